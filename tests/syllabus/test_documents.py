"""What the documents say of the code, held against it."""

import re
import shutil
from pathlib import Path

import pytest

from sphinx_syllabus.dates.grammar import read_date
from sphinx_syllabus.dates.resolve import no_anchor, resolve_deadline
from sphinx_syllabus.dates.term import TermCalendar
from sphinx_syllabus.read_course import read_course

TOP = Path(__file__).parents[2]


def test_every_module_that_the_architecture_names_is_there() -> None:
    package = TOP / "_ext" / "sphinx_syllabus"
    text = (TOP / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = re.findall(r"`([a-z_]+/[a-z_./-]+\.[a-z]+)`", text)
    folders = {path.name for path in package.iterdir() if path.is_dir()}
    modules = {name for name in named if name.partition("/")[0] in folders}
    assert len(modules) > 70
    assert {name for name in modules if not (package / name).is_file()} == set()


@pytest.mark.parametrize("extension", ["lean_book_theme", "sphinx_mathml"])
def test_the_architecture_names_every_module_of_the_small_extensions(extension: str) -> None:
    text = (TOP / "ARCHITECTURE.md").read_text(encoding="utf-8")
    modules = {file.name for file in (TOP / "_ext" / extension).glob("*.py")} - {"__init__.py"}
    assert {name for name in modules if f"`{name}`" not in text} == set()


README = (TOP / "README.md").read_text(encoding="utf-8")


def test_the_readme_leads_to_files_that_are_there_and_to_every_how_to_page() -> None:
    links = {link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link}
    assert {link for link in links if not (TOP / link).exists()} == set()
    pages = {page.relative_to(TOP).as_posix() for page in (TOP / "docs/how-to").glob("*.md")}
    assert pages - {"docs/how-to/index.md"} <= links


def test_every_promise_is_held_by_tests_that_are_there() -> None:
    text = (TOP / "TRUST.md").read_text(encoding="utf-8")
    promises = [line.split("|")[1:-1] for line in text.splitlines() if re.match(r"\| (?!Promise)", line)]
    assert len(promises) > 20
    for promise, tests, measured in promises:
        named = re.findall(r"`([a-z_/]+\.py)`", tests)
        assert named or "make bench" in tests, promise
        assert {name for name in named if not (TOP / "tests" / name).is_file()} == set()
        assert measured.strip(), promise


def test_dates_that_the_readme_calls_the_same_are(site_term: TermCalendar) -> None:
    _, _, told = README.partition("All of these mean the same last moment: ")
    dates = re.findall(r"`([^`]+)`", told.partition(". A `due`")[0])
    moments = {resolve_deadline(read_date(date), site_term, no_anchor) for date in dates}
    assert len(dates) > 4
    assert len(moments) == 1


@pytest.fixture
def site_term() -> TermCalendar:
    """Return the term of this repository's course."""
    plan = read_course(TOP).plan
    assert plan
    return plan.term.calendar


def test_the_error_that_the_readme_shows_is_that_of_the_date(tmp_path: Path) -> None:
    data = shutil.copytree(TOP / "syllabus", tmp_path / "syllabus") / "deadlines.yaml"
    data.write_text(data.read_text("utf-8").replace("due: 1 Azar 1402", "due: 30 Esfand 1402"), "utf-8")
    said = {str(problem) for problem in read_course(tmp_path).problems}
    (shown,) = re.findall(r"^syllabus/deadlines\.yaml:.*$", README, re.MULTILINE)
    assert shown in said
