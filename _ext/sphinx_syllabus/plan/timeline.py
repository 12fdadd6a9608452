"""What the picture of a term shows: its weeks and everything that lies in them, in order of time."""

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from math import inf

from sphinx_syllabus.dates.term import Week
from sphinx_syllabus.dates.when import Days, Hours, Moment, When, instants
from sphinx_syllabus.model.scalars import TBA
from sphinx_syllabus.plan.entries import Plan, PlannedDeadline


class EntrySort(Enum):
    """What an entry of the picture is, and so how it is drawn."""

    MODULE = "module"
    HOLIDAY = "holiday"
    SESSION = "session"
    DUE = "due"
    EXAM = "exam"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """Something that lies in the term.

    ``series`` numbers the recurring deadline that the entry is one of; ``number`` is a session's.
    """

    sort: EntrySort
    title: str
    when: When
    page: str | None = None
    sections: tuple[str, ...] = ()
    series: int | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """A term's weeks, and its entries in order of time, unannounced ones last."""

    term: str
    weeks: tuple[Week, ...]
    entries: tuple[TimelineEntry, ...]


def timeline_of(plan: Plan) -> Timeline:
    """Gather what the picture of a plan shows; sessions only where no modules tell what is taught."""
    entries = [
        *(TimelineEntry(EntrySort.MODULE, m.title, m.days or TBA, m.page) for m in plan.modules),
        *(TimelineEntry(EntrySort.HOLIDAY, h.name, h.days) for h in plan.term.holidays),
        *([] if plan.modules else _sessions(plan)),
        *_deadlines(tuple(entry for entry in plan.deadlines if not entry.cancelled)),
    ]
    calendar = plan.term.calendar

    def begins(entry: TimelineEntry) -> float:
        if not isinstance(entry.when, Moment | Days | Hours):
            return inf
        return instants(entry.when, calendar.zone)[0].timestamp()

    return Timeline(plan.term.name, calendar.weeks, tuple(sorted(entries, key=begins)))


def _sessions(plan: Plan) -> list[TimelineEntry]:
    return [
        TimelineEntry(
            EntrySort.SESSION, " · ".join(topic.title for topic in session.topics), session.when,
            sections=(session.section,) if session.section else (), number=session.number,
        )
        for session in plan.sessions
        if not session.cancelled
    ]  # fmt: skip


def _deadlines(deadlines: tuple[PlannedDeadline, ...]) -> list[TimelineEntry]:
    # Entries that stand at one place of the data are one that recurs.
    times = Counter(entry.path for entry in deadlines)
    series = {path: number for number, path in enumerate(path for path in times if times[path] > 1)}
    return [
        TimelineEntry(
            _sort(entry), entry.title, entry.when, entry.page, entry.sections, series.get(entry.path)
        )
        for entry in deadlines
    ]


def _sort(entry: PlannedDeadline) -> EntrySort:
    if entry.is_due:
        return EntrySort.DUE
    return EntrySort.EXAM if entry.is_exam else EntrySort.EVENT
