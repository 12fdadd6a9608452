"""What ``live`` reads from the messages of a build."""

from pathlib import Path

import pytest

from sphinx_syllabus.live.build_report import NO_WORD, BuildReport, Told, read_report
from sphinx_syllabus.live.doctrees import forget
from sphinx_syllabus.live.site_build import build

SITE = Path("/course")


def test_problems_are_read_with_their_places_and_their_further_lines() -> None:
    said = """\x1b[91m/course/a/week.md:3: WARNING: there is no such thing [ref.ref]\x1b[39;49;00m
/course/list.rst:8: ERROR: Error in "image" directive:
unknown option: "size".

.. image:: a.png
   :size: 3 [docutils]
syllabus/course.yaml:2:5: WARNING: a doubt
WARNING: the theme has one too
/elsewhere/part.md:1: WARNING: odd
"""
    report = read_report(said, SITE, is_built=True)
    assert report == BuildReport(
        True,
        (
            Told("a/week.md:3", "there is no such thing [ref.ref]"),
            Told("list.rst:8", 'Error in "image" directive: unknown option: "size".'),
            Told("syllabus/course.yaml:2:5", "a doubt"),
            Told("", "the theme has one too"),
            Told("/elsewhere/part.md:1", "odd"),
        ),
    )


def test_what_a_build_speaks_of_is_read_anew_and_no_more(tmp_path: Path) -> None:
    def kept_of(place: str) -> list[str]:
        (tmp_path / "syllabus").mkdir(exist_ok=True)
        for name in ("part.doctree", "syllabus/course.doctree", "environment.pickle"):
            (tmp_path / name).touch()
        # A page with two problems is one page.
        said = f"{place}:3: WARNING: odd\n{place}:5: WARNING: odd\n"
        forget(read_report(said, SITE, is_built=True), tmp_path)
        return sorted(file.name for file in tmp_path.rglob("*.*"))

    assert kept_of("/course/part.md") == ["course.doctree", "environment.pickle"]
    assert kept_of("syllabus/course.yaml") == ["course.doctree", "environment.pickle", "part.doctree"]
    for taken_in in (
        "part.txt",
        "parts/hidden.md",
        "/elsewhere/part.md",
        "../part.md",
        f"{tmp_path}/part.md",
    ):
        assert kept_of(taken_in) == ["course.doctree", "part.doctree"]


@pytest.mark.parametrize(
    "said",
    [
        "\nConfiguration error:\nThere is a syntax error: '(' was never closed (conf.py, line 15)\n",
        """/course/a.md:1: WARNING: odd

Configuration error!

Last Messages
=============

    /course/a.md: WARNING: odd

Traceback
=========

      File "config.py", line 600, in eval_config_file
        raise ConfigError(msg % err) from err
    sphinx.errors.ConfigError: There is a syntax error: '(' was never closed (conf.py, line 15)


The full traceback has been saved in:
/tmp/sphinx-err-ab.log

To report this error to the developers, please open an issue.
""",
    ],
    ids=["Sphinx 7", "Sphinx 9"],
)
def test_why_sphinx_gave_up_is_told_in_a_line(said: str) -> None:
    report = read_report(said, SITE, is_built=False)
    assert report.reason == "There is a syntax error: '(' was never closed (conf.py, line 15)"
    assert len(report.problems) == said.startswith("/course")


def test_a_build_that_speaks_for_itself_has_no_other_reason() -> None:
    said = "a.yaml:1:1: ERROR: no\nERROR: the course's data has errors: nothing is built\n"
    report = read_report(said, SITE, is_built=False)
    assert [told.message for told in report.problems] == [
        "no",
        "the course's data has errors: nothing is built",
    ]
    assert report.reason == ""


@pytest.mark.parametrize(
    "conf",
    [
        "import os\nos.kill(os.getpid(), 9)",
        # The length of a message, and less than that.
        "import os\nfrom multiprocessing.connection import Connection\n"
        "Connection.send = lambda self, _: (os.write(self.fileno(), b'\\0\\0\\1\\0half'), os._exit(0))",
    ],
    ids=["before its message", "in its message"],
)
def test_a_build_that_dies_is_not_built_and_has_a_reason(conf: str, tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text(conf)
    (tmp_path / "index.md").touch()
    is_built, said = build(["-q", str(tmp_path), str(tmp_path / "_build")], "spawn")
    assert read_report(said, tmp_path, is_built=is_built) == BuildReport(False, (), NO_WORD)


@pytest.mark.parametrize(("options", "is_written"), [(["-W", "--keep-going"], True), (["-b", "none"], False)])
def test_warnings_that_count_as_errors_do_not_undo_what_is_written(
    options: list[str], is_written: bool, tmp_path: Path
) -> None:
    (tmp_path / "conf.py").touch()
    (tmp_path / "index.rst").write_text(":no-such-role:`word`\n")
    output = tmp_path / "_build"
    is_built, _ = build(["-q", *options, str(tmp_path), str(output)], "spawn")
    assert is_built == (output / "index.html").exists() == is_written
