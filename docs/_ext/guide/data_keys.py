"""The keys of the data, and how the example course uses each at the top."""

import re
from pathlib import Path

from guide.examples import NoExampleError
from guide.markdown import codes, definition, fenced, heading, paragraphs
from sphinx_syllabus.model.announcements import KEYS
from sphinx_syllabus.outputs.key_reference import Key, KindOfEntry, key_reference


def data_keys(guide: Path) -> str:
    """Tell of every key of the data."""
    parts = []
    for top in key_reference():
        parts += [
            heading(2, f"`{top.key.name}`", f"key-{top.key.name}"),
            _told(top.key),
            "In the example course:",
            fenced(_in_example_course(guide, top.key.name), "yaml"),
            *(_kind(top.key, kind) for kind in top.kinds),
        ]
    return paragraphs(*parts)


def announcement_keys(_guide: Path) -> str:
    """Tell of the keys at the top of an announcement."""
    return paragraphs(
        *(definition(f"`{name}`", f"key-announcement-{name}", meaning) for name, meaning in KEYS.items())
    )


def _kind(top: Key, kind: KindOfEntry) -> str:
    keys = [
        definition(f"`{key.name}`", f"key-{_slug(kind.name)}-{key.name}", _told_with_examples(key))
        for key in kind.keys
    ]
    if top.form == "keys" and top.kind == kind.name:
        return paragraphs(*keys)
    return paragraphs(heading(3, _capital(kind.name), f"kind-{_slug(kind.name)}"), kind.meaning, *keys)


def _told_with_examples(key: Key) -> str:
    return f"{_told(key)} Such as {codes(key.examples)}." if key.examples else _told(key)


def _told(key: Key) -> str:
    form = f"*{key.form}*"
    if key.kind and key.form != "keys":
        form = f"[{form}](#kind-{_slug(key.kind)})"
    facts = [form, "required" if key.required else "", f"`{key.default}` unless given" if key.default else ""]
    return f"{', '.join(filter(None, facts))}. {' '.join(key.meaning.split())}"


def _in_example_course(guide: Path, key: str) -> str:
    """Return the lines of a key, as they stand in the data of the example course."""
    for file in sorted((guide / "syllabus").glob("*.yaml")):
        if found := re.search(rf"^{key}:.*\n(?:(?:[ #].*)?\n)*", file.read_text("utf-8"), re.MULTILINE):
            return found[0]
    raise NoExampleError(f"the example course does not use the key '{key}'")


def _slug(kind: str) -> str:
    return kind.replace(" ", "-")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
