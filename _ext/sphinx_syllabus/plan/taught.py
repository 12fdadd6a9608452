"""When topics are taught, for dates that count from them."""

from collections.abc import Iterable, Sequence

from sphinx_syllabus.dates.grammar import DateError
from sphinx_syllabus.dates.when import Days, Hours, When, first_day, last_day
from sphinx_syllabus.model.problem import Finding, Severity
from sphinx_syllabus.model.scalars import TBA
from sphinx_syllabus.plan.entries import PlannedSession, PlannedTopic


def when_taught(sessions: Iterable[PlannedSession]) -> dict[str, Days | Hours]:
    """Return when each topic is taught, by id: from the start of its first session to the end of its last."""
    taught: dict[str, Days | Hours] = {}
    for session in sessions:
        for topic in () if session.cancelled else session.topics:
            match taught.get(topic.id), session.when:
                case None, when:
                    taught[topic.id] = when
                case Hours(start=start), Hours(end=end):
                    taught[topic.id] = Hours(start, end)
                case before, when:
                    taught[topic.id] = Days(first_day(before), last_day(when))
    return taught


def topics_to_count_from(
    topics: Iterable[PlannedTopic], sessions: Iterable[PlannedSession], findings: Sequence[Finding] = ()
) -> dict[str, When | None]:
    """Return what each topic gives to count from, by id; None where it is in no session.

    What hangs on a topic that an error has kept out of the sessions is unannounced: one mistake, one message.
    """
    errors = {finding.path for finding in findings if finding.severity is Severity.ERROR}

    def is_reported(topic: PlannedTopic) -> bool:
        return bool({(*topic.path, "when"), (*topic.path[:2], "weeks")} & errors)

    known: dict[str, When | None] = {topic.id: TBA if is_reported(topic) else None for topic in topics}
    return known | when_taught(sessions)


def in_no_session(topic: str) -> DateError:
    """Return the error of a date that counts from a topic which no session has."""
    return DateError(f"the topic '{topic}' is in no session to count from: give it a 'when'")
