"""Rules for staff and sections: their ids, what they name, and what names them."""

from collections.abc import Iterable, Iterator

from sphinx_syllabus.load.repeated import find_repeated
from sphinx_syllabus.model.course import Course
from sphinx_syllabus.model.problem import DataPath, Finding, did_you_mean

TAKEN_FOR_CALENDARS = ("deadlines", "sessions")
"""Names in the files of calendars that are not of a section."""


def check_people(course: Course) -> Iterator[Finding]:
    """Find what is wrong with staff and sections."""
    yield from _twice("somebody else", "staff", (person.id for person in course.staff))
    yield from _twice("another section", "sections", (section.id for section in course.sections))
    yield from _staff_of_sections(course)
    yield from _names_of_sections(course)
    yield from _dates_of_sections(course)


def _twice(who: str, key: str, ids: Iterable[str]) -> Iterator[Finding]:
    named = (((key, index, "id"), identifier) for index, identifier in enumerate(ids))
    yield from find_repeated(
        named, f"{who} has the id '{{name}}' ({{related}}): give each an 'id' of its own"
    )


def _staff_of_sections(course: Course) -> Iterator[Finding]:
    known = [person.id for person in course.staff]
    for index, section in enumerate(course.sections):
        for number, name in enumerate(section.staff):
            if name not in known:
                message = f"nobody in 'staff' has the id '{name}'{did_you_mean(name, known)}"
                yield Finding(("sections", index, "staff", number), message)


def _names_of_sections(course: Course) -> Iterator[Finding]:
    listed = [section.id for section in course.sections]
    named: list[tuple[DataPath, str | None]] = [
        *((("sections", index, "id"), name) for index, name in enumerate(listed)),
        *((("meetings", index, "section"), meeting.section) for index, meeting in enumerate(course.meetings)),
        *((("changes", index, "section"), change.section) for index, change in enumerate(course.changes)),
    ]
    for path, section in named:
        if section in TAKEN_FOR_CALENDARS:
            message = f"a section cannot be called '{section}': calendar-{section}.ics is another file"
            yield Finding(path, message)
        elif section and listed and section not in listed:
            yield Finding(path, f"'sections' does not list '{section}'{_hint(section, listed)}")


def _dates_of_sections(course: Course) -> Iterator[Finding]:
    known = [section.id for section in course.sections] or [*course.section_names]
    for index, deadline in enumerate(course.deadlines):
        path: DataPath = ("deadlines", index, "sections")
        unknown = [name for name in deadline.sections if name not in known]
        for name in unknown:
            where = "'sections' does not list" if course.sections else "the course has no section"
            yield Finding((*path, name), f"{where} '{name}'{_hint(name, known)}", at_key=True)
        if deadline.sections and not unknown and all(name in deadline.sections for name in known):
            message = "every section has a date of its own here, so nobody has the common one: take one out"
            yield Finding(path, f"{message}, and write its date in the common place", at_key=True)


def _hint(name: str, known: list[str]) -> str:
    """Suggest the section that is meant, or tell which there are."""
    there_are = f" (known: {', '.join(known)})" if known else ": list it under 'sections'"
    return did_you_mean(name, known) or there_are
