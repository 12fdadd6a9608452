"""Marks of a merge conflict in pages, which would be published with both versions."""

from sphinx.util import logging

from sphinx_syllabus.load.merge_conflict import CONFLICT_WORDS, conflicts_in, without_code

logger = logging.getLogger(__name__)


def warn_of_conflicts(name: str, content: bytes, *, is_restructured: bool) -> None:
    """Warn of each conflict in a page, at its line.

    Args:
        name: the file's name as messages show it.
        content: the file's bytes, UTF-8.
        is_restructured: whether the page is reStructuredText; all others are Markdown.
    """
    if b"<<<<<<< " in content:
        page = content.decode("utf-8-sig")
        for line in conflicts_in(page if is_restructured else without_code(page)):
            logger.warning(CONFLICT_WORDS, location=f"{name}:{line}", type="syllabus", subtype="conflict")
