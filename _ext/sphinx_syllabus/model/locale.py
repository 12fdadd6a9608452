"""How one language writes: its messages, digits and direction."""

import gettext
import unicodedata
from dataclasses import dataclass, field

import babel

PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def runs_right_to_left(text: str) -> bool:
    """Tell the direction of isolated words: that of the first letter that has one.

    These are rules P2 and P3 of the Unicode Bidirectional Algorithm (UAX 9), as browsers apply them.
    """
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((way for way in directions if way in ("L", "R", "AL")), "L") != "L"


@dataclass(frozen=True)
class Locale:
    """A language, and the words for it; two locales of one language are equal."""

    language: str
    catalog: gettext.NullTranslations = field(compare=False, repr=False)

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

    def digits(self, text: str) -> str:
        """Write the digits of a text as the language does."""
        return text.translate(PERSIAN_DIGITS) if self.language.startswith("fa") else text
