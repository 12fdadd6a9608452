"""How one language writes: its messages, digits and direction.

Message catalogs are ordinary gettext ones, ``locale/<language>/LC_MESSAGES/sphinx_syllabus.mo`` in this
package; a language without one gets English words and its own month and weekday names.
"""

import gettext
from dataclasses import dataclass, field
from pathlib import Path

CATALOG = "sphinx_syllabus"
CATALOGS = Path(__file__).parent / "locale"

PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@dataclass(frozen=True)
class Locale:
    """A language, and the words for it; two locales of one language are equal."""

    language: str
    catalog: gettext.NullTranslations = field(compare=False, repr=False)

    def words(self, message: str) -> str:
        """Translate a message."""
        return self.catalog.gettext(message)

    def plural(self, one: str, many: str, count: int) -> str:
        """Translate a message that counts; ``{count}`` in it becomes the number."""
        return self.catalog.ngettext(one, many, count).format(count=self.digits(str(count)))

    def digits(self, text: str) -> str:
        """Write the digits of a text as the language does."""
        return text.translate(PERSIAN_DIGITS) if self.language.startswith("fa") else text


def locale_for(language: str, catalogs: Path = CATALOGS) -> Locale:
    """Load the locale of a language (a Sphinx or CLDR code, such as ``en`` or ``fa``)."""
    translations = gettext.translation(CATALOG, str(catalogs), [language], fallback=True)
    return Locale(language, translations)
