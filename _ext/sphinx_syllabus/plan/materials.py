"""Materials and readings: what the data names, and what files say by their names."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from urllib.parse import quote

from sphinx_syllabus.dates.grammar import DateError
from sphinx_syllabus.dates.resolve import Anchors
from sphinx_syllabus.dates.term import TermCalendar
from sphinx_syllabus.model.course import Course
from sphinx_syllabus.model.deadlines import Deadline
from sphinx_syllabus.model.materials import DEADLINE_MATERIALS, MATERIALS, MaterialSource, Notebooks, Reading
from sphinx_syllabus.model.problem import DataPath, Finding
from sphinx_syllabus.model.schedule import Teaching
from sphinx_syllabus.plan.day_or_moment import release_moment
from sphinx_syllabus.plan.entries import (
    Entries,
    Material,
    PlannedReading,
    ReadingGroup,
)

FOLDERS = {
    "materials": None,
    "slides": "slides",
    "notes": "notes",
    "video": "video",
    "videos": "video",
    "notebook": "notebook",
    "notebooks": "notebook",
    "code": "code",
    "reading": "reading",
    "readings": "reading",
}
"""The folders whose files are found by their names, and the kind of material in each."""

KINDS_OF_FILES = {
    "notebook": ("ipynb",),
    "video": ("mkv", "mov", "mp4", "webm"),
    "code": ("c", "cpp", "gz", "jl", "js", "m", "py", "r", "rs", "sh", "tar", "tex", "zip"),
    "slides": ("key", "odp", "pdf", "ppt", "pptx"),
}
"""What a file in ``materials/`` is by its suffix; any other is notes."""


@dataclass(frozen=True)
class SiteFiles:
    """What planning needs to know of the site's files.

    ``size_of`` gives the size in bytes of the file at a path from the top folder, None where there is
    none; ``in_folders`` are the paths of all files in the folders of materials.
    """

    size_of: Callable[[str], int | None]
    in_folders: tuple[str, ...] = ()


NO_FILES = SiteFiles(lambda _: None)


def with_materials(
    course: Course,
    site: SiteFiles,
    laid: Entries,
    anchors: Anchors,
    term: TermCalendar,
    findings: list[Finding],
) -> Entries:
    """Give topics, those of modules and of sessions, and deadlines what belongs to them.

    What the data gives of a kind takes the place of what is found of it by name, and a file that the
    data names anywhere is found nowhere else: it may have to wait there.

    Args:
        course: the course as written.
        site: the site's files.
        laid: the course's modules, sessions and deadlines.
        anchors: what dates can be counted from.
        term: the term.
        findings: gets what is wrong with the materials' dates.
    """
    modules, sessions, deadlines = laid
    moment = partial(release_moment, term=term, anchors=anchors)
    written: dict[DataPath, tuple[Material, ...]] = {}
    readings: dict[DataPath, tuple[ReadingGroup, ...]] = {}
    named: set[str | None] = set()
    for path, entry in _entries(course):
        written[path] = tuple(_given(entry, path, course.notebooks, site, moment, findings))
        readings[path] = tuple(_readings(entry, site))
        named |= {material.file for material in written[path]}
        named |= {reading.file for group in readings[path] for reading in group.readings}
    topics = {topic.path: topic for module in modules for topic in module.topics}
    topics |= {topic.path: topic for session in sessions for topic in session.topics}
    files = [file for file in site.in_folders if file not in named]
    found = _found_by_name([topic.id for topic in topics.values()], files)
    for path, topic in topics.items():
        kinds = {material.kind for material in written[path]}
        more = [
            _material(kind, MaterialSource(file=file), course.notebooks, site)
            for kind, file in found.get(topic.id, ())
            if kind not in kinds
        ]
        materials = sorted((*written[path], *more), key=lambda it: MATERIALS.index(it.kind))
        topics[path] = replace(topic, materials=tuple(_told_apart(materials)), readings=readings[path])
    return (
        tuple(replace(it, topics=tuple(topics[topic.path] for topic in it.topics)) for it in modules),
        tuple(replace(it, topics=tuple(topics[topic.path] for topic in it.topics)) for it in sessions),
        tuple(replace(it, materials=tuple(_told_apart(written[it.path[:2]]))) for it in deadlines),
    )


def _entries(course: Course) -> Iterator[tuple[DataPath, Teaching | Deadline]]:
    yield from course.teaching
    for index, deadline in enumerate(course.deadlines):
        yield ("deadlines", index), deadline


def _given(
    entry: Teaching | Deadline,
    path: DataPath,
    notebooks: Notebooks,
    site: SiteFiles,
    moment: Callable[[str], datetime],
    findings: list[Finding],
) -> Iterator[Material]:
    """Make the materials that the data gives an entry."""
    for kind in MATERIALS if isinstance(entry, Teaching) else DEADLINE_MATERIALS:
        for number, source in enumerate(getattr(entry, kind)):
            moments: dict[str, datetime] = {}
            for key, text in (("out", source.out), ("release", source.release)):
                try:
                    if text:
                        moments[key] = moment(text)
                except DateError as error:
                    findings.append(Finding((*path, kind, number, key), str(error)))
            yield _material(kind, source, notebooks, site, **moments)


def _material(
    kind: str,
    source: MaterialSource,
    notebooks: Notebooks,
    site: SiteFiles,
    out: datetime | None = None,
    release: datetime | None = None,
) -> Material:
    file = source.file
    opens: tuple[tuple[str, str], ...] = ()
    if file and file.endswith(".ipynb"):
        services: dict[str, str | None] = notebooks.model_dump()
        opens = tuple((name, at.replace("{file}", quote(file))) for name, at in services.items() if at)
    size = site.size_of(file) if file else None
    return Material(kind, source.title, file, source.url, size, opens, out, release)


def _readings(entry: Teaching | Deadline, site: SiteFiles) -> Iterator[ReadingGroup]:
    if isinstance(entry, Teaching):
        of_course = (("reading-groups", group.group, group.readings) for group in entry.reading_groups)
        required, suggested = ("readings", None, entry.readings), ("suggested", None, entry.suggested)
        for key, name, readings in (required, suggested, *of_course):
            if readings:
                yield ReadingGroup(key, name, tuple(_reading(reading, site) for reading in readings))


def _reading(reading: Reading, site: SiteFiles) -> PlannedReading:
    size = site.size_of(reading.file) if reading.file else None
    return PlannedReading(reading.title, reading.file, reading.url, size, reading.cite, reading.note)


def _told_apart(materials: Sequence[Material]) -> Iterator[Material]:
    """Name by their files those without a title that their kind does not name: one of several, and files."""
    untitled = Counter(material.kind for material in materials if not material.title)
    for material in materials:
        is_named = material.title or (untitled[material.kind] == 1 and material.kind != "files")
        if material.file and not is_named:
            yield replace(material, title=material.file.rpartition("/")[2])
        else:
            yield material


def _found_by_name(ids: Sequence[str], files: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """Give each file to the topic with whose id its name begins, of several to the longest.

    In ``materials/`` the word behind the id may say the kind, as in ``history-slides.pdf``.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    longest_first = sorted(ids, key=len, reverse=True)
    for file in sorted(files):
        folder, _, name = file.rpartition("/")
        topic = next((it for it in longest_first if re.match(rf"{re.escape(it)}(?![^\W_])", name)), None)
        if topic:
            kind = FOLDERS[folder] or _kind_of(name.removeprefix(topic))
            found.setdefault(topic, []).append((kind, file))
    return found


def _kind_of(rest: str) -> str:
    """Tell the kind of a file by what stands behind the id in its name."""
    word = re.match(r"[-_.]([a-z]+)[-_.]", rest)
    if word and word[1] in MATERIALS:
        return word[1]
    suffix = rest.rpartition(".")[2].lower()
    return next((kind for kind, suffixes in KINDS_OF_FILES.items() if suffix in suffixes), "notes")
