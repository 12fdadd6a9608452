"""Words for people in several languages: ``{en: Deep Learning, fa: یادگیری عمیق}``."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Self, TypeGuard

import babel
from babel.localedata import exists

LANGUAGE = r"[a-z]{2,3}([-_][A-Za-z0-9]{2,8})*"
"""How the code of a language is written: ``fa``, ``pt-BR``, ``zh-Hant``."""


class NotInLanguagesError(ValueError):
    """Words of which some languages cannot be read; ``messages`` say why, by the languages' codes."""

    def __init__(self, messages: Mapping[str, str]) -> None:
        super().__init__("; ".join(messages.values()))
        self.messages = messages


class Words(str):
    """Words of which there are several languages: as text, those of one of them, first of the first.

    ``name`` is the text of the first language whichever is spoken: what is made of words, or names an entry
    by them, is the same in all editions of a site.
    """

    forms: Mapping[str, str]

    def __new__(cls, forms: Mapping[str, str], language: str | None = None) -> Self:
        """Speak a language, or the first.

        Args:
            forms: the text of each language, by its code.
            language: the code of one of them.
        """
        words = super().__new__(cls, forms[language or next(iter(forms))])
        words.forms = forms
        return words

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        # What a page shows of them is text; it knows no other language.
        return str, (str(self),)

    @property
    def name(self) -> str:
        """The text of the first language."""
        return next(iter(self.forms.values()))

    def said_in(self, language: str) -> "Words":
        """Return them in a language, or in one of its kind; in the first, where there is none."""
        return Words(self.forms, self._known(language))

    def are_in(self, language: str) -> bool:
        """Tell whether they are given in a language, or in one of its kind."""
        return self._known(language) is not None

    def _known(self, language: str) -> str | None:
        known = {code.replace("-", "_"): code for code in self.forms}
        near = babel.negotiate_locale([language.replace("-", "_")], known)
        return known[near] if near else None


class EditionAddresses(Words):
    """The addresses of a site's editions, by their languages: as text, that of one of them."""

    def address_in(self, language: str) -> "EditionAddresses | None":
        """Return the address of the edition in a language, or in one of its kind.

        None where there is none: that of another edition would lead its readers astray.
        """
        known = self._known(language)
        return EditionAddresses(self.forms, known) if known else None


def in_first_language(text: str) -> str:
    """Return the text by which words are known in every language."""
    return text.name if isinstance(text, Words) else text


def forms_of(text: str) -> tuple[str, ...]:
    """Return the text in each of its languages."""
    return (*text.forms.values(),) if isinstance(text, Words) else (text,)


@cache
def is_language(code: str) -> bool:
    """Tell whether this is the code of a language that Unicode CLDR has words for."""
    return bool(re.fullmatch(LANGUAGE, code)) and exists(code.replace("-", "_"))


def no_language(word: str) -> str:
    """Say of a key that it is no code of a language, and what to write."""
    code = word.lower()
    hint = f" (did you mean '{code}'?)" if is_language(code) else ": write its code, such as 'en' or 'fa'"
    return f"'{word}' is no language{hint}"


def are_languages(value: object) -> TypeGuard[dict[str, object]]:
    """Tell whether the keys of a value are meant as languages."""
    return isinstance(value, dict) and any(map(is_language, value))
