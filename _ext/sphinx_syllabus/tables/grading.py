"""What the grade is made of, as a table."""

from collections.abc import Iterator, Sequence

from docutils import nodes

from sphinx_syllabus.model.grading import GradingItem
from sphinx_syllabus.model.scalars import Unannounced, Weight
from sphinx_syllabus.nodes import header_cell
from sphinx_syllabus.tables.grid import line, table
from sphinx_syllabus.tables.style import TableStyle


def grading_table(items: Sequence[GradingItem], caption: str, style: TableStyle) -> nodes.table:
    """Show the parts of the grade with their weights, the parts of a part below it."""
    columns = [(style.words("Course work"), 65), (style.words("Weight"), 35)]
    return table(caption, columns, _rows(items, 0, style), "syllabus-grading")


def _rows(items: Sequence[GradingItem], depth: int, style: TableStyle) -> Iterator[nodes.row]:
    for item in items:
        name = style.page_link(item.page, item.item) if item.page else nodes.Text(item.item)
        # Dashes too: who hears the table, or reads it as text, does not see that parts are set in.
        dashes = [nodes.Text("– ")] * depth
        heading = header_cell("", line(*dashes, name), scope="row", classes=[f"depth-{depth}"])
        if item.note:
            heading += line(nodes.Text(item.note), classes=["about"])
        yield nodes.row("", heading, nodes.entry("", line(_weight(item.weight, style), classes=["weight"])))
        yield from _rows(item.parts, depth + 1, style)


def _weight(weight: Weight, style: TableStyle) -> nodes.Node:
    if isinstance(weight, Unannounced):
        return nodes.inline("", style.words("to be announced"), classes=["tba"])
    return nodes.Text(style.dates.locale.digits(f"{weight:f}") + "%")
