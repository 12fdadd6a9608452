"""Pages that are to be seen later: what the key ``release`` at their top says."""

import re
from difflib import get_close_matches
from typing import NamedTuple

from sphinx_syllabus.load.front_matter import read_page_top
from sphinx_syllabus.load.merge_conflict import without_code
from sphinx_syllabus.load.yaml_source import UnreadableError, text_of
from sphinx_syllabus.model.problem import Place, Problem

MENTIONED = re.compile(rb"^[\s{'\"]*release['\"]?\s*:", re.MULTILINE)
KEY = re.compile(r"(?P<name>[\w-]+)\s*:")
FIELD = re.compile(r":(?P<name>[^:]+):(?:[ \t]+(?P<text>.*))?$")

MISPLACED = re.compile(
    r"(?:\A|^[ \t]*\n|^#.*\n|-->[ \t]*\n)[ \t]*-{3,}[ \t]*\n"  # or the line underlines a heading
    r"(?:[ \t]*(?:['\"]?[\w-]+['\"]?[ \t]*:.*)?\n)*?[ \t]*['\"]?(?P<key>release)['\"]?[ \t]*:",
    re.MULTILINE,
)
"""Front matter with a release in the text of a page, where it is none; or without the line that ends it."""

OTHER_WORDS = ("out",)
"""What the data calls the release of a file."""


class PageRelease(NamedTuple):
    """When a page is to be seen, as written, and where that stands."""

    text: str
    place: Place


def read_page_release(name: str, content: bytes, *, is_restructured: bool) -> PageRelease | None:
    """Read when a page is to be seen; None where it does not say.

    Args:
        name: the file's name as messages show it.
        content: the file's bytes.
        is_restructured: whether the page is reStructuredText, with a field list at its top; all others have
            front matter.

    Raises:
        UnreadableError: there is a release without a day, or where it does not count, or may be one in front
            matter that cannot be read; or the file is not UTF-8.
    """
    text = text_of(name, content)
    misspelt = _misspelt(name, text, is_restructured=is_restructured)
    if misspelt:
        raise UnreadableError(misspelt)
    if b"release" not in content:
        return None
    if is_restructured:
        return _in_field_list(name, text)
    try:
        top = read_page_top(name, content)
    except UnreadableError:
        if MENTIONED.search(content):
            raise
        return None
    front = top.front
    if front.top is None or all(key.value != "release" for key, _ in front.top.value):
        _refuse_misplaced(name, text, top.text)
        return None
    return _release(front.values.get("release"), front.place(("release",)))


def _refuse_misplaced(name: str, page: str, below_front_matter: str) -> None:
    found = MISPLACED.search(without_code(below_front_matter))
    if found:
        line = (
            page.count("\n")
            - below_front_matter.count("\n")
            + found.string.count("\n", 0, found.start("key"))
        )
        message = (
            "'release' counts only above everything else in a page, between two lines '---': "
            "as it stands, the page would be seen at once"
        )
        raise UnreadableError(Problem(Place(name, line + 1, 1), message))


def _misspelt(name: str, text: str, *, is_restructured: bool) -> Problem | None:
    """Find a key at the top that was meant to be ``release``: without it the page would be seen at once."""
    if not is_restructured and not text.startswith("---"):
        return None
    for number, line in enumerate(text.splitlines(), start=1):
        if number > 1 and not is_restructured and line.startswith(("---", "...")):
            return None
        if is_restructured and line.strip() and not line.startswith((":", "..", " ")):
            return None
        key = (FIELD if is_restructured else KEY).match(line)
        if key and _is_meant_as_release(key["name"]):
            place = Place(name, number, key.start("name") + 1)
            return Problem(place, f"unknown key '{key['name']}' (did you mean 'release'?)")
    return None


def _is_meant_as_release(key: str) -> bool:
    is_similar = bool(get_close_matches(key.lower(), ["release"], cutoff=0.8))
    return key != "release" and (is_similar or key.lower() in OTHER_WORDS)


def _in_field_list(name: str, page: str) -> PageRelease | None:
    """Read the field list that reStructuredText has before all else, below comments at most."""
    for number, line in enumerate(page.splitlines(), start=1):
        field = FIELD.match(line)
        if field and field["name"] == "release":
            return _release(field["text"], Place(name, number, max(field.start("text"), 0) + 1))
        if not field and line.strip() and not line[0].isspace() and not line.startswith(".."):
            return None
    return None


def _release(text: object, place: Place) -> PageRelease:
    if not isinstance(text, str) or not text.strip():
        message = "'release' is no day: write that from which on the page is to be seen, such as 2023-11-01"
        raise UnreadableError(Problem(place, message))
    return PageRelease(text.strip(), place)
