"""Rules for files: what a material or a reading must name, that its file is there, and when it is out."""

from collections.abc import Callable, Iterator
from posixpath import normpath

from sphinx_syllabus.model.course import Course
from sphinx_syllabus.model.materials import DEADLINE_MATERIALS, MATERIALS, MaterialSource, Reading
from sphinx_syllabus.model.problem import DataPath, Finding
from sphinx_syllabus.model.projects import PROJECT_LINKS
from sphinx_syllabus.model.scalars import is_address

OUTPUTS = frozenset(
    {
        *("announcements.xml", "calendar.ics", "calendar-deadlines.ics", "calendar-sessions.ics"),
        *("course.json", "deadlines.txt", "handout.pdf", "materials.zip"),
        *(".buildinfo", "objects.inv", "opensearch.xml", "searchindex.js"),
    }
)
"""Files that a build writes at the top of a site, beside the pages and the calendars of sections."""
PAGES_OF_SPHINX = frozenset({"404", "genindex", "search"})
"""Pages that a site has without a source."""


def materials_without_target(course: Course) -> Iterator[Finding]:
    """Find materials and readings that name nothing, or a reading that names too much."""
    for path, source in _materials(course):
        if not (source.file or source.url):
            yield Finding(path, "write 'file:' (a file of the site), 'url:' (an address), or both")
    for path, reading in _readings(course):
        named = [key for key in ("title", "url", "file") if getattr(reading, key)]
        if reading.cite and named:
            message = f"the bibliography tells what 'cite' is: take out '{named[0]}', or 'cite'"
            yield Finding((*path, named[0]), message, at_key=True)
        elif not (reading.cite or named):
            yield Finding(path, "write what to read: 'title:', 'url:', 'file:' or 'cite:'")


def missing_files(
    course: Course,
    page_exists: Callable[[str], bool],
    file_exists: Callable[[str], bool],
    file_fault: Callable[[str], str | None],
) -> Iterator[Finding]:
    """Find files that the site does not have, and those whose place in the output another one takes."""
    taken = OUTPUTS | {f"calendar-{section}.ics" for section in course.section_names}
    for path, file, _ in _files(course):
        page = file.removesuffix(".html")
        fault = file_fault(file) if _is_plain(file) else None
        if fault:
            yield Finding(path, fault)
        elif not (_is_plain(file) and file_exists(file)):
            message = f"there is no file '{file}': write it like 'slides/first.pdf', from the site's folder"
            yield Finding(
                path, message if path[-1] == "picture" else f"{message}, or begin an address with https://"
            )
        elif page != file and (page_exists(page) or page_exists(page.removesuffix("/index"))):
            yield Finding(path, f"a page becomes '{file}' in the site: give this file another name")
        elif file in taken or (page != file and page.removesuffix("/index") in PAGES_OF_SPHINX):
            yield Finding(path, f"the site has a '{file}' of its own: give this file another name")


def _is_plain(file: str) -> bool:
    """Tell whether a path from the site's folder is written in the one way by which it is known."""
    return normpath(file) == file and not file.startswith(("/", "../"))


def files_out_too_early(course: Course) -> Iterator[Finding]:
    """Find files that wait for a date in one place, and are named without one in another."""
    files = [*_files(course)]
    undated: dict[str, DataPath] = {}
    for path, file, date in files:
        if not date:
            undated.setdefault(file, path)
    for path, file, date in files:
        if date and file in undated:
            message = f"'{file}' is also named without a date ({{related}}), so it is out at once: write the"
            yield Finding(path, f"{message} date there too, or take it out", related=undated[file])


def _files(course: Course) -> Iterator[tuple[DataPath, str, str | None]]:
    """List all files that the data names, with the dates for which they wait."""
    for path, source in _materials(course):
        if source.file:
            yield (*path, "file"), source.file, source.out or source.release or _waits(course, path)
    for path, reading in _readings(course):
        if reading.file:
            yield (*path, "file"), reading.file, _waits(course, path)
    for index, project in enumerate(course.projects):
        for key in ("picture", *PROJECT_LINKS):
            link = getattr(project, key)
            if link and not is_address(link):
                yield ("projects", index, key), link, None
    for index, person in enumerate(course.staff):
        if person.picture:
            yield ("staff", index, "picture"), person.picture, None


def _waits(course: Course, path: DataPath) -> str | None:
    """Return the date for which the entry waits that a material or a reading belongs to."""
    if path[0] == "deadlines":
        deadline = course.deadlines[int(path[1])]
        return deadline.release or deadline.out
    entry = course.schedule[int(path[1])]
    topic = entry.topics[int(path[3])] if entry.topics and path[2] == "topics" else entry
    return entry.release or topic.release


def _materials(course: Course) -> Iterator[tuple[DataPath, MaterialSource]]:
    for path, topic in course.teaching:
        for kind in MATERIALS:
            for number, source in enumerate(getattr(topic, kind)):
                yield (*path, kind, number), source
    for index, deadline in enumerate(course.deadlines):
        for kind in DEADLINE_MATERIALS:
            for number, source in enumerate(getattr(deadline, kind)):
                yield ("deadlines", index, kind, number), source


def _readings(course: Course) -> Iterator[tuple[DataPath, Reading]]:
    for path, topic in course.teaching:
        for key in ("readings", "suggested"):
            for number, reading in enumerate(getattr(topic, key)):
                yield (*path, key, number), reading
        for index, group in enumerate(topic.reading_groups):
            for number, reading in enumerate(group.readings):
                yield (*path, "reading-groups", index, "readings", number), reading
