"""From nodes to blocks: what pages say, as plain data that a template sets on paper.

Blocks are texts, numbers and lists of them, never markup, so nothing in them can be run. What paper
cannot show is refused, all of it at once and each with its place; left out in silence is only what
readers of a page do not see, or could only press.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias
from xml.etree import ElementTree

from docutils import nodes

from sphinx_syllabus.handout.inlines import Inline, InlineConverter, Surroundings, is_printed, spaced
from sphinx_syllabus.handout.refusals import Refusal, refusal
from sphinx_syllabus.nodes import header_cell, pictured_table, timeline

Block: TypeAlias = dict[str, Any]
"""A paragraph, a list, a table ... by its ``kind``, with the blocks and inlines in it."""

_BOXES = (nodes.container, nodes.topic, nodes.sidebar, nodes.Admonition)


def blocks_of(content: Iterable[nodes.Node], surroundings: Surroundings) -> tuple[list[Block], list[Refusal]]:
    """Turn what stands in a section, below its title, into blocks.

    Args:
        content: nodes as they are written to HTML, all references resolved.
        surroundings: the page that they stand on.

    Returns:
        The blocks, and what is missing from them.
    """
    converter = _Converter(surroundings)
    return converter.blocks(content), [*dict.fromkeys(converter.refusals)]


def inlines_of(
    content: Iterable[nodes.Node], surroundings: Surroundings
) -> tuple[list[Inline], list[Refusal]]:
    """Turn what stands in one line, such as a title, into inlines; else as ``blocks_of``."""
    converter = _Converter(surroundings)
    return converter.line(content), [*dict.fromkeys(converter.refusals)]


class _Converter(InlineConverter):
    """Convert nodes, and keep what was refused."""

    def blocks(self, content: Iterable[nodes.Node], level: int = 2) -> list[Block]:
        """Convert blocks; ``level`` is that of a heading among them."""
        return [block for node in content if is_printed(node) for block in self._block(node, level)]

    def _block(self, node: nodes.Node, level: int) -> Iterator[Block]:
        match node:
            case nodes.paragraph():
                yield from _paragraph(self.line(node.children), node["classes"])
            case nodes.rubric():
                strong = {"kind": "strong", "inlines": self.line(node.children)}
                yield from _paragraph([strong], ["rubric", *node["classes"]])
            case nodes.attribution():
                words = spaced(["\N{EM DASH} ", *self.inlines(node.children)])
                yield from _paragraph(words, ["attribution"])
            case nodes.line_block():
                yield from _paragraph(spaced(self._lines(node)), ["lines", *node["classes"]])
            case nodes.section():
                title, *below = node.children
                if not title.astext().strip():
                    what = "a heading without words"
                    self.refusals.append(refusal(title, what, "write some, or take it out"))
                    return
                yield {"kind": "heading", "level": level, "inlines": self.line(title.children)}
                yield from self.blocks(below, level + 1)
            case nodes.bullet_list():
                yield self._list(node, level, ordered=False)
            case nodes.enumerated_list() if node.get("enumtype", "arabic") == "arabic":
                yield self._list(node, level, ordered=True)
            case nodes.definition_list() | nodes.field_list():
                items = [self._definition(item, level) for item in node if is_printed(item)]
                yield {"kind": "definitions", "items": items}
            case nodes.block_quote():
                yield {"kind": "quote", "blocks": self.blocks(node.children, level)}
            case timeline():
                yield _picture(node)
            case pictured_table():
                yield from self.blocks(node.children, level)
            case nodes.Element() if isinstance(node, _BOXES) and "design_component" not in node:
                yield self._box(node, level)
            case nodes.table():
                yield self._table(node)
            case nodes.math_block():
                yield from self._equation(node)
            case nodes.literal_block() | nodes.doctest_block():
                yield {"kind": "code", "text": node.astext().rstrip("\n")}
            case nodes.compound():
                yield from self.blocks(node.children, level)
            case _:
                self.refuse(node)

    def _list(self, node: nodes.Element, level: int, *, ordered: bool) -> Block:
        return {
            "kind": "list",
            "ordered": ordered,
            "start": node.get("start", 1),
            "classes": [*node["classes"]],
            "items": [
                self.blocks(item.children, level) for item in node if isinstance(item, nodes.list_item)
            ],
        }

    def _definition(self, item: nodes.Node, level: int) -> Block:
        """Convert the terms, or the name, and what is said of them."""
        term: list[Inline] = []
        blocks: list[Block] = []
        for part in item.children:
            match part:
                case nodes.term() | nodes.field_name():
                    term += [*([{"kind": "break"}] if term else []), *self.line(part.children)]
                case nodes.classifier():
                    term += [" ", *self._wrapped(part, kind="emphasis")]
                case _:
                    blocks += self.blocks(part.children, level)
        return {"term": spaced(term), "blocks": blocks}

    def _box(self, node: nodes.Element, level: int) -> Block:
        titles = [child for child in node if isinstance(child, nodes.title | nodes.caption)]
        given = self.surroundings.titles.get(node.tagname)
        title = self.line(titles[0].children) if titles else [given] if given else None
        below = [child for child in node if child not in titles]
        named = [node.tagname] if isinstance(node, nodes.Admonition) else []
        blocks = self.blocks(below, level)
        return {"kind": "box", "classes": [*named, *node["classes"]], "title": title, "blocks": blocks}

    def _lines(self, block: nodes.Element, indent: str = "") -> Iterator[Inline]:
        for line in block.children:
            if isinstance(line, nodes.line_block):
                yield from self._lines(line, indent + "\N{EM SPACE}")
            else:
                yield indent
                yield from self.inlines(line.children)
            if line is not block[-1]:
                yield {"kind": "break"}

    def _equation(self, node: nodes.math_block) -> Iterator[Block]:
        if formula := self.formula(node, display=True):
            number = str(node["number"]) if node.get("number") else None
            yield {"kind": "equation", "formula": formula, "words": node.astext().strip(), "number": number}

    def _table(self, node: nodes.table) -> Block:
        group = next(child for child in node if isinstance(child, nodes.tgroup))
        columns = [child for child in group if isinstance(child, nodes.colspec)]
        stubs = sum(bool(column.get("stub")) for column in columns)
        captions = [child for child in node if isinstance(child, nodes.title)]
        return {
            "kind": "table",
            "classes": [*node["classes"]],
            "caption": self.line(captions[0].children) if captions else None,
            "widths": [column["colwidth"] for column in columns],
            "head": [self._row(row, len(columns)) for row in _rows(group, nodes.thead)],
            "rows": [self._row(row, stubs) for row in _rows(group, nodes.tbody)],
        }

    def _row(self, row: nodes.row, headings: int) -> dict[str, Any]:
        """Convert a row whose first cells are headings."""
        cells = [self._cell(cell, is_heading=index < headings) for index, cell in enumerate(_cells(row))]
        return {"classes": [*row["classes"]], "heads-group": bool(row.get("heads_group")), "cells": cells}

    def _cell(self, cell: nodes.entry, *, is_heading: bool) -> dict[str, Any]:
        return {
            "classes": [*cell["classes"]],
            "heading": is_heading or isinstance(cell, header_cell),
            "columns": cell.get("morecols", 0) + 1,
            "rows": cell.get("morerows", 0) + 1,
            "blocks": self.blocks(cell.children),
        }


def _rows(group: nodes.tgroup, part: type[nodes.Element]) -> list[nodes.row]:
    return [row for below in group if isinstance(below, part) for row in below if isinstance(row, nodes.row)]


def _cells(row: nodes.row) -> list[nodes.entry]:
    return [cell for cell in row if isinstance(cell, nodes.entry)]


def _paragraph(inlines: list[Inline], classes: Sequence[str]) -> list[Block]:
    """Return a paragraph; none where there is nothing in it."""
    return [{"kind": "paragraph", "classes": [*classes], "inlines": inlines}] if inlines else []


def _picture(node: timeline) -> Block:
    """Return the first drawing of a picture, with what it tells those who do not see it."""
    svg = node["drawings"][0]
    told = ElementTree.fromstring(svg)
    words = [told.findtext(f"{{http://www.w3.org/2000/svg}}{name}", "") for name in ("title", "desc")]
    return {"kind": "picture", "svg": svg, "words": ": ".join(filter(None, words))}
