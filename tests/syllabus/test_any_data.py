"""Whatever stands in the data files, people get a course or are told what is wrong; never a traceback."""

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.profile import cases
from tests.syllabus.odd_data import generator, outcome
from tests.syllabus.odd_data.generator import MANY, NESTED, many, nested

from sphinx_syllabus import read_course as reading_module
from sphinx_syllabus.__main__ import main
from sphinx_syllabus.handout import typeset as typesetting
from sphinx_syllabus.handout.typeset import NoGlyphError, typeset
from sphinx_syllabus.load.bounds import (
    MAXIMUM_BYTES,
    MAXIMUM_CHARACTERS,
    MAXIMUM_DEPTH,
    MAXIMUM_NODES,
    TOO_DEEP,
    TOO_LARGE,
    TOO_LONG,
    TOO_MANY,
)
from sphinx_syllabus.load.sources import Sources
from sphinx_syllabus.model.problem import Finding, Problem, Severity
from sphinx_syllabus.read_course import read_course

REPOSITORY = Path(__file__).parents[2]
REAL = {
    path.relative_to(REPOSITORY).as_posix(): path.read_text("utf-8")
    for path in sorted(REPOSITORY.glob("syllabus/*.yaml"))
}
TEMPLATE = Path(str(typesetting.__file__)).parent / "template"

LEAST_SHARE = 0.03
"""Of all cases that come to an end in each layer; fewer would not try it."""

any_case = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return outcome.make_site(tmp_path_factory.mktemp("odd"))


# -- One file of anything -------------------------------------------------------------------------


def has_errors(found: Iterable[Finding | Problem]) -> bool:
    return any(one.severity is Severity.ERROR for one in found)


def read_with_errors(sources: Sources) -> bool:
    return not sources.complete or has_errors(sources.problems)


STAGES: dict[str, Callable[[Any], bool]] = {
    "read_sources": read_with_errors,
    "validate": lambda result: result[0] is None,
    "find_misshapen": has_errors,
    "check": has_errors,
    "make_plan": lambda result: has_errors(result[1]),
}
"""The stages of a reading, each with what tells that it has found an error."""


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note at which stages a reading has found an error."""
    found: list[str] = []

    def noting(name: str, tells_error: Callable[[Any], bool]) -> Callable[..., Any]:
        stage = getattr(reading_module, name)

        def run(*given: Any) -> Any:
            result = stage(*given)
            result = (*result,) if isinstance(result, Iterator) else result
            if tells_error(result):
                found.append(name)
            return result

        return run

    for name, tells_error in STAGES.items():
        monkeypatch.setattr(reading_module, name, noting(name, tells_error))
    return found


def test_any_file_is_a_course_or_its_problems_are_told(site: Path, ends: list[str]) -> None:
    ended: Counter[str] = Counter()

    @settings(any_case, max_examples=cases(quick=1400, nightly=80_000))
    @given(generator.files, st.integers(0, 14))
    def read(content: bytes, turn: int) -> None:
        ends.clear()
        reading = outcome.read(site, content)
        ended[ends[0] if ends else "a course"] += 1
        if reading.plan and turn == 0:
            outcome.assert_shown(reading.plan)

    read()
    few = {stage for stage in (*STAGES, "a course") if ended[stage] < LEAST_SHARE * ended.total()}
    assert not few, ended


@pytest.mark.parametrize("form", NESTED)
def test_what_is_nested_beyond_measure_is_refused(site: Path, form: str) -> None:
    for depth in (1000, cases(quick=10_000, nightly=100_000)):
        assert outcome.read(site, nested(depth, form).encode()).plan is None


@pytest.mark.parametrize("form", MANY)
def test_what_is_there_a_hundred_thousand_times_is_read_or_refused(site: Path, form: str) -> None:
    beginning = generator.as_text(generator.NAMES_AND_TERM)
    outcome.read(site, (beginning + many(100_000, form)).encode())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (nested(MAXIMUM_DEPTH, "flow"), TOO_DEEP),
        (f"grades: [{'a,' * MAXIMUM_NODES}]", TOO_MANY),
        (f"course: {'a' * (MAXIMUM_CHARACTERS + 1)}", TOO_LONG),
        (f"? {'a' * (MAXIMUM_CHARACTERS + 1)}", TOO_LONG),
        ("#" * (MAXIMUM_BYTES + 1), TOO_LARGE),
    ],
)
def test_what_is_beyond_a_bound_is_told_alone(site: Path, text: str, message: str) -> None:
    assert [problem.message for problem in outcome.read(site, text.encode()).problems] == [message]


def test_a_file_is_read_no_further_than_a_course_goes(tmp_path: Path) -> None:
    outcome.make_site(tmp_path)
    for name in (outcome.DATA, "announcements/news.md"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        with file.open("wb") as sparse:
            sparse.truncate(1 << 40)  # a terabyte, of which the disk has nothing
    problems = read_course(tmp_path).problems
    assert [str(problem) for problem in problems] == [
        "announcements/news.md:1:1: is larger than 4 MB: "
        "keep the text alone here, and pictures in other files",
        f"{outcome.DATA}:1:1: is larger than 4 MB: keep the data alone here, and all else in other files",
    ]


# -- Several files --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a site that has the pages and the data of this repository."""
    site = tmp_path_factory.mktemp("site")
    for folder in ("syllabus", "projects"):
        shutil.copytree(REPOSITORY / folder, site / folder)
    return site


