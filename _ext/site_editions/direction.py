"""In which direction a language is written."""

from babel import Locale, UnknownLocaleError


def direction_of(language: str) -> str:
    """Return ``rtl`` or ``ltr``, as HTML names the directions; ``ltr`` for a language that CLDR lacks."""
    try:
        return Locale.parse(language.replace("-", "_")).text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"
