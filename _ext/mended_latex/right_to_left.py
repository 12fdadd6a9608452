"""Words in Arabic and Hebrew script inside a text that runs from left to right.

TeX lays out words in the order in which they are written: the words of a Persian date would be read
from the wrong end. So each run of such words is marked, and what is between them belongs to it.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.transforms.post_transforms import SphinxPostTransform

STYLE = Path(__file__).with_name("mended-latex.sty")

WORD = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200c\u200d\u200f]+"
"""Letters, digits and punctuation of the scripts, with the joiners between their letters."""

RUN = re.compile(rf"{WORD}(?:[\W\d]*{WORD})*(?:\s\d+\b)?")
"""Words, with signs, spaces and European digits between them; a year in such digits may end it."""

CLOSING = {")": "(", "]": "[", "»": "«"}


class right_to_left(nodes.inline):
    """Words that run from right to left."""


class right_to_left_word(nodes.inline):
    """A word that needs a font of its script."""


class MarkRightToLeft(SphinxPostTransform):
    """Mark such words in everything that LaTeX writes as running text."""

    default_priority = 890
    formats = ("latex",)

    def run(self, **_arguments: Any) -> None:
        """Mark them, except in a book that itself runs from right to left."""
        if _is_right_to_left(self.config.language):
            return
        verbatim = (nodes.FixedTextElement, nodes.math, nodes.raw, nodes.comment)
        for text in [*self.document.findall(nodes.Text)]:
            if not isinstance(text.parent, verbatim) and RUN.search(text):
                text.parent.replace(text, [*_marked(str(text))])


def _is_right_to_left(language: str) -> bool:
    try:
        return Locale.parse(language.replace("-", "_")).text_direction == "rtl"
    except (UnknownLocaleError, ValueError):  # CLDR knows no such language
        return False


def _marked(text: str) -> Iterator[nodes.Node]:
    """Split a text into its runs and what is between them."""
    end = 0
    for found in RUN.finditer(text):
        if found.start() > end:
            yield nodes.Text(text[end : found.start()])
        end = found.end()
        # A parenthesis that was opened in the run is closed in it.
        while text[end : end + 1] in CLOSING and (
            text.count(CLOSING[text[end]], found.start(), end) > text.count(text[end], found.start(), end)
        ):
            end += 1
        yield right_to_left("", "", *_words(text[found.start() : end]))
    if end < len(text):
        yield nodes.Text(text[end:])


def _words(run: str) -> Iterator[nodes.Node]:
    for part in re.split(f"({WORD})", run):
        if re.match(WORD, part):
            yield right_to_left_word("", part)
        elif part:
            yield nodes.Text(part)


def add_right_to_left(app: Sphinx) -> None:
    """Register the nodes, and the LaTeX package that says how they are set."""
    for node in (right_to_left, right_to_left_word):
        command = node.__name__.replace("_", "")
        app.add_node(node, latex=(_opening(command), lambda writer, _: writer.body.append("}")))
    app.connect("config-inited", _copy_style)
    app.add_latex_package(STYLE.stem, after_hyperref=True)


def _opening(command: str) -> Any:
    return lambda writer, _: writer.body.append(rf"\{command}{{")


def _copy_style(_app: Sphinx, config: Config) -> None:
    config.latex_additional_files = [*config.latex_additional_files, str(STYLE)]
