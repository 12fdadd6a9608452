"""References that Sphinx gathers at the foot of a book's pages."""

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform


class SeparateFootnoteMarks(SphinxPostTransform):
    """Put a comma between marks of footnotes that would read as one number: 6 and 7 as 67."""

    default_priority = 550
    formats = ("latex",)

    def run(self, **_arguments: Any) -> None:
        """Look at the neighbour of every mark."""
        for mark in [*self.document.findall(nodes.footnote_reference)]:
            after = mark.next_node(descend=False, siblings=True)
            if isinstance(after, nodes.footnote_reference):
                mark.parent.insert(mark.parent.index(mark) + 1, nodes.superscript("", ","))


class DropEmptyLists(SphinxPostTransform):
    """Drop what stood around lists of footnotes, after these have moved to the foot of pages (600)."""

    default_priority = 650
    formats = ("latex",)

    def run(self, **_arguments: Any) -> None:
        """Drop the line above a list, and a section that held nothing else."""
        for line in [*self.document.findall(nodes.transition)]:
            if "footnotes" in line["classes"]:
                line.parent.remove(line)
        for section in [*self.document.findall(nodes.section)]:
            below = [node for node in section.children if not isinstance(node, nodes.title)]
            if below and all(isinstance(node, nodes.container) and not node.children for node in below):
                section.parent.remove(section)
