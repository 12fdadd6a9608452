"""The words of a plan in one language.

A plan is made in the first language of each word, so that ids and names are the same in all editions of a
site; only the finished plan is turned into another.
"""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from pydantic import BaseModel

from sphinx_syllabus.model.words import EditionAddresses, Words
from sphinx_syllabus.plan.entries import Plan


def in_language(plan: Plan, language: str | None) -> Plan:
    """Return a plan in a language; None leaves every word in the first language that it has."""
    if language is None:
        return plan
    said: Plan = _said(plan, language)
    return said


def _said(value: Any, language: str) -> Any:
    """Return a value in a language, and the very same where it has no words of several."""
    if isinstance(value, EditionAddresses):
        return value.address_in(language)
    if isinstance(value, Words):
        return value.said_in(language)
    if isinstance(value, tuple):
        parts = tuple(_said(part, language) for part in value)
        return value if _are_same(parts, value) else parts
    if isinstance(value, dict):
        entries = {key: _said(entry, language) for key, entry in value.items()}
        return value if _are_same((*entries.values(),), (*value.values(),)) else entries
    if isinstance(value, BaseModel):
        changed = _changed(value, type(value).model_fields, language)
        return value.model_copy(update=changed) if changed else value
    if is_dataclass(value) and not isinstance(value, type):
        changed = _changed(value, (field.name for field in fields(value)), language)
        return replace(value, **changed) if changed else value
    return value


def _changed(entry: object, names: Iterable[str], language: str) -> dict[str, Any]:
    """Return the parts of an entry that are others in a language."""
    parts = {name: getattr(entry, name) for name in names}
    said = {name: _said(part, language) for name, part in parts.items()}
    return {name: part for name, part in said.items() if part is not parts[name]}


def _are_same(parts: tuple[Any, ...], others: tuple[Any, ...]) -> bool:
    return all(part is other for part, other in zip(parts, others, strict=True))
