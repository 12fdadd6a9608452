"""From a site's folder to its plan: the one place where data files are read from the disk."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType

from sphinx_syllabus.inside_site import OUTSIDE, file_exists, leads_outside, names_in, with_its_capitals
from sphinx_syllabus.load.checks import check
from sphinx_syllabus.load.shapes import find_misshapen
from sphinx_syllabus.load.sources import Sources, read_sources
from sphinx_syllabus.load.validate import validate
from sphinx_syllabus.model.problem import Finding, Problem, Severity
from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.plan.in_language import in_language
from sphinx_syllabus.plan.make import make_plan
from sphinx_syllabus.plan.materials import FOLDERS, SiteFiles
from sphinx_syllabus.plan.unreadable import find_unreadable_dates
from sphinx_syllabus.read_announcements import read_announcements
from sphinx_syllabus.read_file import read_file, unreadable

PAGE_SUFFIXES = (".md", ".rst", ".ipynb")


@dataclass(frozen=True)
class CourseReading:
    """What reading a course gave; there is a plan if and only if no problem is an error."""

    sources: Sources
    plan: Plan | None
    problems: tuple[Problem, ...]


DATA_FOLDER = "syllabus"
"""The folder of the data files, from the site's folder, unless another one is asked for."""


@contextmanager
def _garbage_left_lying() -> Iterator[None]:
    """Collect no garbage meanwhile.

    What reading makes it also keeps: to search that, and all of Sphinx, takes a third of the time.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@_garbage_left_lying()
def read_course(
    site: Path,
    edited: Mapping[str, bytes] = MappingProxyType({}),
    folder: str = DATA_FOLDER,
    language: str | None = None,
) -> CourseReading:
    """Read, check and plan the course of a site.

    Args:
        site: the folder that holds ``conf.py``.
        edited: files that are to be read with other contents than on the disk, by their names.
        folder: the folder of the data files, from the site's folder.
        language: the language of the plan's words; where words have none of it, or it is None, that is the
            first in which they are given.
    """
    files: dict[str, bytes] = {}
    unread: list[Problem] = []
    for name in data_files(site, folder):
        try:
            if name in edited:
                files[name] = edited[name]
            elif (content := read_file(site, name)) is not None:
                files[name] = content
        except OSError as error:
            unread.append(unreadable(name, error))
    sources = read_sources(folder or ".", files)
    if unread or not files:
        message = f"there is no data file (*.yaml) in '{folder}': is this the folder of conf.py? "
        message += "'python -m sphinx_syllabus new-course' begins a course"
        return CourseReading(sources, None, tuple(unread or [Problem(sources.place(()), message)]))
    # What an unreadable file may hold is not missing, nor is what hangs on it wrong.
    findings: list[Finding] = []
    course, invalid = validate(sources.values)
    findings.extend(f for f in invalid if sources.complete or f.path)
    plan = None
    misshapen = (*find_misshapen(course),) if course else ()
    if course is not None and sources.complete:
        is_page, is_file = cache(partial(page_exists, site)), cache(partial(file_exists, site))
        fault = partial(_file_fault, site, cache(names_in))
        findings.extend((*misshapen, *check(course, is_page, is_file, fault)))
    if course is None or not sources.complete or misshapen:
        findings.extend(find_unreadable_dates(sources.values))
    else:
        plan, unplanned = make_plan(course, site_files(site))
        findings.extend(unplanned)
    located = (sources.located(f) for f in findings if not sources.is_refused(f.path))
    told = read_announcements(site, plan, edited)
    if plan:
        plan = in_language(replace(plan, announcements=told.announcements), language)
    once = dict.fromkeys((*sources.problems, *located, *told.problems))
    problems = tuple(sorted(once, key=lambda problem: problem.place))
    if any(problem.severity is Severity.ERROR for problem in problems):
        # What is left empty is nothing to note while something could not be placed.
        problems = tuple(problem for problem in problems if problem.severity is not Severity.NOTE)
        return CourseReading(sources, None, problems)
    return CourseReading(sources, plan, problems)


def data_files(site: Path, folder: str = DATA_FOLDER) -> tuple[str, ...]:
    """List the names of the data files in a folder, from the site's folder."""
    try:
        found = [path for pattern in ("[!.]*.yaml", "[!.]*.yml") for path in (site / folder).glob(pattern)]
    except OSError:  # no folder can have this name
        return ()
    return tuple(Path(folder, path.name).as_posix() for path in found)


def page_exists(site: Path, name: str) -> bool:
    """Tell whether a site has a page of this name (from its top folder, without suffix)."""
    return any(file_exists(site, name + suffix) for suffix in PAGE_SUFFIXES)


def _file_fault(site: Path, list_folder: Callable[[Path], Iterable[str]], name: str) -> str | None:
    if leads_outside(site, name):
        return f"'{name}' {OUTSIDE}"
    meant = with_its_capitals(site, name, list_folder)
    return None if meant == name else f"there is no file '{name}' (did you mean '{meant}'?)"


def site_files(site: Path) -> SiteFiles:
    """Tell what planning needs to know of a site's files."""
    paths = (path for folder in FOLDERS for path in site.joinpath(folder).glob("[!.]*"))
    # Pages are shown as pages; a notebook may be offered besides.
    names = (path.relative_to(site).as_posix() for path in paths if path.suffix not in (".md", ".rst"))
    in_folders = sorted(name for name in names if file_exists(site, name))
    return SiteFiles(partial(_size_of, site), tuple(in_folders))


def _size_of(site: Path, name: str) -> int | None:
    return site.joinpath(name).stat().st_size if file_exists(site, name) else None
