"""The picture of a term, as a browser draws it: nothing covers anything, and words are large enough."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import in_each_look
from tests.course_editions import EDITIONS

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.dates.calendars import leading_first
from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.glue.page_assets import STATIC, STYLE_SHEETS
from sphinx_syllabus.outputs.timeline import TALL, WIDE, Shape, timeline_svg
from sphinx_syllabus.plan.timeline import timeline_of
from sphinx_syllabus.read_course import read_course

if TYPE_CHECKING:
    from tests.browser.conftest import FindViolations, OpenPage, Scheme

REPOSITORY = Path(__file__).parents[2]
DATA = REPOSITORY / "tests" / "syllabus" / "data"
STYLE = "".join((STATIC / style_sheet).read_text("utf-8") for style_sheet in STYLE_SHEETS)
COURSES = {
    "real": REPOSITORY,
    "sessions": DATA / "course_with_meetings",
    "crowded": DATA / "crowded_course",
}

MEASURE = """svg => {
    const box = (element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        return { words: element.textContent, left, top, right, bottom };
    };
    const all = (selector) => [...svg.querySelectorAll(selector)].map(box);
    return { page: box(svg), words: all("text"), bars: all("rect.module"), titles: all("text.module") };
}"""

SIZE = "svg => Math.min(...[...svg.querySelectorAll('text')].map(text => parseFloat(" + (
    "getComputedStyle(text).fontSize) * svg.getScreenCTM().d))"
)


def drawing(course: str, shape: Shape, language: str) -> str:
    plan = read_course(COURSES[course], language=language).plan
    assert plan is not None
    term = plan.term
    calendars = leading_first(term.shown_calendars, language)
    style = DateStyle(calendars, term.calendar.zone, locale_for(language))
    return timeline_svg(timeline_of(plan), style, shape, "timeline")


def overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Tell whether two lines of words meet by more than the empty edges of their letters."""
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return bool(across > 1 and down > 3)


@pytest.mark.parametrize("language", EDITIONS)
@pytest.mark.parametrize("shape", [pytest.param(shape, id=shape.name) for shape in (WIDE, TALL)])
@pytest.mark.parametrize("course", COURSES)
def test_no_words_cover_others(open_page: OpenPage, course: str, shape: Shape, language: str) -> None:
    width = int(shape.width)
    with open_page(width + 40, "light") as page:
        css = f"{STYLE} body {{ font-family: system-ui, sans-serif; inline-size: {width}px }}"
        page.set_content(
            f"<style>{css}</style><div class=syllabus-timeline>{drawing(course, shape, language)}"
        )
        svg = page.locator("svg")
        expect(svg).to_be_visible()
        seen = svg.evaluate(MEASURE)
    words = seen["words"]
    assert len(words) > 20
    assert not [
        (one["words"], other["words"])
        for number, one in enumerate(words)
        for other in words[:number]
        if overlap(one, other)
    ]
    edge = seen["page"]
    for line in words:
        assert edge["left"] - 1 <= line["left"], line
        assert line["right"] <= edge["right"] + 1, line
        assert line["bottom"] <= edge["bottom"] + 1, line
    for title in seen["titles"]:
        in_bars = [bar for bar in seen["bars"] if overlap(title, bar)]
        [bar] = in_bars
        assert bar["left"] <= title["left"], title
        assert title["right"] <= bar["right"], title


@pytest.mark.parametrize(("width", "shown"), [(320, "tall"), (390, "tall"), (768, "wide"), (1280, "wide")])
def test_the_drawing_is_shown_whose_words_are_large_enough(
    open_page: OpenPage, edition_url: str, language: str, width: int, shown: str
) -> None:
    with open_page(width, "light") as page:
        page.goto(f"{edition_url}index.html")
        [svg] = page.locator(".syllabus-timeline svg:visible").all()
        assert svg.get_attribute("class") == f"timeline-{shown}"
        assert svg.evaluate(SIZE) >= (10.5 if width < 390 else 11)
        title, about = FALL[language]
        [picture] = page.get_by_role("img", name=title).all()
        expect(picture).to_have_accessible_name(f"{title} {about}")


FALL = {
    "en": (
        "Timeline of Fall 2023",
        "16 weeks, 23 September 2023 – 12 January 2024 / 1 Mehr – 22 Dey 1402, "
        "5 modules, 2 deadlines and events",
    ),
    "fa": (
        "خط زمانی پاییز ۱۴۰۲",
        "۱۶ هفته، ۱ مهر تا ۲۲ دی ۱۴۰۲ / ۲۳ سپتامبر ۲۰۲۳ تا ۱۲ ژانویهٔ ۲۰۲۴، ۵ بخش، ۲ مهلت یا رویداد",
    ),
}


@pytest.mark.parametrize(
    ("address", "name", "width", "language", "scheme"),
    in_each_look(
        ("site_url", "index.html", 320),
        ("site_url", "index.html", 1280),
        ("course_url", "timeline.html", 320),
        ("course_url", "timeline.html", 1280),
    ),
)
def test_the_picture_and_the_table_behind_it_are_accessible(
    open_page: OpenPage,
    find_violations: FindViolations,
    request: pytest.FixtureRequest,
    address: str,
    name: str,
    width: int,
    language: str,
    scheme: Scheme,
) -> None:
    with open_page(width, scheme) as page:
        page.goto(request.getfixturevalue(address) + EDITIONS[language] + name)
        table = page.locator(".syllabus-timeline-dates")
        expect(table).to_be_hidden()
        page.locator(".syllabus-timeline summary").press("Enter")
        expect(table).to_be_visible()
        expect(table.locator(".tba").first).to_be_visible()
        assert find_violations(page) == []
