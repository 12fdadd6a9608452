"""What stands in a line of text, as data: words, links, dates and formulas."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from docutils import nodes

from sphinx_syllabus.handout.formulas import Formula, FormulaError, FormulaReader
from sphinx_syllabus.handout.refusals import Refusal, refusal, refusal_of
from sphinx_syllabus.model.locale import runs_right_to_left
from sphinx_syllabus.nodes import isolate, output_link

Inline: TypeAlias = str | dict[str, Any]
"""Words, or by its ``kind`` something else in a line of text."""


@dataclass(frozen=True)
class Surroundings:
    """What is to be known of the page that nodes stand on.

    ``link_address`` takes where a link leads, as a whole address or relative to the page, and returns a
    whole address; None where there is none, and then only the link's words stay. ``titles`` are those of
    admonitions without a title of their own, by the name of the node.
    """

    link_address: Callable[[str], str | None]
    titles: Mapping[str, str] = field(default_factory=dict)
    formulas: FormulaReader = field(default_factory=FormulaReader)


_UNPRINTED = {"syllabus-unseen", "syllabus-edit", "syllabus-button", "nothing-ahead"}
"""Classes of what is only heard, is a control, or waits for a script."""

_KINDS: tuple[tuple[type[nodes.Element], str], ...] = (
    (nodes.strong, "strong"),
    (nodes.emphasis, "emphasis"),
    (nodes.title_reference, "emphasis"),
    (nodes.literal, "literal"),
    (nodes.superscript, "superscript"),
    (nodes.subscript, "subscript"),
)
_BREAK: Inline = {"kind": "break"}
_HTML_BREAK = re.compile(r"\s*<br\s*/?>\s*")
_HTML_COMMENT = re.compile(r"\s*<!--.*-->\s*", re.DOTALL)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LANGUAGE = "language-"


def is_printed(node: nodes.Node) -> bool:
    """Tell whether paper shows a node at all, or has to refuse it."""
    match node:
        case nodes.target():
            return bool(node.children)
        case nodes.Invisible() | nodes.meta():
            return False
        case nodes.raw():
            return "html" in node["format"].split() and not _HTML_COMMENT.fullmatch(node.astext())
        case output_link() if node.get("subscribe"):
            return False
        case nodes.Element():
            return _UNPRINTED.isdisjoint(node["classes"])
    return True


def spaced(inlines: Iterable[Inline], *, ends: bool = True) -> list[Inline]:
    """Join neighbouring words, and space them as HTML does; with ``ends``, none is left at the ends."""
    joined: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, str) and joined and isinstance(joined[-1], str):
            joined[-1] += inline
        else:
            joined.append(inline)
    for index, inline in enumerate(joined):
        if isinstance(inline, str):
            words = _SPACE.sub(" ", inline)
            if (ends and index == 0) or joined[index - 1 : index] == [_BREAK]:
                words = words.removeprefix(" ")
            if (ends and index == len(joined) - 1) or joined[index + 1 : index + 2] == [_BREAK]:
                words = words.removesuffix(" ")
            joined[index] = words
    return [inline for inline in joined if inline != ""]


def _isolated(words: str) -> Inline:
    direction = {"right-to-left": runs_right_to_left(words)}
    return {"kind": "isolate", "language": None, **direction, "classes": [], "inlines": [words]}


class InlineConverter:
    """Convert what stands in lines of text, and keep what was refused."""

    def __init__(self, surroundings: Surroundings) -> None:
        self.surroundings = surroundings
        self.refusals: list[Refusal] = []

    def line(self, content: Iterable[nodes.Node]) -> list[Inline]:
        """Convert the whole of a line."""
        return spaced(self.inlines(content))

    def refuse(self, node: nodes.Node) -> None:
        """Keep that a node cannot be shown, and where."""
        self.refusals.append(refusal_of(node))

    def formula(self, node: nodes.math | nodes.math_block, *, display: bool) -> Formula | None:
        """Convert a formula; None if it is refused."""
        try:
            return self.surroundings.formulas.read(node.astext(), display=display)
        except FormulaError as error:
            what = f"this formula ({error})"
            self.refusals.append(refusal(node, what, "write it in simpler LaTeX"))
            return None

    def inlines(self, content: Iterable[nodes.Node]) -> Iterator[Inline]:
        """Convert a part of a line."""
        for node in content:
            if is_printed(node):
                yield from self._inline(node)

    def _inline(self, node: nodes.Node) -> Iterator[Inline]:
        for kind, name in _KINDS:
            if isinstance(node, kind):
                yield from self._wrapped(node, kind=name)
                return
        match node:
            case nodes.Text():
                yield node.astext()
            case nodes.reference():
                yield from self._link(node, node.get("refuri") or "#" + node.get("refid", ""))
            case output_link():
                yield from self._link(node, node["output"])
            case nodes.math():
                if formula := self.formula(node, display=False):
                    yield {"kind": "formula", "formula": formula, "words": node.astext()}
            case nodes.raw() if _HTML_BREAK.fullmatch(node.astext()):
                yield _BREAK
            case nodes.inline():
                yield from self._words(node)
            case nodes.abbreviation() | nodes.acronym() | nodes.generated() | nodes.target():
                yield from self.inlines(node.children)
            case _:
                self.refuse(node)

    def _wrapped(self, node: nodes.Element, **attributes: Any) -> Iterator[Inline]:
        """Put what is in a node into an inline of its own, if it is anything."""
        if inside := spaced(self.inlines(node.children), ends=False):
            yield {**attributes, "inlines": inside}

    def _link(self, node: nodes.Element, uri: str) -> Iterator[Inline]:
        address = None if uri == "#" else self.surroundings.link_address(uri)
        if address:
            yield from self._wrapped(node, kind="link", to=address)
        else:
            yield from self.inlines(node.children)

    def _words(self, node: nodes.inline) -> Iterator[Inline]:
        """Convert words with a direction, language or class of their own; those with none are words."""
        languages = [name.removeprefix(_LANGUAGE) for name in node["classes"] if name.startswith(_LANGUAGE)]
        classes = [name for name in node["classes"] if not name.startswith(_LANGUAGE)]
        if isinstance(node, isolate) or languages:
            direction = {"right-to-left": runs_right_to_left(node.astext())}
            language = languages[0] if languages else None
            yield from self._wrapped(node, kind="isolate", language=language, **direction, classes=classes)
        elif isinstance(node.parent, nodes.reference) and node.parent.get("internal"):
            yield from self.inlines(node.children)  # its classes say how the link was found
        elif "bibtex-citation" in classes:
            # What it links to is a list of references, which paper does not have.
            yield _isolated(node.astext())
        elif classes:
            yield from self._wrapped(node, kind="span", classes=classes)
        else:
            yield from self.inlines(node.children)
