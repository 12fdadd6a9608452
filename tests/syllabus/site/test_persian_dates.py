"""The dates that Persian pages show mean what those of the English pages mean."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup, Tag

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.dates.expression import FixedDay, Point, Span, WeekSpan
from sphinx_syllabus.dates.format import zone_name
from sphinx_syllabus.dates.grammar import read_date

FULL_COURSE = Path(__file__).parents[1] / "full_course"
EXTENSIONS = Path(__file__).parents[3] / "_ext"
ZONE = ZoneInfo("Asia/Tehran")

Read = tuple[object, ...]

PLACES = {
    "deadlines": "table.syllabus-deadlines .syllabus-date",
    "syllabus": "table.syllabus-sessions .syllabus-date",
    "timeline": "table.syllabus-timeline-dates .syllabus-date",
    "next": ".next .syllabus-date",
}


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BeautifulSoup]:
    """Build the course that uses every key in both languages, and return the page with most of its dates."""
    folder = tmp_path_factory.mktemp("editions")
    source = shutil.copytree(FULL_COURSE, folder / "source")
    pages: dict[str, BeautifulSoup] = {}
    for language in ("en", "fa"):
        options = ["-q", "-D", f"language={language}", "-d", str(folder / f"doctrees-{language}")]
        build = subprocess.run(
            [sys.executable, "-m", "sphinx", *options, str(source), str(folder / language)],
            env={**os.environ, "PYTHONPATH": str(EXTENSIONS)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (build.returncode, build.stderr) == (0, "")
        page = (folder / language / "plan.html").read_text("utf-8")
        pages[language] = BeautifulSoup(page, "html.parser")
    return pages


def visible(shown: Tag, calendar: str) -> str:
    """Return the words of a date that a reader sees who wants one calendar, without the zone's name."""
    copy = BeautifulSoup(str(shown), "html.parser")
    hidden = {"persian": "in-gregory", "gregory": "in-persian"}[calendar]
    for element in copy.select(f".{hidden}, .joins-calendars"):
        element.extract()
    text = " ".join(copy.get_text().split())
    for language in ("en", "fa"):
        text = text.replace(zone_name(ZONE, locale_for(language)), "")
    return text.strip()


def read(text: str) -> Read:
    """Read a date as the data's date language does; weeks may stand before days."""
    weeks, rest = None, text
    told = re.match(r"(weeks? [\d–]+|هفته\S* \d+( تا \d+)?)[,،] ", text)
    if told:
        weeks, rest = read_date(told[1]), text[told.end() :]
        assert isinstance(weeks, WeekSpan)
    return weeks, *points(rest)


def points(text: str) -> list[date | datetime]:
    expression = read_date(text)
    ends = [expression.start, expression.end] if isinstance(expression, Span) else [expression]
    found: list[date | datetime] = []
    for end in ends:
        assert isinstance(end, Point)
        assert isinstance(end.day, FixedDay)
        day, clock = end.day.day, end.time_of_day
        found.append(datetime.combine(day, clock or time(0), ZONE) if clock else day)
    return found


@pytest.mark.parametrize("place", PLACES)
def test_visible_words_mean_the_same(editions: dict[str, BeautifulSoup], place: str) -> None:
    english, persian = (editions[language].select(PLACES[place]) for language in ("en", "fa"))
    assert len(english) == len(persian) > 3
    for ours, theirs in zip(english, persian, strict=True):
        assert not re.search("[A-Za-z0-9]", theirs.get_text()), theirs
        meant = read(visible(ours, "gregory"))
        for calendar in ("persian", "gregory"):
            assert read(visible(theirs, calendar)) == meant, theirs.get_text()


def test_solar_hijri_leads_in_persian(editions: dict[str, BeautifulSoup]) -> None:
    for language, leading in (("en", "in-gregory"), ("fa", "in-persian")):
        for shown in editions[language].select("table.syllabus-deadlines .syllabus-date"):
            first = shown.select_one("[class*=in-]")
            assert first is not None
            assert leading in first["class"]


def test_no_word_of_a_table_is_left_in_english(editions: dict[str, BeautifulSoup]) -> None:
    """What the extension says is in Persian; what the data says in one language alone is as it says it."""
    page = editions["fa"]
    for heading in page.select(
        "table.syllabus-deadlines thead th, table.syllabus-sessions thead th, caption"
    ):
        assert not re.search("[A-Za-z]", heading.get_text()), heading
    unannounced = {element.get_text() for element in page.select(".tba")}
    assert unannounced == {"اعلام خواهد شد"}
