"""The sections of a handout that the course's data gives."""

from collections.abc import Callable
from typing import TypeAlias

from docutils import nodes

from sphinx_syllabus.outputs.calendar_feeds import feeds_for
from sphinx_syllabus.outputs.timeline import WIDE
from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.tables.deadlines import deadlines_table
from sphinx_syllabus.tables.grading import grades_table, grading_table
from sphinx_syllabus.tables.grid import line
from sphinx_syllabus.tables.late import late_policies
from sphinx_syllabus.tables.rows import in_order_of_time, with_events
from sphinx_syllabus.tables.schedule import modules_table
from sphinx_syllabus.tables.sessions import sessions_table
from sphinx_syllabus.tables.style import TableStyle
from sphinx_syllabus.tables.timeline import timeline_figure
from sphinx_syllabus.views.course import TimelineView
from sphinx_syllabus.views.schedule import EventsView

TitledNodes: TypeAlias = tuple[str, list[nodes.Node]]


def data_section(name: str, plan: Plan, style: TableStyle, address: str | None) -> TitledNodes | None:
    """Show a part of the course's data under a title.

    Args:
        name: one of ``DATA_SECTIONS``.
        plan: the course.
        style: the surroundings.
        address: where the site is, ending with a slash, if it is known.

    Returns:
        The section; None where there is nothing to show.
    """
    title, content = DATA_SECTIONS[name](plan, style, address)
    return (title, content) if content else None


def _grading(plan: Plan, style: TableStyle, _address: str | None) -> TitledNodes:
    title = style.words("Grading")
    grading = [grading_table(plan.grading, title, style)] if plan.grading else []
    return title, [*grading, *([grades_table(plan.grades, style)] if plan.grades else [])]


def _late(plan: Plan, style: TableStyle, _address: str | None) -> TitledNodes:
    return style.words("Late work"), [late_policies(plan.late, style)] if plan.late else []


def _timeline(plan: Plan, style: TableStyle, _address: str | None) -> TitledNodes:
    timeline = TimelineView().ask(plan)
    return style.words("The term at a glance"), [timeline_figure(timeline, (WIDE,), "timeline", style)]


def _schedule(plan: Plan, style: TableStyle, _address: str | None) -> TitledNodes:
    title = style.words("Lecture plan")
    holidays = EventsView(deadlines=False, holidays=True).ask(plan)
    if plan.has_meetings:
        happenings = in_order_of_time([*plan.sessions, *holidays])
        return title, [sessions_table(happenings, title, style)] if happenings else []
    groups, further = with_events(plan.modules, holidays)
    return title, [modules_table(groups, further, title, style)] if plan.modules else []


def _deadlines(plan: Plan, style: TableStyle, _address: str | None) -> TitledNodes:
    title = style.words("Deadlines")
    return title, [deadlines_table(plan.deadlines, title, (), style)] if plan.deadlines else []


def _calendars(plan: Plan, style: TableStyle, address: str | None) -> TitledNodes:
    """Say where the site is, and the calendars to subscribe to; all in full, to be typed from paper."""
    title = style.words("Website and calendars")
    if address is None:
        return title, []
    feeds = [
        nodes.list_item("", _addressed(feed.name or style.words("All dates"), address + feed.file))
        for feed in feeds_for(plan.sections, style.dates)
    ]
    subscribe = style.words("Calendar programs that follow one of these addresses show every change:")
    return title, [
        _addressed(style.words("The course on the web"), address),
        line(nodes.Text(subscribe)),
        nodes.bullet_list("", *feeds),
    ]


def _addressed(name: str, address: str) -> nodes.paragraph:
    return line(nodes.Text(f"{name}: "), nodes.reference("", address, refuri=address, internal=False))


DATA_SECTIONS: dict[str, Callable[[Plan, TableStyle, str | None], TitledNodes]] = {
    "grading": _grading,
    "late": _late,
    "timeline": _timeline,
    "schedule": _schedule,
    "deadlines": _deadlines,
    "calendars": _calendars,
}
"""What each section that comes from data is made by, in the order in which a handout has them."""
