"""Find the words of a course's data that lack a language of its site, by their types in the model."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.load.validate import validate
from sphinx_syllabus.model.problem import DataPath, Finding, Problem, path_text
from sphinx_syllabus.model.scalars import Wording
from sphinx_syllabus.model.words import Words
from sphinx_syllabus.outputs.kind_words import kind_words, role_words
from sphinx_syllabus.plan.written_dates import parts_of
from sphinx_syllabus.read_course import read_course


def untranslated_data(site: Path, languages: Sequence[str]) -> list[Problem]:
    """Return what is not said in every language, with file and line; all of it where data has errors.

    Args:
        site: the folder of ``conf.py``.
        languages: the codes of the site's languages.
    """
    sources = read_course(site).sources
    course, errors = validate(sources.values)
    findings = _lacking(course, languages) if course else errors
    return sorted(map(sources.located, findings), key=lambda problem: problem.place)


def _lacking(course: BaseModel, languages: Sequence[str]) -> Iterator[Finding]:
    forms = ", ".join(f"{language}: \N{HORIZONTAL ELLIPSIS}" for language in languages)
    for path, text, wording in _words_in(course, ()):
        where = f"{path_text(path)}: '{text}'"
        if isinstance(text, Words):
            lacking = [language for language in languages if not text.are_in(language)]
            if lacking:
                yield Finding(path, f"{where} lacks {', '.join(lacking)}; it is in {', '.join(text.forms)}")
        elif any(map(str.isalpha, text)) and not _stays(text, wording, languages):
            yield Finding(path, f"{where} is the same in every language: write {{{forms}}}")


def _stays(text: str, wording: Wording, languages: Sequence[str]) -> bool:
    """Tell whether a plain text is right in every language, or pages translate it themselves."""
    if wording is not Wording.KNOWN:
        return wording is Wording.OWN_NAME
    locales = map(locale_for, languages)
    return any({kind_words(text, locale), role_words(text, locale)} != {text} for locale in locales)


def _words_in(
    value: Any, path: DataPath, wording: Wording | None = None
) -> Iterator[tuple[DataPath, str, Wording]]:
    """Find the words in a value of the model; ``wording`` is what its type says of them."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            parts = (*field.metadata, *parts_of(field.annotation))
            of_type = next((part for part in parts if isinstance(part, Wording)), None)
            yield from _words_in(getattr(value, name), (*path, str(field.alias)), of_type)
    elif isinstance(value, tuple | dict):
        entries = value.items() if isinstance(value, dict) else enumerate(value)
        for step, entry in entries:
            yield from _words_in(entry, (*path, step), wording)
    elif isinstance(value, str) and wording:
        yield path, value, wording
