"""Pages that are to be seen later: what the key ``release`` at their top says."""

import re
from difflib import get_close_matches
from typing import NamedTuple

from sphinx_syllabus.load.front_matter import part_page, read_front_matter
from sphinx_syllabus.load.line_ends import with_plain_line_ends
from sphinx_syllabus.load.merge_conflict import without_code
from sphinx_syllabus.load.yaml_source import UnreadableError, text_of
from sphinx_syllabus.model.problem import Place, Problem
from sphinx_syllabus.model.scalars import is_tba

MENTIONED = re.compile(r"\brelease['\"]?\s*:")
KEY = re.compile(r"(?P<name>[\w-]+)\s*:")
FIELD = re.compile(r":(?P<name>[^:]+):(?:[ \t]+(?P<text>.*))?$")

LINE = re.compile(r"(?P<quote>['\"]?)release(?P=quote)\s*:(?P<text>.*)$")
"""A line that says from when on something is to be seen."""

VERSION = re.compile(r"\bv\d[\w.]*|^\d{1,3}(?:\.\d+)*$", re.IGNORECASE)
"""Digits that stand for no date: ``v2``, or a number alone."""

DAY = re.compile(r"\d|\b(?:day|week|hour)s?\s+(?:of|after|before)\b", re.IGNORECASE)
"""What dates hold. It takes more for one than it has to: a release overlooked is worse than a false alarm."""

BEGINS = re.compile(r" {0,3}-{3}")
ENDS = re.compile(r" {0,3}(?:-{3,}|\.{3})\s*$")
"""How lines begin that may have been meant to begin and to end front matter."""

KEY_OF_BLOCK = re.compile(r"(?:^|[{,])\s*(?P<quote>['\"]?)release(?P=quote)\s*:")

NOTHING = re.compile(r"\s*$|%|\([^)]*\)=\s*$")
"""Lines of which a page shows nothing: empty ones, MyST's comments and targets."""

INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Marks that nobody sees before a word: byte order marks, directions and joiners."""

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
    page = with_plain_line_ends(text_of(name, content))
    misspelt = _misspelt(name, page, is_restructured=is_restructured)
    if misspelt:
        raise UnreadableError(misspelt)
    if "release" not in page:
        return None
    release = _in_field_list(name, page) if is_restructured else _in_front_matter(name, page)
    if release is None:
        _refuse_misplaced(name, page, is_restructured=is_restructured)
    return release


def _in_front_matter(name: str, page: str) -> PageRelease | None:
    front, _ = part_page(page)
    if "release" not in front:
        return None
    try:
        source = read_front_matter(name, front)
    except UnreadableError:
        if MENTIONED.search(front):
            raise
        return None
    if source.top is None or all(key.value != "release" for key, _ in source.top.value):
        return None
    return _release(source.values.get("release"), source.place(("release",)))


def _refuse_misplaced(name: str, page: str, *, is_restructured: bool) -> None:
    """Refuse a release that does not count: a date behind the key anywhere, anything at the page's top.

    Raises:
        UnreadableError: there is one.
    """
    page, begins = INVISIBLE.sub("", page), 0
    if is_restructured:
        # Comments, code and all that directives hold is indented.
        lines = ["" if line.startswith((" ", "\t", "..")) else line for line in page.split("\n")]
    elif any(KEY_OF_BLOCK.search(line) for line in page.split("\n")):
        lines = without_code(page, nor_comments=True).split("\n")
        _, below_front_matter = part_page(page)
        begins = len(lines) - below_front_matter.count("\n") - 1
    else:
        return
    at_top = _block_at_top(lines, begins)
    for number, line in enumerate(lines):
        is_block_line = number in at_top and KEY_OF_BLOCK.search(line)
        if is_block_line or _says_day(line) or (is_restructured and _is_field(line)):
            where = "as ':release: ...'" if is_restructured else "between two lines '---'"
            message = (
                f"'release' counts only above everything else in a page, {where}: "
                "as it stands, the page would be seen at once"
            )
            raise UnreadableError(Problem(Place(name, number + 1, 1), message))


def _block_at_top(lines: list[str], begins: int) -> range:
    """Return the lines that may have been meant as front matter, though they are none.

    Args:
        lines: those of the page, without code and comments.
        begins: the first of them that is below any front matter.
    """
    everything = range(begins, len(lines))
    first = next((number for number in everything if not NOTHING.match(lines[number])), len(lines))
    is_begun = first < len(lines) and BEGINS.match(lines[first]) is not None
    below = range(first + is_begun, len(lines))
    end = next((number for number in below if ENDS.match(lines[number])), None)
    blank = next((number for number in below if not lines[number].strip()), len(lines))
    if end is not None and (is_begun or end < blank):
        return range(below.start, end)
    return range(below.start, blank) if is_begun else range(0)


def _says_day(line: str) -> bool:
    said = LINE.match(line)
    if not said:
        return False
    text = said["text"].partition(" #")[0].strip(" \t'\"")
    return is_tba(text) or DAY.search(VERSION.sub("", text)) is not None


def _is_field(line: str) -> bool:
    field = FIELD.match(line)
    return field is not None and field["name"] == "release"


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
