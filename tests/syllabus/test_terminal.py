"""Problems have a build's colours on a terminal, and nowhere else."""

import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CASE = HERE / "bad_data" / "date-wrong-weekday"
ERROR = (CASE / "expected.txt").read_text("utf-8").rstrip()
COMMAND = [sys.executable, "-m", "sphinx_syllabus", "check", "."]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Copy a course with one mistake."""
    site = Path(shutil.copytree(HERE / "good_site", tmp_path / "site"))
    shutil.copytree(CASE, site / "syllabus", dirs_exist_ok=True)
    return site


def environment(**variables: str) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "CI")}
    return {**own, "PYTHONPATH": str(HERE.parents[1] / "_ext"), "TERM": "xterm-256color", **variables}


def said_on_a_terminal(site: Path, **variables: str) -> str:
    ours, theirs = pty.openpty()
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        done = subprocess.run(COMMAND, cwd=site, env=environment(**variables), stdout=theirs, check=False)
        os.close(theirs)
        said = terminal.read(10_000).decode().replace("\r\n", "\n")
    assert done.returncode == 1
    return said.rstrip()


def test_a_terminal_shows_colour_unless_told_not_to(site: Path) -> None:
    said = said_on_a_terminal(site)
    assert said.startswith("\x1b[")
    assert re.sub("\x1b\\[[0-9;]*m", "", said) == ERROR
    assert said_on_a_terminal(site, NO_COLOR="1") == ERROR


def test_a_file_gets_words_alone_also_where_sphinx_would_colour_them(site: Path) -> None:
    told = subprocess.run(
        COMMAND, cwd=site, env=environment(CI="true"), capture_output=True, text=True, check=False
    )
    assert told.stdout.rstrip() == ERROR


def test_a_reader_who_stops_early_is_no_error(site: Path) -> None:
    command = [sys.executable, "-m", "sphinx_syllabus", "schema"]
    with subprocess.Popen(
        command, cwd=site, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as schema:
        assert schema.stdout
        assert schema.stderr
        schema.stdout.close()
        assert schema.stderr.read() == b""
