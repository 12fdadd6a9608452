"""Presentations: slots of one length over the sessions of their weeks, and talks dealt over the slots.

A talk takes the next slot in order, but for those that name theirs: by its number, its day, or the
moment at which it begins. A time at which no session is held is a talk's own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from sphinx_syllabus.dates.grammar import DateError, read_date
from sphinx_syllabus.dates.resolve import no_anchor, resolve_event
from sphinx_syllabus.dates.term import TermCalendar
from sphinx_syllabus.dates.when import Days, Hours, Moment, When, begins, first_day, last_day, overlap
from sphinx_syllabus.model.presentations import Presentations, Talk
from sphinx_syllabus.model.problem import DataPath, Finding, Severity
from sphinx_syllabus.model.scalars import TBA, Unannounced, identifier_from
from sphinx_syllabus.plan.entries import PlannedSession
from sphinx_syllabus.plan.slots import PlannedPresentations, PlannedSlot, PlannedTalk
from sphinx_syllabus.plan.topics import LECTURE
from sphinx_syllabus.plan.weeks import week_numbers

PATH: DataPath = ("presentations",)


def plan_presentations(
    written: Presentations | None,
    sessions: tuple[PlannedSession, ...],
    term: TermCalendar,
    findings: list[Finding],
) -> PlannedPresentations | None:
    """Deal the presentations over the sessions of their weeks or days.

    Args:
        written: the presentations as written, if the course has any.
        sessions: the sessions of the course.
        term: the frame in which dates are resolved.
        findings: gathers what is wrong or in doubt.
    """
    if written is None:
        return None
    key = "weeks" if written.weeks else "when"
    try:
        when = _when(written, term)
    except DateError as error:
        findings.append(Finding((*PATH, key), str(error)))
        when = None
    if when is None:
        findings.extend(_unreadable(written.talks))
        return None
    slots = _slots(written, [*_sessions_in(when, written.kind, sessions)])
    if sessions and not slots and not isinstance(when, Unannounced):
        findings.append(_without_sessions(written, when, sessions, key))
    dealer = _Dealer(written, slots, not isinstance(when, Unannounced), term, findings)
    dealer.place([(_talk(index, talk), talk) for index, talk in enumerate(written.talks)])
    placed = sorted(
        [*dealer.slots, *dealer.others], key=lambda slot: (begins(slot.when, term.zone), slot.section or "")
    )
    return PlannedPresentations(when, written.slot, written.kind, written.room, tuple(placed), (*PATH, key))


def mark_sessions(
    sessions: tuple[PlannedSession, ...], presentations: PlannedPresentations | None
) -> tuple[PlannedSession, ...]:
    """Tell the sessions that have slots for presentations that they have."""
    cut = {slot.session for slot in presentations.slots} if presentations else set()
    return tuple(
        replace(session, has_presentations=True) if session.id in cut else session for session in sessions
    )


def _when(written: Presentations, term: TermCalendar) -> Days | Moment | Hours | Unannounced:
    if written.weeks:
        weeks = week_numbers(written.weeks, term)
        return term.span(*weeks) if weeks else TBA
    return resolve_event(read_date(written.when or "TBA"), term, no_anchor)


def _unreadable(talks: Iterable[Talk]) -> Iterator[Finding]:
    """Find the dates of talks that cannot be read, where they cannot be placed either."""
    for index, talk in enumerate(talks):
        try:
            if talk.when:
                read_date(talk.when)
        except DateError as error:
            yield Finding((*PATH, "talks", index, "when"), str(error))


def _sessions_in(
    when: When, kind: str | None, sessions: Iterable[PlannedSession]
) -> Iterator[tuple[PlannedSession, Hours]]:
    """List the sessions of a kind; without one, those that are for all students."""
    for session, hours in _held(when, sessions):
        if session.section is None if kind is None else kind == (session.kind or LECTURE):
            yield session, hours


def _held(when: When, sessions: Iterable[PlannedSession]) -> Iterator[tuple[PlannedSession, Hours]]:
    if isinstance(when, Unannounced):
        return
    for session in sessions:
        hours = session.when
        if session.cancelled or not isinstance(hours, Hours):
            continue
        if first_day(when) <= first_day(hours) <= last_day(when):
            yield session, hours


def _slots(written: Presentations, sessions: Iterable[tuple[PlannedSession, Hours]]) -> list[PlannedSlot]:
    """Cut sessions into slots; what is left at the end of one is nobody's."""
    found: list[PlannedSlot] = []
    length = timedelta(minutes=written.slot)
    for session, hours in sessions:
        whole = (hours.end.astimezone(UTC) - hours.start.astimezone(UTC)) // length
        for number in range(whole):
            when = _lasting(_later(hours.start, number * length), length)
            room = written.room or session.room
            found.append(
                PlannedSlot(
                    None, when, room, session.section, session.changes, None, session.id, session.release
                )
            )
    return [replace(slot, number=number) for number, slot in enumerate(found, start=1)]


def _later(moment: datetime, length: timedelta) -> datetime:
    return (moment.astimezone(UTC) + length).astimezone(moment.tzinfo)


def _lasting(start: datetime, length: timedelta) -> Hours:
    return Hours(start, _later(start, length))


