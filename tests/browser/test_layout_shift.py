"""What has been painted stays where it is, though the script of the course and the fonts come late."""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

# A deadline is past, and the next one is so near that its days are counted.
TERM_IS_ON = "2023-12-20T10:00:00+03:30"
# Of each kind one, all that the script adds to among them.
PAGES = (
    "index.html",
    "syllabus/index.html",
    "syllabus/deadlines.html",
    "syllabus/course-work.html",
    "syllabus/glossary.html",
    "syllabus/modules/introduction.html",
    "projects/index.html",
)

OBSERVE = """
window.shifts = [];
const observe = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
observe("paint", () => (window.isPainted = true));
observe("layout-shift", ({ sources }) =>
    shifts.push(sources.map(({ node }) => node?.textContent.trim().slice(0, 60))));
"""
# What a shift is made of is told with the frame after the one in which it was.
TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    """Open a tab as wide as a phone, in which pages tell what has moved."""
    with browser.new_context(viewport={"width": 390, "height": 800}) as context:
        context.add_init_script(OBSERVE)
        page = context.new_page()
        page.clock.set_fixed_time(TERM_IS_ON)
        yield page


@pytest.mark.parametrize("address", PAGES)
def test_nothing_moves_when_the_script_and_the_fonts_come_late(
    phone: Page, edition_url: str, address: str
) -> None:
    fonts: list[Route] = []

    def answer_late(script: Route) -> None:
        time.sleep(0.5)
        script.continue_()

    phone.route("**/sphinx-syllabus.js*", answer_late)
    phone.route("**/*.woff2", lambda font: fonts.append(font))
    phone.goto(edition_url + address, wait_until="commit")
    phone.wait_for_function("window.isPainted")
    for font in fonts:
        font.continue_()
    phone.wait_for_load_state("networkidle")
    phone.evaluate(TWO_FRAMES)
    assert phone.evaluate("shifts") == []
    phone.unroute_all()


def test_fonts_are_asked_for_before_the_style_sheet_has_come(browser: Browser, persian_url: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/*.css*", lambda _: None)
        with page.expect_request("**/regular.woff2"), page.expect_request("**/bold.woff2"):
            page.goto(f"{persian_url}index.html", wait_until="commit")
