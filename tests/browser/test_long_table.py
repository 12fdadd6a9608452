"""A table of thousands of rows is marked, narrowed, sorted and read on a phone as one of ten is."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OpenPage
from tests.profile import cases
from tests.sphinx_process import sphinx_build

from sphinx_syllabus.catalogs import locale_for

ROWS = cases(quick=300, nightly=3000)
STARTS = date(2023, 9, 23)
DAYS = 600
KINDS = ("exam", "project", "quiz")


def due(number: int) -> date:
    """Return the day of a deadline; many share one."""
    return STARTS + timedelta(days=number % DAYS)


@pytest.fixture(scope="module")
def page_of_rows(tmp_path_factory: pytest.TempPathFactory, language: str) -> str:
    """Build a page with the long table in each language in turn and return its address."""
    site: Path = tmp_path_factory.mktemp("long")
    (site / "syllabus").mkdir()
    (site / "conf.py").write_text(
        "extensions = ['sphinx_syllabus', 'lean_book_theme']\nhtml_theme = 'sphinx_book_theme'\n"
        "project = 'Long'\nsyllabus_handout_sections = []\n"
    )
    (site / "index.rst").write_text("Long\n====\n\n.. deadlines::\n")
    data = [
        "course: {id: long, title: Long}",
        "term: {name: Autumn, starts: 2023-09-23, weeks: 90, timezone: UTC}",
        "deadlines:",
        *(
            f"- {{id: d{n}, title: Sheet {ROWS - n}, kind: {KINDS[n % 3]}, due: {due(n)}}}"
            for n in range(ROWS)
        ),
    ]
    (site / "syllabus" / "course.yaml").write_text("\n".join(data))
    build = sphinx_build("-q", f"-Dlanguage={language}", site, site / "_build")
    assert build.returncode == 0, build.stderr
    return (site / "_build" / "index.html").as_uri()


def test_it_is_marked_narrowed_and_sorted(open_page: OpenPage, page_of_rows: str, language: str) -> None:
    words = locale_for(language).words
    today = STARTS + timedelta(days=100)
    with open_page(390, "light") as page:
        page.clock.set_fixed_time(datetime.combine(today, datetime.min.time(), UTC))
        page.goto(page_of_rows)
        rows = page.locator(".syllabus-deadlines tbody tr")
        expect(rows).to_have_count(ROWS)
        expect(page.locator(".syllabus-deadlines .is-past")).to_have_count(
            sum(due(n) < today for n in range(ROWS))
        )
        expect(page.locator(".syllabus-deadlines .is-next")).to_have_count(
            sum(due(n) == today for n in range(ROWS))
        )
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")

        page.get_by_label(words("Kind")).select_option(words("quiz"))
        expect(rows.filter(visible=True)).to_have_count(ROWS // 3)
        page.set_viewport_size({"width": 1280, "height": 800})
        page.locator(".syllabus-deadlines thead button").first.click()
        expect(rows.filter(visible=True).first).to_contain_text("Sheet 1")
        expect(rows.last).to_contain_text(f"Sheet {ROWS}")
