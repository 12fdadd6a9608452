"""What a date can be counted from when all deadlines have theirs: deadlines, and topics that are taught."""

from collections.abc import Mapping, Sequence

from sphinx_syllabus.dates.grammar import DateError
from sphinx_syllabus.dates.resolve import Anchors
from sphinx_syllabus.dates.when import When
from sphinx_syllabus.model.course import Course
from sphinx_syllabus.model.problem import Finding, did_you_mean
from sphinx_syllabus.plan.entries import Plan, PlannedDeadline, PlannedSession, PlannedTopic
from sphinx_syllabus.plan.taught import in_no_session, topics_to_count_from


def anchors_of(
    course: Course,
    topics: Sequence[PlannedTopic],
    sessions: tuple[PlannedSession, ...],
    deadlines: tuple[PlannedDeadline, ...],
    findings: Sequence[Finding],
) -> Anchors:
    """Count from every deadline that has one date, and from every topic that is taught.

    What hangs on an entry that is among the findings is unannounced.
    """
    several = {deadline.id for deadline in course.deadlines} - {entry.id for entry in deadlines}
    return _anchors(topics_to_count_from(topics, sessions, findings), deadlines, several)


def anchors_in(plan: Plan) -> Anchors:
    """Count from the same entries of a plan, for dates that stand outside of the data."""
    return _anchors(topics_to_count_from(plan.topics, plan.sessions), plan.deadlines, set())


def _anchors(
    of_topics: Mapping[str, When | None], deadlines: tuple[PlannedDeadline, ...], several: set[str]
) -> Anchors:
    known = {**of_topics, **{entry.id: entry.when for entry in deadlines}}

    def anchor(name: str) -> When:
        if name in several:
            raise DateError(f"'{name}' recurs: count from an entry that has one date")
        if name not in known:
            message = f"there is no entry with the id '{name}' to count from"
            raise DateError(message + did_you_mean(name, known))
        when = known[name]
        if when is None:
            raise in_no_session(name)
        return when

    return anchor
