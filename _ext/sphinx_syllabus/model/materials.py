"""What belongs to a topic or a deadline besides words: files, addresses, and what to read."""

import re
from typing import Annotated, Any, ClassVar, TypeAlias

from pydantic import BeforeValidator, Field, model_validator

from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.forms import OneAlone, any_scalar, at_least_one, whole, words_form
from sphinx_syllabus.model.scalars import (
    LINK,
    CitationKey,
    DayOrMoment,
    FilePath,
    NotebookAddress,
    OwnName,
    Text,
    WebAddress,
    is_address,
    read_link,
)

MATERIALS = ("slides", "notes", "video", "notebook", "code", "reading")
"""The materials of a topic, in the order in which views show them."""

DEADLINE_MATERIALS = ("notebook", "files", "solutions")
"""The materials of a deadline, in the order in which views show them."""

FILE_NAME = re.compile(r"\S+\.[A-Za-z0-9]{1,5}")


class MaterialSource(Entry, title="material", json_schema_extra=at_least_one("file", "url")):
    """A file, an address, or both; a file's path or an address alone may stand for it.

    A topic's file is also found by its name: one in ``slides/``, ``notes/``, ``video/``, ``notebook/``,
    ``code/`` or ``reading/`` (or the plural of these) whose name begins with the topic's id. In
    ``materials/`` the word behind the id says what it is (``history-slides.pdf``), or else the suffix does.
    Pages (``.md`` and ``.rst``) are not looked for. What the data gives of a kind replaces what is found of
    it, and a file that the data names anywhere is not looked for.
    """

    alone: ClassVar = any_scalar("web address or file", "slides/first.pdf", pattern=whole(LINK))

    title: Text | None = Field(None, examples=["Slides of the second part"])
    """What it is called. Without a title, its kind is its name."""
    file: FilePath | None = None
    """The path of the file from the site's top folder. Where there is an address as well, it is the copy."""
    url: WebAddress | None = Field(None, examples=["https://example.org/lecture-4"])
    """The address. This or ``file`` is required."""
    out: DayOrMoment | None = None
    """When it is handed out: before, it is neither shown nor copied into the site."""
    release: DayOrMoment | None = None
    """From when on it is to be seen: as ``out``."""

    @model_validator(mode="before")
    @classmethod
    def _link_alone(cls, value: Any) -> Any:
        if isinstance(value, dict):
            return value
        link = read_link(value)
        return {"url" if is_address(link) else "file": link}


def _in_a_list(value: Any) -> Any:
    return value if isinstance(value, tuple) else (value,)


Materials: TypeAlias = Annotated[tuple[MaterialSource, ...], BeforeValidator(_in_a_list), OneAlone()]
"""One material, or a list of them."""


class Reading(Entry, title="reading", json_schema_extra=at_least_one("title", "url", "file", "cite")):
    """Something to read: words, a file, an address, or the key of an entry in a BibTeX file.

    Words, a file's path or an address alone may stand for it.
    """

    alone: ClassVar = words_form("text, web address or file", "The Book, chapter 6.5")

    title: OwnName | None = Field(None, examples=["The Book, chapter 6.5"])
    """What is to be read, in words."""
    url: WebAddress | None = Field(None, examples=["https://example.org/chapter-6"])
    """Its address."""
    file: FilePath | None = Field(None, examples=["reading/chapter-6.pdf"])
    """The path of its file from the site's top folder."""
    cite: CitationKey | None = None
    """The key of its entry in a BibTeX file; ``title``, ``url`` and ``file`` are then left out."""
    note: Text | None = Field(None, examples=["pages 3-8"])
    """A few words that are shown with it."""

    @model_validator(mode="before")
    @classmethod
    def _alone(cls, value: Any) -> Any:
        if not cls.are_words(value):
            return value
        if not isinstance(value, str):
            return {"title": value}
        if is_address(value):
            return {"url": value}
        return {"file" if FILE_NAME.fullmatch(value) else "title": value}


class OtherReadings(Entry, title="group of readings"):
    """Readings under a name of your own."""

    group: Text = Field(examples=["For the curious"])
    """The name."""
    readings: tuple[Reading, ...] = Field(examples=[["https://example.org/history"]])
    """What stands under it."""


class Notebooks(Entry, title="notebooks"):
    """Addresses that open a notebook of the site elsewhere."""

    colab: NotebookAddress | None = Field(
        None, examples=["https://colab.research.google.com/github/you/course/blob/main/{file}"]
    )
    """Google Colab, which opens notebooks of a public repository."""
    jupyterhub: NotebookAddress | None = None
    """A JupyterHub that has the course's files."""
