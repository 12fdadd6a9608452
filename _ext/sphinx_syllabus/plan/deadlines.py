"""Deadlines and events: from what was written to when they are, along the chains between them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter

from sphinx_syllabus.dates.expression import EVERY_SESSION, DateExpression, anchors
from sphinx_syllabus.dates.grammar import DateError, read_date
from sphinx_syllabus.dates.resolve import Anchors, no_anchor, resolve_deadline, resolve_event
from sphinx_syllabus.dates.term import TermCalendar
from sphinx_syllabus.dates.when import Days, Moment, When, begins
from sphinx_syllabus.model.deadlines import Deadline
from sphinx_syllabus.model.problem import DataPath, Finding, did_you_mean
from sphinx_syllabus.model.scalars import TBA, Unannounced
from sphinx_syllabus.plan.day_or_moment import day_or_moment
from sphinx_syllabus.plan.entries import Former, PlannedDeadline, PlannedSession, PlannedTopic
from sphinx_syllabus.plan.taught import in_no_session, topics_to_count_from

OUT = "out"
"""The key of when an entry is handed out; also the name by which its own date counts from that."""


def read_deadlines(deadlines: tuple[Deadline, ...], findings: list[Finding]) -> dict[int, DateExpression]:
    """Read what each deadline's date says, by index; unreadable ones are findings and left out."""
    expressions: dict[int, DateExpression] = {}
    for index, deadline in enumerate(deadlines):
        text = deadline.due or deadline.when
        try:
            if text:
                expressions[index] = read_date(text)
        except DateError as error:
            findings.append(Finding(_date_path(index, deadline), str(error)))
    return expressions


def plan_deadlines(
    deadlines: tuple[Deadline, ...],
    expressions: dict[int, DateExpression],
    topics: Iterable[PlannedTopic],
    sessions: tuple[PlannedSession, ...],
    term: TermCalendar,
    findings: list[Finding],
) -> tuple[PlannedDeadline, ...]:
    """Resolve every deadline, in order of time, unannounced ones last.

    A recurring one becomes an entry for each session that is held, with an id of both their ids, so that
    it holds when sessions move. What hangs on an unannounced entry is unannounced; so is what hangs on
    one that has been reported: one mistake, one message.
    """
    held = [session for session in sessions if not session.cancelled]
    of_topics = topics_to_count_from(topics, sessions, findings)
    by_id = {deadline.id: index for index, deadline in reversed([*enumerate(deadlines)])}
    outs = _read_outs(deadlines, findings)
    hangs_on = {index: _hangs_on(date, outs.get(index)) for index, date in expressions.items()}
    recurring = {index for index, names in hangs_on.items() if EVERY_SESSION in names}
    resolved: dict[int, When] = {}
    handed_out: dict[int, Days | Moment | Unannounced] = {}

    def anchor(name: str) -> When:
        if name in by_id and by_id[name] in recurring:
            raise DateError(f"'{name}' recurs: count from an entry that has one date")
        if name in by_id:
            return resolved.get(by_id[name], TBA)
        if name in of_topics:
            when = of_topics[name]
            if when is None:
                raise in_no_session(name)
            return when
        message = f"there is no entry with the id '{name}' to count from"
        raise DateError(message + did_you_mean(name, [*by_id, *of_topics]))

    was = [tuple(_former_dates(index, it, term, findings)) for index, it in enumerate(deadlines)]
    planned: list[PlannedDeadline] = []
    for index in _in_order(deadlines, hangs_on, by_id, findings):
        deadline = deadlines[index]
        resolve = resolve_deadline if deadline.due else resolve_event
        path = _date_path(index, deadline)
        try:
            if index in recurring:
                out = outs.get(index)
                planned.extend(
                    _one_each_session(index, deadline, expressions[index], out, was[index], held, term)
                )
                continue
            if index in outs:
                path = ("deadlines", index, OUT)
                handed_out[index] = TBA  # where the next line reports it
                handed_out[index] = day_or_moment(outs[index], term, anchor)
            path = _date_path(index, deadline)
            resolved[index] = resolve(expressions[index], term, with_own_out(handed_out.get(index), anchor))
        except DateError as error:
            findings.append(Finding(path, str(error)))
    planned.extend(
        _entry(index, deadline, deadline.id, resolved.get(index, TBA), was[index], out=handed_out.get(index))
        for index, deadline in enumerate(deadlines)
        if index not in recurring
    )
    findings.extend(_taken_ids(planned, deadlines))
    return in_order_of_time(planned, term)


def in_order_of_time(planned: Iterable[PlannedDeadline], term: TermCalendar) -> tuple[PlannedDeadline, ...]:
    """Sort deadlines by time, unannounced ones last, and by their places in the data."""
    return tuple(sorted(planned, key=lambda entry: (begins(entry.when, term.zone), entry.path)))


def _taken_ids(planned: list[PlannedDeadline], deadlines: tuple[Deadline, ...]) -> Iterator[Finding]:
    """Find ids made by recurring entries that another entry has too; ids in the data are checked there."""
    written: dict[DataPath, str] = {
        ("deadlines", index): deadline.id for index, deadline in enumerate(deadlines)
    }
    first: dict[str, PlannedDeadline] = {}
    for entry in planned:
        other = first.setdefault(entry.id, entry)
        if written[entry.path] != written[other.path]:
            message = f"the id '{entry.id}' is also made by an entry that recurs ({{related}}): write another"
            yield Finding((*entry.path, "id"), message, related=other.path)