changed = st.sampled_from(sorted(REAL)).flatmap(
    lambda name: st.tuples(
        st.just(name), generator.changed_texts(REAL[name]) | generator.changed_lines(REAL[name])
    )
)


@settings(any_case, max_examples=cases(quick=150, nightly=5_000))
@given(changed, changed)
def test_the_real_data_with_mistakes(real_site: Path, one: tuple[str, str], other: tuple[str, str]) -> None:
    texts = REAL | dict((one, other))
    files = {name: text.encode("utf-8", "surrogatepass") for name, text in texts.items()}
    reading = read_course(real_site, files)
    assert (reading.plan is None) == has_errors(reading.problems)
    outcome.assert_placed(reading.problems, files)


# -- What else people write and type --------------------------------------------------------------


@settings(any_case, max_examples=cases(quick=150, nightly=10_000))
@given(generator.pages)
def test_any_announcement_is_told_or_its_problems_are(site: Path, page: bytes) -> None:
    files = {outcome.DATA: generator.TEXT.encode(), "announcements/news.md": page}
    reading = read_course(site, files)
    assert (reading.plan is None) == has_errors(reading.problems)
    outcome.assert_placed(reading.problems, files)
    if reading.plan:
        for plan, style in outcome.styles(reading.plan):
            outcome.assert_feed(plan, style.dates)


@settings(any_case, max_examples=cases(quick=100, nightly=5_000))
@given(generator.data_for_commands, generator.commands)
def test_any_command_does_all_of_its_work_or_nothing(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, command: tuple[list[str], list[str]]
) -> None:
    site = outcome.make_site(tmp_path_factory.mktemp("commanded"))
    (site / outcome.DATA).write_bytes(content)
    before = sorted(site.rglob("*"))
    if main([*command[0], str(site), *command[1]]):
        assert (site / outcome.DATA).read_bytes() == content
        assert sorted(site.rglob("*")) == before
    else:
        assert read_course(site).plan is not None
    shutil.rmtree(site)


# -- Paper ----------------------------------------------------------------------------------------


@settings(any_case, max_examples=cases(quick=10, nightly=500))
@given(generator.as_yaml)
def test_any_course_is_set_on_paper(site: Path, text: str) -> None:
    reading = outcome.read(site, generator.encoded(text, "utf-8"))
    if reading.plan is None:
        return
    for plan, style in outcome.styles(reading.plan):
        files = {
            "handout.typ": (TEMPLATE / "handout.typ").read_bytes(),
            "handout.json": json.dumps(outcome.handout(plan, style)).encode(),
        }
        with suppress(NoGlyphError):  # for which a build puts boxes
            assert typeset(files, "handout.typ", [str(TEMPLATE / "fonts")], 0)
