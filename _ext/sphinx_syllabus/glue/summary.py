"""What a build says of the course in its last lines."""

from sphinx.application import Sphinx
from sphinx.util import logging

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.dates.phrase import DateStyle, phrase_of
from sphinx_syllabus.glue.domain import syllabus_domain
from sphinx_syllabus.glue.web_builders import WEB_BUILDERS
from sphinx_syllabus.plan.next_deadline import next_deadline

logger = logging.getLogger(__name__)


def tell_summary(app: Sphinx, exception: Exception | None) -> None:
    """Count what the site has, and name the deadline that is next at the moment of the build."""
    if exception is not None or app.builder.name not in WEB_BUILDERS:
        return
    domain = syllabus_domain(app.env)
    plan = domain.plan
    entry = next_deadline(plan, domain.now)
    following = "no deadline is ahead"
    if entry:
        # In English, as all that a build says.
        style = DateStyle(plan.term.shown_calendars, plan.term.calendar.zone, locale_for("en"))
        following = f"next is {entry.title}, {phrase_of(entry.when, style)}"
    pages, deadlines, outputs = map(len, (app.env.found_docs, plan.deadlines, domain.outputs))
    counts = (_count(pages, "page"), _count(deadlines, "deadline"), _count(outputs, "output"))
    logger.info("course: ", nonl=True, color="bold")
    logger.info("%s; %s", ", ".join(counts), following)


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
