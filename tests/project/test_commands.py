"""The commands that people are told of exist, and set up what they need."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMANDS = {
    "html", "pdf", "latexpdf", "test", "check", "lint", "linkcheck", "live", "guide", "bench", "lock",
    "translations", "versions", "audit", "clean", "help",
}  # fmt: skip


def make(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    # What an outer `make test` passes down would change what this one says and does.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        ["make", *arguments],
        cwd=folder,
        env=inherited,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def bare_project(tmp_path: Path) -> Path:
    """The Makefile alone, with lock files that name nothing, so that no network is needed."""
    (tmp_path / "Makefile").write_bytes((ROOT / "Makefile").read_bytes())
    for name in ("requirements.txt", "requirements-dev.txt"):
        (tmp_path / name).touch()
    return tmp_path


def test_help_lists_every_command_and_what_it_does() -> None:
    listed = re.findall(r"^make (\S+) +\S.*$", make("help").stdout, flags=re.MULTILINE)
    assert len(listed) == len(make("help").stdout.splitlines())
    assert sorted(listed) == sorted(COMMANDS)


def test_documents_name_only_commands_that_exist() -> None:
    named = set()
    for document in ROOT.glob("*.md"):
        fenced_or_inline = re.findall(r"```.*?```|`[^`\n]+`", document.read_text(), re.DOTALL)
        for code in fenced_or_inline:
            named |= set(re.findall(r"(?:^|[`\s])make (?:[A-Z]+=\S+ )*([a-z]+)", code))
    assert "html" in named, "README.md must tell how to build the site"
    assert named <= COMMANDS


def test_interpreter_that_cannot_run_is_passed_over(bare_project: Path) -> None:
    shim = bare_project / "python3.14"
    shim.write_text("#!/bin/sh\necho 'command not found' >&2\nexit 127\n")
    shim.chmod(0o755)
    done = make(".venv/requirements.stamp", f"PYTHON={shim} {sys.executable}", folder=bare_project)
    assert done.returncode == 0, done.stderr
    assert (bare_project / ".venv/bin/python").exists()


def test_set_up_is_repeated_only_when_its_lock_file_changes(bare_project: Path) -> None:
    def is_up_to_date(stamp: str) -> bool:
        return make("--question", f".venv/{stamp}", folder=bare_project).returncode == 0

    make(".venv/requirements-dev.stamp", f"PYTHON={sys.executable}", folder=bare_project)
    assert is_up_to_date("requirements-dev.stamp")
    assert is_up_to_date("requirements.stamp"), "the tools for tests include the site's"

    stamped = (bare_project / ".venv/requirements.stamp").stat().st_mtime
    os.utime(bare_project / "requirements.txt", (stamped + 1, stamped + 1))
    assert is_up_to_date("requirements-dev.stamp")
    assert not is_up_to_date("requirements.stamp")


def test_machine_without_a_fitting_python_is_told_so(bare_project: Path) -> None:
    done = make("html", "PYTHON=false no-such-python", folder=bare_project)
    assert done.returncode != 0
    assert "No Python 3.11 or newer" in done.stderr
    assert not (bare_project / ".venv").exists()
