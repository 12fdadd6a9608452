"""The message catalogs: ordinary gettext ones, ``locale/<language>/LC_MESSAGES/sphinx_syllabus.mo``.

A language without one gets English words and its own month and weekday names.
"""

import gettext
from pathlib import Path

from sphinx_syllabus.model.locale import Locale

CATALOG = "sphinx_syllabus"
CATALOGS = Path(__file__).parent / "locale"


def locale_for(language: str) -> Locale:
    """Load the locale of a language (a Sphinx or CLDR code, such as ``en``, ``pt_BR`` or ``pt-BR``)."""
    code = language.replace("-", "_")
    translations = gettext.translation(CATALOG, str(CATALOGS), [code], fallback=True)
    return Locale(code, translations)
