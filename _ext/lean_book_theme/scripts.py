"""One script out of those that every page loads, and what it is told by a page."""

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, NamedTuple

from lean_book_theme.start_tags import read_attributes

# In the order in which they run. The theme's wait for the whole page, each on its own, so that a
# failure in one leaves the others running.
SPHINX_SCRIPTS = ("documentation_options.js", "doctools.js", "translations.js")
THEME_SCRIPTS = ("scripts/sphinx-book-theme.js", "scripts/pydata-sphinx-theme.js")
PAGE_OPTIONS = "page_options.js"
OWN_SCRIPTS = (
    "load_script.js",
    "sidebars.js",
    "back_to_top.js",
    "buttons.js",
    "bootstrap_on_demand.js",
    "tooltips.js",
    "scroll_stops.js",
    "search_words.js",
    "search_excerpts.js",
)

OPTION = r"DOCUMENTATION_OPTIONS\.(\w+)\s*=\s*(?:'([^'\\]*)'|(true|false|\d+));\s*"
ONE_OPTION = re.compile(OPTION)
ONLY_OPTIONS = re.compile(rf"\s*(?:{OPTION})+")

# Sphinx makes a function of text from a catalog, which no policy for scripts allows: it stands in the script.
MADE_FUNCTION = re.compile(r"new Function\(\s*\"n\",\s*`return \(\$\{catalog\.plural_expr\}\)`,?\s*\)")
TEXT_OF_FUNCTION = re.compile(r'"plural_expr": "([^"\\]*)"')

SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.IGNORECASE | re.DOTALL)
JAVASCRIPT = {"", "module", "text/javascript", "application/javascript"}

# What the joined scripts define for others.
DEFINED = re.compile(
    r"\b(?:DOCUMENTATION_OPTIONS|Documentation|_ready|SphinxHighlight|Search|bootstrap|toggleFullScreen)\b"
)
STRING = re.compile(r""""[^"\n]*"|'[^'\n]*'|`[^`]*`""")
WORD = re.compile(r"[\w-]+")


class Script(NamedTuple):
    """A script that stands on a page.

    Attributes:
        address: Where its file is; empty, if its text stands on the page.
        text: That text.
        at_once: Whether it runs before the rest of the page is read.
    """

    address: str
    text: str
    at_once: bool


def scripts_of(page: str) -> Iterator[Script]:
    """Find the scripts of a page; data in elements for scripts are none."""
    for written, text in SCRIPT.findall(page):
        attributes = read_attributes(written)
        kind = attributes.get("type", "")
        if kind in JAVASCRIPT:
            address = attributes.get("src", "")
            later = kind == "module" or (address and attributes.keys() & {"defer", "async"})
            yield Script(address, text, at_once=not later)


def join_scripts(texts: dict[str, str], words: str = "") -> str:
    """Join Sphinx's and the theme's scripts, by name, with those of this extension.

    Args:
        texts: Their texts.
        words: A script with words for those of Sphinx.
    """
    options, *others = (texts[name] for name in SPHINX_SCRIPTS if name in texts)
    parts = [options, _own(PAGE_OPTIONS), *others, words, *map(_own, OWN_SCRIPTS)]
    parts += (
        f'addEventListener("DOMContentLoaded", () => {{\n{texts[name]}\n}});'
        for name in THEME_SCRIPTS
        if name in texts
    )
    joined = "".join(f"{part.strip()}\n" for part in parts if part)
    return TEXT_OF_FUNCTION.sub(
        r'"plural_expr": (n) => (\1)', MADE_FUNCTION.sub("catalog.plural_expr", joined)
    )


def _own(name: str) -> str:
    return files("lean_book_theme").joinpath("scripts", name).read_text(encoding="utf-8")


def read_options(script: str) -> dict[str, Any] | None:
    """Read the options of a script that does nothing but set them."""
    if not ONLY_OPTIONS.fullmatch(script):
        return None
    return {
        name: json.loads(literal) if literal else text for name, text, literal in ONE_OPTION.findall(script)
    }


def needs_what_is_joined(script: str) -> bool:
    """Tell whether a script may use what the joined ones define."""
    return bool(DEFINED.search(script))


def quoted_words(script: str) -> frozenset[str]:
    """Return the words of a script that may be classes."""
    return frozenset(word for string in STRING.findall(script) for word in WORD.findall(string))
