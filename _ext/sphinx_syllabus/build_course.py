"""Reading the course when a build begins, and what its problems mean for the build."""

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util import logging

from sphinx_syllabus.domain import syllabus_domain
from sphinx_syllabus.edit_links import EditLinks
from sphinx_syllabus.locale import locale_for
from sphinx_syllabus.model.problem import Severity
from sphinx_syllabus.read_course import read_course

logger = logging.getLogger(__name__)


class CourseDataError(SphinxError):
    """Data that cannot be understood: the build stops before it replaces anything."""

    category = "The course's data has errors; the site stays as it was"


def read_at_start(app: Sphinx) -> None:
    """Read the course onto the domain; warn of doubts, stop at errors, after all have been found."""
    reading = read_course(Path(app.srcdir), app.config.syllabus_data)
    for problem in reading.problems:
        if problem.severity is Severity.WARNING:
            logger.warning(
                problem.message, type="syllabus", subtype=problem.topic, location=str(problem.place)
            )
    if reading.plan is None:
        errors = [problem for problem in reading.problems if problem.severity is Severity.ERROR]
        raise CourseDataError("\n".join(map(str, errors)))
    domain = syllabus_domain(app.env)
    domain.plan = reading.plan
    domain.locale = locale_for(app.config.language)
    domain.edit_links = EditLinks(app.config.syllabus_edit_url, reading.sources)
