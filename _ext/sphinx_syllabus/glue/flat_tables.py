"""Tables for writers that have no spans: each cell once, empty cells below and beside it."""

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform


class FlattenSpans(SphinxPostTransform):
    """Replace spans by empty cells in manual pages, whose writer refuses them."""

    default_priority = 900
    builders = ("man",)

    def run(self, **_arguments: Any) -> None:
        """Flatten every table of the manual."""
        for body in self.document.findall(nodes.tbody):
            open_spans: dict[int, int] = {}
            for row in body.findall(nodes.row):
                for column in sorted(column for column, left in open_spans.items() if left):
                    row.insert(column, nodes.entry("", nodes.paragraph()))
                    open_spans[column] -= 1
                for column, cell in enumerate([*row.findall(nodes.entry)]):
                    if "morerows" in cell:
                        open_spans[column] = cell["morerows"]
                        del cell["morerows"]
                    if "morecols" in cell:
                        beside = [nodes.entry("", nodes.paragraph()) for _ in range(cell["morecols"])]
                        row.insert(column + 1, beside)
                        del cell["morecols"]
