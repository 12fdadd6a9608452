"""How one language writes: its messages, digits and direction."""

import gettext
import unicodedata
from dataclasses import dataclass, field

import babel
from babel.numbers import get_decimal_symbol

PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


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
        return babel.Locale.parse(self.language, sep="_").text_direction == "rtl"

    def words(self, message: str) -> str:
        """Translate a message."""
        return self.catalog.gettext(message)

    def plural(self, one: str, many: str, count: int) -> str:
        """Translate a message that counts; ``{count}`` in it becomes the number."""
        return self.catalog.ngettext(one, many, count).format(count=self.digits(str(count)))

    def decimal(self, text: str) -> str:
        """Write a number with the digits and the decimal sign of the language."""
        system = "latn" if self.digits("0") == "0" else "default"
        sign = get_decimal_symbol(self.language.replace("-", "_"), numbering_system=system)
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
        return text.translate(PERSIAN_DIGITS) if self.language.startswith("fa") else text
