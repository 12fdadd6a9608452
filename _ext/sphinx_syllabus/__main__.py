"""The command line: ``python -m sphinx_syllabus check [SITE]``."""

import argparse
import sys
from collections.abc import Sized
from pathlib import Path

from sphinx_syllabus.model.problem import Problem, Severity
from sphinx_syllabus.read_course import read_course


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return the exit status, which is 1 where there is an error or a warning."""
    parser = argparse.ArgumentParser(
        prog="python -m sphinx_syllabus", description="Work with a course's data."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="read the data only, and list every problem in it")
    check.add_argument("site", nargs="?", type=Path, default=Path(), help="the folder of conf.py")
    check.add_argument("--data", default="syllabus", help="the data folder in it (%(default)s)")
    check.set_defaults(run=_check)
    options = parser.parse_args(arguments)
    status: int = options.run(options)
    return status


def _check(options: argparse.Namespace) -> int:
    reading = read_course(options.site, options.data)
    for problem in reading.problems:
        print(_line(problem))
    if reading.plan:
        plan = reading.plan
        modules, deadlines = _count(plan.modules, "module"), _count(plan.deadlines, "deadline")
        print(f"{plan.about.title}: {modules}, {deadlines}")
    return any(problem.severity is not Severity.NOTE for problem in reading.problems)


def _count(entries: Sized, name: str) -> str:
    return f"{len(entries)} {name}" if len(entries) == 1 else f"{len(entries)} {name}s"


def _line(problem: Problem) -> str:
    grade = "" if problem.severity is Severity.ERROR else f"{problem.severity.value}: "
    return f"{problem.place}: {grade}{problem.message}"


if __name__ == "__main__":
    sys.exit(main())
