"""What becomes of a site's files in another term; nothing is written here."""

from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from textwrap import shorten
from types import MappingProxyType
from typing import NamedTuple

from sphinx_syllabus.commands.new_term.site_pages import RESTRUCTURED, has_unknown_suffixes, pages_of
from sphinx_syllabus.commands.reports import english_style, line_of
from sphinx_syllabus.dates.calendars import NoSuchDayError
from sphinx_syllabus.dates.phrase import phrase_of
from sphinx_syllabus.dates.term import TermCalendar
from sphinx_syllabus.dates.when import Days
from sphinx_syllabus.load.bounds import MAXIMUM_BYTES, TOO_LARGE, TOO_LARGE_PAGE
from sphinx_syllabus.load.edits import NotEditableError, with_values
from sphinx_syllabus.load.page_release import PageRelease, read_page_release
from sphinx_syllabus.load.sources import Sources
from sphinx_syllabus.load.validate import validate
from sphinx_syllabus.load.yaml_source import UnreadableError
from sphinx_syllabus.model.announcements import FOLDER as ANNOUNCEMENTS
from sphinx_syllabus.model.problem import DataPath, Place, Problem, Severity
from sphinx_syllabus.model.scalars import identifier_from
from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.plan.next_term import in_next_term, in_same_place, next_name
from sphinx_syllabus.read_course import DATA_FOLDER, CourseReading, data_files, read_course
from sphinx_syllabus.read_file import read_file, unreadable

ARCHIVE = "terms"
"""The folder of former terms, from the site's folder."""

LONGEST_FOLDER = 200
"""The bytes that a term's folder may have in its name; file systems refuse more than 255."""

SCHEMA = "schema.json"


class CannotBeginError(Exception):
    """Another term cannot begin; the message says why, or lists the problems."""


class Course(NamedTuple):
    """A course that has been read without an error."""

    sources: Sources
    plan: Plan
    problems: tuple[Problem, ...]


class PageChange(NamedTuple):
    """What becomes of a page and its release; where that stays as it is, ``reason`` says why."""

    name: str
    content: bytes
    release: PageRelease
    text: str
    reason: str | None


class NewData(NamedTuple):
    """The course in the new term.

    ``texts`` holds what its files say, with each line where the present files have it; ``files`` their bytes,
    and None for a file that goes.
    """

    course: Course
    texts: Mapping[str, bytes]
    files: Mapping[str, bytes | None]
    removed: tuple[DataPath, ...] = ()
    undecided: Mapping[DataPath, str] = MappingProxyType({})


class TermChange(NamedTuple):
    """A course in two terms; ``archive`` is the folder of the former one, ``archived`` its files there.

    ``note`` says where the name or the data of the new one come from; ``has_unread_pages`` whether files
    may be pages that have not been read as such.
    """

    before: Course
    note: str | None
    data: NewData
    pages: tuple[PageChange, ...]
    archive: str
    archived: Mapping[str, bytes]
    has_unread_pages: bool


def change_of(site: Path, starts: date, name: str | None) -> TermChange:
    """Work out what another term changes.

    Args:
        site: the folder of ``conf.py``.
        starts: the first day of the new term.
        name: its name; guessed where None.

    Raises:
        CannotBeginError: the data has errors, or would have; or a part of it cannot be changed.
    """
    before = _course(read_course(site), "The course's data has errors: mend them first.")
    term = before.plan.term
    if starts == term.calendar.starts:
        raise CannotBeginError(f"{term.name} begins on that day already.")
    if name is not None and not name.strip():
        raise CannotBeginError("--name is empty: write a name, or leave it out to have one guessed.")
    new_name = name or next_name(term.name, term.calendar, starts)
    if new_name is None:
        raise CannotBeginError(f"What comes after '{term.name}' cannot be guessed: name it with --name.")
    archive = _archive_of(term.name)
    if _archive_of(new_name) == archive:
        raise CannotBeginError(f"The present term is called '{term.name}' too: give another --name.")
    contents = {file: _content(site, file) for file in data_files(site)}
    archived = _archived(site, archive, contents)
    data = _restored(site, contents, new_name, starts) or _moved(site, before, contents, new_name, starts)
    pages = (*_pages(site, term.calendar, data.course.plan.term.calendar),)
    is_restored = bool(data_files(site, _archive_of(new_name)))
    note = f"kept in {_archive_of(new_name)}: its data are put back as they were" if is_restored else None
    if name is None and not note:
        note = "guessed: --name gives another"
    return TermChange(before, note, data, pages, archive, archived, has_unknown_suffixes(site))


def _course(reading: CourseReading, message: str) -> Course:
    if reading.plan is None:
        errors = (line_of(problem) for problem in reading.problems if problem.severity is Severity.ERROR)
        raise CannotBeginError("\n".join((message, *errors)))
    return Course(reading.sources, reading.plan, reading.problems)


