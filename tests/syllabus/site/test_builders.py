"""Every builder takes every page, without a warning."""

from __future__ import annotations

import os
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from tests.sphinx_process import sphinx_build
from tests.syllabus.site.conftest import NO_BABEL

if TYPE_CHECKING:
    from tests.syllabus.site.conftest import Course

REPOSITORY = Path(__file__).parents[3]


DUE = {
    "en": "Wednesday 22 November 2023 (1 Azar 1402), 23:59 Tehran time",
    "fa": "چهارشنبه ۱ آذر ۱۴۰۲ (۲۲ نوامبر ۲۰۲۳)، ساعت ۲۳:۵۹ به وقت تهران",
}


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml", "latex", "text", "man", "epub", "gettext"])
def test_the_sample_is_built_without_a_warning(built_edition: Course, builder: str) -> None:
    built_edition.build(builder)


@pytest.mark.parametrize("builder", ["latex", "text", "man", "epub"])
def test_the_course_is_built_without_a_warning(tmp_path: Path, language: str, builder: str) -> None:
    options = ["-q", "-W", "--keep-going", f"-Dlanguage={language}", "-b", builder]
    build = sphinx_build(*options, "-d", tmp_path / "doctrees", REPOSITORY, tmp_path / "out")
    of_sphinx = {NO_BABEL} if (builder, language) == ("latex", "fa") else set()
    assert (build.returncode, {*build.stderr.splitlines()}) == (len(of_sphinx), of_sphinx)
    written = [path for path in (tmp_path / "out").rglob("*") if path.suffix in (".tex", ".txt", ".1")]
    text = "".join(path.read_text(encoding="utf-8") for path in written)
    if builder == "epub":
        [book] = (tmp_path / "out").glob("*.epub")
        with zipfile.ZipFile(book) as archive:
            text = archive.read("syllabus/deadlines.xhtml").decode()
    words = " ".join(re.sub(r"<[^>]+>|\\DUrole\{[\w,-]+\}|[{}]", "", text).split())
    assert DUE[language] in words
    assert not any(sentence in words for other, sentence in DUE.items() if other != language)


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_links_to_written_files_hold_on_pages_in_folders(in_edition: Course, builder: str) -> None:
    course = in_edition
    (course.source / "folder").mkdir()
    (course.source / "link.md").rename(course.source / "folder" / "link.md")
    course.edit("index.md", "link\n", "folder/link\n")
    course.build(builder)
    page = {"dirhtml": "folder/link/index.html", "singlehtml": "index.html"}.get(builder, "folder/link.html")
    path = course.output(builder) / page
    soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    links = {str(link["href"]) for link in soup.find_all("a", href=re.compile(r"\.(txt|json)$"))}
    files = {os.path.normpath(path.parent / link) for link in links if "slides/" not in link}
    assert files == {str(course.output(builder) / name) for name in ("course.json", "deadlines.txt")}
    assert all(Path(file).stat().st_size for file in files)


def test_style_and_script_are_on_the_pages_that_show_data_and_no_others(built_edition: Course) -> None:
    built_edition.build("singlehtml")
    all_on_one = built_edition.output("singlehtml") / "index.html"
    pages = built_edition.pages() | {"all on one": all_on_one.read_text(encoding="utf-8")}
    with_assets = {name for name, page in pages.items() if "syllabus.css" in page and "syllabus.js" in page}
    assert pages.keys() - with_assets == {"index", "plain"}


NOTHING_AHEAD = {
    "en": "Nothing is ahead: every announced date is past.",
    "fa": "چیزی در پیش نیست: همهٔ تاریخ‌های اعلام‌شده گذشته‌اند.",
}


def test_only_web_pages_have_what_needs_a_script_or_the_web(
    in_edition: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = in_edition
    monkeypatch.setenv("EDIT_URL", "https://forge.example/edit/{file}#L{line}")
    for builder in ("html", "epub", "text", "latex", "man"):
        course.build(builder)
        texts = [
            path.read_text(encoding="utf-8")
            for path in course.output(builder).rglob("*")
            if path.suffix in (".html", ".xhtml", ".txt", ".tex", ".1")
        ]
        assert texts
        on_web = builder == "html"
        assert any("forge.example" in text for text in texts) == on_web, builder
        assert any(NOTHING_AHEAD[course.language] in text for text in texts) == on_web, builder
        assert any("application/ld+json" in text for text in texts) == on_web, builder


def test_catalogs_for_translators_hold_what_the_pages_say_and_no_data(built: Course) -> None:
    built.build("gettext")
    found = set()
    for path in built.output("gettext").glob("*.pot"):
        with path.open("rb") as file:
            found |= {str(message.id) for message in read_po(file) if message.id}
    assert found == {
        "A course in geometry",
        "A date in a sentence",
        "All deadlines",
        "Dates of the project",
        "Hand in the essay by {due}`essay`, please.",
        "In reStructuredText",
        "Links",
        "No data",
        "Nothing on this page comes from the course's data, either.",
        "Nothing on this page comes from the course's data.",
        "One deadline",
        "One module",
        "The grade",
        "The projects' deadlines",
        "The review is on :due:`review`; the exam, :syllabus:deadline:`exam`, on :syllabus:due:`exam`.",
        "The whole plan",
        "The {deadline}`essay`, or {deadline}`in other words <essay>`; all dates are in"
        " {output}`deadlines.txt`; the whole course is in {output}`one file <course.json>`.",
        "Weights",
        "What is next",
    }
