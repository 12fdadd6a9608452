"""What the tests of the course extension share; none of those beside this file builds a site."""

from pathlib import Path

import pytest
from hypothesis import settings
from tests.profile import PROFILE

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.read_course import read_course

# A quick test that passes here passes everywhere: the examples are the same in every run. Nightly ones are
# others each night; what is printed with a failure repeats it.
settings.register_profile("quick", derandomize=True, database=None, deadline=None, max_examples=200)
settings.register_profile("nightly", database=None, deadline=None, max_examples=10_000, print_blob=True)
settings.load_profile(PROFILE)

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def real_plan() -> Plan:
    """Read the course of this repository."""
    reading = read_course(REPOSITORY)
    assert reading.plan is not None, reading.problems
    return reading.plan


@pytest.fixture(scope="session")
def english(real_plan: Plan) -> DateStyle:
    """Return how the site of this repository shows dates."""
    term = real_plan.term
    return DateStyle(term.shown_calendars, term.calendar.zone, locale_for("en"))
