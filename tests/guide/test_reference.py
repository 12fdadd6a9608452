"""The reference tells of everything that the code has, and has a live example of each."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup, Tag
from pydantic import BaseModel

from guide.commands import NAMES
from guide.directives import directives
from guide.examples import NoExampleError
from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.glue.configuration import CONFIGURATION
from sphinx_syllabus.glue.directives import DIRECTIVES
from sphinx_syllabus.glue.directives.course_directive import Option
from sphinx_syllabus.glue.roles import ROLES
from sphinx_syllabus.load.sources import read_sources
from sphinx_syllabus.model.course import Course
from sphinx_syllabus.model.presentations import Presentations
from sphinx_syllabus.model.problem import TOPICS
from sphinx_syllabus.outputs.catalogue import (
    HANDOUT,
    MATERIALS_ARCHIVE,
    MEANINGS,
    output_names,
)
from sphinx_syllabus.outputs.key_reference import key_reference

DOCS = Path(__file__).parents[2] / "docs"
PACKAGE = DOCS.parent / "_ext" / "sphinx_syllabus"
BAD_DATA = Path(__file__).parents[1] / "syllabus" / "bad_data"

OF_PAGES = {
    "handout": "WARNING: handout: its fonts do not have '🌊': a box stands for it",
    "release": "answers.md: WARNING: this page takes in 'tank-solutions.txt', which is to be "
    "seen later: give the page the same 'release', or take that out of it",
    "conflict": "second-week.md:3: WARNING: a conflict of two versions begins here: keep one of them, and "
    "take the marks out",
    "unknown-id": "first-week.md:3: WARNING: there is no deadline 'tnak' (did you mean 'tank'?)",
}


@cache
def page(guide: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((guide / "reference" / f"{name}.html").read_text("utf-8"), "html.parser")


def section(page: BeautifulSoup, target: str) -> Tag:
    found = page.select_one(f'[id="{target}"]')
    assert found is not None, f"nothing is told of {target}"
    around = found if found.name == "section" else found.find_parent("section")
    assert around is not None
    return around


def test_every_directive_option_and_role_is_told_of_and_shown(guide: Path) -> None:
    told = page(guide, "directives")
    for name, directive in DIRECTIVES.items():
        of_directive = section(told, f"directive-{name}")
        sources = [it.get_text() for it in of_directive.select(".example > [class*=highlight]")]
        results = [it.get_text(strip=True) for it in of_directive.select(".example > .result")]
        assert len(sources) == len(results) > 0, name
        assert all(results), name
        for option in directive.known_options:
            assert of_directive.select(f"#option-{name}-{option}")
            assert any(f":{option}:" in source for source in sources)
    for name in ROLES:
        assert section(page(guide, "roles"), f"role-{name}").select(".example > .result")


def test_an_option_without_an_example_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DIRECTIVES["next"].known_options, "wide", Option("", "Is wider."))
    with pytest.raises(NoExampleError, match=":wide:"):
        directives(DOCS)


def test_every_key_is_told_of(guide: Path) -> None:
    told = page(guide, "data")
    for top in key_reference():
        section(told, f"key-{top.key.name}")
        for kind in top.kinds:
            for key in kind.keys:
                section(told, f"key-{kind.name.replace(' ', '-')}-{key.name}")


def entries_in(value: object) -> Iterator[BaseModel]:
    if isinstance(value, BaseModel):
        yield value
        value = {name: getattr(value, name) for name in type(value).model_fields}
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ():
        yield from entries_in(part)


def test_the_example_course_uses_every_key() -> None:
    files = {file.name: file.read_bytes() for file in (DOCS / "syllabus").glob("*.yaml")}
    course = Course.model_validate(read_sources("syllabus", files).values)
    used: dict[type[BaseModel], set[str]] = {}
    for entry in entries_in(course):
        used.setdefault(type(entry), set()).update(entry.model_fields_set)
    used[Presentations].add("when")  # it stands for the weeks, which are given
    unused = {kind.__name__: {*kind.model_fields} - names for kind, names in used.items()}
    assert {kind: names for kind, names in unused.items() if names} == {}
    assert len(used) > 20


def test_every_value_command_and_topic_is_told_of_and_shown(guide: Path) -> None:
    for name, *_ in CONFIGURATION:
        assert (
            f"{name} = "
            in section(page(guide, "configuration"), f"value-{name.replace('_', '-')}").get_text()
        )
    for name in NAMES:
        text = section(page(guide, "commands"), f"command-{name}").get_text()
        assert f"usage: python -m sphinx_syllabus {name}" in text
        assert f"$ python -m sphinx_syllabus {name}" in text
    for topic in TOPICS:
        section(page(guide, "messages"), f"topic-{topic}")
    for topic, words in OF_PAGES.items():
        (said,) = section(page(guide, "messages"), f"topic-{topic}").select(".example .said pre")
        assert said.get_text().strip() == f"{words} [syllabus.{topic}]"


def test_every_topic_in_the_code_is_known() -> None:
    named = re.compile(r'Severity\.(?:WARNING|NOTE), "([a-z-]+)"|subtype="([a-z-]+)"')
    code = "".join(file.read_text("utf-8") for file in PACKAGE.rglob("*.py"))
    assert {warning or subtype for warning, subtype in named.findall(code)} | {"data"} == {*TOPICS}


def test_every_output_is_told_of_and_written(guide: Path) -> None:

    style = DateStyle((), ZoneInfo("UTC"), locale_for("en"))
    names = {*output_names(("a",), style), HANDOUT, MATERIALS_ARCHIVE}
    assert {name.format(section="a") for name in MEANINGS} == names
    links = {link["href"] for link in page(guide, "outputs").select("main table a")}
    assert links == {f"../{name}" for name in names}
    assert [name for name in names if not (guide / name).is_file()] == []


def test_every_message_about_data_is_shown(guide: Path) -> None:
    shown = {it.get_text() for it in page(guide, "messages").select(".said pre")}
    for case in BAD_DATA.iterdir():
        assert (case / "expected.txt").read_text("utf-8").strip("\n") in {text.strip("\n") for text in shown}
