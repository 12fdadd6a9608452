"""What belongs to a topic or a deadline besides words: files, addresses, and what to read."""

import re
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, model_validator

from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.scalars import (
    CitationKey,
    FilePath,
    NotebookAddress,
    Text,
    WebAddress,
    When,
    is_address,
    read_link,
)

MATERIALS = ("slides", "notes", "video", "notebook", "code", "reading")
"""The materials of a topic, in the order in which views show them."""

DEADLINE_MATERIALS = ("notebook", "files", "solutions")
"""The materials of a deadline, in the order in which views show them."""

FILE_NAME = re.compile(r"\S+\.[A-Za-z0-9]{1,5}")


class MaterialSource(Entry):
    """A file, an address, or both; a file's path or an address alone may stand for it."""

    title: Text | None = None
    file: FilePath | None = None
    url: WebAddress | None = None
    out: When | None = None
    release: When | None = None

    @model_validator(mode="before")
    @classmethod
    def _link_alone(cls, value: Any) -> Any:
        if isinstance(value, dict):
            return value
        link = read_link(value)
        return {"url" if is_address(link) else "file": link}


def _in_a_list(value: Any) -> Any:
    return value if isinstance(value, tuple) else (value,)


Materials: TypeAlias = Annotated[tuple[MaterialSource, ...], BeforeValidator(_in_a_list)]
"""One material, or a list of them."""


class Reading(Entry):
    """Something to read: words, a file, an address, or the key of an entry in a BibTeX file.

    Words, a file's path or an address alone may stand for it.
    """

    title: Text | None = None
    url: WebAddress | None = None
    file: FilePath | None = None
    cite: CitationKey | None = None
    note: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _alone(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if is_address(value):
            return {"url": value}
        return {"file" if FILE_NAME.fullmatch(value) else "title": value}


class OtherReadings(Entry):
    """Readings under a name of the course's own."""

    group: Text
    readings: tuple[Reading, ...]


class Notebooks(Entry):
    """Addresses that open a notebook of the site elsewhere; ``{file}`` in them is its path."""

    colab: NotebookAddress | None = None
    jupyterhub: NotebookAddress | None = None
