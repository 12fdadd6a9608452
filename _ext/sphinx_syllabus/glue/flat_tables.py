"""Tables for writers to which spans are a burden: the lines of a cell are dealt over the rows beside it."""

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

LONG = 8
"""From how many rows on a table may break over pages."""


class FlattenSpans(SphinxPostTransform):
    """Replace spans in every table of a manual page, whose writer refuses them.

    Beside the spanning cell each row gets a cell with the next of its lines, the last row all that is
    left, so that the table looks as if it had the span.
    """

    default_priority = 900
    builders = ("man",)

    def run(self, **_arguments: Any) -> None:
        """Flatten every table."""
        for body in self.document.findall(nodes.tbody):
            _flatten(body)


class LetTablesBreak(SphinxPostTransform):
    """Let this extension's tables break over pages of a book, where none can end beside a span of rows."""

    default_priority = 900
    builders = ("latex",)

    def run(self, **_arguments: Any) -> None:
        """Flatten this extension's tables, and say of each how LaTeX is to set it."""
        for table in self.document.findall(nodes.table):
            if not any(name.startswith("syllabus-") for name in table["classes"]):
                continue
            for body in table.findall(nodes.tbody):
                if any("morerows" in cell for cell in body.findall(nodes.entry)):
                    table["classes"].append("nocolorrows")  # stripes would cut a group into its rows
                if len(body) >= LONG:
                    table["classes"].append("longtable")
                _flatten(body, wide_cells_too=False)


def _flatten(body: nodes.tbody, *, wide_cells_too: bool = True) -> None:
    left: dict[int, int] = {}
    lines: dict[int, list[nodes.Node]] = {}
    for row in body.findall(nodes.row):
        for column in sorted(column for column, rows in left.items() if rows):
            left[column] -= 1
            row.insert(column, nodes.entry("", *_dealt(lines[column], left[column])))
        for cell in [*row.findall(nodes.entry)]:
            column = row.index(cell)
            if "morerows" in cell:
                left[column] = cell["morerows"]
                del cell["morerows"]
                lines[column] = [*cell.children]
                cell.children = []
                cell += _dealt(lines[column], left[column])
            if wide_cells_too and "morecols" in cell:
                beside = [nodes.entry("", nodes.paragraph()) for _ in range(cell["morecols"])]
                row.insert(column + 1, beside)
                del cell["morecols"]


def _dealt(lines: list[nodes.Node], rows_left: int) -> list[nodes.Node]:
    """Take from the lines what stands in the next row: one, or in the last row all."""
    taken = lines[:1] if rows_left else lines[:]
    del lines[: len(taken)]
    return taken or [nodes.paragraph()]
