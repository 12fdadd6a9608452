"""``schema.json``: what the data may hold, for editors, generated from the model.

It follows draft 7 of JSON Schema, which all editors know. What they show beside a key is the text below the
key's attribute in the model.
"""

import json
import re
from enum import Enum
from functools import cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from sphinx_syllabus.model.course import Course
from sphinx_syllabus.model.forms import in_languages, plural
from sphinx_syllabus.model.scalars import CALENDAR_WORDS, Calendar, Weekday

DIALECT = "http://json-schema.org/draft-07/schema#"
REFERENCES = "#/definitions/{model}"

IN_LANGUAGES = "InLanguages"
"""The definition to which all words refer that may be in several languages."""


@cache
def json_schema_text() -> str:
    """Write the schema of a data file; editors show what it says without markup."""
    return re.sub("``(.+?)``", r"'\1'", json.dumps(json_schema(), indent=2)) + "\n"


def json_schema() -> dict[str, Any]:
    """Make the schema of a data file; each file holds some of the course's keys, so none is required."""
    made = Course.model_json_schema(ref_template=REFERENCES, schema_generator=_Generator)
    definitions = made.pop("$defs")
    del made["required"]
    told = {"$schema": DIALECT, **_told(made, definitions), "definitions": _told(definitions, definitions)}
    told["definitions"][IN_LANGUAGES] = in_languages()
    text = json.dumps(told)
    for name in definitions:
        if json.dumps(REFERENCES.format(model=name)) not in text:
            del told["definitions"][name]
    return told


class _Generator(GenerateJsonSchema):
    """Pydantic's generator, told that no key is null, and what the data says for a default."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> dict[str, Any]:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> dict[str, Any]:
        inner = self.generate_inner(schema["schema"])
        default = _as_written(schema.get("default"))
        return inner if default in (None, []) else {**inner, "default": default}

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - titles name forms
        return False


def _as_written(value: object) -> Any:
    """Return what the data says for a value of the model; None where it would say nothing."""
    match value:
        case bool():
            return "yes" if value else "no"
        case int():
            return value
        case Weekday():
            return value.name.capitalize()
        case Calendar():
            return next(word for word, calendar in CALENDAR_WORDS.items() if calendar is value)
        case Enum():
            return value.value
        case tuple():
            return [_as_written(one) for one in value]
        case _:
            return None


def _told(schema: Any, definitions: dict[str, Any]) -> Any:
    """Finish a schema: each description is one line, and each list has a title.

    A definition beside whose reference something stands is written out there, as draft 7 would ignore that.
    """
    if isinstance(schema, list):
        return [_told(part, definitions) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if schema == in_languages():
        return {"$ref": REFERENCES.format(model=IN_LANGUAGES)}
    if "$ref" in schema and len(schema) > 1:
        schema = {**resolved({"$ref": schema["$ref"]}, definitions), **schema}
        del schema["$ref"]
    told = {key: _told(part, definitions) for key, part in schema.items()}
    if isinstance(told.get("description"), str):
        told["description"] = " ".join(told["description"].split())
    if told.get("type") == "array" and "items" in told:
        entry = resolved(told["items"], definitions)
        return {"title": f"list of {plural(entry['title'])}", **told}
    return told


def resolved(schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """Return what a reference refers to, and every other schema as it is."""
    found: dict[str, Any] = definitions[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    return found
