"""The translators' catalogs of pages: what is wrong in one is told, where Sphinx would pass over it."""

import os
import re
from collections.abc import Iterator
from io import StringIO
from itertools import zip_longest
from pathlib import Path

import babel
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.i18n import CatalogRepository

from sphinx_syllabus.load.merge_conflict import CONFLICT_WORDS, conflicts_in
from sphinx_syllabus.load.yaml_source import UnreadableError, text_of
from sphinx_syllabus.model.problem import Problem
from sphinx_syllabus.read_file import unreadable

logger = logging.getLogger(__name__)

KEYWORD = r"(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)"
TEXT = re.compile(r"\".*\"")
PART = re.compile(rf"#.*|(?:{KEYWORD} \s*)?{TEXT.pattern}")
"""A comment, a message, or a text that goes on."""
BABEL = tuple(int(part) for part in babel.__version__.split(".")[:2])
ALONE = re.compile(KEYWORD if BABEL >= (2, 18) else r"msgstr\[\d+\]")
"""A keyword whose text may begin in the next line; releases of Babel before 2.18 lose most of them."""

NO_PART_WORDS = (
    "this line is no part of a catalog, and the message is lost: write msgid or msgstr, a space and text in "
    "double quotes, or '#' before a comment"
)


def check_translations(app: Sphinx) -> None:
    """Warn of what cannot be read in the catalogs of the language that is built.

    Raises:
        SystemExit: one of them cannot be read at all, so that all of a page would be untranslated; each of
            those has been logged.
    """
    unread: list[Problem] = []
    config = app.config
    for catalog in CatalogRepository(app.srcdir, config.locale_dirs, config.language, "utf-8").catalogs:
        name = Path(os.path.relpath(catalog.po_path, app.srcdir)).as_posix()
        try:
            text = text_of(name, Path(catalog.po_path).read_bytes())
        except OSError as error:
            unread.append(unreadable(name, error))
            continue
        except UnreadableError as error:
            unread.append(error.problem)
            continue
        conflicts = conflicts_in(text)
        for line in conflicts:
            logger.warning(CONFLICT_WORDS, location=f"{name}:{line}", type="syllabus", subtype="conflict")
        for line in [] if conflicts else _no_parts(text):
            logger.warning(NO_PART_WORDS, location=f"{name}:{line}", type="i18n", subtype="not_readable")
    for problem in unread:
        logger.error(problem.message, location=str(problem.place))
    if unread:
        logger.error("translations have errors: nothing is built, and the site stays as it was")
        raise SystemExit(2)


def _no_parts(catalog: str) -> Iterator[int]:
    """Yield the lines, counted from 1, that are no part of a catalog as Babel reads it."""
    stripped = (line.strip() for line in StringIO(catalog, newline=None))
    lines = [(number, line) for number, line in enumerate(stripped, start=1) if line]
    for (number, line), (_, below) in zip_longest(lines, lines[1:], fillvalue=(0, "")):
        begins = ALONE.fullmatch(line) and TEXT.fullmatch(below)
        if not begins and not PART.fullmatch(line):
            yield number
