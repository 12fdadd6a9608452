"""The course session by session: flat, or grouped by week, with holidays and deadlines among them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from docutils import nodes

from sphinx_syllabus.dates.term import Week
from sphinx_syllabus.dates.when import Days
from sphinx_syllabus.nodes import dated_row, header_cell
from sphinx_syllabus.outputs.kind_words import kind_words
from sphinx_syllabus.outputs.section_words import section_words
from sphinx_syllabus.plan.entries import PlannedDeadline, PlannedHoliday, PlannedSession
from sphinx_syllabus.tables.dates import date_node, dropped_date_node, lasting
from sphinx_syllabus.tables.events import moved_line, title_with_sections
from sphinx_syllabus.tables.grid import line, table, words_joined
from sphinx_syllabus.tables.rows import Happening, when_of
from sphinx_syllabus.tables.schedule import span_lines
from sphinx_syllabus.tables.style import TableStyle
from sphinx_syllabus.tables.topics import topic_lines


def sessions_table(happenings: Sequence[Happening], caption: str, style: TableStyle) -> nodes.table:
    """Show what happens, a row each, in the order given; the caption names the time zone."""
    return _table((_row(happening, style) for happening in happenings), caption, style)


def weeks_table(
    weeks: Sequence[tuple[Week | None, Sequence[Happening]]], caption: str, style: TableStyle
) -> nodes.table:
    """Show what happens week by week; None stands for days outside the numbered weeks."""
    rows = (row for week, happenings in weeks for row in _week_rows(week, happenings, style))
    return _table(rows, caption, style)


def _table(rows: Iterable[nodes.row], caption: str, style: TableStyle) -> nodes.table:
    columns = [(style.words("Date"), 50), (style.words("Topics"), 50)]
    return table(style.with_zone(caption), columns, rows, "syllabus-sessions")


def _week_rows(week: Week | None, happenings: Sequence[Happening], style: TableStyle) -> Iterator[nodes.row]:
    if week:
        days = Days(week.first, week.last, (week.number, week.number))
        heading = header_cell("", *span_lines(days, style), scope="rowgroup", morecols=1)
        yield dated_row("", heading, heads_group=True, classes=["week"])
    for number, happening in enumerate(happenings):
        yield _row(happening, style, heads_group=week is None and number == 0)


def _row(happening: Happening, style: TableStyle, *, heads_group: bool = False) -> nodes.row:
    row = dated_row("", *_cells(happening, style), **_attributes(happening, style))
    row["heads_group"] = heads_group
    return row


def _attributes(happening: Happening, style: TableStyle) -> dict[str, object]:
    kinds = {PlannedSession: "session", PlannedDeadline: "deadline", PlannedHoliday: "holiday"}
    classes = [kinds[type(happening)]]
    if isinstance(happening, PlannedSession) and happening.cancelled:
        return {"classes": [*classes, "cancelled"]}
    return {"classes": classes, **lasting(when_of(happening), style.dates)}


def _cells(happening: Happening, style: TableStyle) -> list[nodes.Element]:
    dropped = isinstance(happening, PlannedSession) and happening.cancelled
    dates = replace(style.dates, names_zone=False)
    shown = (dropped_date_node if dropped else date_node)(when_of(happening), dates)
    date = header_cell("", line(shown, classes=["when"]), scope="row")
    match happening:
        case PlannedSession():
            date += about_session(happening, style)
            lines: list[nodes.Node] = [*_session_lines(happening, style)]
        case PlannedDeadline():
            title = title_with_sections(happening, style)
            lines = [line(*words_joined([nodes.inline("", "", *title), _edit(happening, style)], " "))]
        case PlannedHoliday():
            lines = [line(nodes.inline("", happening.name))]
    return [date, nodes.entry("", *lines)]


def _edit(entry: PlannedDeadline, style: TableStyle) -> nodes.Node | None:
    return style.edit_link(entry.date_path, entry.title)


def about_session(session: PlannedSession, style: TableStyle) -> list[nodes.Node]:
    """Say which session it is and where; kind and teacher too, where its topics do not."""
    number = style.words("session {number}").format(number=style.dates.locale.digits(str(session.number)))
    section = section_words([session.section], style.dates.locale) if session.section else None
    words = [None if session.number is None else number, section, session.room]
    about: list[nodes.Node] = [nodes.inline("", text) for text in words if text]
    lines: list[nodes.Node] = [line(*words_joined(about, " · "), classes=["about"])] if about else []
    if session.moved_from is not None:
        lines.append(moved_line(session.moved_from, style.dates, style))
    return lines


def _session_lines(session: PlannedSession, style: TableStyle) -> Iterator[nodes.Node]:
    if session.cancelled:
        words = style.words("Cancelled: {reason}").format(reason=session.note)
        yield line(nodes.inline("", words), classes=["note"])
        return
    for topic in session.topics:
        yield from topic_lines(topic, style)
    if session.has_presentations:
        yield line(nodes.inline("", style.words("Presentations")))
    about = [words for words in (kind_words(session.kind, style.dates.locale), session.by) if words]
    if about and not any(topic.kind or topic.by for topic in session.topics):
        yield line(nodes.inline("", " · ".join(about)), classes=["about"])
    if session.note:
        yield line(nodes.inline("", session.note), classes=["note"])
