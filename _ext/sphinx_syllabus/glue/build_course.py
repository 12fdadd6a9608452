"""Reading the course when a build begins, and what its problems mean for the build."""

from datetime import datetime
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util import logging

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.dates.grammar import DateError
from sphinx_syllabus.glue.citations import citations_are_possible
from sphinx_syllabus.glue.domain import syllabus_domain
from sphinx_syllabus.glue.edit_links import EditLinks
from sphinx_syllabus.glue.now import moment_of_build
from sphinx_syllabus.model.problem import Severity
from sphinx_syllabus.plan.as_of import as_of, withheld_words
from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.read_course import read_course

logger = logging.getLogger(__name__)


def read_at_start(app: Sphinx) -> None:
    """Read the course onto the domain, and show every doubt and error.

    Raises:
        SystemExit: the data has errors, or ``NOW`` is no moment. To any other exception Sphinx adds a
            traceback, and the request to report it.
    """
    reading = read_course(Path(app.srcdir), folder=app.config.syllabus_folder, language=app.config.language)
    for problem in reading.problems:
        place = str(problem.place)
        if problem.severity is Severity.WARNING:
            logger.warning(problem.message, type="syllabus", subtype=problem.topic, location=place)
        elif problem.severity is Severity.ERROR:
            # Without a type: what stops the build is not to be suppressed.
            logger.error(problem.message, location=place)
    if reading.plan is None or not citations_are_possible(app, reading):
        logger.error("the course's data has errors: nothing is built, and the site stays as it was")
        raise SystemExit(2)
    domain = syllabus_domain(app.env)
    domain.now = _now(reading.plan)
    domain.whole_plan = reading.plan
    domain.withheld_words = withheld_words(reading.plan, domain.now)
    domain.plan = as_of(reading.plan, domain.now)
    domain.locale = locale_for(app.config.language)
    domain.edit_links = EditLinks(app.config.syllabus_edit_url, reading.sources)


def _now(plan: Plan) -> datetime:
    """Return the moment of the build."""
    try:
        return moment_of_build(plan.term.calendar)
    except DateError as error:
        message = str(error)
    logger.error(message)
    raise SystemExit(2)