def _archive_of(name: str) -> str:
    """Return the folder of a term.

    Raises:
        CannotBeginError: the term's name gives none.
    """
    folder = identifier_from(name)
    if not folder or len(folder.encode()) > LONGEST_FOLDER:
        shown = shorten(name, 80, placeholder="...")
        raise CannotBeginError(f"'{shown}' is no name for a folder: name the term in a few words.")
    return f"{ARCHIVE}/{folder}"


def _archived(site: Path, archive: str, contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of the archive; one that is there already has to hold the same."""
    archived = {f"{archive}/{Path(file).name}": content for file, content in contents.items()}
    there = {file: _content(site, file) for file in data_files(site, archive)}
    if there and there != archived:
        message = f"{archive} holds other data than {DATA_FOLDER} does: rename that folder, or remove it."
        raise CannotBeginError(message)
    # The first line of each file names it, for editors.
    schema = f"{DATA_FOLDER}/{SCHEMA}"
    return archived | ({f"{archive}/{SCHEMA}": _content(site, schema)} if (site / schema).is_file() else {})


def _content(site: Path, name: str, too_large: str = TOO_LARGE) -> bytes:
    """Return the content of a file.

    Raises:
        CannotBeginError: it cannot be read, or is not of the site, or larger than what anybody would write.
    """
    try:
        content = read_file(site, name)
    except OSError as error:
        raise CannotBeginError(line_of(unreadable(name, error))) from error
    if content is None:
        raise CannotBeginError(f"{name} has been removed meanwhile.")
    if len(content) > MAXIMUM_BYTES:
        raise CannotBeginError(line_of(Problem(Place(name, 1, 1), too_large)))
    return content


def _restored(site: Path, contents: Mapping[str, bytes], name: str, starts: date) -> NewData | None:
    """Return a former term as it was, if there is one of this name."""
    archive = _archive_of(name)
    if not data_files(site, archive):
        return None
    former = _course(read_course(site, folder=archive), f"The data in {archive} has errors: mend them first.")
    if former.plan.term.calendar.starts != starts:
        begins = former.plan.term.calendar.starts
        own = phrase_of(Days(begins, begins), english_style(former.plan))
        raise CannotBeginError(f"'{name}' is in {archive} already, and begins on {own}: give another --name.")
    texts = {f"{DATA_FOLDER}/{Path(file).name}": _content(site, file) for file in data_files(site, archive)}
    return NewData(former, texts, {**dict.fromkeys(contents), **texts})


def _moved(site: Path, before: Course, contents: Mapping[str, bytes], name: str, starts: date) -> NewData:
    values = before.sources.values
    course, _ = validate(values)
    assert course
    try:
        new = in_next_term(values, course.term, before.plan.term, starts, name)
    except NoSuchDayError as error:
        raise CannotBeginError(str(error)) from error
    texts: dict[str, bytes] = {}
    files: dict[str, bytes | None] = {}
    for source in {id(source): source for source in before.sources.by_key.values()}.values():
        content = contents[source.name]
        changed = {path: text for path, text in new.texts.items() if path[0] in source.values}
        removed = [path for path in new.removed if path[0] in source.values]
        try:
            texts[source.name] = with_values(source, content, changed, removed, keeps_lines=True)
            files[source.name] = with_values(source, content, changed, removed)
        except NotEditableError as error:
            raise CannotBeginError(f"{source.name}: {error}") from error
    message = "In the new term there would be errors: change what they name, by TBA for now, and try again."
    after = _course(read_course(site, texts), message)
    return NewData(after, texts, files, new.removed, new.undecided)


def _pages(site: Path, term: TermCalendar, other: TermCalendar) -> Iterator[PageChange]:
    """Give the releases of pages their place in the other term, but those of announcements."""
    for name, kind in pages_of(site).items():
        if name.startswith(f"{ANNOUNCEMENTS}/"):
            continue
        content = _content(site, name, TOO_LARGE_PAGE)
        is_restructured = kind == RESTRUCTURED
        release = _release(name, content, is_restructured=is_restructured)
        if release is None:
            continue
        try:
            text = in_same_place(release.text, term, other)
        except ValueError as error:
            yield PageChange(name, content, release, release.text, str(error))
            continue
        new = _with_release(content, release, text)
        written = _release(name, new, is_restructured=is_restructured)
        if written is None or written.text != text:
            yield PageChange(name, content, release, release.text, "change it by hand")
        else:
            yield PageChange(name, new, release, text, None)


def _release(name: str, content: bytes, *, is_restructured: bool) -> PageRelease | None:
    try:
        return read_page_release(name, content, is_restructured=is_restructured)
    except UnreadableError:
        return None


def _with_release(content: bytes, release: PageRelease, text: str) -> bytes:
    """Return a page's bytes with another text where that of its release stands."""
    mark = content[: len(BOM_UTF8)] if content.startswith(BOM_UTF8) else b""
    lines = content.removeprefix(mark).decode("utf-8", "surrogateescape").splitlines(keepends=True)
    line, start = release.place.line - 1, release.place.column - 1
    lines[line] = lines[line][:start] + lines[line][start:].replace(release.text, text, 1)
    return mark + "".join(lines).encode("utf-8", "surrogateescape")
