"""The frame that all tables share."""

from collections.abc import Iterable, Sequence
from string import Formatter

from docutils import nodes

from sphinx_syllabus.nodes import header_cell


def table(
    caption: str, columns: Sequence[tuple[str, int]], rows: Iterable[nodes.row], name: str
) -> nodes.table:
    """Make a table.

    Args:
        caption: what the table shows, for everybody who meets it out of its place.
        columns: each column's heading and its width in percent.
        rows: the rows of the body.
        name: a class, by which style sheets and scripts know the table.
    """
    headings = [
        header_cell("", nodes.paragraph("", words, translatable=False), scope="col") for words, _ in columns
    ]
    group = nodes.tgroup("", cols=len(columns))
    group += [nodes.colspec(colwidth=width) for _, width in columns]
    group += nodes.thead("", nodes.row("", *headings))
    group += nodes.tbody("", *rows)
    return nodes.table(
        "", nodes.title("", caption, translatable=False), group, classes=[name, "colwidths-given"]
    )


def line(*parts: nodes.Node, classes: Sequence[str] = ()) -> nodes.paragraph:
    """Make one line of a cell; what comes from data is shown to the letter, and not translated."""
    as_written = {"translatable": False, "support_smartquotes": False}
    return nodes.paragraph("", "", *parts, classes=[*classes], **as_written)


def words_around(message: str, **parts: nodes.Node) -> list[nodes.Node]:
    """Put nodes into a message, in the order that its language wants."""
    filled: list[nodes.Node] = []
    for words, name, _, _ in Formatter().parse(message):
        filled.extend([nodes.Text(words)] if words else [])
        filled.extend([parts[name]] if name else [])
    return filled


def words_joined(parts: Iterable[nodes.Node | None], between: str) -> list[nodes.Node]:
    """Put words between the parts that there are."""
    joined: list[nodes.Node] = []
    for part in parts:
        if part is not None:
            joined.extend([nodes.Text(between), part] if joined else [part])
    return joined
