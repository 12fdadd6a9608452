"""From plain values to the model; pydantic's errors become findings in plain words."""

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from sphinx_syllabus.load.yaml_source import Tree
from sphinx_syllabus.model.course import Course
from sphinx_syllabus.model.forms import WordsForm
from sphinx_syllabus.model.problem import DataPath, Finding, nearest, path_text
from sphinx_syllabus.model.scalars import kind_of
from sphinx_syllabus.model.words import NotInLanguagesError, are_languages, is_language

OTHER_WORDS = {
    "date": "due",
    "deadline": "due",
    "duration": "slot",
    "drop": "best",
    "extra-credit": "bonus",
    "first-day": "starts",
    "image": "picture",
    "lectures": "topics",
    "length": "slot",
    "link": "url",
    "name": "title",
    "office-hours": "hours",
    "names": "by",
    "pair": "by",
    "pairs": "talks",
    "penalty": "per-day",
    "percent": "weight",
    "students": "by",
    "time-zone": "timezone",
    "week": "weeks",
}
"""Words that people try for a key of ours."""


def validate(values: dict[str, Tree]) -> tuple[Course | None, tuple[Finding, ...]]:
    """Read the values into a course.

    Returns:
        The course and no finding, or no course and every finding.
    """
    try:
        return Course.model_validate(values), ()
    except ValidationError as error:
        errors = error.errors(include_url=False)
        for one in errors:
            one["loc"] = tuple(_as_written(one["loc"], values, has_value=one["type"] != "missing"))
        return None, tuple(_findings(errors, values))


def _as_written(path: DataPath, values: object, *, has_value: bool) -> Iterator[str | int]:
    """Follow a path of the model in the data, where a value may stand alone for a list of one.

    ``has_value`` tells that something stands at the path: it may then be a title alone.
    """
    for step in path:
        if isinstance(values, tuple) and isinstance(step, int):
            values = values[step]
        elif step == 0 or (step == "title" and has_value and are_languages(values) and step not in values):
            continue
        else:
            values = values.get(str(step)) if isinstance(values, dict) else None
        yield step


def _findings(errors: list[ErrorDetails], values: Tree) -> Iterator[Finding]:
    meant = {
        (*error["loc"][:-1], _meant_key(error["loc"]))
        for error in errors
        if error["type"] == "extra_forbidden"
    }
    nameless: set[DataPath] = set()
    for error in errors:
        path: DataPath = error["loc"]
        where = path_text(path)
        match error["type"]:
            case "extra_forbidden" if all(map(is_language, _value_at(path[:-1], values))):
                yield Finding(path, _not_words(path), at_key=True)
            case "extra_forbidden":
                yield Finding(path, _unknown_key(path), at_key=True)
            case "missing":
                # A misspelt key explains the missing one: one mistake, one message.
                if path not in meant and not _is_of_other_keys(path[:-1], values):
                    around = path_text(path[:-1])
                    message = f"the key '{path[-1]}' is missing"
                    top = f"{message}: write it at the left edge of one of the files"
                    yield Finding(path[:-1], f"{around}: {message}" if around else top)
            case "model_type" if path[-1] in _keys_at(path):
                # The keys of an entry that lacks the name of the author's choice, once for all of them.
                if path[:-1] not in nameless:
                    nameless.add(path[:-1])
                    message = f"{path_text(path[:-1])}: '{path[-1]}' belongs below a name of your choice"
                    yield Finding(path, f"{message}: write 'usual:' above it, and indent it", at_key=True)
            case "model_type" | "dict_type" | "model_attributes_type":
                yield Finding(path, f"{where}: expected keys with values, found {kind_of(error['input'])}")
            case "tuple_type":
                found = kind_of(error["input"])
                message = f"{where}: expected a list, found {found}: begin each entry with '- '"
                if isinstance(error["input"], str) and len(path) > 1:  # the top has lists of entries only
                    message = f"{where}: expected a list, found text: write [{error['input']}]"
                elif isinstance(error["input"], dict) and all(map(is_language, error["input"])):
                    message = (
                        f"{where}: expected one list for all languages: translate each text in it, as in "
                    )
                    message += "[{en: History, fa: تاریخچه}]"
                yield Finding(path, message)
            case _ if isinstance(reason := error.get("ctx", {}).get("error"), NotInLanguagesError):
                for language, message in reason.messages.items():
                    yield Finding((*path, language), f"{where}.{language}: {message}")
            case _:
                yield Finding(path, f"{where}: {_plain(error)}")


def _plain(error: ErrorDetails) -> str:
    reason = error.get("ctx", {}).get("error")
    return str(reason) if isinstance(reason, ValueError) else error["msg"]


def _value_at(path: DataPath, values: Any) -> Any:
    for step in path:
        values = values[step]
    return values


def _is_of_other_keys(path: DataPath, values: Tree) -> bool:
    """Tell whether an entry for which words may stand has keys, and none of its own; each is told then."""
    found = _value_at(path, values) if _may_be_words(path) else None
    return isinstance(found, dict) and bool(found) and found.keys().isdisjoint(_keys_at(path))


def _not_words(path: DataPath) -> str:
    message = f"'{path[-1]}' is a language, and only words can be translated"
    return f"{path_text(path[:-1])}: {message}: write what is the same in every language"


def _unknown_key(path: DataPath) -> str:
    around = path_text(path[:-1])
    meant = _meant_key(path)
    known = f"known: {', '.join(_keys_at(path[:-1]))}"
    if _may_be_words(path[:-1]):
        known += "; or codes of languages alone, such as 'en' and 'fa'"
    hint = f"did you mean '{meant}'?" if meant else known
    return (f"{around}: " if around else "") + f"unknown key '{path[-1]}' ({hint})"


def _meant_key(path: DataPath) -> str | None:
    """Return the known key that an unknown one looks like, or that other people call so."""
    known = _keys_at(path[:-1])
    other_words = {word: key for word, key in OTHER_WORDS.items() if key in known and word not in known}
    word = str(path[-1]).lower().replace("_", "-")
    if word not in known and is_language(word) and _may_be_words(path[:-1]):
        return word
    near = nearest(word, [*known, *other_words])
    return other_words.get(near, near) if near else None


def _keys_at(path: DataPath) -> list[str]:
    """List the keys that the model knows at a path."""
    return [str(field.alias) for field in _model_at(path).model_fields.values()]


def _may_be_words(path: DataPath) -> bool:
    """Tell whether words alone may stand at a path."""
    return isinstance(getattr(_model_at(path), "alone", None), WordsForm)


def _model_at(path: DataPath) -> type[BaseModel]:
    model: type[BaseModel] = Course
    is_named = False
    for step in path:
        if is_named or isinstance(step, int):
            is_named = False  # an entry under a name of the author's choice, or in a list
        else:
            field = next(f for f in model.model_fields.values() if f.alias == step)
            model = next(_models_in(field.annotation))
            is_named = get_origin(field.annotation) is dict
    return model


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """List the models inside ``Model``, ``tuple[Model, ...]``, ``dict[str, Model]`` and the like."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)
