"""What of a plan is to be seen at a moment: entries wait for their ``release``, materials for ``out`` too."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, TypeVar, cast

from pydantic import BaseModel

from sphinx_syllabus.plan.entries import Material, Plan

NAMING = ("id", "title", "file", "address")
"""The attributes by which an entry could be known."""

Part = TypeVar("Part")


def as_of(plan: Plan, now: datetime) -> Plan:
    """Leave out of a plan what is not released at a moment.

    It goes through whatever a plan is made of: an entry with an attribute ``release`` that is later is
    left out wherever it stands.
    """
    return _Sieve(partial(_is_seen, now), frozenset()).sifted(plan)


def withheld_words(plan: Plan, now: datetime) -> frozenset[str]:
    """Gather the names, titles, files and addresses of what is not released at a moment."""
    withheld: list[object] = []

    def is_seen(entry: object) -> bool:
        seen = _is_seen(now, entry)
        if not seen:
            withheld.append(entry)
        return seen

    _Sieve(is_seen, frozenset()).sifted(plan)
    return frozenset(words for entry in withheld for words in _naming(entry))


def without_pages(plan: Plan, pages: Collection[str]) -> Plan:
    """Let no entry of a plan name one of these pages."""
    return _Sieve(lambda _entry: True, frozenset(pages)).sifted(plan) if pages else plan


def _is_seen(now: datetime, entry: object) -> bool:
    waits_for = [getattr(entry, "release", None)]
    if isinstance(entry, Material):
        waits_for.append(entry.out)
    return all(moment <= now for moment in waits_for if isinstance(moment, datetime))


def _naming(entry: object) -> Iterator[str]:
    """List what an entry and those in it are called."""
    if isinstance(entry, tuple):
        for part in entry:
            yield from _naming(part)
    elif is_dataclass(entry):
        for field in fields(entry):
            value = getattr(entry, field.name)
            if isinstance(value, str) and field.name in NAMING:
                yield value
                if field.name == "file":
                    # As a page of the same folder calls it.
                    yield value.rpartition("/")[2]
            yield from _naming(value)


@dataclass(frozen=True)
class _Sieve:
    """What goes through to a reader; what holds nothing else stays the same object."""

    is_seen: Callable[[Any], bool]
    pages: frozenset[str]

    def sifted(self, part: Part) -> Part:
        """Return a part of a plan with all in it that is seen."""
        found: Any = part
        if isinstance(part, tuple):
            seen = [self.sifted(entry) for entry in part if self.is_seen(entry)]
            found = part if [*map(id, seen)] == [*map(id, part)] else tuple(seen)
        elif isinstance(part, BaseModel):
            changed = self.changes(part, [*type(part).model_fields])
            found = part.model_copy(update=changed) if changed else part
        elif is_dataclass(part) and not isinstance(part, type):
            changed = self.changes(part, [field.name for field in fields(part)])
            found = replace(part, **changed) if changed else part
        return cast("Part", found)

    def changes(self, entry: Any, names: list[str]) -> dict[str, Any]:
        """Return the attributes of an entry that hold what is not seen, without it."""
        changed: dict[str, Any] = {}
        for name in names:
            value = getattr(entry, name)
            seen = self.sifted(value) if self.is_seen(value) else None
            if name == "page" and value in self.pages:
                seen = None
            if seen is not value:
                changed[name] = seen
        return changed
