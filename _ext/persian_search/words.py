"""The one form in which Persian words are indexed; ``words.js`` brings a query into the same."""

import re
import unicodedata
from collections.abc import Iterator

HALF_SPACE = "\N{ZERO WIDTH NON-JOINER}"
TATWEEL = "\N{ARABIC TATWEEL}"

# Keyboards for Arabic, Kurdish and Urdu have letters and digits of their own. Digits become Persian ones,
# because Sphinx's script leaves out of a query what consists of ASCII digits.
TWINS = str.maketrans("يىكةەہ0123456789٠١٢٣٤٥٦٧٨٩", "ییکههه۰۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸۹")

ENDINGS = ("هایی", "های", "ها", "ی")
"""Plurals, the ezafe of a plural, and the ending that makes adjectives, the longest first."""

SHORTEST_STEM = 3

STOP_WORDS = frozenset({
    "آن", "از", "است", "اما", "ان", "اند", "ای", "این", "با", "باید", "بر", "برای", "به", "بود", "تا",
    "تر", "ترین", "چه", "خود", "در", "دو", "را", "شد", "شده", "شود", "می", "نمی", "نیز", "ها", "های",
    "هایی", "هر", "هم", "و", "ولی", "کرد", "کند", "که", "یا", "یک",
})  # fmt: skip
"""Words that nearly every page has, and what half-spaces join to others."""


def fold(text: str) -> str:
    """Write a text without what people type in different ways; half-spaces stay.

    Letters lose their diacritics, presentation forms and case (Unicode normalization form KD), Arabic
    letters and all digits become Persian ones, and marks that do not show are dropped.
    """
    letters = unicodedata.normalize("NFKD", text).lower()
    return "".join(letter for letter in letters if _shows(letter)).translate(TWINS)


def words_of(text: str) -> Iterator[str]:
    """List the words of a text, folded: ``شبکه‌های`` as ``شبکههای``, and its parts ``شبکه`` and ``های``."""
    for joined in re.findall(rf"[\w{HALF_SPACE}]+", fold(text)):
        parts = [part for part in joined.split(HALF_SPACE) if part]
        if len(parts) > 1:
            yield "".join(parts)
        yield from parts


def stem(word: str) -> str:
    """Take the ending from a folded word, if enough is left of it."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) >= SHORTEST_STEM + len(ending):
            return word.removesuffix(ending)
    return word


def _shows(letter: str) -> bool:
    return letter == HALF_SPACE or (letter != TATWEEL and unicodedata.category(letter) not in ("Mn", "Cf"))
