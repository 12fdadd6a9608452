"""Rules between the values of a course that need neither a calendar nor Sphinx."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from sphinx_syllabus.load.shapes import topics_of
from sphinx_syllabus.model.course import Course
from sphinx_syllabus.model.grading import GradingItem
from sphinx_syllabus.model.problem import DataPath, Finding, Severity, nearest
from sphinx_syllabus.model.scalars import Unannounced, identifier_from, is_address
from sphinx_syllabus.model.schedule import MATERIALS

TAKEN_FOR_CALENDARS = ("deadlines", "sessions")
"""Names in the files of calendars that are not of a section."""

ROUNDING = Decimal("0.05")
"""How far each weight may be off for being written with one decimal, as thirds are."""


def check(
    course: Course, page_exists: Callable[[str], bool], file_exists: Callable[[str], bool]
) -> Iterator[Finding]:
    """Find what is wrong between the values of a course.

    Args:
        course: the course as written.
        page_exists: tells whether the site has a page of this name, without its suffix.
        file_exists: tells whether the site has a file at this path from its top folder.
    """
    yield from _ids(course)
    yield from _sections(course)
    yield from _due_or_when(course)
    yield from _counts_for(course)
    yield from _weights(course)
    for path, page in _pages(course):
        if not page_exists(page):
            message = f"there is no page '{page}': write it like 'projects/index', from the site's folder"
            yield Finding(path, f"{message} and without '.md'")
    for path, link in _materials(course):
        if not is_address(link) and not file_exists(link):
            message = f"there is no file '{link}': write it like 'slides/first.pdf', from the site's folder"
            yield Finding(path, f"{message}, or begin an address with https://")


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
    for what, entries in (("module", modules), ("topic", topics), ("deadline", deadlines)):
        first: dict[str, DataPath] = {}
        for path, identifier in entries:
            if not identifier:
                yield Finding(path, f"this {what}'s name holds no letter or digit: give it an 'id'")
            elif identifier in first:
                message = (
                    f"another {what} has the id '{identifier}' ({{related}}): give each an 'id' of its own"
                )
                yield Finding(path, message, related=first[identifier])
            first.setdefault(identifier, path)


def _sections(course: Course) -> Iterator[Finding]:
    named: list[tuple[DataPath, str | None]] = [
        *((("meetings", index, "section"), meeting.section) for index, meeting in enumerate(course.meetings)),
        *((("changes", index, "section"), change.section) for index, change in enumerate(course.changes)),
    ]
    for path, section in named:
        if section in TAKEN_FOR_CALENDARS:
            message = f"a section cannot be called '{section}': calendar-{section}.ics is another file"
            yield Finding(path, message)


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
    items = [item.item for _, item in _items(("grading",), course.grading)]
    for index, deadline in enumerate(course.deadlines):
        if deadline.counts_for and deadline.counts_for not in items:
            near = nearest(deadline.counts_for, items)
            known = f"its items are: {', '.join(items)}" if items else "no items are given"
            hint = f"did you mean '{near}'?" if near else known
            message = f"'grading' has no item '{deadline.counts_for}' ({hint})"
            yield Finding(("deadlines", index, "counts-for"), message)


def _weights(course: Course) -> Iterator[Finding]:
    yield from _sum_of(("grading",), course.grading, Decimal(100))
    for path, item in _items(("grading",), course.grading):
        whole = None if isinstance(item.weight, Unannounced) else item.weight
        yield from _sum_of((*path, "parts"), item.parts, whole)


def _items(path: DataPath, items: tuple[GradingItem, ...]) -> Iterator[tuple[DataPath, GradingItem]]:
    for index, item in enumerate(items):
        yield (*path, index), item
        yield from _items((*path, index, "parts"), item.parts)


def _sum_of(path: DataPath, items: tuple[GradingItem, ...], whole: Decimal | None) -> Iterator[Finding]:
    known = [item.weight for item in items if not isinstance(item.weight, Unannounced)]
    total = sum(known, Decimal(0))
    complete = len(known) == len(items)
    if not items or whole is None:
        return
    off = total - whole
    if off > ROUNDING * len(known) or (complete and -off > ROUNDING * len(known)):
        message = f"the weights add up to {total:f}, not to {whole:f}"
        yield Finding(path, message, Severity.WARNING, "weights", at_key=True)


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
    for path, item in _items(("grading",), course.grading):
        if item.page:
            yield (*path, "page"), item.page


def _materials(course: Course) -> Iterator[tuple[DataPath, str]]:
    for path, _, topic in topics_of(course):
        for kind in MATERIALS:
            link = getattr(topic, kind)
            if link:
                yield (*path, kind), link
