"""The weekly meetings over the term: a session for each, less holidays and cancelled ones, plus extra.

A session is known by its slot: the number of its week, its weekday, and its place among that day's
meetings. So its id stays when the term moves, when it is itself moved, and when others come and go.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta

from sphinx_syllabus.dates.grammar import DateError, read_date, read_hours
from sphinx_syllabus.dates.resolve import local, no_anchor, resolve_event
from sphinx_syllabus.dates.term import TermCalendar
from sphinx_syllabus.dates.when import Days, Hours, Moment, When, days_between, first_day, instants
from sphinx_syllabus.model.meetings import Change, Meeting
from sphinx_syllabus.model.problem import DataPath, Finding
from sphinx_syllabus.model.scalars import TBA, Weekday
from sphinx_syllabus.plan.entries import PlannedHoliday, PlannedSession
from sphinx_syllabus.plan.weeks import week_numbers


def lay_sessions(
    meetings: tuple[Meeting, ...],
    changes: tuple[Change, ...],
    term: TermCalendar,
    holidays: tuple[PlannedHoliday, ...],
    findings: list[Finding],
    whose: str = "the course",
) -> tuple[PlannedSession, ...]:
    """Lay the meetings over the term and apply the changes, each to what those above it left.

    ``whose`` they are is told where a change means none of them.

    Returns:
        The sessions in order of time, cancelled ones among them; without topics and numbers yet.
    """
    sessions = {session.id: session for session in _weekly(meetings, term, holidays, findings)}
    extra_on: Counter[tuple[date, str | None]] = Counter()
    for index, change in enumerate(changes):
        path: DataPath = ("changes", index)
        key = "when"
        try:
            when = _resolved(change.when, term)
            if change.extra is not None:
                extra = _extra(change, when, path, term, extra_on)
                if extra.id in sessions:
                    key = "id"
                    raise DateError(f"another session has the id '{extra.id}': give each an 'id' of its own")
                sessions[extra.id] = extra
                continue
            meant = _meant(change, when, sessions, term, whose)
            key = "moved"
            to = TBA if change.moved is None else _resolved(change.moved, term)
            sessions |= {session.id: _changed(session, change, to, path, term) for session in meant}
        except DateError as error:
            findings.append(Finding((*path, key), str(error)))
    return in_order([*sessions.values()], term)


def in_order(sessions: list[PlannedSession], term: TermCalendar) -> tuple[PlannedSession, ...]:
    """Sort sessions by time, and by id where they begin together."""
    return tuple(sorted(sessions, key=lambda session: (instants(session.when, term.zone)[0], session.id)))


def _weekly(
    meetings: tuple[Meeting, ...],
    term: TermCalendar,
    holidays: tuple[PlannedHoliday, ...],
    findings: list[Finding],
) -> Iterator[PlannedSession]:
    free = {day for holiday in holidays for day in days_between(holiday.days.first, holiday.days.last)}
    on_day: Counter[tuple[Weekday, str | None]] = Counter()
    for index, meeting in enumerate(meetings):
        path: DataPath = ("meetings", index)
        key = "time"
        try:
            start, end = read_hours(meeting.time)
            key = "weeks"
            first, last = week_numbers(meeting.weeks, term) or (1, len(term.weeks))
        except DateError as error:
            findings.append(Finding((*path, key), str(error)))
            continue
        for weekday in meeting.days:
            on_day[weekday, meeting.section] += 1
            slot = _name(weekday.name[:3].lower(), on_day[weekday, meeting.section], meeting.section)
            for week in term.weeks[first - 1 : last]:
                day = week.first + timedelta(days=(weekday.value - week.first.weekday()) % 7)
                if day < term.starts or day in free:
                    continue
                try:
                    when = Hours(local(day, start, term), local(day, end, term))
                except DateError as error:
                    findings.append(Finding((*path, "time"), str(error)))
                    continue
                yield PlannedSession(
                    f"w{week.number:02}-{slot}", when, None, week.number, meeting.kind, meeting.room,
                    meeting.by, meeting.section, (), cancelled=False, moved_from=None, changes=0, note=None,
                    path=path,
                )  # fmt: skip


def _name(what: str, nth: int, section: str | None) -> str:
    """Name a session; no two names are the same, for a section begins with a letter."""
    return "-".join(word for word in (what, str(nth) if nth > 1 else None, section) if word)


def _resolved(text: str, term: TermCalendar) -> When:
    return resolve_event(read_date(text), term, no_anchor)


def _extra(
    change: Change,
    when: When,
    path: DataPath,
    term: TermCalendar,
    extra_on: Counter[tuple[date, str | None]],
) -> PlannedSession:
    if not isinstance(when, Hours | Days):
        raise DateError(
            f"'{change.when}' does not say until when: write a day and hours, such as 14:00-15:30"
        )
    day = first_day(when)
    extra_on[day, change.section] += 1
    name = change.id or _name(f"extra-{day}", extra_on[day, change.section], change.section)
    return PlannedSession(
        name, when, None, term.week_number(day), change.kind, change.room, change.by, change.section, (),
        cancelled=False, moved_from=None, changes=0, note=change.extra, path=path,
    )  # fmt: skip


def _meant(
    change: Change, when: When, sessions: dict[str, PlannedSession], term: TermCalendar, whose: str
) -> list[PlannedSession]:
    """Find the sessions that a change is about.

    Who cancels says what would be held then; who moves, the time that the slot gives, so that two
    sessions can change places. Where no session is there, the other is meant.
    """
    if not isinstance(when, Days | Moment | Hours):
        raise DateError("a session that is cancelled or moved needs its date: when was it to be?")
    first, last = instants(when, term.zone)

    def is_then(other: Hours | Days) -> bool:
        if not first.date() <= first_day(other) <= last.date():
            return False
        start = instants(other, term.zone)[0]
        return start == first or (isinstance(when, Days) and first <= start < last)

    own = [session for session in sessions.values() if change.section in (None, session.section)]
    held = [session for session in own if not session.cancelled]
    now = [session for session in held if is_then(session.when)]
    slot = [session for session in held if is_then(session.moved_from or session.when)]
    meant = (now or slot) if change.moved is None else (slot or now)
    if meant:
        return meant
    day = f"on {_day_text(first.date())}" + ("" if isinstance(when, Days) else f" at {first:%H:%M}")
    if any(is_then(session.when) for session in own):
        raise DateError(f"the session {day} is cancelled already")
    starts = (instants(session.when, term.zone)[0] for session in held)
    near = min(starts, key=lambda start: abs(start - first), default=None)
    whose = f"section '{change.section}'" if change.section else whose
    hint = f"the nearest is on {_day_text(near.date())} at {near:%H:%M}" if near else f"{whose} has none"
    raise DateError(f"there is no session {day} to cancel or move: {hint}")


def _day_text(day: date) -> str:
    return f"{Weekday(day.weekday()).name.capitalize()} {day}"


def _changed(
    session: PlannedSession, change: Change, to: When, path: DataPath, term: TermCalendar
) -> PlannedSession:
    if change.moved is None:
        return replace(session, cancelled=True, changes=session.changes + 1, note=change.cancelled, path=path)
    when = _new_time(session.when, to, term)
    if when is None:
        message = f"'{change.moved}' is no new time of a session: write a day, with hours if they change"
        raise DateError(f"{message}; until it is known, write 'cancelled:' and why")
    return replace(
        session,
        when=when,
        week=term.week_number(first_day(when)),
        room=change.room or session.room,
        by=change.by or session.by,
        moved_from=session.moved_from or session.when,
        changes=session.changes + 1,
        path=path,
    )


def _new_time(old: Hours | Days, to: When, term: TermCalendar) -> Hours | Days | None:
    """Return when a moved session is: at its own hours on another day, or as long from another time."""
    match old, to:
        case _, Hours():
            return to
        case Days(), Days():
            return to
        case Hours(start=start, end=end), Moment(at=at):
            return Hours(at, at + (end - start))
        case Hours(start=start, end=end), Days(first=first, last=last) if first == last:
            begins, ends = (local(first, time(at.hour, at.minute), term) for at in (start, end))
            return Hours(begins, ends)
        case _:
            return None
