"""Data as editors read it: by YAML 1.2, which takes ``16`` for a number and ``yes`` for text."""

import re
from collections.abc import Iterator
from typing import Any

import yaml


class EditorLoader(yaml.CSafeLoader):
    """A loader with the scalars of YAML 1.2's core schema."""


EditorLoader.yaml_implicit_resolvers = {}
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^(~|null|Null|NULL|)$"), None)
EditorLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(true|True|TRUE|false|False|FALSE)$"), None
)
EditorLoader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile("^([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$"), None
)
EditorLoader.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(
        r"^([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$"
    ),
    None,
)


def _whole_number(_: EditorLoader, node: yaml.ScalarNode) -> int:
    return int(node.value, 0 if node.value[:2] in ("0x", "0o") else 10)


EditorLoader.add_constructor("tag:yaml.org,2002:int", _whole_number)


def read_as_editor(text: str) -> Any:
    """Read a data file as an editor does."""
    return yaml.load(text, EditorLoader)


def values_of(text: str) -> Iterator[Any]:
    """Give what a scalar can be for an editor: with quotes around it, and without them."""
    yield text
    if text != text.strip():
        return  # without quotes, a scalar has no spaces around it
    loader = EditorLoader("")
    # The package of PyYAML's types has none for it.
    tag = loader.resolve(  # type: ignore[no-untyped-call]
        yaml.ScalarNode, text, (True, False)
    )
    value = loader.construct_object(yaml.ScalarNode(tag, text))
    if value is not None:
        yield value
