"""What a date can be counted from when all deadlines have theirs: deadlines, and topics that are taught."""

from sphinx_syllabus.dates.grammar import DateError
from sphinx_syllabus.dates.resolve import Anchors
from sphinx_syllabus.dates.when import When
from sphinx_syllabus.model.course import Course
from sphinx_syllabus.model.problem import did_you_mean
from sphinx_syllabus.plan.deadlines import when_taught
from sphinx_syllabus.plan.entries import Plan, PlannedDeadline, PlannedSession


def anchors_of(
    course: Course, sessions: tuple[PlannedSession, ...], deadlines: tuple[PlannedDeadline, ...]
) -> Anchors:
    """Count from every deadline that has one date, and from every topic that is taught."""
    several = {deadline.id for deadline in course.deadlines} - {entry.id for entry in deadlines}
    return _anchors(sessions, deadlines, several)


def anchors_in(plan: Plan) -> Anchors:
    """Count from the same entries of a plan, for dates that stand outside of the data."""
    return _anchors(plan.sessions, plan.deadlines, set())


def _anchors(
    sessions: tuple[PlannedSession, ...], deadlines: tuple[PlannedDeadline, ...], several: set[str]
) -> Anchors:
    known: dict[str, When] = {**when_taught([session for session in sessions if not session.cancelled])}
    known |= {entry.id: entry.when for entry in deadlines}

    def anchor(name: str) -> When:
        if name in several:
            raise DateError(f"'{name}' recurs: count from an entry that has one date")
        if name not in known:
            message = f"there is no entry with the id '{name}' to count from"
            raise DateError(message + did_you_mean(name, known))
        return known[name]

    return anchor
