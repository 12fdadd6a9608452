"""Words in Latin script on pages that are read from right to left."""

from typing import Any
from unicodedata import bidirectional

from docutils import nodes

IN_A_LINE = (nodes.reference, nodes.emphasis, nodes.strong, nodes.title_reference)
BLOCKS = (nodes.paragraph, nodes.title, nodes.caption, nodes.term, nodes.citation, nodes.footnote)
CODE = (nodes.literal, nodes.literal_block, nodes.doctest_block)


class IsolatedLatinWords:
    """Mixin for an HTML writer."""

    def starttag(self, node: nodes.Element, *args: Any, **attributes: Any) -> str:
        """Write a start tag that says so where all that follows is read from left to right."""
        if isinstance(node, nodes.Element) and _is_left_to_right(node):
            attributes["dir"] = "ltr"
        # The writer behind the mixin is known only when the theme has chosen it.
        tag: str = super().starttag(node, *args, **attributes)  # type: ignore[misc]
        return tag


def _is_left_to_right(node: nodes.Element) -> bool:
    if isinstance(node, CODE):
        # Keys that are pressed together would change places if each were isolated.
        return "kbd" not in node["classes"]
    if isinstance(node, BLOCKS):
        # Isolated words, as names in a list, stand right in either direction; what joins them is the page's.
        return _is_latin(node.astext()) and _is_latin(_text_between_isolates(node))
    if isinstance(node, IN_A_LINE):
        # What begins and ends with letters stands right by itself, and together with the words around it.
        text = node.astext().strip()
        return _is_latin(text) and not (text[0].isalnum() and text[-1].isalnum())
    return False


def _text_between_isolates(node: nodes.Node) -> str:
    if isinstance(node, nodes.Text):
        return node.astext()
    # Known by its name: the theme works without the extension that has such a node.
    between = (child for child in node.children if type(child).__name__ != "isolate")
    return "".join(map(_text_between_isolates, between))


def _is_latin(text: str) -> bool:
    directions = {bidirectional(letter) for letter in text}
    return "L" in directions and not directions & {"R", "AL"}
