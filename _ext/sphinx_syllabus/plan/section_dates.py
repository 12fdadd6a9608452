"""Dates that a section has of its own, beside the one that all others share."""

from dataclasses import replace

from sphinx_syllabus.dates.grammar import DateError
from sphinx_syllabus.dates.resolve import Anchors, resolve_deadline, resolve_event
from sphinx_syllabus.dates.shift import Shift, read_date_or_shift, shifted
from sphinx_syllabus.dates.term import TermCalendar
from sphinx_syllabus.model.course import Course
from sphinx_syllabus.model.problem import DataPath, Finding
from sphinx_syllabus.plan.deadlines import in_order_of_time, with_own_out
from sphinx_syllabus.plan.entries import Former, PlannedDeadline


def with_section_dates(
    course: Course,
    deadlines: tuple[PlannedDeadline, ...],
    anchors: Anchors,
    term: TermCalendar,
    findings: list[Finding],
) -> tuple[PlannedDeadline, ...]:
    """Add an entry for each section that has a date of its own, and leave the common one to the others.

    Its id is made of the deadline's and the section's.
    """
    ids = {entry.id: entry for entry in deadlines}
    planned: list[PlannedDeadline] = []
    for common in deadlines:
        own = course.deadlines[int(common.path[1])]
        if own.sections and common.follows:
            message = f"'{own.id}' recurs with the sessions, each of its own section: take this out"
            findings.append(Finding((*common.path, "sections"), message, at_key=True))
            planned.append(common)
            continue
        others = tuple(name for name in course.section_names if name not in own.sections)
        planned.append(replace(common, only_for=others) if own.sections else common)
        for section, text in own.sections.items():
            path: DataPath = (*common.path, "sections", section)
            try:
                entry = _own(common, section, text, with_own_out(common.out, anchors), term, path)
            except DateError as error:
                findings.append(Finding(path, str(error)))
                continue
            if entry.id in ids:
                message = f"another entry has the id '{entry.id}' ({{related}}), which is also made here"
                findings.append(Finding(path, f"{message}: write another", related=ids[entry.id].path))
            ids[entry.id] = entry
            planned.append(entry)
    return in_order_of_time(planned, term)


def _own(
    common: PlannedDeadline, section: str, text: str, anchors: Anchors, term: TermCalendar, path: DataPath
) -> PlannedDeadline:
    was: tuple[Former, ...] = ()
    date = read_date_or_shift(text)
    if isinstance(date, Shift):
        when = shifted(common.when, date, term)
        # Who is always two days later has been moved with the others.
        was = tuple(replace(former, when=shifted(former.when, date, term)) for former in common.was)
    else:
        resolve = resolve_deadline if common.is_due else resolve_event
        when = resolve(date, term, anchors)
    return replace(common, id=f"{common.id}-{section}", when=when, was=was, section=section, path=path)
