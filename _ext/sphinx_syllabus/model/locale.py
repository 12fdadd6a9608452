"""How one language writes: its messages, digits and direction."""

import gettext
import unicodedata
from dataclasses import dataclass, field
from functools import cache

import babel
from babel.numbers import get_decimal_symbol

DIGITS = {"arabext": "۰۱۲۳۴۵۶۷۸۹", "arab": "٠١٢٣٤٥٦٧٨٩"}
"""The digits of CLDR's numbering systems, those of Persian and of Arabic; others are not written."""


@cache
def cldr_locale(language: str) -> babel.Locale:
    """Return what Unicode CLDR knows of a language; of one that it lacks, that of English."""
    try:
        return babel.Locale.parse(language, sep="_")
    except (babel.UnknownLocaleError, ValueError):
        return babel.Locale("en")


def runs_right_to_left(text: str) -> bool:
    """Tell the direction of isolated words: that of the first letter that has one.

    These are rules P2 and P3 of the Unicode Bidirectional Algorithm (UAX 9), as browsers apply them.
    """
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((way for way in directions if way in ("L", "R", "AL")), "L") != "L"


def has_direction(text: str) -> bool:
    """Tell whether a text has a letter, for digits and signs take the direction of what is around them."""
    return any(unicodedata.bidirectional(letter) in ("L", "R", "AL") for letter in text)


@dataclass(frozen=True)
class Locale:
    """A language, and the words for it; two locales of one language are equal.

    Attributes:
        language: Its code with underscores, as CLDR and gettext have it: ``pt_BR``.
        catalog: The words.
    """

    language: str
    catalog: gettext.NullTranslations = field(compare=False, repr=False)

    @property
    def language_tag(self) -> str:
        """The language as files and pages name it: ``pt-BR`` (IETF BCP 47)."""
        return self.language.replace("_", "-")

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left (Unicode CLDR, ``characterOrder``)."""
        return cldr_locale(self.language).text_direction == "rtl"

    @property
    def numbering_system(self) -> str:
        """The name that CLDR has for the digits that are written."""
        system = cldr_locale(self.language).default_numbering_system
        return system if system in DIGITS else "latn"

    def words(self, message: str) -> str:
        """Translate a message."""
        return self.catalog.gettext(message)

    def plural(self, one: str, many: str, count: int) -> str:
        """Translate a message that counts; ``{count}`` in it becomes the number."""
        return self.catalog.ngettext(one, many, count).format(count=self.digits(str(count)))

    def decimal(self, text: str) -> str:
        """Write a number with the digits and the decimal sign of the language."""
        sign = get_decimal_symbol(cldr_locale(self.language), numbering_system=self.numbering_system)
        return self.digits(text.replace(".", sign))

    def isolated(self, text: str) -> str:
        """Return words for plain text, isolated if their direction is not that of the language.

        A paragraph that begins with them then has its own direction still.
        """
        if runs_right_to_left(text) == self.right_to_left or not has_direction(text):
            return text
        return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"

    def digits(self, text: str) -> str:
        """Write the digits of a text as the language does."""
        digits = DIGITS.get(self.numbering_system)
        return text.translate(str.maketrans("0123456789", digits)) if digits else text
