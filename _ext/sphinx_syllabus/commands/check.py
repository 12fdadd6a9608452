"""``check``: read the data only, and list every problem in it."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sized
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sphinx_syllabus.commands.reports import add_site, english_style, line_of
from sphinx_syllabus.dates.phrase import DateStyle, phrase_of
from sphinx_syllabus.dates.when import NEVER, Moment
from sphinx_syllabus.model.problem import Problem, Severity
from sphinx_syllabus.model.scalars import TBA
from sphinx_syllabus.outputs.annotations import github_annotations, gitlab_report
from sphinx_syllabus.outputs.credit_words import acceptance_text
from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.read_course import DATA_FOLDER, read_course
from sphinx_syllabus.terminal import coloured


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    check = commands.add_parser("check", help="read the data only, and list every problem in it")
    add_site(check)
    check.add_argument(
        "--folder",
        default=DATA_FOLDER,
        help="the folder of the data, such as terms/fall-2023; %(default)s unless given",
    )
    check.add_argument(
        "--format",
        choices=("text", "github", "gitlab"),
        default="text",
        help="github: annotations besides, for a job there; gitlab: a report of code quality instead",
    )
    check.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """List every problem; where the data can be understood, tell what was understood."""
    reading = read_course(options.site, folder=options.folder)
    if options.format == "gitlab":
        sys.stdout.write(gitlab_report(_in_repository(reading.problems, options.site)))
    else:
        for problem in reading.problems:
            print(coloured(line_of(problem), problem.severity))
        if options.format == "github":
            for line in github_annotations(_in_repository(reading.problems, options.site)):
                print(line)
        if reading.plan:
            _tell(reading.plan)
    return any(problem.severity is not Severity.NOTE for problem in reading.problems)


def _in_repository(problems: Iterable[Problem], site: Path) -> Iterator[Problem]:
    """Name the files of problems from where the command was called, which is the repository's top folder."""
    for problem in problems:
        file = (site / problem.place.file).as_posix()
        yield replace(problem, place=problem.place._replace(file=file))


def _tell(plan: Plan) -> None:
    counts = [_count(plan.modules, "module"), _count(plan.deadlines, "deadline")]
    if plan.sessions:
        counts.append(_count([s for s in plan.sessions if not s.cancelled], "session"))
    print(f"{plan.about.title}: {', '.join(counts)}")
    style = english_style(plan)
    for entry in plan.deadlines:
        date = "cancelled" if entry.cancelled else str(phrase_of(entry.when, style))
        told = (date, acceptance_text(entry.acceptance, style), _release(entry.release, style))
        print(f"  {entry.id}: {'. '.join(sentence for sentence in told if sentence)}")
    for slot in plan.presentations.slots if plan.presentations else ():
        if slot.talk:
            print(f"  presentation {slot.talk.id}: {phrase_of(slot.when, style)}")


def _release(moment: datetime | None, style: DateStyle) -> str | None:
    if moment is None:
        return None
    return f"Release: {phrase_of(TBA if moment == NEVER else Moment(moment), style)}"


def _count(entries: Sized, name: str) -> str:
    return f"{len(entries)} {name}" if len(entries) == 1 else f"{len(entries)} {name}s"
