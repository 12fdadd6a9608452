"""All materials of a course in a table, by module or by kind."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from docutils import nodes

from sphinx_syllabus.model.materials import DEADLINE_MATERIALS, MATERIALS
from sphinx_syllabus.nodes import dated_row, header_cell, output_link
from sphinx_syllabus.outputs.catalogue import MATERIALS_ARCHIVE
from sphinx_syllabus.tables.grid import line, table
from sphinx_syllabus.tables.materials import kind_names, material_lines, reading_lines
from sphinx_syllabus.tables.style import TableStyle
from sphinx_syllabus.views.materials import MaterialsGroup, WithMaterials

KINDS = tuple(dict.fromkeys((*MATERIALS, *DEADLINE_MATERIALS)))
"""All kinds of materials, in the order in which views show them."""


def materials_table(groups: Sequence[MaterialsGroup], caption: str, style: TableStyle) -> nodes.table:
    """Show materials under the modules that they belong to."""
    others = style.words("Other topics") if any(group.title for group in groups) else None
    rows = [row for group in groups for row in _rows(_heading(group, others, style), group.entries, style)]
    return _table(rows, caption, style)


def kinds_table(groups: Sequence[MaterialsGroup], caption: str, style: TableStyle) -> nodes.table:
    """Show materials under their kinds, then the readings."""
    entries = [entry for group in groups for entry in group.entries]
    rows: list[nodes.row] = []
    for kind, name in kind_names(style).items():
        of_kind = [
            replace(entry, materials=own, readings=())
            for entry in entries
            if (own := tuple(it for it in entry.materials if it.kind == kind))
        ]
        rows.extend(_rows(nodes.inline("", name), of_kind, style))
    to_read = [replace(entry, materials=()) for entry in entries if entry.readings]
    rows.extend(_rows(nodes.inline("", style.words("Readings")), to_read, style))
    return _table(rows, caption, style)


def archive_line(count: int, style: TableStyle) -> nodes.paragraph:
    """Link to the archive of all files."""
    words = style.dates.locale.plural(
        "{count} file for reading offline:", "{count} files for reading offline:", count
    )
    link = output_link("", "", nodes.inline("", MATERIALS_ARCHIVE), output=MATERIALS_ARCHIVE, saved=True)
    return line(nodes.Text(f"{words} "), link)


def _table(rows: Sequence[nodes.row], caption: str, style: TableStyle) -> nodes.table:
    columns = [(style.words("Topic"), 40), (style.words("Materials"), 60)]
    return table(caption, columns, rows, "syllabus-materials")


def _heading(group: MaterialsGroup, others: str | None, style: TableStyle) -> nodes.Node | None:
    if group.title is None:
        words = style.words("Deadlines") if group.are_deadlines else others
        return nodes.inline("", words) if words else None
    return style.page_link(group.page, group.title) if group.page else nodes.inline("", group.title)


def _rows(
    heading: nodes.Node | None, entries: Sequence[WithMaterials], style: TableStyle
) -> Iterator[nodes.row]:
    if heading and entries:
        cell = header_cell("", line(heading), scope="rowgroup", morecols=1)
        yield dated_row("", cell, heads_group=True, classes=["group"])
    for entry in entries:
        title = _title(entry, style)
        lines = [*material_lines(entry.materials, style), *reading_lines(entry.readings, style)]
        yield dated_row("", header_cell("", line(title), scope="row"), nodes.entry("", *lines))


def _title(entry: WithMaterials, style: TableStyle) -> nodes.Node:
    if entry.page:
        return style.page_link(entry.page, entry.title)
    return style.topic_link(entry.id, entry.title) if entry.is_topic else nodes.inline("", entry.title)