def _without_sessions(
    written: Presentations, when: When, sessions: tuple[PlannedSession, ...], key: str
) -> Finding:
    """Say why there are no slots although the course has sessions."""
    if [*_sessions_in(when, written.kind, sessions)]:
        message = f"no session of the presentations lasts {written.slot} minutes: write a shorter slot"
        return Finding((*PATH, "slot"), message)
    is_any_held = any(_held(when, sessions))
    if written.kind and is_any_held:
        message = f"no session of the kind '{written.kind}' is held then: write another kind, or leave it out"
        return Finding((*PATH, "kind"), message, Severity.WARNING, "clash")
    message = "no session is held then, so there are no slots for the presentations"
    if is_any_held:
        message = "each session then is of one section: write the 'kind' of those that are for presentations"
    return Finding((*PATH, key), message, Severity.WARNING, "clash")


def _talk(index: int, talk: Talk) -> PlannedTalk:
    name = talk.id or identifier_from(" ".join(talk.by))
    return PlannedTalk(name, talk.by, talk.paper, talk.url, (*PATH, "talks", index))


@dataclass
class _Dealer:
    """Who deals: talks that name their slot first, for the others must leave it to them.

    ``others`` are the talks that have no slot: at a time of their own, or at one that is not known.
    """

    written: Presentations
    slots: list[PlannedSlot]
    is_announced: bool
    term: TermCalendar
    findings: list[Finding]
    others: list[PlannedSlot] = field(default_factory=list)

    def place(self, talks: list[tuple[PlannedTalk, Talk]]) -> None:
        """Give every talk its time."""
        for talk, written in talks:
            if written.slot is not None:
                self._by_number(talk, written.slot)
        dated = [(talk, self._date(talk, written.when)) for talk, written in talks if written.when]
        # Who names a day takes any slot of it, so who names the very slot comes first.
        for talk, when in sorted(dated, key=lambda pair: isinstance(pair[1], Days)):
            match when:
                case Hours():
                    self._at(talk, when)
                case Days():
                    self._on_day(talk, when)
                case Unannounced():
                    self._apart(talk, when)
        self._deal([talk for talk, written in talks if written.slot is None and written.when is None])

    def _date(self, talk: PlannedTalk, text: str) -> Hours | Days | Unannounced | None:
        """Return when a talk is to be: hours, or a day; None where that cannot be."""
        try:
            when = resolve_event(read_date(text), self.term, no_anchor)
            if isinstance(when, Days) and when.first != when.last:
                raise DateError(f"'{text}' is more than a day: write the day, with hours if known")
        except DateError as error:
            self._refuse((*talk.path, "when"), str(error))
            return None
        if isinstance(when, Moment):
            return _lasting(when.at, timedelta(minutes=self.written.slot))
        return when

    def _deal(self, talks: list[PlannedTalk]) -> None:
        """Give talks the free slots in order; those for which there is none are left without."""
        free = [index for index, slot in enumerate(self.slots) if slot.talk is None]
        for index, talk in zip(free, talks, strict=False):
            self._take(index, talk)
        for talk in talks[len(free) :]:
            if self.slots:
                names, count = ", ".join(talk.by), len(self.slots)
                message = f"there are more presentations than slots ({count}): that of {names} has none"
                self.findings.append(Finding(talk.path, message, Severity.WARNING, "clash"))
            self._apart(talk, TBA)

    def _by_number(self, talk: PlannedTalk, number: int) -> None:
        path = (*talk.path, "slot")
        if number <= len(self.slots):
            self._take(number - 1, talk, path)
            return
        message = "no session is held then to be cut into slots: write 'when:' with a day and hours instead"
        if self.slots:
            message = f"there is no slot {number}: slots are 1 to {len(self.slots)}"
        elif not self.is_announced:
            message = "no slot has a number before the weeks of the presentations are known: take it out"
        self._refuse(path, message)

    def _at(self, talk: PlannedTalk, hours: Hours) -> None:
        """Place a talk at a time: that of a slot, or its own where no slot is then."""
        path = (*talk.path, "when")
        same = [index for index, slot in enumerate(self.slots) if slot.when == hours]
        times = (slot.when for slot in self.slots if isinstance(slot.when, Hours))
        during = next((time for time in times if overlap(time, hours)), None)
        if same:
            self._take(next((i for i in same if self.slots[i].talk is None), same[0]), talk, path)
        elif during:
            known = f"{during.start:%H:%M}-{during.end:%H:%M}"
            self._refuse(path, f"this is during the slot {known}: write that time, or another")
        else:
            self._apart(talk, hours)

    def _on_day(self, talk: PlannedTalk, day: Days) -> None:
        path = (*talk.path, "when")
        here = [
            index
            for index, slot in enumerate(self.slots)
            if isinstance(slot.when, Hours) and first_day(slot.when) == day.first
        ]
        free = [index for index in here if self.slots[index].talk is None]
        if free:
            self._take(free[0], talk, path)
        elif here:
            self._refuse(path, f"every slot on {day.first} is taken: write another day, or hours of its own")
        elif self.slots:
            days = (first_day(slot.when) for slot in self.slots if isinstance(slot.when, Hours))
            near = min(days, key=lambda other: abs(other - day.first))
            message = (
                f"no slot is on {day.first}: write the nearest day with one, {near}, or hours of its own"
            )
            self._refuse(path, message)
        else:
            self._apart(talk, day)

    def _take(self, index: int, talk: PlannedTalk, path: DataPath = ()) -> None:
        other = self.slots[index].talk
        if other is not None:
            message = f"this slot is taken by {', '.join(other.by)} ({{related}}): write another"
            self.findings.append(Finding(path, message, related=other.path))
            return
        self.slots[index] = replace(self.slots[index], talk=talk)

    def _apart(self, talk: PlannedTalk, when: When) -> None:
        self.others.append(PlannedSlot(None, when, self.written.room, None, 0, talk))

    def _refuse(self, path: DataPath, message: str) -> None:
        self.findings.append(Finding(path, message))
