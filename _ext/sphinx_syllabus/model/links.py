"""Places elsewhere, each below a name that the data gives it."""

from collections.abc import Callable
from typing import Any, ClassVar

from pydantic import Field, model_validator

from sphinx_syllabus.model.entry import Entry
from sphinx_syllabus.model.scalars import (
    ADDRESS_FORM,
    WEB_ADDRESS_FORM,
    Address,
    Text,
    WebAddress,
    read_address,
    read_web_address,
)


class WebLink(Entry, title="web link"):
    """A web address, and what the link to it is called; an address alone may stand for it."""

    alone: ClassVar = WEB_ADDRESS_FORM
    read_alone: ClassVar[Callable[[Any], str]] = read_web_address

    url: WebAddress
    """Where the link leads to."""
    title: Text | None = Field(None, examples=[{"en": "Publications", "fa": "مقاله‌ها"}])
    """What the link is called. Without a title, it is called by the name above it."""

    @model_validator(mode="before")
    @classmethod
    def _address_alone(cls, value: Any) -> Any:
        is_entry = isinstance(value, dict) and not cls.are_words(value)
        return value if is_entry else {"url": cls.read_alone(value)}


class CourseLink(WebLink, title="link"):
    """A web or e-mail address, and what the link to it is called; an address alone may stand for it."""

    alone: ClassVar = ADDRESS_FORM
    read_alone: ClassVar[Callable[[Any], str]] = read_address

    url: Address
    """Where the link leads to."""
