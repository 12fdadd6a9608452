"""Files of the site, as readers meet them: their kind and size, and whether browsers show them."""

from babel.units import format_unit

from sphinx_syllabus.model.locale import cldr_locale
from sphinx_syllabus.tables.style import TableStyle

SHOWN_BY_BROWSERS = frozenset(
    ("gif", "htm", "html", "jpeg", "jpg", "mp3", "mp4", "pdf", "png", "svg", "txt", "webm", "webp")
)
"""Suffixes of files that a browser opens; others it is told to save."""

UNITS = ("kilobyte", "megabyte", "gigabyte")


def is_shown_by_browsers(file: str) -> bool:
    """Tell whether a browser opens a file."""
    return _suffix(file) in SHOWN_BY_BROWSERS


def described(file: str, size: int | None, style: TableStyle) -> str:
    """Tell the kind of a file and its size, as in ``PDF, 1.2 MB``."""
    kind = style.dates.locale.isolated(_suffix(file).upper())
    parts = (kind, _size_words(size, style) if size is not None else "")
    return style.words(", ").join(part for part in parts if part)


def _suffix(file: str) -> str:
    return file.rpartition("/")[2].rpartition(".")[2].lower()


def _size_words(size: int, style: TableStyle) -> str:
    """Write a size in units of a thousand, with one decimal below ten."""
    number, unit = max(size / 1000, 0.1), 0
    while number >= 999.5 and unit < len(UNITS) - 1:
        number, unit = number / 1000, unit + 1
    locale = style.dates.locale
    words = format_unit(
        # In Latin letters, short units would run against the line.
        number, f"digital-{UNITS[unit]}", "long" if locale.right_to_left else "short",
        format="0.#" if number < 9.95 else "0", locale=cldr_locale(locale.language),
        # The decimal sign goes with the digits, which Babel leaves to us.
        numbering_system=locale.numbering_system,
    )  # fmt: skip
    return locale.digits(words)
