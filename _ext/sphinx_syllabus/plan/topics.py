"""Topics dealt over the sessions: in order, or to the session, week or date that they are pinned to.

The sessions of one kind that one section attends are a stream; a topic goes to the streams of its kind,
or to the ordinary ones where no weekly meetings are of its kind. A session takes the next topic in order
whatever comes after it, so a later change never re-dates what is past. An extra session of a kind that
no meetings have takes only what is pinned to it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from sphinx_syllabus.dates.expression import DateExpression, SessionNumber
from sphinx_syllabus.dates.grammar import DateError, read_date
from sphinx_syllabus.dates.resolve import no_anchor, resolve_event
from sphinx_syllabus.dates.term import TermCalendar
from sphinx_syllabus.dates.when import Days, Hours, Moment, days_between, first_day, instants, last_day
from sphinx_syllabus.model.meetings import Meeting
from sphinx_syllabus.model.problem import DataPath, Finding, Severity
from sphinx_syllabus.model.scalars import identifier_from
from sphinx_syllabus.model.schedule import ScheduleEntry, Teaching
from sphinx_syllabus.plan.entries import PlannedSession, PlannedTopic
from sphinx_syllabus.plan.sessions import in_order
from sphinx_syllabus.plan.weeks import week_numbers

LECTURE = "lecture"
"""The kind of meetings that are not said to be of another."""

Pin = SessionNumber | Days | Moment | Hours


@dataclass(frozen=True)
class Item:
    """A topic to be dealt: as planned, as written, where it is pinned, and the weeks of its module.

    ``kind`` is that of the sessions that it goes to.
    """

    topic: PlannedTopic
    written: Teaching
    kind: str
    pin: Pin | None
    weeks: tuple[int, int] | None


@dataclass
class Stream:
    """The held sessions of one kind that one section attends, in order of time.

    ``others`` are those that a topic of this kind may be pinned to besides, and ``left`` the days of
    which a session of its own was cancelled or moved away. ``dealt`` tells what each session has got in
    order, ``places`` where each topic is.
    """

    kind: str
    section: str | None
    sessions: list[PlannedSession]
    others: list[PlannedSession]
    left: frozenset[date]
    dealt: dict[str, list[PlannedTopic]] = field(default_factory=dict)
    places: dict[str, list[PlannedSession]] = field(default_factory=dict)
    position: int = 0

    def __post_init__(self) -> None:
        self._by_day = [_by_day(self.sessions), _by_day(self.others)]

    @property
    def whose(self) -> str:
        """Name the section, in a message."""
        return f" of section '{self.section}'" if self.section else ""

    def between(self, first: date, last: date) -> list[PlannedSession]:
        """Return its own sessions on these days, or the others where none of its own was ever planned.

        A session that is put off late in a week must not send its topic back to a guest's of that week.
        """
        days = list(days_between(first, last))
        own, others = ([it for day in days for it in by_day.get(day, [])] for by_day in self._by_day)
        return own if own or not self.left.isdisjoint(days) else others

    def give(self, sessions: list[PlannedSession], topic: PlannedTopic) -> None:
        """Deal a topic to sessions."""
        self.places[topic.id] = sessions
        for session in sessions:
            self.dealt.setdefault(session.id, []).append(topic)

    def next_free(
        self, count: int, weeks: tuple[int, int] | None, pinned: dict[str, list[PlannedTopic]]
    ) -> list[PlannedSession]:
        """Take the next sessions without a topic, at most ``count``, within weeks if any are given."""
        taken: list[PlannedSession] = []
        while self.position < len(self.sessions) and len(taken) < count:
            session = self.sessions[self.position]
            if weeks and (session.week or 0) > weeks[1]:
                break
            self.position += 1
            if session.id not in pinned and not (weeks and (session.week or 0) < weeks[0]):
                taken.append(session)
        return taken


def deal_topics(
    schedule: tuple[ScheduleEntry, ...],
    topics: tuple[tuple[PlannedTopic, ...], ...],
    meetings: tuple[Meeting, ...],
    sessions: tuple[PlannedSession, ...],
    term: TermCalendar,
    findings: list[Finding],
) -> tuple[PlannedSession, ...]:
    """Give every topic its sessions, and number the sessions that are held.

    Returns:
        The sessions in order of time, with those that a topic's own date makes.
    """
    kinds = [*dict.fromkeys(meeting.kind or LECTURE for meeting in meetings)]
    ordinary = LECTURE if LECTURE in kinds or not kinds else kinds[0]
    items = [*_items(schedule, topics, kinds, ordinary, term, findings)]
    class_meets = bool(meetings or sessions)
    everything = in_order([*sessions, *_made_by_dates(items, sessions, class_meets, term, findings)], term)
    dealer = _Dealer(everything, _streams(everything, kinds, ordinary), class_meets, term, findings)
    dealer.pin(items)
    dealer.deal(items)
    return tuple(dealer.with_topics())


# -- What is to be dealt ----------------------------------------------------------------------------


def _items(
    schedule: tuple[ScheduleEntry, ...],
    topics: tuple[tuple[PlannedTopic, ...], ...],
    kinds: list[str],
    ordinary: str,
    term: TermCalendar,
    findings: list[Finding],
) -> Iterator[Item]:
    kind = ordinary
    for entry, own in zip(schedule, topics, strict=True):
        is_unreadable = False
        try:
            weeks = week_numbers(entry.weeks, term)
        except DateError:
            weeks, is_unreadable = None, True  # said when the modules are planned
        for topic, written in zip(own, [entry] if entry.module is None else entry.topics or (), strict=True):
            # What shares a session with the topic before it goes where that one goes.
            if not written.with_previous:
                kind = written.kind if written.kind in kinds else ordinary
            try:
                pin = _read_pin(written.when, term) if written.when else None
            except DateError as error:
                findings.append(Finding((*topic.path, "when"), str(error)))
                continue
            # Where its weeks are unknown, it cannot be said to have too few sessions.
            if pin or not is_unreadable:
                yield Item(topic, written, kind, pin, weeks)


def plan_topics(schedule: tuple[ScheduleEntry, ...]) -> tuple[tuple[PlannedTopic, ...], ...]:
    """Make a plan's topics, those of each schedule entry together; a module's name is their theme."""
    return tuple(_topics_of(entry, ("schedule", index)) for index, entry in enumerate(schedule))


def _topics_of(entry: ScheduleEntry, path: DataPath) -> tuple[PlannedTopic, ...]:
    if entry.module is None:
        return (_planned_topic(entry, entry.title or "", entry.theme, path),)
    theme = entry.theme or entry.module
    return tuple(
        _planned_topic(topic, topic.title, topic.theme or theme, (*path, "topics", number))
        for number, topic in enumerate(entry.topics or ())
    )


def _planned_topic(written: Teaching, title: str, theme: str | None, path: DataPath) -> PlannedTopic:
    return PlannedTopic(
        written.id or identifier_from(title),
        title,
        written.page,
        theme,
        written.kind,
        written.by,
        (),
        (),
        path,
    )


def _read_pin(text: str, term: TermCalendar) -> Pin:
    expression: DateExpression = read_date(text)
    if isinstance(expression, SessionNumber):
        return expression
    when = resolve_event(expression, term, no_anchor)
    if not isinstance(when, Days | Moment | Hours):
        raise DateError("a topic that is to be announced has no 'when': leave the key out")
    return when


def _made_by_dates(
    items: list[Item],
    sessions: tuple[PlannedSession, ...],
    class_meets: bool,
    term: TermCalendar,
    findings: list[Finding],
) -> Iterable[PlannedSession]:
    """Make the sessions that topics' own dates and hours name where no meeting gives one.

    In a course without meetings a day alone makes one too; topics of the same date share it.
    """
    starts = {instants(session.when, term.zone)[0] for session in sessions if not session.cancelled}
    ids = {session.id for session in sessions}
    made: dict[Hours | Days, PlannedSession] = {}
    for item in items:
        when = item.pin
        if not isinstance(when, Hours if class_meets else Hours | Days) or when in made:
            continue
        if instants(when, term.zone)[0] in starts:
            continue
        if item.topic.id in ids:
            message = f"another session has the id '{item.topic.id}': give each an 'id' of its own"
            findings.append(Finding((*item.topic.path, "id"), message))
        made[when] = PlannedSession(
            item.topic.id, when, None, term.week_number(first_day(when)), item.topic.kind, None,
            item.topic.by, None, (), cancelled=False, moved_from=None, changes=0, note=None,
            path=item.topic.path,
        )  # fmt: skip
    return made.values()


# -- Dealing ----------------------------------------------------------------------------------------


def _streams(sessions: Iterable[PlannedSession], kinds: list[str], ordinary: str) -> list[Stream]:
    """Sort the sessions that are held into streams; one without a section is in all of its kind."""
    by_kind: dict[str, list[PlannedSession]] = {kind: [] for kind in kinds or [ordinary]}
    others: list[PlannedSession] = []
    put_off: dict[str, list[PlannedSession]] = {}
    for session in sessions:
        kind = session.kind if session.kind and kinds else ordinary
        if not session.cancelled:
            by_kind.get(kind, others).append(session)
        if _days_left(session):
            put_off.setdefault(kind, []).append(session)
    return [
        Stream(
            kind,
            section,
            _attended(own, section),
            _attended(others if kind == ordinary else [*by_kind[ordinary], *others], section),
            frozenset(
                day for session in _attended(put_off.get(kind, []), section) for day in _days_left(session)
            ),
        )
        for kind, own in by_kind.items()
        for section in _sections(own)
    ]


def _days_left(session: PlannedSession) -> list[date]:
    """Return the days on which a session was to be held and is not: moved away, cancelled or both."""
    left = [session.moved_from, session.when if session.cancelled else None]
    return [first_day(when) for when in left if when]


def _by_day(sessions: list[PlannedSession]) -> dict[date, list[PlannedSession]]:
    days: dict[date, list[PlannedSession]] = {}
    for session in sessions:
        days.setdefault(first_day(session.when), []).append(session)
    return days


def _sections(sessions: list[PlannedSession]) -> list[str | None]:
    return [*dict.fromkeys(session.section for session in sessions if session.section)] or [None]


def _attended(sessions: list[PlannedSession], section: str | None) -> list[PlannedSession]:
    return [session for session in sessions if section is None or session.section in (None, section)]


@dataclass
class _Dealer:
    """Who deals: the pinned topics first, for the others must leave them their place."""

    sessions: tuple[PlannedSession, ...]
    streams: list[Stream]
    class_meets: bool
    term: TermCalendar
    findings: list[Finding]
    pinned: dict[str, list[PlannedTopic]] = field(default_factory=dict)

    def pin(self, items: list[Item]) -> None:
        """Give pinned topics the sessions that they name, in each section that has them."""
        for item in items:
            if item.pin is None:
                continue
            streams = [stream for stream in self.streams if stream.kind == item.kind]
            missing: list[str] = []
            for stream in streams:
                try:
                    first = self._pinned_session(item.pin, str(item.written.when), stream)
                except DateError as error:
                    missing.append(str(error))
                    continue
                row = stream.sessions if first in stream.sessions else stream.others
                start = row.index(first)
                stream.places[item.topic.id] = row[start : start + item.written.sessions]
            for session in {s.id: s for stream in streams for s in stream.places.get(item.topic.id, ())}:
                self.pinned.setdefault(session, []).append(item.topic)
            # A day may be that of one section only; a week or a number is for all.
            if len(missing) == len(streams) or not (isinstance(item.pin, Days) and item.pin.weeks is None):
                self.findings.extend(self._unpinned(item, item.pin, message) for message in missing)

    def _pinned_session(self, pin: Pin, text: str, stream: Stream) -> PlannedSession:
        if isinstance(pin, SessionNumber):
            if not 1 <= pin.number <= len(stream.sessions):
                which = f"sessions are 1 to {len(stream.sessions)}" if stream.sessions else "none is held"
                raise DateError(f"there is no session {pin.number}{stream.whose}: {which}")
            return stream.sessions[pin.number - 1]
        start = instants(pin, self.term.zone)[0]
        near = [
            session
            for session in stream.between(first_day(pin), last_day(pin))
            if isinstance(pin, Days) or instants(session.when, self.term.zone)[0] == start
        ]
        is_day = first_day(pin) == last_day(pin)
        free = [session for session in near if session.id not in self.pinned]
        if free or (near and is_day):
            return (free or near)[0]
        if near:
            raise DateError(f"every session in '{text}' has a pinned topic already: pin this one to another")
        if isinstance(pin, Moment):
            raise DateError(f"no session begins at '{text}': write until when it lasts, such as 14:00-15:30")
        when = f"on {first_day(pin)}" if is_day else f"in '{text}'"
        raise DateError(f"there is no session {when}: name another day, or add hours for an extra one")

    def _unpinned(self, item: Item, pin: Pin, message: str) -> Finding:
        """Report a topic whose session is not there; that one is put off is no error of the topic."""
        path = (*item.topic.path, "when")
        if not isinstance(pin, SessionNumber):
            span = [*days_between(first_day(pin), last_day(pin))]
            for session in self.sessions:
                for day in _days_left(session):
                    held = first_day(session.when)
                    if day in span and (session.cancelled or held not in span):
                        news = "cancelled" if session.cancelled else f"moved to {held}"
                        message = f"the session on {day} is {news}: '{item.topic.title}' needs another 'when'"
                        return Finding(path, message, Severity.WARNING, "clash")
        return Finding(path, message)

    def deal(self, items: list[Item]) -> None:
        """Deal the other topics in order over the sessions that no topic is pinned to."""
        for stream in self.streams:
            own = [item for item in items if item.kind == stream.kind]
            previous: list[PlannedSession] = []
            for item in own:
                if item.pin is None:
                    if item.written.with_previous:
                        taken = previous
                    else:
                        taken = stream.next_free(item.written.sessions, item.weeks, self.pinned)
                    stream.give(taken, item.topic)
                self._report_short(item, stream)
                # Where a topic has too few sessions it is not known where it will end.
                placed = stream.places.get(item.topic.id, [])
                previous = placed[-1:] if len(placed) == item.written.sessions else []
            if own:
                self._note_empty(stream)

    def _report_short(self, item: Item, stream: Stream) -> None:
        got, wanted = len(stream.places.get(item.topic.id, [])), item.written.sessions
        if got == wanted or (got == 0 and (item.pin is not None or item.written.with_previous)):
            return  # or what it hangs on has been reported
        if not self.class_meets and got == 0:
            # A module is placed as a whole, or reported as one.
            if item.topic.path[-2:-1] != ("topics",):
                message = f"'{item.topic.title}' has no date: give it a 'when', or the course 'meetings'"
                self.findings.append(Finding(item.topic.path, message))
            return
        where = "the term"
        if item.weeks:
            first, last = item.weeks
            where = f"week {first}" if first == last else f"weeks {first}-{last}"
        has = "has no session" if got == 0 else f"has only {got} of its {wanted} sessions"
        message = f"there are more topics than sessions{stream.whose} in {where}: '{item.topic.title}' {has}"
        self.findings.append(Finding(item.topic.path, message, Severity.WARNING, "clash"))

    def _note_empty(self, stream: Stream) -> None:
        empty = [s for s in stream.sessions if s.id not in stream.dealt and s.id not in self.pinned]
        if empty:
            days = ", ".join(str(first_day(session.when)) for session in empty)
            message = f"sessions{stream.whose} without a topic: {days}"
            self.findings.append(Finding(empty[0].path, message, Severity.NOTE, "empty-session"))

    def with_topics(self) -> Iterator[PlannedSession]:
        """Give the sessions their topics, in the order of the data, and their numbers."""
        topics: dict[str, dict[DataPath, PlannedTopic]] = {}
        for given in (self.pinned, *(stream.dealt for stream in self.streams)):
            for session_id, own in given.items():
                topics.setdefault(session_id, {}).update((topic.path, topic) for topic in own)
        numbers: dict[str, set[int]] = {}
        for stream in self.streams:
            for number, session in enumerate(stream.sessions, start=1):
                numbers.setdefault(session.id, set()).add(number)
        for session in self.sessions:
            here = topics.get(session.id, {})
            in_order_of_data = tuple(here[path] for path in sorted(here))
            counted = [*numbers.get(session.id, ())]
            agreed = counted[0] if len(counted) == 1 else None
            yield replace(session, topics=in_order_of_data, number=agreed)
