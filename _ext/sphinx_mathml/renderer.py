"""How Sphinx's HTML writer shows the two kinds of math node."""

from functools import cache
from html import escape
from typing import Any

from docutils import nodes
from sphinx.locale import _
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

from sphinx_mathml.convert import ConversionError, Converter
from sphinx_mathml.rewrite import has_tag
from sphinx_mathml.width import estimate_width

logger = logging.getLogger(__name__)

CLASSES = "math mathml notranslate nohighlight"

ALWAYS_FITS = 12.0
"""The width in em up to which a formula needs no scrolling in a page of 320 pixels."""


@cache
def _converter(macros: tuple[tuple[str, str], ...], *, xml: bool) -> Converter:
    return Converter(dict(macros), xml=xml)


def _mathml(
    writer: HTML5Translator, node: nodes.Element, *, display: bool, in_paragraphs: bool = False
) -> str | None:
    """Return the ``<math>`` element; warn and return None where there can be none."""
    macros = tuple(sorted(writer.config.mathml_macros.items()))
    try:
        converter = _converter(macros, xml=writer.builder.name == "epub")
        return converter.convert(node.astext(), display=display, in_paragraphs=in_paragraphs)
    except ConversionError as error:
        logger.warning(
            "cannot convert LaTeX math: %s", error, type="mathml", subtype="convert", location=node
        )
        return None


def visit_inline(writer: HTML5Translator, node: nodes.math) -> None:
    """Write a formula in a line of text."""
    mathml = _mathml(writer, node, display=False)
    if mathml is None:
        writer.body.append(_source(node))
        raise nodes.SkipNode
    wide = estimate_width(mathml) > ALWAYS_FITS
    classes = f"{CLASSES} mathml-wide" if wide else CLASSES
    writer.body.append(writer.starttag(node, "span", "", CLASS=classes, **_focus(wide=wide)))
    writer.body.append(mathml + "</span>")
    raise nodes.SkipNode


def visit_block(writer: HTML5Translator, node: nodes.math_block) -> None:
    """Write a displayed formula with its number and its permalink."""
    text = node.astext()
    as_written = node.get("no-wrap", node.get("nowrap", False))
    mathml = _mathml(writer, node, display=True, in_paragraphs=not as_written)
    wide = mathml is None or estimate_width(mathml) > ALWAYS_FITS
    writer.body.append(writer.starttag(node, "div", CLASS=CLASSES))
    scroll = writer.starttag(nodes.Element(), "div", "", CLASS="mathml-scroll", **_focus(wide=wide))
    writer.body.append(f"{scroll}{mathml or _source(node)}</div>")
    # In a formula that is wholly the author's, tags are set instead of the number.
    if node.get("number") and not (as_written and has_tag(text)):
        writer.body.append(f'<span class="eqno">({get_node_equation_number(writer, node)})')
        writer.add_permalink_ref(node, _("Link to this equation"))
        writer.body.append("</span>")
    writer.body.append("</div>\n")
    raise nodes.SkipNode


def _source(node: nodes.Element) -> str:
    return f'<code class="mathml-source">{escape(node.astext())}</code>'


def _focus(*, wide: bool) -> dict[str, Any]:
    """Return what lets the keyboard scroll a formula, if it is one that may have to be scrolled.

    No script sees whether it overflows, and not every browser takes a box that does into the tab
    order by itself; nor should the reader step through formulas that fit on every screen.
    """
    return {"tabindex": "0"} if wide else {}
