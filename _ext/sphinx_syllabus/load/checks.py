"""Rules between the values of a course that need neither a calendar nor Sphinx."""

from collections.abc import Callable, Iterator

from sphinx_syllabus.load.file_checks import files_out_too_early, missing_files
from sphinx_syllabus.load.grading_checks import check_grading
from sphinx_syllabus.load.late_checks import check_late
from sphinx_syllabus.load.people_checks import check_people
from sphinx_syllabus.load.repeated import find_repeated
from sphinx_syllabus.load.shapes import topics_of
from sphinx_syllabus.model.course import Course
from sphinx_syllabus.model.grading import grading_items
from sphinx_syllabus.model.problem import DataPath, Finding, nearest
from sphinx_syllabus.model.scalars import identifier_from
from sphinx_syllabus.model.words import forms_of


def check(
    course: Course,
    page_exists: Callable[[str], bool],
    file_exists: Callable[[str], bool],
    file_fault: Callable[[str], str | None],
) -> Iterator[Finding]:
    """Find what is wrong between the values of a course.

    Args:
        course: the course as written.
        page_exists: tells whether the site has a page of this name, without its suffix.
        file_exists: tells whether the site has a file at this path from its top folder.
        file_fault: tells why a path is none of a file of the site, though it may lead to one.
    """
    yield from _ids(course)
    yield from check_people(course)
    yield from _due_or_when(course)
    yield from _counts_for(course)
    yield from check_grading(course)
    yield from check_late(course)
    for path, page in _pages(course):
        if not page_exists(page):
            message = f"there is no page '{page}': write it like 'projects/index', from the site's folder"
            yield Finding(path, f"{message} and without '.md'")
    yield from _pictures_described(course)
    yield from missing_files(course, page_exists, file_exists, file_fault)
    yield from files_out_too_early(course)


def _ids(course: Course) -> Iterator[Finding]:
    modules: list[tuple[DataPath, str]] = [
        (("schedule", index, "id"), entry.id or identifier_from(entry.module))
        for index, entry in enumerate(course.schedule)
        if entry.module is not None
    ]
    topics: list[tuple[DataPath, str]] = [
        ((*path, "id"), topic.id or identifier_from(title)) for path, title, topic in topics_of(course)
    ]
    deadlines: list[tuple[DataPath, str]] = [
        (("deadlines", index, "id"), deadline.id) for index, deadline in enumerate(course.deadlines)
    ]
    talks: list[tuple[DataPath, str]] = [
        (("presentations", "talks", index, "id"), talk.id or identifier_from(" ".join(talk.by)))
        for index, talk in enumerate(course.presentations.talks if course.presentations else ())
        if talk.by
    ]
    named = (("module", modules), ("topic", topics), ("deadline", deadlines), ("presentation", talks))
    for what, entries in named:
        for path, identifier in entries:
            if not identifier:
                yield Finding(path, f"this {what}'s name holds no letter or digit: give it an 'id'")
        message = f"another {what} has the id '{{name}}' ({{related}}): give each an 'id' of its own"
        yield from find_repeated([entry for entry in entries if entry[1]], message)


def _due_or_when(course: Course) -> Iterator[Finding]:
    for index, deadline in enumerate(course.deadlines):
        if deadline.due and deadline.when:
            path: DataPath = ("deadlines", index, "when")
            yield Finding(path, "write 'due' (a last moment) or 'when' (an event), not both", at_key=True)
        elif not (deadline.due or deadline.when):
            yield Finding(
                ("deadlines", index),
                f"'{deadline.id}' has no date: write 'due:' (a last moment) or 'when:' (an event), or TBA",
            )


def _counts_for(course: Course) -> Iterator[Finding]:
    items = [item.item for _, item in grading_items(course.grading)]
    names = [name for item in items for name in forms_of(item)]
    for index, deadline in enumerate(course.deadlines):
        path: DataPath = ("deadlines", index, "counts-for")
        if deadline.counts_for and deadline.counts_for not in names:
            near = nearest(deadline.counts_for, names)
            known = f"its items are: {', '.join(items)}" if items else "no items are given"
            hint = f"did you mean '{near}'?" if near else known
            message = f"'grading' has no item '{deadline.counts_for}' ({hint})"
            yield Finding(path, message)
        elif deadline.counts_for and sum(deadline.counts_for in forms_of(item) for item in items) > 1:
            message = f"'grading' has two items '{deadline.counts_for}': give one another name"
            yield Finding(path, message)


def _pages(course: Course) -> Iterator[tuple[DataPath, str]]:
    for index, entry in enumerate(course.schedule):
        if entry.module is not None and entry.page:
            yield ("schedule", index, "page"), entry.page
    for path, _, topic in topics_of(course):
        if topic.page:
            yield (*path, "page"), topic.page
    for index, deadline in enumerate(course.deadlines):
        if deadline.page:
            yield ("deadlines", index, "page"), deadline.page
    for index, person in enumerate(course.staff):
        if person.page:
            yield ("staff", index, "page"), person.page
    for path, item in grading_items(course.grading):
        if item.page:
            yield (*path, "page"), item.page


def _pictures_described(course: Course) -> Iterator[Finding]:
    for index, project in enumerate(course.projects):
        if project.alt and not project.picture:
            message = "'alt' says what a picture shows: name the file after 'picture', or take it out"
            yield Finding(("projects", index, "alt"), message, at_key=True)
