"""When the course meets each week."""

from collections.abc import Mapping, Sequence

from docutils import nodes

from sphinx_syllabus.nodes import header_cell, isolate
from sphinx_syllabus.outputs.kind_words import kind_words
from sphinx_syllabus.plan.entries import PlannedMeeting, PlannedSection
from sphinx_syllabus.tables.grid import line, table, words_joined
from sphinx_syllabus.tables.style import TableStyle
from sphinx_syllabus.tables.weekly import weekly_time, weeks_words


def meetings_table(
    meetings: Sequence[PlannedMeeting], sections: Sequence[PlannedSection], caption: str, style: TableStyle
) -> nodes.table:
    """Show the weekly meetings, and the sections that have none yet; rooms where the data gives any."""
    has_rooms = any(meeting.hours.room for meeting in meetings)
    columns = [(style.words("Meeting"), 35), (style.words("Time"), 40), (style.words("Room"), 25)]
    by_id = {section.id: section for section in sections}
    cells = [_cells(meeting, by_id, style) for meeting in meetings]
    meeting_sections = {meeting.section for meeting in meetings}
    for section in sections:
        if section.id not in meeting_sections:
            unknown = line(nodes.inline("", style.words("to be announced"), classes=["tba"]))
            heading = _heading(None, section_title(section, style), section.staff, style)
            cells.append([heading, nodes.entry("", unknown), nodes.entry("", line())])
    if not has_rooms:
        columns, cells = columns[:2], [row[:2] for row in cells]
    rows = (nodes.row("", *row) for row in cells)
    return table(style.with_zone(caption), columns, rows, "syllabus-meetings")


def section_title(section: PlannedSection, style: TableStyle) -> str:
    """Name a section by its title, and by its id as other entries do, where it has both."""
    by_id = style.words("section {name}").format(name=section.id)
    return f"{section.title} ({by_id})" if section.title else by_id


def _cells(
    meeting: PlannedMeeting, sections: Mapping[str, PlannedSection], style: TableStyle
) -> list[nodes.Element]:
    section = sections.get(meeting.section or "")
    if section:
        title: str | None = section_title(section, style)
    else:
        title = style.words("section {name}").format(name=meeting.section) if meeting.section else None
    staff = (meeting.by,) if meeting.by else section.staff if section else ()
    heading = _heading(kind_words(meeting.kind or "lecture", style.dates.locale), title, staff, style)
    edit = style.edit_link(meeting.path, heading.astext())
    time = nodes.inline("", "", *weekly_time(meeting.hours, meeting.hours.days, style))
    when = nodes.entry("", line(*words_joined([time, edit], " ")))
    weeks = weeks_words(meeting.hours, style)
    if weeks:
        when += line(nodes.inline("", weeks), classes=["weeks"])
    return [heading, when, nodes.entry("", line(nodes.Text(meeting.hours.room or "")))]


def _heading(kind: str | None, title: str | None, staff: Sequence[str], style: TableStyle) -> header_cell:
    words = [nodes.inline("", part) for part in (kind, title) if part]
    heading = header_cell("", line(*words_joined(words, " · "), classes=["meeting"]), scope="row")
    if staff:
        names = (isolate("", "", nodes.Text(name)) for name in staff)
        heading += line(*words_joined(names, style.words(", ")), classes=["about"])
    return heading
