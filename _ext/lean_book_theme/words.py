"""The words that the theme and Sphinx write on pages, in languages for which this extension has them.

Catalogs of gettext: ``locale/<language>/LC_MESSAGES/sphinx.mo`` for Sphinx, pydata-sphinx-theme and this
extension, and ``booktheme.mo`` for sphinx-book-theme.
"""

import gettext
import json
from importlib.resources import files
from pathlib import Path

import sphinx.locale
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.locale import _
from sphinx.util.i18n import CatalogRepository

from lean_book_theme.parent import is_known_parent, is_mended
from lean_book_theme.template_bridge import finish_pages

CATALOGS = Path(__file__).parent / "locale"
OF_SPHINX = Path(sphinx.locale.__file__).parent
# Names of parts of the page that stand in the theme's templates in English only.
NAMES_IN_ENGLISH = ("Main", "Page")
WORDS_OF_SEARCH = (
    "Search Results",
    "Searching",
    "Preparing search...",
    ", in ",
    "Hide Search Matches",
    "Your search did not match any documents. Please make sure that all words are spelled correctly and"
    " that you've selected enough categories.",
)
COUNT_OF_SEARCH = (
    "Search finished, found one page matching the search query.",
    "Search finished, found ${resultCount} pages matching the search query.",
)


def use_own_words(app: Sphinx, config: Config) -> None:
    """Have words taken from the site's catalogs, then from these, then from Sphinx's."""
    if not is_known_parent(config) or not gettext.find("sphinx", CATALOGS, [config.language]):
        return
    of_site = CatalogRepository(
        app.srcdir, config.locale_dirs, config.language, config.source_encoding
    ).locale_dirs
    sphinx.locale.translators.pop(("general", "sphinx"), None)
    app.translator, _found = sphinx.locale.init([*of_site, CATALOGS, OF_SPHINX], config.language)
    app.add_message_catalog("booktheme", str(CATALOGS))


def translate_names(app: Sphinx) -> None:
    """Have those words translated that the theme's templates do not ask for."""
    if is_mended(app):
        finish_pages(app, lambda page, _context: _with_names(page))


def _with_names(page: str) -> str:
    for name in NAMES_IN_ENGLISH:
        page = page.replace(f' aria-label="{name}">', f' aria-label="{_(name)}">')
    return page


def script_of_words(language: str) -> str:
    """Return a script with the words of the search, or none in a language for which there are none."""
    if not gettext.find("sphinx", CATALOGS, [language]):
        return ""
    one, many = COUNT_OF_SEARCH
    words: dict[str, str | list[str]] = {word: _(word) for word in WORDS_OF_SEARCH}
    catalog = sphinx.locale.get_translator()
    words[one] = [catalog.ngettext(one, many, count) for count in (1, 2)]
    code = files("lean_book_theme").joinpath("scripts", "counts.js").read_text(encoding="utf-8")
    return f"Object.assign(Documentation.TRANSLATIONS, {json.dumps(words)});\n{code}"
