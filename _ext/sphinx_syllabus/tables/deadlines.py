"""Deadlines: all in a table, one in a box, and the next ones in a list."""

from collections.abc import Sequence

from docutils import nodes

from sphinx_syllabus.nodes import dated_item, dated_row, header_cell
from sphinx_syllabus.plan.entries import AnnouncedDeadline, PlannedDeadline
from sphinx_syllabus.tables.dates import date_node, lasting
from sphinx_syllabus.tables.grid import line, table, words_joined
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
    title = line(_title(entry, style))
    if is_target:
        title.insert(0, _target(entry))
    heading = header_cell("", title, scope="row")
    about = _about(entry, style)
    if about:
        heading += line(*about, classes=["about"])
    edit = style.edit_link(entry.path, entry.title)
    date = nodes.entry(
        "", line(*words_joined([date_node(entry.when, style.dates), edit], " "), classes=["when"])
    )
    if entry.submit:
        date += line(_submit(entry.submit, style))
    return dated_row("", heading, date, **lasting(entry.when, style.dates))


def deadline_box(entry: PlannedDeadline, is_target: bool, style: TableStyle) -> nodes.container:
    """Show one deadline in a box; ``is_target`` makes it the place that links to it lead to."""
    edit = style.edit_link(entry.path, entry.title)
    box = nodes.container("", classes=["syllabus-deadline"])
    title = line(nodes.strong("", "", _title(entry, style)))
    if is_target:
        title.insert(0, _target(entry))
    box += title
    box += line(*words_joined([date_node(entry.when, style.dates), edit], " "), classes=["when"])
    about = _about(entry, style)
    if about:
        box += line(*about, classes=["about"])
    if entry.submit:
        box += line(_submit(entry.submit, style))
    return box


def next_list(deadlines: Sequence[AnnouncedDeadline], style: TableStyle) -> nodes.container:
    """List deadlines in order of time.

    A script leaves the first that is still ahead; without it, all of them stand there, which is true on
    every day.
    """
    entries = [
        dated_item(
            "",
            line(nodes.strong("", "", _title(entry, style))),
            line(date_node(entry.when, style.dates), classes=["when"]),
            **lasting(entry.when, style.dates),
        )
        for entry in deadlines
    ]
    box = nodes.container("", classes=["next"])
    if not entries:
        box += line(nodes.Text(style.words("No date is announced yet.")))
        return box
    box += nodes.bullet_list("", *entries)
    # Shown by the script alone, once it is true.
    nothing = style.words("Nothing is ahead: every announced date is past.")
    box += style.web_only(line(nodes.Text(nothing), classes=["nothing-ahead"]))
    return box


def _target(entry: PlannedDeadline) -> nodes.target:
    return nodes.target("", "", ids=[TARGET.format(id=entry.id)])


def _title(entry: PlannedDeadline | AnnouncedDeadline, style: TableStyle) -> nodes.Node:
    return style.page_link(entry.page, entry.title) if entry.page else nodes.inline("", entry.title)


def _about(entry: PlannedDeadline, style: TableStyle) -> list[nodes.Node]:
    """Name the kind of entry and its note."""
    kinds = {
        "assignment": style.words("assignment"),
        "exam": style.words("exam"),
        "project": style.words("project"),
        "quiz": style.words("quiz"),
        "reading": style.words("reading"),
    }
    kind = nodes.inline("", kinds.get(entry.kind, entry.kind), classes=["kind"]) if entry.kind else None
    note = nodes.inline("", entry.note) if entry.note else None
    return words_joined([kind, note], " · ")


def _submit(address: str, style: TableStyle) -> nodes.reference:
    return nodes.reference("", style.words("Submit"), refuri=address, internal=False)
