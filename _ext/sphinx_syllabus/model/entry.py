"""What all entries of the data files have in common."""

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema

from sphinx_syllabus.model.forms import WordsForm, by_kind, words_or_entry
from sphinx_syllabus.model.meanings import meanings_of
from sphinx_syllabus.model.words import are_languages, is_language


class Entry(BaseModel):
    """A mapping of the data files; unknown keys are refused.

    The text below an attribute tells what its key means; the schema for editors and the guide show it, and
    the class's own text with it. ``title`` names the kind of entry, ``alone`` is the form of a single value
    that may stand for an entry.
    """

    model_config = ConfigDict(
        alias_generator=lambda name: name.replace("_", "-"),
        extra="forbid",
        frozen=True,
        strict=True,
    )

    alone: ClassVar[WithJsonSchema | None] = None

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        schema = handler(core_schema)
        # Some releases of pydantic give a reference to it.
        keys = handler.resolve_ref_schema(schema)
        for name, meaning in meanings_of(cls).items():
            if name in cls.model_fields:
                keys["properties"][str(cls.model_fields[name].alias)]["description"] = meaning
        # Before the keys that it has in common with others, an entry's own.
        own = [str(cls.model_fields[name].alias) for name in cls.__annotations__ if name in cls.model_fields]
        keys["properties"] = {
            name: keys["properties"][name] for name in dict.fromkeys((*own, *keys["properties"]))
        }
        if cls.alone is None or cls.alone.json_schema is None:
            return keys
        alone = cls.alone.json_schema
        is_words = isinstance(cls.alone, WordsForm)
        forms = words_or_entry(keys, alone) if is_words else by_kind("object", keys, alone)
        return {"title": cls.model_config["title"], **forms}

    @classmethod
    def are_words(cls, value: object) -> bool:
        """Tell whether a value is meant as words, in one language or several, and not as an entry."""
        if not are_languages(value):
            return isinstance(value, str)
        keys = {field.alias for field in cls.model_fields.values()}
        return not keys.issuperset(value) and all(is_language(key) for key in keys.intersection(value) if key)
