"""The scripts of a page: those that every page has are one, and the others wait until they are needed."""

import json
import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit
from zlib import crc32

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.html._assets import _JavaScript

from lean_book_theme.published_files import static_folder, with_version, write_whole
from lean_book_theme.scripts import (
    SPHINX_SCRIPTS,
    THEME_SCRIPTS,
    join_scripts,
    needs_what_is_joined,
    quoted_words,
    read_options,
    scripts_of,
)
from lean_book_theme.start_tags import read_attributes, write_attributes
from lean_book_theme.words import script_of_words

BOOTSTRAP = "scripts/bootstrap.js"
SEARCH_WORDS = "sphinx_highlight.js"
# Scripts of Sphinx, the theme and sphinx-design, which are known not to need others at once.
KNOWN = re.compile(
    r"(?:^|/)(?:searchtools|language_data|searchindex|sphinx_highlight|design-tabs|bootstrap|joined-\w+)\.js\b"
)

# Each begins with letters, not with a choice or a limit of a word: that is found many times faster.
TABS_SCRIPT = re.compile(r"""<script ([^>]*/design-tabs\.js[^>]*)></script>""")
TAB = re.compile(r"""class="[^"]*\bsd-tab-""")
JOINED_SCRIPT = re.compile(r"""<script ([^>]*/scripts/joined-\w+\.js[^>]*)></script>""")
BOOTSTRAP_AT_WORK = [
    re.compile(sign)
    for sign in (
        r"data-bs-ride=",
        r"data-bs-spy=",
        r'data-bs-toggle="(?!tooltip|dropdown|collapse)',
        r'id="pst-collapse-sidebar-button"',
    )
]
PRESS = re.compile(r"""onclick="(?:window\.)?(print|toggleFullScreen)\(\)\"""")


class ForeignScripts(NamedTuple):
    """What is to be known of the scripts that the site and other extensions have put on a page.

    Attributes:
        words: What they may use as classes.
        at_once: Whether one of them may need the joined script before the page is read.
        use_bootstrap: Whether one of them may use Bootstrap's script.
    """

    words: frozenset[str]
    at_once: bool
    use_bootstrap: bool


class PageScripts:
    """The scripts of a site's pages."""

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        self._builder = builder
        self._folder = static_folder(builder)
        self._read = cache(self._read_file)
        self._join = cache(self._join_files)

    def _read_file(self, name: str) -> str:
        file = Path(self._builder.outdir, name)
        # Of a site's script in another encoding, no more is asked than its words.
        return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""

    def join(
        self, asked_for: Iterable[_JavaScript | str], path_to: Callable[..., str], *, searches: bool
    ) -> list[_JavaScript]:
        """Return a page's scripts, those that every page has as one.

        Args:
            asked_for: The page's scripts.
            path_to: How an address is written on the page.
            searches: Whether the page loads what marks the words that were searched for by itself.
        """
        # Sphinx takes addresses too, which a site may have put into its `html_context`.
        scripts = [_JavaScript(script) if isinstance(script, str) else script for script in asked_for]
        options: dict[str, Any] = {}
        others = []
        joined = {*SPHINX_SCRIPTS, *THEME_SCRIPTS} - {"translations.js"}
        for script in scripts:
            name = str(script.filename).removeprefix("_static/")
            if name == "translations.js":
                joined.add(name)
            elif not name and (told := read_options(script.attributes.get("body", ""))):
                options |= told
            elif name not in joined and name != SEARCH_WORDS:
                others.append(script)
        told_to_script = {
            "data-options": json.dumps(options, separators=(",", ":")),
            "data-bootstrap": path_to(self._address(BOOTSTRAP), resource=True),
        }
        if not searches:
            told_to_script["data-search-words"] = path_to(self._address(SEARCH_WORDS), resource=True)
        file = self._join(tuple(name for name in (*SPHINX_SCRIPTS, *THEME_SCRIPTS) if name in joined))
        return [_JavaScript(f"_static/{file}", priority=200, **told_to_script), *others]

    def _address(self, name: str) -> str:
        return with_version(f"_static/{name}", self._read(f"_static/{name}"))

    def _join_files(self, names: tuple[str, ...]) -> str:
        file = f"scripts/joined-{crc32(' '.join(names).encode()):08x}.js"
        texts = {name: self._read(f"_static/{name}") for name in names}
        write_whole(self._folder / file, join_scripts(texts, script_of_words(self._builder.config.language)))
        return file

    def look_at_foreign_scripts(self, page: str, page_name: str) -> ForeignScripts:
        """Find out what the scripts of others on a page may need."""
        words: set[str] = set()
        at_once = use_bootstrap = False
        for script in scripts_of(page):
            if KNOWN.search(script.address):
                continue
            text = self._read_at(script.address, page_name) if script.address else script.text
            words |= quoted_words(text)
            at_once |= script.at_once and needs_what_is_joined(text)
            use_bootstrap |= "bootstrap" in text
        return ForeignScripts(frozenset(words), at_once, use_bootstrap)

    def _read_at(self, address: str, page_name: str) -> str:
        """Read what a page names; nothing is known of files on other hosts."""
        found = urlsplit(urljoin(f"/{self._builder.get_target_uri(page_name)}", address))
        return "" if found.scheme or found.netloc else self._read(unquote(found.path).lstrip("/"))

    def finish(self, page: str, foreign: ForeignScripts) -> str:
        """Have a whole page load no more than it needs, and nothing later than it needs it."""
        if TABS_SCRIPT.search(page):
            page = TABS_SCRIPT.sub(r"<script defer \1></script>" if TAB.search(page) else "", page)
        page = PRESS.sub(r'data-press="\1"', page)
        with_bootstrap = foreign.use_bootstrap or any(sign.search(page) for sign in BOOTSTRAP_AT_WORK)
        when = {} if foreign.at_once else {"defer": ""}

        def write(joined: re.Match[str]) -> str:
            attributes = read_attributes(joined[1]) | when
            scripts = [attributes]
            if with_bootstrap:
                scripts.insert(0, {**when, "src": attributes.pop("data-bootstrap")})
            return "\n    ".join(f"<script{write_attributes(script)}></script>" for script in scripts)

        return JOINED_SCRIPT.sub(write, page, count=1)