def _one_each_session(
    index: int,
    deadline: Deadline,
    expression: DateExpression,
    out: str | None,
    was: tuple[Former, ...],
    held: list[PlannedSession],
    term: TermCalendar,
) -> Iterator[PlannedDeadline]:
    if not held:
        raise DateError("there are no sessions to count from: the course gives no 'meetings'")
    resolve = resolve_deadline if deadline.due else resolve_event
    for session in held:
        anchor = _of_session(session)
        handed_out = day_or_moment(out, term, anchor) if out else None
        when = resolve(expression, term, with_own_out(handed_out, anchor))
        name = f"{deadline.id}-{session.id}"
        entry = _entry(index, deadline, name, when, was, session.section, handed_out)
        yield replace(entry, follows=session.id)


def _of_session(session: PlannedSession) -> Anchors:
    """Count from one session, where an entry recurs with all."""

    def anchor(name: str) -> When:
        if name != EVERY_SESSION:
            raise DateError(f"an entry that recurs counts from 'every session' alone, not from '{name}' too")
        return session.when

    return anchor


def with_own_out(out: Days | Moment | Unannounced | None, anchors: Anchors) -> Anchors:
    """Let an entry count from when it is itself handed out, under the name of that key."""

    def anchor(name: str) -> When:
        if name == OUT and out is not None:
            return out
        try:
            return anchors(name)
        except DateError as error:
            if name != OUT:
                raise
            message = "'out' is when the entry itself is handed out: write that under its key 'out'"
            raise DateError(message) from error

    return anchor


def _former_dates(
    index: int, deadline: Deadline, term: TermCalendar, findings: list[Finding]
) -> Iterator[Former]:
    resolve = resolve_deadline if deadline.due else resolve_event
    for number, former in enumerate(deadline.was):
        path: DataPath = ("deadlines", index, "was", number)
        when = changed = None
        try:
            when = resolve(read_date(former.when), term, no_anchor)
        except DateError as error:
            findings.append(Finding((*path, "when"), str(error)))
        try:
            changed = resolve_event(read_date(former.changed), term, no_anchor)
        except DateError as error:
            findings.append(Finding((*path, "changed"), str(error)))
        if isinstance(changed, Days) and changed.first == changed.last:
            if when is not None:
                yield Former(when, changed.first)
        elif changed is not None:
            message = f"'{former.changed}' is not a day: write that of the change, such as 2023-11-10"
            findings.append(Finding((*path, "changed"), message))


def _entry(
    index: int,
    deadline: Deadline,
    name: str,
    when: When,
    was: tuple[Former, ...],
    section: str | None = None,
    out: Days | Moment | Unannounced | None = None,
) -> PlannedDeadline:
    return PlannedDeadline(
        name, deadline.title, deadline.kind, when, deadline.due is not None, deadline.page,
        deadline.counts_for, deadline.submit, deadline.note, section, was, deadline.cancelled,
        (),
        ("deadlines", index), out=out,
    )  # fmt: skip


def _read_outs(deadlines: tuple[Deadline, ...], findings: list[Finding]) -> dict[int, str]:
    """Gather when deadlines are handed out, by index; unreadable ones are findings and to be announced."""
    outs: dict[int, str] = {}
    for index, deadline in enumerate(deadlines):
        if deadline.out is None:
            continue
        try:
            read_date(deadline.out)
            outs[index] = deadline.out
        except DateError as error:
            findings.append(Finding(("deadlines", index, OUT), str(error)))
            outs[index] = TBA.value  # so is what hangs on it
    return outs


def _hangs_on(expression: DateExpression, out: str | None) -> tuple[str, ...]:
    """Name what an entry's date hangs on; where it counts from its own ``out``, what that hangs on."""
    if out is None:
        return anchors(expression)
    others = (name for name in anchors(expression) if name != OUT)
    return (*others, *anchors(read_date(out)))


def _in_order(
    deadlines: tuple[Deadline, ...],
    hangs_on: dict[int, tuple[str, ...]],
    by_id: dict[str, int],
    findings: list[Finding],
) -> Iterable[int]:
    """Order the indexes so that anchors come first; a cycle is a finding, and its members are left out."""
    graph = {
        index: [by_id[name] for name in names if by_id.get(name) in hangs_on]
        for index, names in hangs_on.items()
    }
    while True:
        try:
            return [*TopologicalSorter(graph).static_order()]
        except CycleError as error:
            cycle: list[int] = error.args[1][:0:-1]
            start = cycle.index(min(cycle))
            ring = [*cycle[start:], *cycle[:start]]
            shown = " -> ".join(deadlines[index].id for index in [*ring, ring[0]])
            message = f"dates count from each other in a circle ({shown}): give one a day of its own"
            findings.append(Finding(_date_path(ring[0], deadlines[ring[0]]), message))
            graph = {
                index: [anchor for anchor in after if anchor not in ring]
                for index, after in graph.items()
                if index not in ring
            }


def _date_path(index: int, deadline: Deadline) -> DataPath:
    return ("deadlines", index, "due" if deadline.due else "when")
