"""What the tests of the plan share: a course of four weeks to lay things over, and tables to compare."""

from collections.abc import Callable
from textwrap import dedent

import pytest

from sphinx_syllabus.dates.when import Days, Hours, Moment, When
from sphinx_syllabus.load.sources import read_sources
from sphinx_syllabus.load.validate import validate
from sphinx_syllabus.model.problem import Severity
from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.plan.make import make_plan

# Monday 8 January to Sunday 4 February 2024.
FOUR_WEEKS = """
course: {id: algebra, title: Algebra}
term: {name: Spring 2024, starts: 2024-01-08, weeks: 4, timezone: Europe/Berlin}
"""


@pytest.fixture(scope="session")
def plan_of() -> Callable[[str], Plan]:
    """Plan a course that is told in YAML; the term is of four weeks unless it is told too."""

    def make(data: str) -> Plan:
        data = dedent(data)
        text = data if "\nterm:" in data else FOUR_WEEKS + data
        sources = read_sources("syllabus", {"course.yaml": text.encode()})
        assert not sources.problems
        course, invalid = validate(sources.values)
        assert course is not None, invalid
        plan, findings = make_plan(course)
        assert not [f.message for f in findings if f.severity is Severity.ERROR]
        assert plan is not None
        return plan

    return make


@pytest.fixture(scope="session")
def assert_sessions(plan_of: Callable[[str], Plan]) -> Callable[[str, str], None]:
    """Compare the sessions of a course with lines of ``id | day | hours | number | topics``."""

    def compare(data: str, table: str) -> None:
        rows = [
            (
                session.id,
                *text_of(session.when),
                "cancelled" if session.cancelled else str(session.number or ""),
                ", ".join(topic.title for topic in session.topics),
            )
            for session in plan_of(data).sessions
        ]
        assert rows == cells(table)

    return compare


@pytest.fixture(scope="session")
def assert_deadlines(plan_of: Callable[[str], Plan]) -> Callable[[str, str], None]:
    """Compare the deadlines of a course with lines of ``id | day | hours``."""

    def compare(data: str, table: str) -> None:
        assert [(entry.id, *text_of(entry.when)) for entry in plan_of(data).deadlines] == cells(table)

    return compare


def text_of(when: When) -> tuple[str, str]:
    match when:
        case Moment(at=at):
            return f"{at:%a %d %b}", f"{at:%H:%M}"
        case Hours(start=start, end=end):
            return f"{start:%a %d %b}", f"{start:%H:%M}-{end:%H:%M}"
        case Days(first=first, last=last):
            return (f"{first:%a %d %b}" if first == last else f"{first:%a %d %b} - {last:%a %d %b}"), ""
        case _:
            return "TBA", ""


def cells(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in dedent(table).strip().splitlines()]
