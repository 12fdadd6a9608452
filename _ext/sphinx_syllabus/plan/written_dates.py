"""Where a course's data has dates: found by their types in the model, so that none is forgotten."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias, get_args, get_origin

from pydantic import BaseModel

from sphinx_syllabus.model.course import Course
from sphinx_syllabus.model.problem import DataPath
from sphinx_syllabus.model.scalars import DateForm

Keys: TypeAlias = tuple[str, ...]

ANY_KEY = "*"
"""Stands for the keys of a mapping whose keys are the author's own."""


class WrittenDate(NamedTuple):
    """A text of the data that says when something is, and how it is read."""

    path: DataPath
    text: str
    form: DateForm


def written_dates(values: Mapping[str, Any]) -> Iterator[WrittenDate]:
    """Find every date, whatever else is wrong.

    Args:
        values: what the data files hold, as text, tuples and dicts.
    """
    for keys, form in _dates_of(Course):
        for path, text in _texts(values, keys, ()):
            yield WrittenDate(path, text, form)


def _dates_of(model: type[BaseModel], above: Keys = ()) -> Iterator[tuple[Keys, DateForm]]:
    """List where a model has dates, by keys alone, and how each is written; entries in one another once."""
    for field in model.model_fields.values():
        keys = (*above, str(field.alias))
        if get_origin(field.annotation) is dict:
            keys = (*keys, ANY_KEY)
        for part in (*field.metadata, *parts_of(field.annotation)):
            if isinstance(part, DateForm):
                yield keys, part
            elif isinstance(part, type) and issubclass(part, BaseModel) and part is not model:
                yield from _dates_of(part, keys)


def parts_of(annotation: object) -> Iterator[object]:
    """List what an annotation is made of: ``tuple[Model, ...]`` of a model."""
    parts = get_args(annotation)
    if not parts:
        yield annotation
    for part in parts:
        yield from parts_of(part)


def _texts(value: object, keys: Keys, path: DataPath) -> Iterator[tuple[DataPath, str]]:
    """Find the texts under keys, through lists on the way."""
    if isinstance(value, tuple):
        for index, entry in enumerate(value):
            yield from _texts(entry, keys, (*path, index))
    elif isinstance(value, dict) and keys[:1] == (ANY_KEY,):
        for key, entry in value.items():
            yield from _texts(entry, keys[1:], (*path, key))
    elif isinstance(value, dict) and keys and keys[0] in value:
        yield from _texts(value[keys[0]], keys[1:], (*path, keys[0]))
    elif isinstance(value, str) and not keys and value.strip():
        yield path, value
