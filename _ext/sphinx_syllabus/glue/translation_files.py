"""The translators' catalogs of pages: what is wrong in one is told, where Sphinx would pass over it."""

import os
import re
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.i18n import CatalogRepository

from sphinx_syllabus.load.merge_conflict import CONFLICT_WORDS, conflicts_in
from sphinx_syllabus.load.yaml_source import UnreadableError, text_of
from sphinx_syllabus.model.problem import Problem
from sphinx_syllabus.read_file import unreadable

logger = logging.getLogger(__name__)

NO_PART = re.compile(
    r"^(?![ \t]*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)[ \t]*)?\".*\"[ \t]*)?$).+",
    re.MULTILINE,
)
"""A line that is no comment, and neither a message nor a text that goes on."""

NO_PART_WORDS = (
    "this line is no part of a catalog, and the message is lost: write msgid or msgstr with text in double "
    "quotes, or '#' before a comment"
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
            text = text_of(name, Path(catalog.po_path).read_bytes()).replace("\r\n", "\n")
        except OSError as error:
            unread.append(unreadable(name, error))
            continue
        except UnreadableError as error:
            unread.append(error.problem)
            continue
        conflicts = conflicts_in(text)
        for line in conflicts:
            logger.warning(CONFLICT_WORDS, location=f"{name}:{line}", type="syllabus", subtype="conflict")
        lost = NO_PART.search(text)
        if lost and not conflicts:
            line = text.count("\n", 0, lost.start()) + 1
            logger.warning(NO_PART_WORDS, location=f"{name}:{line}", type="i18n", subtype="not_readable")
    for problem in unread:
        logger.error(problem.message, location=str(problem.place))
    if unread:
        logger.error("translations have errors: nothing is built, and the site stays as it was")
        raise SystemExit(2)
