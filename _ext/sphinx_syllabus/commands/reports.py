"""How the commands print what they found, and which site they work on."""

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.model.problem import Problem, Severity
from sphinx_syllabus.plan.entries import Plan


def add_site(parser: argparse.ArgumentParser) -> None:
    """Add the argument that says where the site is."""
    parser.add_argument("site", nargs="?", type=Path, default=Path(), help="the folder of conf.py")


def line_of(problem: Problem) -> str:
    """Write a problem as editors know it: file, line and column first."""
    grade = "" if problem.severity is Severity.ERROR else f"{problem.severity.value}: "
    return f"{problem.place}: {grade}{problem.message}"


def english_style(plan: Plan) -> DateStyle:
    """Return how a course shows dates, in English: a command does not know the site's language."""
    return DateStyle(plan.term.shown_calendars, plan.term.calendar.zone, locale_for("en"))


def new_problems(before: Iterable[Problem], after: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems that were not there before, whatever the lines and the days that they name."""
    known = Counter(map(_without_numbers, before))
    for problem in after:
        words = _without_numbers(problem)
        known[words] -= 1
        if known[words] < 0:
            yield problem


def _without_numbers(problem: Problem) -> str:
    return f"{problem.place.file}: {re.sub('[0-9]+', '', problem.message)}"
