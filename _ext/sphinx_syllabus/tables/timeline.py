"""What the picture of a term shows, as a table."""

from collections.abc import Sequence

from docutils import nodes

from sphinx_syllabus.nodes import dated_row, header_cell, timeline
from sphinx_syllabus.outputs.section_words import section_words
from sphinx_syllabus.outputs.timeline import Shape, timeline_svg
from sphinx_syllabus.plan.timeline import EntrySort, Timeline, TimelineEntry
from sphinx_syllabus.tables.dates import date_node, lasting
from sphinx_syllabus.tables.grid import line, table, words_joined
from sphinx_syllabus.tables.style import TableStyle


def timeline_figure(shown: Timeline, shapes: Sequence[Shape], name: str, style: TableStyle) -> timeline:
    """Show a term in one picture, drawn in each of the shapes, with a table that says the same.

    Args:
        shown: what is in the picture.
        shapes: for wide pages, for narrow ones.
        name: an id for the drawings, of its own on a page.
        style: the surroundings.
    """
    drawings = [timeline_svg(shown, style.dates, shape, f"{name}-{shape.name}") for shape in shapes]
    caption = style.words("Dates of {term}").format(term=shown.term)
    summary = style.words("The same as a table")
    return timeline("", timeline_table(shown, caption, style), drawings=drawings, summary=summary)


def timeline_table(timeline: Timeline, caption: str, style: TableStyle) -> nodes.table:
    """Show everything in the term in order of time, and what is not announced yet after it."""
    columns = [(style.words("In the term"), 45), (style.words("Date"), 55)]
    rows = (_row(entry, style) for entry in timeline.entries)
    return table(caption, columns, rows, "syllabus-timeline-dates")


def _row(entry: TimelineEntry, style: TableStyle) -> nodes.row:
    title = entry.title or _sort_words(entry, style)
    name = style.page_link(entry.page, title) if entry.page else nodes.inline("", title)
    section = section_words(entry.sections, style.dates.locale)
    about = [words for words in (_sort_words(entry, style), section) if words and words != title]
    heading = header_cell("", line(name), scope="row")
    if about:
        heading += line(*words_joined((nodes.inline("", words) for words in about), " · "), classes=["about"])
    date = nodes.entry("", line(date_node(entry.when, style.dates), classes=["when"]))
    return dated_row("", heading, date, **lasting(entry.when, style.dates))


def _sort_words(entry: TimelineEntry, style: TableStyle) -> str:
    words = {
        EntrySort.MODULE: style.words("module"),
        EntrySort.HOLIDAY: style.words("holiday"),
        EntrySort.DUE: style.words("deadline"),
        EntrySort.EXAM: style.words("exam"),
        EntrySort.EVENT: style.words("event"),
    }
    if entry.sort is not EntrySort.SESSION:
        return words[entry.sort]
    if entry.number is None:
        return style.words("session")
    return style.words("session {number}").format(number=style.dates.locale.digits(str(entry.number)))
