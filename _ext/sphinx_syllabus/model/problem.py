"""What can be wrong with a course's data, and where."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from typing import NamedTuple, TypeAlias

DataPath: TypeAlias = tuple[str | int, ...]
"""Where a value stands in the data: ``("deadlines", 0, "due")``."""


TOPICS = {
    "data": "What cannot be understood, or names what does not exist. Such an error stops the build, and "
    "cannot be left out: correct the line that it names.",
    "clash": "Two things that hardly go together, such as a module and another one in the same week, or more "
    "topics than sessions. Correct one of the two, or let the warning be where both are meant.",
    "comment": "A text that ends before a ' #', which begins a comment in YAML. Put the text in quotes.",
    "empty-session": "Sessions without a topic. This is a note of ``check`` alone: add topics, or leave it.",
    "holiday": "A date on a holiday. Move it, or let it be where it is meant.",
    "late": "Late work and dates that do not fit, such as solutions that are out while late work is "
    "accepted. Change the policy or the date.",
    "outside-term": "A date outside the term: it is likely to be of another year. Correct it, or let it be.",
    "weights": "Weights that do not add up. Correct them; ``TBA`` stands for those that are not known yet.",
    "workload": "More in one week than ``workload`` in the data allows. Move a deadline, or allow more.",
    "handout": "A letter that no font of the handout has; a box stands for it. Write it in another way.",
    "release": "A page takes in the text of a file that waits for its release, so the text is out already. "
    "Take it out, or give the page a release too.",
    "conflict": "A page or its translation has the marks of a merge conflict. Keep one of the two versions, "
    "and take the marks out.",
    "unknown-id": "A page names something that the data does not have, and says so to its readers. Correct "
    "the name in the page, or add the entry to the data.",
}
"""What problems are about, and what to do about each; ``suppress_warnings = ["syllabus.<topic>"]`` in
``conf.py`` leaves the warnings of a topic out. The last four are of pages, not of data."""


class Place(NamedTuple):
    """A position in a data file; line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Severity(Enum):
    """How grave a problem is.

    An error stops the build before anything is replaced; a warning is shown and the site is built;
    a note is only shown by ``check``.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem that a pure function found at a path of the data.

    ``topic`` is the subtype that ``suppress_warnings`` takes (``syllabus.<topic>``); ``at_key`` says
    that the key itself is meant, not its value; ``{related}`` in the message becomes the line of the
    value at ``related``.
    """

    path: DataPath
    message: str
    severity: Severity = Severity.ERROR
    topic: str = "data"
    at_key: bool = False
    related: DataPath = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding with its place in a file, ready to be shown."""

    place: Place
    message: str
    severity: Severity = Severity.ERROR
    topic: str = "data"

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


def path_text(path: DataPath) -> str:
    """Write a path as a person would: ``deadlines[1].due``."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that looks most like this one or begins like it, or None where none does."""
    known = list(known)
    longer = [other for other in known if len(word) > 2 and other.startswith(word)]
    return next(iter(get_close_matches(word, known, n=1, cutoff=0.6) or longer), None)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `` (did you mean 'x'?)`` for the nearest known word, or an empty text."""
    near = nearest(word, known)
    return f" (did you mean '{near}'?)" if near else ""
