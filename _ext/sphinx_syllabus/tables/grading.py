"""What the grade is made of, and which grades there are, as tables."""

from collections.abc import Iterator, Sequence

from docutils import nodes

from sphinx_syllabus.model.grading import Grade, GradingItem
from sphinx_syllabus.model.scalars import Weight
from sphinx_syllabus.nodes import header_cell, isolate, pictured_table
from sphinx_syllabus.outputs.credit_words import weight_words
from sphinx_syllabus.outputs.grading_bar import grading_bars
from sphinx_syllabus.plan.weights import weight_of_each
from sphinx_syllabus.tables.grid import line, table, words_joined
from sphinx_syllabus.tables.style import TableStyle


def grading_table(items: Sequence[GradingItem], caption: str, style: TableStyle) -> nodes.table:
    """Show the parts of the grade with their weights, the parts of a part below it."""
    columns = [(style.words("Course work"), 65), (style.words("Weight"), 35)]
    return table(caption, columns, _rows(items, 0, style), "syllabus-grading")


def with_bar(
    shown: Sequence[nodes.Node], items: Sequence[GradingItem], name: str, style: TableStyle
) -> list[nodes.Node]:
    """Put a bar of the weights over the table that says the same, where a weight is known.

    Args:
        shown: the table.
        items: the grading items.
        name: an id for the drawings, of its own on a page.
        style: the surroundings.
    """
    drawings = grading_bars(items, name, style.dates.locale)
    return [pictured_table("", *shown, drawings=drawings)] if drawings else [*shown]


def grades_table(grades: Sequence[Grade], style: TableStyle) -> nodes.table:
    """Show from which percentage on each grade is given."""
    columns = [(style.words("Grade"), 65), (style.words("From"), 35)]
    rows = (
        nodes.row("", header_cell("", line(nodes.Text(it.grade)), scope="row"), _weight(it.at_least, style))
        for it in grades
    )
    return table(style.words("Grades"), columns, rows, "syllabus-grading")


def _rows(items: Sequence[GradingItem], depth: int, style: TableStyle) -> Iterator[nodes.row]:
    for item in items:
        name = style.page_link(item.page, item.item) if item.page else nodes.Text(item.item)
        # Dashes too: who hears the table, or reads it as text, does not see that parts are set in.
        # Isolated behind them, a name in another direction leaves them where the line begins.
        named = [*[nodes.Text("– ")] * depth, isolate("", "", name)] if depth else [name]
        heading = header_cell("", line(*named), scope="row", classes=[f"depth-{depth}"])
        about = [nodes.inline("", words) for words in (_pieces(item, style), item.note) if words]
        if about:
            heading += line(*words_joined(about, " · "), classes=["about"])
        yield nodes.row("", heading, _weight(item.weight, style, bonus=item.bonus))
        yield from _rows(item.parts, depth + 1, style)


def _pieces(item: GradingItem, style: TableStyle) -> str | None:
    """Say of how many pieces an item is made, how many of them count, and what each weighs."""
    locale = style.dates.locale
    count = item.count or len(item.parts)
    if item.best:
        words = style.words("best {best} of {count}").format(
            best=locale.digits(str(item.best)), count=locale.digits(str(count))
        )
    elif item.count:
        words = style.words("{count} in all").format(count=locale.digits(str(item.count)))
    else:
        return None
    each = weight_of_each(item)
    weight = weight_words(each, locale) if each is not None else None
    return words + style.words(", {weight} each").format(weight=weight) if weight else words


def _weight(weight: Weight, style: TableStyle, *, bonus: bool = False) -> nodes.entry:
    words = weight_words(weight, style.dates.locale, bonus=bonus)
    known = nodes.Text(words) if words else nodes.inline("", style.words("to be announced"), classes=["tba"])
    return nodes.entry("", line(known, classes=["weight"]))
