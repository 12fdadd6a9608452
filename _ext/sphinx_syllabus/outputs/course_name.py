"""What a course is called together with its term."""

from sphinx_syllabus.model.locale import Locale


def course_name(title: str, term: str, locale: Locale) -> str:
    """Name a course and its term: ``Deep Learning, Fall 2023``."""
    return locale.words(", ").join((locale.isolated(title), locale.isolated(term)))
