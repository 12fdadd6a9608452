"""When the staff are there for students: every week, and what is different on some days."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from docutils import nodes

from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.dates.when import instants
from sphinx_syllabus.model.scalars import Weekday
from sphinx_syllabus.nodes import dated_row, header_cell
from sphinx_syllabus.plan.entries import PlannedPerson, PlannedSession, WeeklyHours
from sphinx_syllabus.tables.dates import date_node, dropped_date_node, lasting
from sphinx_syllabus.tables.events import moved_line
from sphinx_syllabus.tables.grid import line, table, words_joined
from sphinx_syllabus.tables.staff import linked_name
from sphinx_syllabus.tables.style import TableStyle
from sphinx_syllabus.tables.weekly import weekly_time, weeks_words


def office_hours_table(
    staff: Sequence[PlannedPerson], week_starts: Weekday, caption: str, style: TableStyle
) -> nodes.table:
    """Show the office hours of a week in order of days, then who is there by appointment."""
    columns = [(style.words("Time"), 45), (style.words("Staff"), 55)]
    weekly = [(day, hours, person) for person in staff for hours in person.hours for day in hours.days]
    rows = [_row(*entry, style) for entry in sorted(weekly, key=lambda it: _order(it, week_starts))]
    arranged = [person for person in staff if person.by_appointment]
    if arranged:
        names = words_joined((linked_name(person, style) for person in arranged), style.words(", "))
        heading = header_cell("", line(nodes.Text(style.words("By appointment"))), scope="row")
        rows.append(nodes.row("", heading, nodes.entry("", line(*names))))
    return table(style.with_zone(caption), columns, rows, "syllabus-office-hours")


def changes_table(staff: Sequence[PlannedPerson], style: TableStyle) -> nodes.table:
    """Show the days on which office hours are not as in every week; a script hides those that are past."""
    columns = [(style.words("Date"), 45), (style.words("Staff"), 55)]
    changed = [(person, hours) for person in staff for hours in person.dated if _is_changed(hours)]
    changed.sort(key=lambda it: instants(it[1].when, style.dates.zone)[0])
    rows = (_change(person, hours, style) for person, hours in changed)
    caption = style.with_zone(style.words("Changed office hours"))
    return table(caption, columns, rows, "syllabus-hours-changes")


def _order(entry: tuple[Weekday, WeeklyHours, PlannedPerson], week_starts: Weekday) -> tuple[object, ...]:
    day, hours, person = entry
    return (day.value - week_starts.value) % 7, hours.start, hours.end, person.id


def _row(day: Weekday, hours: WeeklyHours, person: PlannedPerson, style: TableStyle) -> nodes.row:
    heading = header_cell("", line(*weekly_time(hours, [day], style)), scope="row")
    weeks = weeks_words(hours, style)
    if weeks:
        heading += line(nodes.inline("", weeks), classes=["weeks", "about"])
    who = nodes.entry("", line(linked_name(person, style)))
    if hours.room:
        who += line(nodes.inline("", hours.room), classes=["about"])
    return nodes.row("", heading, who)


def _is_changed(hours: PlannedSession) -> bool:
    return hours.changes > 0 or hours.note is not None


def _change(person: PlannedPerson, hours: PlannedSession, style: TableStyle) -> dated_row:
    dates = replace(style.dates, names_zone=False)
    shown = (dropped_date_node if hours.cancelled else date_node)(hours.when, dates)
    heading = header_cell("", line(shown, classes=["when"]), scope="row")
    return dated_row(
        "", heading, nodes.entry("", line(linked_name(person, style)), *_what(hours, dates, style)),
        **lasting(hours.when, style.dates),
    )  # fmt: skip


def _what(hours: PlannedSession, dates: DateStyle, style: TableStyle) -> Iterator[nodes.Node]:
    if hours.cancelled:
        reason = style.words("Cancelled: {reason}").format(reason=hours.note)
        yield line(nodes.inline("", reason), classes=["note"])
        return
    if hours.moved_from is not None:
        yield moved_line(hours.moved_from, dates, style)
    elif hours.note:
        yield line(nodes.inline("", hours.note), classes=["note"])
    if hours.room:
        yield line(nodes.inline("", hours.room), classes=["about"])
