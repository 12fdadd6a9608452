"""All keys of the data, for people: what the schema says of each, in the order of the model."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from sphinx_syllabus.model.course import Course
from sphinx_syllabus.outputs.json_schema import json_schema, resolved


@dataclass(frozen=True, slots=True)
class Key:
    """A key: its form in a word or two, what it means, and values of it as they are written in YAML.

    ``kind`` names the kind of entry whose keys stand beneath it.
    """

    name: str
    form: str
    meaning: str
    required: bool
    default: str | None
    examples: tuple[str, ...]
    kind: str | None


@dataclass(frozen=True, slots=True)
class KindOfEntry:
    """Entries that have the same keys, such as all deadlines."""

    name: str
    meaning: str
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class TopKey:
    """A key at the top of the data files, and the kinds of entry beneath it that no key before it has."""

    key: Key
    kinds: tuple[KindOfEntry, ...]


def key_reference() -> tuple[TopKey, ...]:
    """List all keys of the data."""
    schema = json_schema()
    definitions = schema["definitions"]
    seen: set[str] = set()
    required = [str(field.alias) for field in Course.model_fields.values() if field.is_required()]
    return tuple(
        TopKey(key, tuple(_kinds(schema["properties"][key.name], definitions, seen)))
        for key in _keys(schema | {"required": required}, definitions)
    )


def _kinds(schema: dict[str, Any], definitions: dict[str, Any], seen: set[str]) -> Iterator[KindOfEntry]:
    """List the kinds of entry in a schema that have not been seen; the outer before those in them."""
    for entry in _entries(schema, definitions):
        if entry["title"] not in seen:
            seen.add(entry["title"])
            yield KindOfEntry(entry["title"], entry["description"], tuple(_keys(entry, definitions)))
            for beneath in entry["properties"].values():
                yield from _kinds(beneath, definitions, seen)


def _entries(schema: dict[str, Any], definitions: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Find the entries that a value can be, or hold in a list or by names."""
    schema = resolved(schema, definitions)
    if "properties" in schema:
        yield schema
        return
    for keyword in ("then", "else", "items", "additionalProperties"):
        if keyword in schema:
            yield from _entries(schema[keyword], definitions)


def _keys(entry: dict[str, Any], definitions: dict[str, Any]) -> Iterator[Key]:
    for name, value in entry["properties"].items():
        beneath = next(_entries(value, definitions), None)
        yield Key(
            name,
            "keys" if "properties" in value else value["title"],
            value["description"],
            name in entry.get("required", ()),
            as_yaml(value["default"]) if "default" in value else None,
            tuple(as_yaml(example) for example in value.get("examples", ())),
            beneath["title"] if beneath else None,
        )


class _PlainDumper(yaml.SafeDumper):
    """A dumper that writes as people do: the data's reader needs no quotes around ``yes`` or a day."""


_PlainDumper.yaml_implicit_resolvers = {}
_PlainDumper.add_representer(
    int, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:str", str(value))
)


def as_yaml(value: Any) -> str:
    """Write a value in one line of YAML."""
    text = yaml.dump(
        value, Dumper=_PlainDumper, default_flow_style=True, allow_unicode=True, width=1000, sort_keys=False
    )
    return text.removesuffix("...\n").rstrip("\n")
