"""The one way from a course to its plan."""

from sphinx_syllabus.model.course import Course
from sphinx_syllabus.model.problem import Finding
from sphinx_syllabus.plan.clashes import find_clashes
from sphinx_syllabus.plan.deadlines import plan_deadlines, read_deadlines
from sphinx_syllabus.plan.entries import Plan, PlannedTerm
from sphinx_syllabus.plan.modules import plan_modules, read_module_weeks
from sphinx_syllabus.plan.term import plan_term


def make_plan(course: Course) -> tuple[Plan | None, tuple[Finding, ...]]:
    """Resolve every date of a course.

    Returns:
        The plan, or None where the term cannot be known; and everything that is wrong or in doubt.
        Where a finding is an error, the plan is not to be shown.
    """
    findings: list[Finding] = []
    calendar, holidays = plan_term(course.term, findings)
    expressions = read_deadlines(course.deadlines, findings)
    if calendar is None:
        read_module_weeks(course.schedule, findings)
        return None, tuple(findings)
    plan = Plan(
        course.course,
        PlannedTerm(course.term.name, calendar, course.term.calendars),
        plan_modules(course.schedule, calendar, findings),
        plan_deadlines(course.deadlines, expressions, calendar, findings),
        course.grading,
    )
    findings.extend(find_clashes(plan, holidays))
    return plan, tuple(findings)
