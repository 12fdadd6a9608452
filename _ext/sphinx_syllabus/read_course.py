"""From a site's folder to its plan: the one place where data files are read from the disk."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sphinx_syllabus.load.checks import check
from sphinx_syllabus.load.sources import Sources, read_sources
from sphinx_syllabus.load.validate import validate
from sphinx_syllabus.model.problem import Finding, Problem, Severity
from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.plan.make import make_plan
from sphinx_syllabus.plan.unreadable import find_unreadable_dates

PAGE_SUFFIXES = (".md", ".rst", ".ipynb")


@dataclass(frozen=True)
class CourseReading:
    """What reading a course gave; there is a plan if and only if no problem is an error."""

    sources: Sources
    plan: Plan | None
    problems: tuple[Problem, ...]


def read_course(site: Path, data_folder: str) -> CourseReading:
    """Read, check and plan the course of a site.

    Args:
        site: the folder that holds ``conf.py``.
        data_folder: the folder of the data files, from there.
    """
    folder = site / data_folder
    files = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in (*folder.glob("[!.]*.yaml"), *folder.glob("[!.]*.yml"))
        if path.is_file()
    }
    sources = read_sources(data_folder, files)
    if not files:
        message = f"there is no data file (*.yaml) in '{data_folder}'"
        return CourseReading(sources, None, (Problem(sources.place(()), message),))
    # What an unreadable file may hold is not missing, nor is what hangs on it wrong.
    findings: list[Finding] = []
    course, invalid = validate(sources.values)
    findings.extend(f for f in invalid if sources.complete or f.path)
    plan = None
    if course is None or not sources.complete:
        findings.extend(find_unreadable_dates(sources.values))
    else:
        plan, unplanned = make_plan(course)
        findings.extend((*check(course, partial(page_exists, site), partial(file_exists, site)), *unplanned))
    located = (sources.located(f) for f in findings if not sources.is_refused(f.path))
    once = dict.fromkeys((*sources.problems, *located))
    problems = tuple(sorted(once, key=lambda problem: problem.place))
    wrong = any(problem.severity is Severity.ERROR for problem in problems)
    return CourseReading(sources, None if wrong else plan, problems)


def page_exists(site: Path, name: str) -> bool:
    """Tell whether a site has a page of this name (from its top folder, without suffix)."""
    return any(file_exists(site, name + suffix) for suffix in PAGE_SUFFIXES)


def file_exists(site: Path, name: str) -> bool:
    """Tell whether a site has a file at this path, inside its own folder."""
    try:
        path = site.joinpath(name).resolve()
        return path.is_relative_to(site.resolve()) and path.is_file()
    except (OSError, ValueError):
        return False
