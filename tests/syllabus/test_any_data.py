"""Whatever stands in the data files, people get a course or are told what is wrong; never a traceback."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.syllabus.feed_lint import lint

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.model.course import Course
from sphinx_syllabus.model.problem import Severity
from sphinx_syllabus.outputs.catalogue import make_outputs
from sphinx_syllabus.read_course import read_course

REPOSITORY = Path(__file__).parents[2]
REAL = {path.name: path.read_text("utf-8") for path in sorted(REPOSITORY.glob("syllabus/*.yaml"))}

SIGNS = [
    "", " ", "- ", ": ", "? ", "#", " #1", "[", "{", "]", "}", ",", "'", '"', "|", ">", "%", "@", "---",
    "&a ", "*a", "!x ", "<<: ", "\t", "\r", "\x00", "\x07", "\x85", "\u200c", "\u2028", "\u202e",
    "\ufeff", "é",
]  # fmt: skip
VALUES = [
    "", "~", "[]", "{}", "'a\\b'", "\u200c", "\U0001f600", "۱۴۰۲", "²", "no", "yes", "TBA", "nan", "0",
    "-1", "1-16", "16-1", "../../etc", "javascript:alert(1)", "https://", "proposal", "Final exam",
    "week 9", "last 99 weeks", "week 9 Sunday", "30 Esfand 1402", "2023-02-30",
    "2023-12-01 to 2023-11-01", "2199-12-31", "1800-01-01 00:00", "2023-11-22 24:00",
    "1 day after proposal", "day before final", "1 week after presentation", "day before every session",
    "9999 weeks after presentation", "1 hour after final", "48 hours after proposal", "2 days later",
    "Saturday", "UTC",
    "[gregorian]", "[jalali, jalali]", "[{item: a, weight: 1}]", "9" * 30, "a" * 300,
]  # fmt: skip


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a site that has the pages of this repository and no data yet."""
    site = tmp_path_factory.mktemp("site")
    for folder in ("syllabus", "projects"):
        shutil.copytree(REPOSITORY / folder, site / folder, ignore=shutil.ignore_patterns("*.yaml"))
    return site


def read(site: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (site / "syllabus" / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    reading = read_course(site)
    errors = [problem for problem in reading.problems if problem.severity is Severity.ERROR]
    assert (reading.plan is None) == bool(errors)
    for problem in reading.problems:
        assert problem.message
        name = Path(problem.place.file).name
        if name in files:
            assert 1 <= problem.place.line <= len(files[name].splitlines()) + 1
            assert problem.place.column >= 1
    if reading.plan:
        term = reading.plan.term
        for language in ("en", "fa"):
            style = DateStyle(term.shown_calendars, term.calendar.zone, locale_for(language))
            for name, content in make_outputs(
                reading.plan, style, "https://course.example/{}".format, None
            ).items():
                assert content
                assert not name.endswith(".ics") or lint(content) == [], name


# -- The real data with mistakes ------------------------------------------------------------------

Mutation = Callable[[list[str], int, int, str], None]


def replace_value(lines: list[str], at: int, _column: int, odd: str) -> None:
    parts = re.fullmatch(r"( *(?:- )?(?:\{?[a-z-]+: )?)([^#{].*)", lines[at])
    if parts:
        lines[at] = parts[1] + odd


def replace_key(lines: list[str], at: int, _column: int, odd: str) -> None:
    before = len(lines[at]) - len(lines[at].lstrip(" -"))
    _, colon, value = lines[at].partition(":")
    lines[at] = lines[at][:before] + odd + colon + value


def insert(lines: list[str], at: int, column: int, odd: str) -> None:
    cut = column % (len(lines[at]) + 1)
    lines[at] = lines[at][:cut] + odd + lines[at][cut:]


def indent(lines: list[str], at: int, column: int, _odd: str) -> None:
    lines[at] = " " * (column % 5) + lines[at].lstrip()


def take_out(lines: list[str], at: int, _column: int, _odd: str) -> None:
    lines[at] = ""


def double(lines: list[str], at: int, _column: int, _odd: str) -> None:
    lines.insert(at, lines[at])


def move(lines: list[str], at: int, column: int, _odd: str) -> None:
    lines.insert(column % len(lines), lines.pop(at))


names, places = st.sampled_from(sorted(REAL)), st.integers(0, 10_000)
values = st.tuples(names, st.just(replace_value), places, places, st.sampled_from(VALUES))
edits = st.tuples(
    names,
    st.sampled_from([replace_key, insert, indent, take_out, double, move]),
    places,
    places,
    st.sampled_from(SIGNS + VALUES),
)
mistakes = st.lists(values, min_size=1, max_size=5) | st.lists(values | edits, min_size=1, max_size=3)


@given(mistakes)
def test_the_real_data_with_mistakes(pages: Path, made: list[tuple[str, Mutation, int, int, str]]) -> None:
    lines = {name: text.split("\n") for name, text in REAL.items()}
    for name, mutate, at, column, odd in made:
        mutate(lines[name], at % len(lines[name]), column, odd)
    read(pages, {name: "\n".join(text) for name, text in lines.items()})


# -- Anything at all ------------------------------------------------------------------------------

words = st.sampled_from(SIGNS + VALUES) | st.text(max_size=10)
keys = st.sampled_from(
    [
        "id", "title", "due", "when", "weeks", "page", "topics", "module", "item", "weight", "parts", "links",
        "starts", "timezone", "holidays", "slot", "talks", "by", "most-deadlines", "most-weight",
        "count", "best", "bonus", "grade", "from", "late", "free-days", "per-day", "accepted-until", "kinds",
        "name", "hours", "days", "time", "changes", "sections", "staff", "email", "picture",
    ]
)  # fmt: skip
trees = st.recursive(
    words | st.none() | st.integers() | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys | words, inner, max_size=4),
    max_leaves=12,
)
top_keys = st.sampled_from([field.alias for field in Course.model_fields.values()])


@settings(max_examples=100)
@given(st.dictionaries(top_keys, trees, max_size=5))
def test_any_values(pages: Path, data: dict[str, object]) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    read(pages, {name: text if name == "course.yaml" else "" for name in REAL})


material_keys = st.sampled_from(
    ["title", "file", "url", "out", "release", "cite", "note", "group", "readings"]
)
material_words = words | st.sampled_from(
    ["index.md", "https://a.example", "2023-10-01", "day before proposal"]
)
materials = st.recursive(
    material_words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(material_keys, inner, max_size=3),
    max_leaves=6,
)
kinds = st.sampled_from(
    ["slides", "notebook", "readings", "suggested", "reading-groups", "solutions", "files"]
)


@settings(max_examples=100)
@given(st.dictionaries(kinds, materials, max_size=3), st.sampled_from(["schedule", "deadlines"]))
def test_any_materials(pages: Path, given_materials: dict[str, object], where: str) -> None:
    topic = {"id": "odd", "title": "Odd", **given_materials}
    entry = {**topic, "due": "2023-11-01"} if where == "deadlines" else topic
    text = yaml.safe_dump({where: [entry]}, allow_unicode=True, sort_keys=False)
    read(pages, {**REAL, f"{where}.yaml": text})


@settings(max_examples=100)
@given(st.text())
def test_any_text(pages: Path, text: str) -> None:
    read(pages, {name: text if name == "course.yaml" else "" for name in REAL})
