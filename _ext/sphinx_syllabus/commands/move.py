"""``move``: give a deadline another date in its data file, and tell what follows from that."""

import argparse
import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sphinx_syllabus.atomic_file import replace_files
from sphinx_syllabus.commands.reports import add_site, english_style, line_of, new_problems
from sphinx_syllabus.dates.expression import EVERY_SESSION, anchors
from sphinx_syllabus.dates.grammar import DateError, read_date
from sphinx_syllabus.dates.phrase import phrase_of
from sphinx_syllabus.dates.resolve import no_anchor, resolve_event
from sphinx_syllabus.dates.when import Days, Hours, Moment, When
from sphinx_syllabus.load.edits import NotEditableError, Record, with_new_date
from sphinx_syllabus.load.yaml_source import YamlSource
from sphinx_syllabus.model.announcements import FOLDER
from sphinx_syllabus.model.problem import Problem, Severity, did_you_mean
from sphinx_syllabus.model.scalars import Unannounced
from sphinx_syllabus.outputs.moved_notice import Move, moved_notice
from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.read_course import CourseReading, read_course


class CannotMoveError(Exception):
    """The date is not changed; the message says why, or lists the problems."""


@dataclass(frozen=True)
class _Entry:
    """A deadline as it stands in its file."""

    source: YamlSource
    index: int
    key: str
    text: str


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    move = commands.add_parser(
        "move",
        help="change the date of a deadline, keep the former one, and draft an announcement",
        description="Change the date of a deadline in its data file, keep the former one under 'was', draft "
        "an announcement, and tell what else moves with it.",
    )
    move.add_argument("id", help="the deadline's id, such as proposal")
    move.add_argument("date", help="the new date in any form that the data may have, such as '3 Azar 1402'")
    add_site(move)
    move.add_argument("--on", metavar="DAY", help="the day of the change; today unless given")
    move.add_argument("--dry-run", action="store_true", help="show all that would change, and change nothing")
    move.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Move a deadline; the exit status is 1 where that cannot be done."""
    try:
        _move(options.site, options.id, " ".join(options.date.split()), options.on, dry=options.dry_run)
    except CannotMoveError as reason:
        print(reason)
        print("Nothing has been changed.")
        return 1
    return 0


def _move(site: Path, name: str, text: str, on: str | None, *, dry: bool) -> None:
    try:
        read_date(text)
    except DateError as error:
        raise CannotMoveError(str(error)) from error
    before = read_course(site)
    plan = _plan_of(before)
    entry = _find(before, name)
    day = _day(on, plan)
    former = _when(plan, name)
    file = (site / entry.source.name).resolve()  # a link stays one
    content = file.read_bytes()
    try:
        new = with_new_date(entry.source, content, entry.index, entry.key, text, _record(entry, former, day))
    except NotEditableError as error:
        raise CannotMoveError(
            f"{entry.source.place(('deadlines', entry.index, entry.key))}: {error}"
        ) from error
    after = read_course(site, {entry.source.name: new})
    moves = [*_moves(plan, _plan_of(after))]
    own = next((move for move in moves if move.id == name), None)
    if own is None:
        raise CannotMoveError(f"'{name}' is already then: {phrase_of(former, english_style(plan))}")
    others = [move for move in moves if move.id != name]
    _tell(own, others, [*new_problems(before.problems, after.problems)], plan)
    notice = moved_notice(own, others, day, english_style(plan))
    draft = _free_name(site, f"{day.isoformat()}-{name}")
    if dry:
        _show(entry.source.name, content.decode("utf-8"), new.decode("utf-8"))
        _show(draft, "", notice)
        return
    try:
        replace_files({file: new, site / draft: notice.encode()})
    except OSError as error:
        raise CannotMoveError(f"{error.filename}: cannot be written: {error.strerror}") from error
    print(f"Changed {entry.source.name}")
    print(f"Drafted {draft}: read it before you publish it")


def _plan_of(reading: CourseReading) -> Plan:
    if reading.plan is None:
        errors = (problem for problem in reading.problems if problem.severity is Severity.ERROR)
        raise CannotMoveError("\n".join(map(line_of, errors)))
    return reading.plan


def _find(reading: CourseReading, name: str) -> _Entry:
    """Find a deadline whose date can be changed alone."""
    entries = reading.sources.values.get("deadlines", ())
    written = {
        str(entry["id"]): (index, entry) for index, entry in enumerate(entries) if isinstance(entry, dict)
    }
    if name not in written:
        raise CannotMoveError(
            f"there is no deadline '{name}' in the course's data{did_you_mean(name, written)}"
        )
    index, entry = written[name]
    key = "due" if "due" in entry else "when"
    text = str(entry[key])
    if EVERY_SESSION in anchors(read_date(text)):
        raise CannotMoveError(f"'{name}' recurs: it follows the sessions, so there is no one date to change")
    if "cancelled" in entry:
        raise CannotMoveError(f"'{name}' is cancelled: take 'cancelled' out of the data first")
    return _Entry(reading.sources.by_key["deadlines"], index, key, text)


def _day(on: str | None, plan: Plan) -> date:
    """Return the day of the change."""
    calendar = plan.term.calendar
    if on is None:
        return datetime.now(calendar.zone).date()
    try:
        when = resolve_event(read_date(on), calendar, no_anchor)
    except DateError as error:
        raise CannotMoveError(f"--on: {error}") from error
    if not isinstance(when, Days) or when.first != when.last:
        raise CannotMoveError(f"--on: '{on}' is not a day: write one such as 2023-11-10")
    return when.first


def _when(plan: Plan, name: str) -> When:
    return next(entry.when for entry in plan.deadlines if entry.id == name)


def _record(entry: _Entry, former: When, day: date) -> Record | None:
    """Return what is kept of a former date; one counted from another entry as it came out."""
    if isinstance(former, Unannounced):
        return None
    when = _iso(former) if anchors(read_date(entry.text)) else None
    return Record(when, day.isoformat())


def _iso(when: Moment | Days | Hours) -> str:
    match when:
        case Moment(at=at):
            return f"{at:%Y-%m-%d %H:%M}"
        case Hours(start=start, end=end):
            return f"{start:%Y-%m-%d %H:%M} to {end:%Y-%m-%d %H:%M}"
        case Days(first=first, last=last):
            return first.isoformat() if first == last else f"{first} to {last}"


def _moves(before: Plan, after: Plan) -> Iterator[Move]:
    """List the deadlines that have another date, in order of time."""
    dates = {entry.id: entry.when for entry in before.deadlines}
    for entry in after.deadlines:
        if entry.id in dates and repr(dates[entry.id]) != repr(entry.when):
            yield Move(entry.id, entry.title, dates[entry.id], entry.when, entry.release)


def _tell(own: Move, others: list[Move], problems: list[Problem], plan: Plan) -> None:
    style = english_style(plan)
    print(f"{own.title}: from {phrase_of(own.before, style)}")
    print(f"{' ' * len(own.title)}  to   {phrase_of(own.after, style)}")
    if others:
        print("What hangs on it:")
        for move in others:
            print(f"  {move.id}: from {phrase_of(move.before, style)}")
            print(f"  {' ' * len(move.id)}  to   {phrase_of(move.after, style)}")
    if problems:
        print("New problems:")
        for problem in problems:
            print(f"  {line_of(problem)}")


def _free_name(site: Path, name: str) -> str:
    """Return the name of a new announcement."""
    names = (f"{FOLDER}/{name}{'' if number == 1 else f'-{number}'}.md" for number in range(1, 1000))
    return next(candidate for candidate in names if not (site / candidate).exists())


def _show(name: str, old: str, new: str) -> None:
    lines = difflib.unified_diff(
        old.splitlines(keepends=True),
        new.splitlines(keepends=True),
        f"a/{name}" if old else "/dev/null",
        f"b/{name}",
    )
    print("".join(line if line.endswith("\n") else line + "\n" for line in lines), end="")
