"""The forms of single values as editors are told of them: JSON Schema, and a name in a word or two.

An editor reads YAML 1.2, where ``16`` is a number and ``true`` neither text nor number; the reader of the
data takes all of them as text. So a form must allow whatever the text of a value can be taken for. A
pattern refuses only what the reader refuses too.
"""

from collections.abc import Iterable
from typing import Any

from pydantic import GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema

from sphinx_syllabus.model.words import LANGUAGE, is_language

DIGIT = r"[^\x00-/:-\x7f]"
"""A digit in any script; JSON Schema has no word for those but "no other ASCII character"."""

OTHER_LETTERS = r"[^\x00-\x7f][\s\S]*"
"""A word of another script than Latin; in how many ways it may be spelt, only the reader knows."""


def any_scalar(
    title: str, *examples: Any, pattern: str = r"\S", type: tuple[str, ...] = ("string", "number")
) -> WithJsonSchema:
    """Describe a value whose text may also look like a number or a truth value.

    ``if`` lets truth values pass without having editors propose them.
    """
    value = {"type": [*type], "pattern": pattern, **_message(title, examples)}
    return _form(title, examples, {"if": {"type": "boolean"}, "else": value})


class WordsForm(WithJsonSchema):
    """The form of words: a text, or one for each of several languages."""


def words_form(title: str, *examples: Any) -> WordsForm:
    """Describe words: a text, or one for each of several languages."""
    text = any_scalar(title, *examples).json_schema or {}
    rules = {key: text.pop(key) for key in ("if", "else")}
    return WordsForm({**text, **by_kind("object", in_languages(), rules)})


def words_or_entry(keys: dict[str, Any], words: dict[str, Any]) -> dict[str, Any]:
    """Describe an entry for which words alone may stand, in several languages too.

    What has no key but such as an entry may begin with is one whose other keys are yet to be written.
    """
    meant = {"enum": [name for name in keys["properties"] if is_language(name)]}
    only_languages = {"type": "object", "propertyNames": {"pattern": whole_word(LANGUAGE)}}
    return {
        "if": {**only_languages, "not": {"propertyNames": meant}},
        "then": words["then"],
        "else": by_kind("object", keys, words["else"]),
    }


def in_each_language(form: WithJsonSchema, title: str, description: str) -> WithJsonSchema:
    """Describe a value of a form, which may be another one in each of several languages."""
    rules = dict(form.json_schema or {})
    told = {key: rules.pop(key) for key in ("title", "examples")}
    languages = {"title": title, "description": description, **by_language(rules)}
    return WithJsonSchema({**told, **by_kind("object", languages, rules)})


def in_languages() -> dict[str, Any]:
    """Describe the words for something in several languages."""
    return {
        "title": "words in several languages",
        "description": "The same words in several languages, by their codes, such as ``en`` and ``fa``. "
        "An edition of the site has those of its language, or else the first.",
        **by_language(any_scalar("text").json_schema),
    }


def by_language(value: dict[str, Any] | None) -> dict[str, Any]:
    """Describe an object that has such a value for each of several languages."""
    code = {"pattern": whole_word(LANGUAGE), "errorMessage": "expected: code of a language, such as fa"}
    return {"type": "object", "propertyNames": code, "additionalProperties": value, "minProperties": 1}


def text_only(title: str, *examples: Any, pattern: str = r"\S") -> WithJsonSchema:
    """Describe a value whose text never looks like a number."""
    return _form(title, examples, {"type": "string", "pattern": pattern, **_message(title, examples)})


def number(title: str, *examples: Any, kind: str, pattern: str, **bounds: int) -> WithJsonSchema:
    """Describe a number of some ``kind``, which may be written in the digits of any script."""
    rules = {"type": [kind, "string"], **bounds, "pattern": pattern, **_message(title, examples)}
    return _form(title, examples, rules)


def one_word_of(title: str, words: Iterable[str], *examples: Any) -> WithJsonSchema:
    """Describe a value that is one of a few words, in small or capital letters."""
    words = [*words]
    spellings = dict.fromkeys(any_case(word) if word.isascii() else OTHER_LETTERS for word in words)
    spelling = {"type": "string", "pattern": whole("|".join(spellings))}
    return _form(title, examples, {"anyOf": [{"enum": words}, spelling]})


def yes_or_no(words: Iterable[str]) -> WithJsonSchema:
    """Describe a value that is yes or no, or one of the other ``words`` for that."""
    spelling = {"type": "string", "pattern": whole("|".join(map(any_case, words)))}
    answer = {"anyOf": [{"enum": ["yes", "no"]}, spelling]}
    return _form("yes or no", ("yes",), {"if": {"type": "boolean"}, "else": answer})


class OneAlone:
    """Marks a list for which a single entry may stand."""

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe the list, or its entry."""
        entries = handler(core_schema)
        entry = entries["items"]
        name = handler.resolve_ref_schema(entry)["title"]
        return {"title": f"{name}, or list of {plural(name)}", **by_kind("array", entries, entry)}


def by_kind(kind: str, then: dict[str, Any], otherwise: dict[str, Any]) -> dict[str, Any]:
    """Describe a value that has one form where it is of a kind (``object``, ``array``), and else another.

    Unlike with ``anyOf``, messages are then about the form that is meant.
    """
    return {"if": {"type": kind}, "then": then, "else": otherwise}


def exactly_one(*keys: str) -> dict[str, Any]:
    """Describe an entry that has one of these keys, and not another besides."""
    message = f"expected: only one of {', '.join(keys)}"
    alone = {
        key: {"properties": {other: False for other in keys if other != key}, "errorMessage": message}
        for key in keys
    }
    return {**at_least_one(*keys), "dependencies": alone}


def at_least_one(*keys: str) -> dict[str, Any]:
    """Describe an entry that has one of these keys or more."""
    return {"anyOf": [{"required": [key]} for key in keys]}


def plural(title: str) -> str:
    """Return the plural of a form's name."""
    return f"{title}s"


def whole(pattern: str) -> str:
    """Have a pattern match a whole value; space around it does not count."""
    return rf"^\s*({pattern})\s*$"


def whole_word(pattern: str) -> str:
    """Have a pattern match a whole word."""
    return f"^({pattern})$"


def any_case(words: str) -> str:
    """Make a pattern of words in small or capital letters."""
    return "".join(
        f"[{it.upper()}{it.lower()}]" if it.upper() != it.lower() else r"\s+" if it == " " else it
        for it in words
    )


def _form(title: str, examples: tuple[Any, ...], rules: dict[str, Any]) -> WithJsonSchema:
    return WithJsonSchema({"title": title, **rules, **({"examples": [*examples]} if examples else {})})


def _message(title: str, examples: tuple[Any, ...]) -> dict[str, str]:
    """Give the words in which editors refuse a value."""
    return {"errorMessage": f"expected: {title}{f', such as {examples[0]}' if examples else ''}"}
