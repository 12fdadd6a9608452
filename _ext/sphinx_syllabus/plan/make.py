"""The one way from a course to its plan."""

from collections.abc import Iterator

from sphinx_syllabus.model.course import Course
from sphinx_syllabus.model.problem import Finding
from sphinx_syllabus.plan.anchors import anchors_of
from sphinx_syllabus.plan.clashes import find_clashes
from sphinx_syllabus.plan.credit import NamedPolicy
from sphinx_syllabus.plan.deadlines import plan_deadlines, read_deadlines
from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.plan.lateness import find_idle_terms, with_acceptance
from sphinx_syllabus.plan.materials import NO_FILES, SiteFiles, with_materials
from sphinx_syllabus.plan.modules import plan_modules
from sphinx_syllabus.plan.presentations import mark_sessions, plan_presentations
from sphinx_syllabus.plan.releases import with_releases
from sphinx_syllabus.plan.section_dates import with_section_dates
from sphinx_syllabus.plan.sessions import lay_sessions
from sphinx_syllabus.plan.staff import plan_meetings, plan_sections, plan_staff
from sphinx_syllabus.plan.term import plan_term
from sphinx_syllabus.plan.topics import deal_topics, plan_topics
from sphinx_syllabus.plan.unreadable import find_unreadable_dates
from sphinx_syllabus.plan.weights import find_surplus, with_credit
from sphinx_syllabus.plan.workload import find_overload


def make_plan(course: Course, files: SiteFiles = NO_FILES) -> tuple[Plan | None, tuple[Finding, ...]]:
    """Resolve every date of a course.

    Args:
        course: the course as written.
        files: the files of the site.

    Returns:
        The plan, or None where the term or its meetings cannot be known; and everything that is wrong
        or in doubt. Where a finding is an error, the plan is not to be shown.
    """
    findings: list[Finding] = []
    term = plan_term(course.term, findings)
    if term is None:
        dated = ("meetings", "changes", "schedule", "deadlines", "presentations", "staff")
        return None, (*findings, *_unreadable(course, *dated))
    calendar = term.calendar
    meetings = lay_sessions(course.meetings, course.changes, calendar, term.holidays, findings)
    if any(finding.path[0] == "meetings" for finding in findings):
        # Nothing is to be said of sessions that are missing for that alone.
        return None, (*findings, *_unreadable(course, "schedule", "deadlines", "presentations", "staff"))
    topics = plan_topics(course.schedule)
    sessions = deal_topics(course.schedule, topics, course.meetings, meetings, calendar, findings)
    class_meets = bool(course.meetings or meetings)  # weekly, or in extra sessions alone
    modules = plan_modules(course.schedule, topics, sessions, class_meets, calendar, findings)
    expressions = read_deadlines(course.deadlines, findings)
    all_topics = [topic for own in topics for topic in own]
    deadlines = plan_deadlines(course.deadlines, expressions, all_topics, sessions, calendar, findings)
    anchors = anchors_of(course, all_topics, sessions, deadlines, findings)
    deadlines = with_section_dates(course, deadlines, anchors, calendar, findings)
    deadlines = with_credit(with_acceptance(deadlines, course.deadlines, course.late), course.grading)
    findings.extend(find_idle_terms(course.late))
    findings.extend(find_surplus(deadlines, course.grading))
    # From here on, dates count from those that sections have of their own, too.
    anchors = anchors_of(course, all_topics, sessions, deadlines, findings)
    modules, sessions, deadlines = with_materials(
        course, files, (modules, sessions, deadlines), anchors, calendar, findings
    )
    modules, sessions, deadlines = with_releases(
        course, (modules, sessions, deadlines), anchors, calendar, findings
    )
    cut = sessions if class_meets else ()
    presentations = plan_presentations(course.presentations, cut, calendar, findings)
    sessions = mark_sessions(sessions, presentations)
    staff = plan_staff(course.staff, calendar, term.holidays, findings)
    plan = Plan(
        course.course, term, modules, sessions, deadlines, course.grading, bool(course.meetings),
        grades=course.grades, late=tuple(NamedPolicy(*item) for item in course.late.items()),
        presentations=presentations, projects=course.projects, most_work=course.workload,
        meetings=plan_meetings(course.meetings, calendar), staff=staff,
        groups=plan_sections(course.sections, course.staff),
    )  # fmt: skip
    findings.extend(find_clashes(plan))
    findings.extend(find_overload(plan))
    return plan, tuple(findings)


def _unreadable(course: Course, *keys: str) -> Iterator[Finding]:
    return find_unreadable_dates(course.model_dump(by_alias=True, exclude_none=True, include={*keys}))
