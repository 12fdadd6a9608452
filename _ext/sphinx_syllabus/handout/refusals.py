"""What cannot be shown on paper, in words for its author, and where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from docutils import nodes


@dataclass(frozen=True, slots=True)
class Refusal:
    """What cannot be shown on paper, and where it stands; its file and line may be unknown."""

    source: str | None
    line: int | None
    message: str


_ELSEWHERE = "take it out of the section, or choose another section in syllabus_handout_sections"
_KNOWN: dict[type[nodes.Node], tuple[str, str]] = {
    nodes.image: ("a picture", _ELSEWHERE),
    nodes.figure: ("a picture", _ELSEWHERE),
    nodes.raw: ("HTML", "write it in Markdown, or choose another section in syllabus_handout_sections"),
    nodes.footnote_reference: ("a footnote or reference", "write its words into the text"),
    nodes.footnote: ("a footnote or reference", "write its words into the text"),
    nodes.citation: ("a list of references", _ELSEWHERE),
    nodes.enumerated_list: ("a list by letters or Roman numerals", "number it 1, 2, 3"),
    nodes.transition: ("a line across the page", "leave it out, or put a heading in its place"),
    nodes.problematic: ("what Sphinx could not read", "correct it on the page"),
    nodes.system_message: ("what Sphinx could not read", "correct it on the page"),
}
"""What is refused by a name that its author knows, and what to do instead."""


def refusal_of(node: nodes.Node) -> Refusal:
    """Refuse a node."""
    name = type(node).__name__
    if isinstance(node, nodes.Element):
        name = node.get("design_component", name)  # what sphinx-design calls its containers
    what, instead = _KNOWN.get(type(node), (f"'{name}'", _ELSEWHERE))
    return refusal(node, what, instead)


def refusal(node: nodes.Node, what: str, instead: str) -> Refusal:
    """Refuse something.

    Args:
        node: what is refused.
        what: its name.
        instead: what the author can do.
    """
    # Its own place, that of what is in it, or else of the nearest that it stands in.
    known = [near for near in (*node.findall(), *_around(node)) if near.source]
    placed = next((near for near in known if near.line), known[0] if known else node)
    return Refusal(placed.source, placed.line, f"{what} cannot be set on paper; {instead}")


def _around(node: nodes.Node) -> Iterator[nodes.Node]:
    while (parent := node.parent) is not None:
        yield parent
        node = parent
