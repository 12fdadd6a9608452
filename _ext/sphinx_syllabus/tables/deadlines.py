"""Deadlines: all in a table, and one in a box."""

from collections.abc import Sequence

from docutils import nodes

from sphinx_syllabus.dates.when import Days, Moment
from sphinx_syllabus.nodes import dated_row, header_cell
from sphinx_syllabus.outputs.credit_words import credit_words
from sphinx_syllabus.outputs.kind_words import kind_words
from sphinx_syllabus.plan.entries import PlannedDeadline
from sphinx_syllabus.tables.dates import date_node, dropped_date_node, lasting
from sphinx_syllabus.tables.events import moved_line, sections_node, title_of
from sphinx_syllabus.tables.grid import line, table, words_around, words_joined
from sphinx_syllabus.tables.late import acceptance_line
from sphinx_syllabus.tables.materials import material_lines
from sphinx_syllabus.tables.style import TableStyle

TARGET = "deadline-{id}"
"""The id of a deadline's element on its page."""


def deadlines_table(
    deadlines: Sequence[PlannedDeadline], caption: str, targets: Sequence[str], style: TableStyle
) -> nodes.table:
    """Show deadlines in a table.

    Args:
        deadlines: the deadlines, in the order to be shown.
        caption: the table's caption.
        targets: the ids of the deadlines whose rows are link targets on this page.
        style: the surroundings.
    """
    columns = [(style.words("Deadline"), 40), (style.words("Date"), 60)]
    rows = (_row(entry, entry.id in targets, style) for entry in deadlines)
    return table(caption, columns, rows, "syllabus-deadlines")


def _row(entry: PlannedDeadline, is_target: bool, style: TableStyle) -> nodes.row:
    title = line(title_of(entry, style))
    if is_target:
        title.insert(0, _target(entry))
    heading = header_cell("", title, scope="row")
    about = _about(entry, style)
    if about:
        heading += line(*about, classes=["about"])
    dates = {} if entry.cancelled else lasting(entry.when, style.dates)
    return dated_row("", heading, nodes.entry("", *_dated(entry, style)), **dates)


def deadline_box(entry: PlannedDeadline, is_target: bool, style: TableStyle) -> nodes.container:
    """Show one deadline in a box; ``is_target`` makes it the place that links to it lead to."""
    box = nodes.container("", classes=["syllabus-deadline"])
    title = line(nodes.strong("", "", title_of(entry, style)))
    if is_target:
        title.insert(0, _target(entry))
    box += title
    box += _dated(entry, style)
    about = _about(entry, style)
    if about:
        box.insert(2, line(*about, classes=["about"]))
    return box


def _dated(entry: PlannedDeadline, style: TableStyle) -> list[nodes.Node]:
    """Say when it is, what it was before, when it is handed out, until when late work is accepted, and so on.

    Of a cancelled one it says why that is.
    """
    edit = style.edit_link(entry.date_path, entry.title)
    if entry.cancelled:
        reason = style.words("Cancelled: {reason}").format(reason=entry.cancelled)
        date = dropped_date_node(entry.when, style.dates)
        return [
            line(*words_joined([nodes.inline("", reason), edit], " "), classes=["when"]),
            line(date, classes=["when", "about", "moved"]),
        ]
    lines = [line(*words_joined([date_node(entry.when, style.dates), edit], " "), classes=["when"])]
    lines.extend(moved_line(former.when, style.dates, style) for former in entry.was[-1:])
    if isinstance(entry.out, Days | Moment):
        date = dropped_date_node(entry.out, style.dates)
        lines.append(line(*words_around(style.words("handed out {date}"), date=date), classes=["about"]))
    late = acceptance_line(entry.acceptance, style)
    if late is not None:
        lines.append(late)
    if entry.submit:
        lines.append(line(_submit(entry.submit, style)))
    lines.extend(material_lines(entry.materials, style))
    return [*lines]


def _target(entry: PlannedDeadline) -> nodes.target:
    return nodes.target("", "", ids=[TARGET.format(id=entry.id)])


def _about(entry: PlannedDeadline, style: TableStyle) -> list[nodes.Node]:
    """Name the kind of entry, the section that it concerns, what it counts for, and its note."""
    kind = kind_words(entry.kind, style.dates.locale)
    named = nodes.inline("", kind, classes=["kind"]) if kind else None
    section = sections_node(entry.sections, style)
    credit = None if entry.cancelled else credit_words(entry.credit, style.dates.locale)
    weight = nodes.inline("", credit, classes=["weight"]) if credit else None
    note = nodes.inline("", entry.note) if entry.note else None
    return words_joined([named, section, weight, note], " · ")


def _submit(address: str, style: TableStyle) -> nodes.reference:
    return nodes.reference("", style.words("Submit"), refuri=address, internal=False)
