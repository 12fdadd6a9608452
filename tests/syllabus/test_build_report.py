"""What ``live`` reads from the messages of a build."""

from pathlib import Path

import pytest

from sphinx_syllabus.live.build_report import BuildReport, Told, read_report

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
    assert [*report.pages()] == ["a/week", "list", "syllabus/course"]


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
