"""What a build says is wrong, read from what Sphinx writes to the terminal."""

import os
import re
from pathlib import Path
from typing import NamedTuple

COLOUR = re.compile(r"\x1b\[[\d;]*m")
PROBLEM = re.compile(r"(?:(?P<place>\S.*?): )?(?:WARNING|ERROR|CRITICAL): (?P<message>.+)")
WITHIN_FILE = re.compile(r"(?::docstring of .*|(?::(?:\d+|<\w+>))+)$")
"""What follows the name of a file in a place."""
ERROR_CLASS = re.compile(r"^sphinx\.errors\.\w+: ")
AFTER_REASON = re.compile(
    r"^(?:.+\n(?=(?:/|[A-Za-z]:\\).*sphinx-err-\w+\.log$)|.*sphinx-err-\w+\.log)", re.MULTILINE
)
"""What Sphinx goes on with when it has told why it gave up: the name of a file, in words of any language.

Newer releases write the name below the words, older ones among them.
"""
NO_WORD = "the build ended without a word, as it does if it is ended from outside, or if memory runs out"


class Told(NamedTuple):
    """A problem as a build tells it; the place is empty where it names none."""

    place: str
    message: str

    def file(self) -> Path | None:
        """Return the file that it speaks of, from the site's folder where it is in it."""
        name = WITHIN_FILE.sub("", self.place)
        return Path(name) if name else None


class BuildReport(NamedTuple):
    """Whether a build came to its end, and what it said is wrong."""

    is_built: bool
    problems: tuple[Told, ...] = ()
    reason: str = ""
    """Why Sphinx itself gave up."""


def read_report(said: str, site: Path, *, is_built: bool) -> BuildReport:
    """Read what a build has written.

    Args:
        said: its messages.
        site: the folder from which files are to be named.
        is_built: whether it came to its end, with or without problems.
    """
    problems: list[Told] = []
    reason = ""
    in_problem = False
    for line in AFTER_REASON.split(COLOUR.sub("", said), maxsplit=1)[0].splitlines():
        found = PROBLEM.match(line)
        if found:
            problems.append(Told((found["place"] or "").removeprefix(f"{site}{os.sep}"), found["message"]))
            reason = ""
        elif in_problem and line.strip():
            problems[-1] = problems[-1]._replace(message=f"{problems[-1].message} {line.strip()}")
        elif line.strip():
            reason = ERROR_CLASS.sub("", line.strip())
        in_problem = bool(line.strip()) and (in_problem or bool(found))
    if not problems:
        reason = reason or NO_WORD
    return BuildReport(is_built, tuple(problems), "" if is_built else reason)
