"""Every way to get the data wrong, and the exact words for it.

Each folder of ``bad_data`` holds data files that are laid over those of ``good_site``, and in
``expected.txt`` what ``python -m sphinx_syllabus check`` must print for them. Folders whose name begins
with ``good-`` hold what looks like a mistake and is none.
"""

import shutil
from pathlib import Path

import pytest

from sphinx_syllabus.__main__ import main
from sphinx_syllabus.read_course import read_course

BAD_DATA = Path(__file__).parent / "bad_data"
GOOD_SITE = Path(__file__).parent / "good_site"
CASES = sorted(folder.name for folder in BAD_DATA.iterdir())


@pytest.fixture
def good_site(tmp_path: Path) -> Path:
    """Copy the site without a fault, beside a file that is no part of it."""
    (tmp_path / "outside.md").write_text("# Not a page of the site\n", "utf-8")
    return Path(shutil.copytree(GOOD_SITE, tmp_path / "site"))


@pytest.mark.parametrize("case", CASES)
def test_check_prints_exactly_what_is_expected(
    case: str, good_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(
        BAD_DATA / case,
        good_site / "syllabus",
        dirs_exist_ok=True,
        ignore=shutil.ignore_patterns("expected.txt"),
    )
    status = main(["check", str(good_site)])
    assert capsys.readouterr().out == (BAD_DATA / case / "expected.txt").read_text("utf-8")
    assert status == (0 if case.startswith("good-") else 1)


def test_errors_leave_no_plan_to_publish_and_warnings_do(good_site: Path) -> None:
    assert read_course(good_site).plan is not None
    shutil.copy(BAD_DATA / "weeks-overlap" / "schedule.yaml", good_site / "syllabus")
    doubtful = read_course(good_site)
    assert doubtful.plan is not None
    assert doubtful.problems
    shutil.copy(BAD_DATA / "weeks-backwards" / "schedule.yaml", good_site / "syllabus")
    assert read_course(good_site).plan is None


@pytest.mark.parametrize("files", [[], ["syllabus/notes.txt"]])
def test_a_site_without_data_is_said_to_be_one(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in files:
        (tmp_path / file).parent.mkdir()
        (tmp_path / file).write_text("no data\n", "utf-8")
    assert main(["check", str(tmp_path)]) == 1
    assert capsys.readouterr().out == (
        "syllabus:1:1: there is no data file (*.yaml) in 'syllabus': is this the folder of conf.py? "
        "'python -m sphinx_syllabus new-course' begins a course\n"
    )


def test_what_editors_leave_behind_is_no_data(good_site: Path) -> None:
    """Emacs keeps a dangling link beside a file that is being edited, macOS a file of attributes."""
    folder = good_site / "syllabus"
    (folder / ".#course.yaml").symlink_to("nobody@nowhere.1")
    (folder / "._course.yaml").write_bytes(b"\x00\x05\x16\x07")
    assert read_course(good_site).problems == ()
