"""The one way from a course to its plan."""

from collections.abc import Iterator

from sphinx_syllabus.model.course import Course
from sphinx_syllabus.model.problem import Finding
from sphinx_syllabus.plan.clashes import find_clashes
from sphinx_syllabus.plan.deadlines import plan_deadlines, read_deadlines
from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.plan.modules import plan_modules
from sphinx_syllabus.plan.sessions import lay_sessions
from sphinx_syllabus.plan.term import plan_term
from sphinx_syllabus.plan.topics import deal_topics, plan_topics
from sphinx_syllabus.plan.unreadable import find_unreadable_dates


def make_plan(course: Course) -> tuple[Plan | None, tuple[Finding, ...]]:
    """Resolve every date of a course.

    Returns:
        The plan, or None where the term or its meetings cannot be known; and everything that is wrong
        or in doubt. Where a finding is an error, the plan is not to be shown.
    """
    findings: list[Finding] = []
    term = plan_term(course.term, findings)
    if term is None:
        return None, (*findings, *_unreadable(course, "meetings", "changes", "schedule", "deadlines"))
    calendar = term.calendar
    meetings = lay_sessions(course.meetings, course.changes, calendar, term.holidays, findings)
    if any(finding.path[0] == "meetings" for finding in findings):
        # Nothing is to be said of sessions that are missing for that alone.
        return None, (*findings, *_unreadable(course, "schedule", "deadlines"))
    topics = plan_topics(course.schedule)
    sessions = deal_topics(course.schedule, topics, course.meetings, meetings, calendar, findings)
    has_meetings = bool(course.meetings or meetings)
    modules = plan_modules(course.schedule, topics, sessions, has_meetings, calendar, findings)
    expressions = read_deadlines(course.deadlines, findings)
    deadlines = plan_deadlines(course.deadlines, expressions, sessions, calendar, findings)
    plan = Plan(course.course, term, modules, sessions, deadlines, course.grading, bool(course.meetings))
    findings.extend(find_clashes(plan))
    return plan, tuple(findings)


def _unreadable(course: Course, *keys: str) -> Iterator[Finding]:
    return find_unreadable_dates(course.model_dump(by_alias=True, exclude_none=True, include={*keys}))
