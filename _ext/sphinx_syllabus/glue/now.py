"""The moment that a build takes as now: the one place where a build reads the clock."""

import os
from datetime import UTC, datetime

from sphinx_syllabus.dates.grammar import DateError
from sphinx_syllabus.dates.resolve import no_anchor
from sphinx_syllabus.dates.term import TermCalendar
from sphinx_syllabus.dates.when import NEVER
from sphinx_syllabus.glue.source_date import source_date
from sphinx_syllabus.plan.day_or_moment import release_moment


def moment_of_build(term: TermCalendar) -> datetime:
    """Return what the environment variable ``NOW`` says, else when the sources changed, else the clock.

    Raises:
        DateError: ``NOW`` is no day and no moment; the message says what to write.
    """
    text = os.environ.get("NOW", "").strip()
    if not text:
        return source_date() or datetime.now(UTC)
    try:
        moment = release_moment(text, term, no_anchor)
    except DateError as error:
        raise DateError(f"NOW: {error}") from error
    if moment == NEVER:
        raise DateError(f"NOW: '{text}' is no moment: write one such as 2023-11-01 or 2023-11-01T09:00")
    return moment
