"""The direction, the script and the digits in which a site's language is written."""

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from sphinx.application import Sphinx
from sphinx.config import Config

from lean_book_theme.parent import is_mended
from lean_book_theme.template_bridge import finish_pages


def is_right_to_left(config: Config) -> bool:
    """Tell whether the site's language is written from right to left."""
    locale = _locale(config.language)
    return locale is not None and locale.text_direction == "rtl"


def is_in_arabic_script(config: Config) -> bool:
    """Tell whether the site's language is written in Arabic script, as Persian and Urdu are."""
    locale = _locale(config.language)
    if locale is None:
        return False
    likely = get_global("likely_subtags").get(locale.language, "")
    return "Arab" in (locale.script or likely.split("_"))


def numbering_system(config: Config) -> str:
    """Return the name that CLDR has for the digits of the site's language."""
    locale = _locale(config.language)
    return locale.default_numbering_system if locale else "latn"


def set_direction(app: Sphinx) -> None:
    """Have the pages of a website say in which direction they are read."""
    if is_mended(app) and is_right_to_left(app.config):
        finish_pages(app, lambda page, _context: page.replace("<html", '<html dir="rtl"', 1))


def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
