"""The hook for pre-commit: when it runs, and what it then does."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
GOOD_SITE = ROOT / "tests" / "syllabus" / "good_site"
[HOOK] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("file", "concerns_it"),
    [
        ("syllabus/deadlines.yaml", True),
        ("announcements/2023-10-14-exam.md", True),
        ("index.md", False),
        ("notes/syllabus/old.yaml", False),
    ],
)
def test_it_runs_when_data_is_committed(file: str, concerns_it: bool) -> None:
    assert bool(re.search(HOOK["files"], file)) == concerns_it


def test_it_lets_good_data_pass_and_no_other(tmp_path: Path) -> None:
    site = shutil.copytree(GOOD_SITE, tmp_path / "site")
    # What pre-commit does: it installs the package, and runs the entry in the course's folder.
    assert HOOK["language"] == "python"
    assert HOOK["pass_filenames"] is False
    python, *arguments = HOOK["entry"].split()
    assert python == "python"

    def run() -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"PYTHONPATH": str(ROOT / "_ext")}
        command = [sys.executable, *arguments]
        return subprocess.run(command, cwd=site, env=environment, capture_output=True, text=True, check=False)

    assert run().returncode == 0
    (site / "syllabus" / "deadlines.yaml").write_text(
        "deadlines:\n  - {id: a1, title: A, due: 30 Esfand 1402}\n"
    )
    refused = run()
    assert refused.returncode == 1
    assert refused.stdout.startswith("syllabus/deadlines.yaml:2:29: 30 Esfand 1402 is not a day")
