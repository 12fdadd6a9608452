"""The command line: ``python -m sphinx_syllabus check [SITE]``."""

import argparse
import sys
from collections.abc import Sized
from pathlib import Path

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.dates.phrase import DateStyle, phrase_of
from sphinx_syllabus.model.problem import Problem, Severity
from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.read_course import read_course


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return the exit status, which is 1 where there is an error or a warning."""
    parser = argparse.ArgumentParser(
        prog="python -m sphinx_syllabus", description="Work with a course's data."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="read the data only, and list every problem in it")
    check.add_argument("site", nargs="?", type=Path, default=Path(), help="the folder of conf.py")
    check.set_defaults(run=_check)
    options = parser.parse_args(arguments)
    status: int = options.run(options)
    return status


def _check(options: argparse.Namespace) -> int:
    """List every problem; where the data can be understood, tell what was understood."""
    reading = read_course(options.site)
    for problem in reading.problems:
        print(_line(problem))
    if reading.plan:
        _tell(reading.plan)
    return any(problem.severity is not Severity.NOTE for problem in reading.problems)


def _tell(plan: Plan) -> None:
    counts = [_count(plan.modules, "module"), _count(plan.deadlines, "deadline")]
    if plan.sessions:
        counts.append(_count([s for s in plan.sessions if not s.cancelled], "session"))
    print(f"{plan.about.title}: {', '.join(counts)}")
    style = DateStyle(plan.term.shown_calendars, plan.term.calendar.zone, locale_for("en"))
    for entry in plan.deadlines:
        print(f"  {entry.id}: {'cancelled' if entry.cancelled else phrase_of(entry.when, style)}")


def _count(entries: Sized, name: str) -> str:
    return f"{len(entries)} {name}" if len(entries) == 1 else f"{len(entries)} {name}s"


def _line(problem: Problem) -> str:
    grade = "" if problem.severity is Severity.ERROR else f"{problem.severity.value}: "
    return f"{problem.place}: {grade}{problem.message}"


if __name__ == "__main__":
    sys.exit(main())
