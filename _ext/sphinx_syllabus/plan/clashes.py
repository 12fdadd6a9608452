"""Doubts about a plan: nothing is unreadable, but a person should look."""

from collections.abc import Iterator
from datetime import date, timedelta

from sphinx_syllabus.dates.when import (
    NEVER,
    Days,
    Hours,
    Moment,
    begins,
    first_day,
    instants,
    last_day,
    overlap,
)
from sphinx_syllabus.model.problem import DataPath, Finding, Severity
from sphinx_syllabus.plan.entries import Plan, PlannedDeadline, PlannedSession
from sphinx_syllabus.plan.lateness import find_early_solutions

EXAM_PERIOD = timedelta(weeks=8)
"""For how long after the last week of teaching exams are held."""


def find_clashes(plan: Plan) -> Iterator[Finding]:
    """Find what is on holidays or outside the term, sessions that overlap, and days with two exams."""
    yield from _holidays(plan)
    yield from _deadlines(plan)
    yield from _sessions(plan)
    yield from _talks(plan)
    yield from find_early_solutions(plan.deadlines)


def _holidays(plan: Plan) -> Iterator[Finding]:
    for holiday in plan.term.holidays:
        what = f"the holiday '{holiday.name}'"
        yield from _outside(plan, (*holiday.path, "when"), what, holiday.days.first, holiday.days.last)


def _deadlines(plan: Plan) -> Iterator[Finding]:
    exams: dict[date, list[PlannedDeadline]] = {}
    for entry in plan.deadlines:
        # Those that recur follow the sessions; there is no one date that could be mended.
        if not isinstance(entry.when, Moment | Days | Hours) or entry.follows or entry.cancelled:
            continue
        first, last = first_day(entry.when), last_day(entry.when)
        path = entry.date_path
        yield from _before_it_is_there(plan, entry)
        after = EXAM_PERIOD if entry.is_exam else timedelta(0)
        yield from _outside(plan, path, f"'{entry.id}'", first, last, after)
        yield from _on_holiday(plan, path, f"'{entry.id}'", first, last)
        if entry.is_exam and first == last:
            others = exams.setdefault(first, [])
            other = next((it for it in others if _have_students_in_common(it, entry)), None)
            if other:
                message = f"two exams are on {first}: '{other.id}' ({{related}}) and '{entry.id}'"
                yield Finding(path, message, Severity.WARNING, "clash", related=other.path)
            others.append(entry)


def _before_it_is_there(plan: Plan, entry: PlannedDeadline) -> Iterator[Finding]:
    """Find what is due before it is handed out, or before anybody can know of it."""
    if not isinstance(entry.when, Moment | Days | Hours):
        return
    calendar = plan.term.calendar
    ends = instants(entry.when, calendar.zone)[1]
    verb = "is due" if entry.is_due else "ends"
    if isinstance(entry.out, Days | Moment) and ends <= begins(entry.out, calendar.zone):
        message = f"'{entry.id}' {verb} before it is handed out ({{related}})"
        out: DataPath = (*entry.path[:2], "out")
        yield Finding(entry.date_path, message, Severity.WARNING, "clash", related=out)
    if entry.release is not None and entry.release != NEVER and ends <= entry.release:
        message = f"'{entry.id}' {verb} before its own release ({{related}})"
        release: DataPath = (*entry.path[:2], "release")
        yield Finding(entry.date_path, message, Severity.WARNING, "clash", related=release)


def _talks(plan: Plan) -> Iterator[Finding]:
    """Find what is doubtful about presentations at a time of their own; the others follow the sessions."""
    for slot in plan.presentations.slots if plan.presentations else ():
        if slot.talk and slot.number is None and isinstance(slot.when, Days | Hours):
            path: DataPath = (*slot.talk.path, "when")
            days = first_day(slot.when), last_day(slot.when)
            yield from _outside(plan, path, "a presentation", *days)
            yield from _on_holiday(plan, path, "a presentation", *days)


def _sessions(plan: Plan) -> Iterator[Finding]:
    exams: dict[date, list[tuple[PlannedDeadline, Hours]]] = {}
    for entry in plan.deadlines:
        if entry.is_exam and isinstance(entry.when, Hours) and not entry.cancelled:
            exams.setdefault(first_day(entry.when), []).append((entry, entry.when))
    for session in plan.sessions:
        if session.cancelled:
            continue
        day = first_day(session.when)
        path = _date_path(session)
        if path != session.path:
            yield from _on_holiday(plan, path, "a session", day, day)
            yield from _outside(plan, path, "a session", day, day)
        for exam, hours in exams.get(day, []):
            both = exam.concerns(session.section)
            if both and isinstance(session.when, Hours) and overlap(session.when, hours):
                message = f"'{exam.id}' is during a session on {day} ({{related}}): cancel or move that one"
                yield Finding(exam.date_path, message, Severity.WARNING, "clash", related=session.path)
    yield from _overlapping(plan)


def _overlapping(plan: Plan) -> Iterator[Finding]:
    """Find sessions that somebody cannot both attend; what recurs weekly is said once."""
    latest: dict[str | None, tuple[PlannedSession, Hours]] = {}
    said: set[tuple[DataPath, DataPath]] = set()
    for session in plan.sessions:
        when = session.when
        if session.cancelled or not isinstance(when, Hours):
            continue
        both = [*latest] if session.section is None else [None, session.section]
        for other, hours in (latest[section] for section in both if section in latest):
            pair = (session.path, other.path)
            if overlap(when, hours) and pair not in said:
                said.add(pair)
                message = f"two sessions overlap on {first_day(when)}"
                if other.path != session.path:
                    message += " ({related})"
                yield Finding(session.path, message, Severity.WARNING, "clash", related=other.path)
        if session.section not in latest or latest[session.section][1].end < when.end:
            latest[session.section] = session, when


def _date_path(session: PlannedSession) -> DataPath:
    """Return where a session's own date stands; one of a weekly slot has none."""
    match session.path[0]:
        case "meetings":
            return session.path
        case "changes" if session.moved_from is not None:
            return (*session.path, "moved")
        case _:
            return (*session.path, "when")


def _outside(
    plan: Plan, path: DataPath, what: str, first: date, last: date, after: timedelta = timedelta(0)
) -> Iterator[Finding]:
    """Find what lies outside the term, or too long after it."""
    term = plan.term.calendar
    if last < term.starts or first > term.ends + after:
        day = last if last < term.starts else first
        message = f"{what} is on {day}, outside the term ({term.starts} to {term.ends})"
        yield Finding(path, message, Severity.WARNING, "outside-term")


def _on_holiday(plan: Plan, path: DataPath, what: str, first: date, last: date) -> Iterator[Finding]:
    """Find what lies wholly within a holiday."""
    for holiday in plan.term.holidays:
        if holiday.days.first <= first and last <= holiday.days.last:
            yield Finding(path, f"{what} is on a holiday: {holiday.name}", Severity.WARNING, "holiday")


def _have_students_in_common(one: PlannedDeadline, other: PlannedDeadline) -> bool:
    return not one.sections or not other.sections or not {*one.sections}.isdisjoint(other.sections)
