"""What readers ask of their browser: colours of their own, more contrast, no motion, no scripts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.course_editions import EDITIONS

if TYPE_CHECKING:
    from tests.browser.conftest import FindViolations

PHONE = 390

STYLE = "(element, name) => getComputedStyle(element)[name]"
SYSTEM_COLOURS = """(names) => names.map((name) => {
    const sample = document.body.appendChild(document.createElement("i"));
    sample.style.color = name;
    const { color } = getComputedStyle(sample);
    sample.remove();
    return color;
})"""


@contextmanager
def page_for(browser: Browser, width: int = PHONE, **preferences: Any) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 800}, **preferences)
    yield context.new_page()
    context.close()


def test_forced_colours_leave_every_mark(browser: Browser, sample_edition_url: str) -> None:
    with page_for(browser, 1280, forced_colors="active") as page:
        page.goto(f"{sample_edition_url}index.html")
        for badge in page.locator(".sd-badge").all():
            assert badge.evaluate(STYLE, "borderTopStyle") == "solid"
        page.goto(f"{sample_edition_url}everything.html")
        current = page.locator(".bd-links .current > a")
        others = page.locator(".bd-links li:not(.current) > a").first
        assert current.evaluate(STYLE, "borderInlineStartStyle") == "solid"
        assert others.evaluate(STYLE, "borderInlineStartStyle") == "none"
        page.goto(f"{sample_edition_url}code.html")
        assert page.locator(".hll").evaluate(STYLE, "outlineStyle") == "solid"
        current.focus()
        page.keyboard.press("Tab")
        assert page.locator(":focus").evaluate(STYLE, "outlineStyle") == "solid"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_drawings_are_in_the_forced_colours(browser: Browser, full_url: str, scheme: str) -> None:
    drawn = {
        "plan.html": ".syllabus-timeline svg :is(text, .mark, path.week, .hatch)",
        "grading.html": ".syllabus-weights svg :is(text, .hatch)",
        "workload.html": ".syllabus-load-bar .load",
        "staff.html": ".syllabus-staff svg :is(circle, text)",
    }
    with page_for(browser, forced_colors="active", color_scheme=scheme) as page:
        for name, selector in [
            (f"{folder}{name}", drawn[name]) for folder in EDITIONS.values() for name in drawn
        ]:
            page.goto(full_url + name)
            forced = page.evaluate(SYSTEM_COLOURS, ["Canvas", "CanvasText", "LinkText"])
            found = page.locator(selector).evaluate_all("""(all) => all.flatMap((each) => {
                const { fill, stroke } = getComputedStyle(each);
                return [fill, stroke];
            })""")
            assert found
            assert set(found) - {*forced, "none", "rgb(0, 0, 0)"} == set(), name


def test_more_contrast_is_given(browser: Browser, find_violations: FindViolations, edition_url: str) -> None:
    with page_for(browser, contrast="more") as page:
        page.goto(f"{edition_url}syllabus/deadlines.html")
        text = page.locator("body").evaluate(STYLE, "color")
        for selector in (".about", ".your-time", "caption", ".syllabus-deadlines a"):
            assert page.locator(selector).first.evaluate(STYLE, "color") == text, selector
        assert find_violations(page) == []


def test_nothing_moves_for_who_wants_no_motion(browser: Browser, sample_edition_url: str) -> None:
    with page_for(browser, reduced_motion="reduce") as page:
        page.goto(f"{sample_edition_url}everything.html")
        slow = page.evaluate("""() => [...document.querySelectorAll("*")]
            .filter((each) => /[1-9]/.test(getComputedStyle(each).transitionDuration))
            .map((each) => each.outerHTML.slice(0, 80))""")
        assert slow == []
        assert page.locator("html").evaluate(STYLE, "scrollBehavior") == "auto"


def test_without_scripts_a_phone_reaches_every_page(browser: Browser, edition_url: str) -> None:
    with page_for(browser, java_script_enabled=False) as page:
        page.goto(f"{edition_url}syllabus/deadlines.html")
        page.locator("a.to-site-navigation").click()
        menu = page.get_by_role("navigation")
        link = menu.locator("a[href='../projects/index.html']")
        expect(link).to_be_in_viewport()
        menu.locator("summary .toctree-toggle").click()
        expect(menu.locator("a[href='modules/recurrent.html']")).to_be_visible()
        title = link.inner_text()
        link.click()
        expect(page).to_have_url(f"{edition_url}projects/index.html")
        expect(page.get_by_role("heading", level=1)).to_have_text(f"{title}#")


@pytest.mark.parametrize("width", [PHONE, 1280])
def test_without_scripts_nothing_is_offered_that_needs_them(
    browser: Browser, edition_url: str, width: int
) -> None:
    with page_for(browser, width, java_script_enabled=False) as page:
        page.goto(f"{edition_url}syllabus/deadlines.html")
        assert [button for button in page.get_by_role("button").all() if button.is_visible()] == []
        expect(page.locator("nav.bd-links")).to_be_visible()
        expect(page.locator("time[datetime^='2023-11-22']").first).to_be_visible()
