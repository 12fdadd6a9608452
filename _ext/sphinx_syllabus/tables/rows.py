"""What the rows of a lecture plan show, and in what order and groups."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeAlias

from sphinx_syllabus.dates.term import Week
from sphinx_syllabus.dates.when import Days, Hours, Moment, When, last_day
from sphinx_syllabus.plan.entries import PlannedDeadline, PlannedHoliday, PlannedModule, PlannedSession

Event: TypeAlias = PlannedDeadline | PlannedHoliday
Happening: TypeAlias = PlannedSession | Event


def when_of(happening: Happening) -> When:
    """Return when something happens."""
    return happening.days if isinstance(happening, PlannedHoliday) else happening.when


def in_order_of_time(happenings: Iterable[Happening]) -> list[Happening]:
    """Sort what happens by its first day, whole days first, then by its time."""
    return sorted(happenings, key=_order)


def in_weeks(
    happenings: Iterable[Happening], weeks: Sequence[Week]
) -> list[tuple[Week | None, list[Happening]]]:
    """Group what happens by the term's weeks, in order of time; None stands for days outside them."""
    groups: list[tuple[Week | None, list[Happening]]] = []
    for happening in in_order_of_time(happenings):
        day = _order(happening)[0]
        week = next((week for week in weeks if week.first <= day <= week.last), None)
        if not groups or groups[-1][0] != week:
            groups.append((week, []))
        groups[-1][1].append(happening)
    return groups


def with_events(
    modules: Sequence[PlannedModule], events: Sequence[Event]
) -> tuple[list[tuple[PlannedModule, list[Event]]], list[Event]]:
    """Give each module the events that end within its days; an event stands with one module only.

    Returns:
        The modules with their events, and the events that end outside of all.
    """
    left = list(events)
    groups: list[tuple[PlannedModule, list[Event]]] = []
    for module in modules:
        own = [event for event in left if module.days and _ends_within(event, module.days)]
        left = [event for event in left if event not in own]
        groups.append((module, own))
    return groups, left


def _ends_within(event: Event, days: Days) -> bool:
    when = when_of(event)
    return isinstance(when, Moment | Days | Hours) and days.first <= last_day(when) <= days.last


def _order(happening: Happening) -> tuple[date, str]:
    match when_of(happening):
        case Moment(at=at) | Hours(start=at):
            return at.date(), f"{at:%H:%M}"
        case Days(first=first):
            return first, ""
        case _:
            return date.max, ""
