"""What scripts do on a page, now that they come late, together or only when they are needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, Route, expect

if TYPE_CHECKING:
    from tests.browser.conftest import OpenPage, Scheme

DESK = 1280
COLOUR_MODES = ".theme-switch-button:visible"
# Notes each colour scheme that the page is in until it is ready.
NOTE_SCHEMES = """
addEventListener("DOMContentLoaded", () => window.atTheEnd = document.documentElement.dataset.theme);
new MutationObserver((_, observer) => {
  if (!document.querySelector("link[rel=stylesheet]")) return;
  window.beforeStyles = document.documentElement.dataset.theme;
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });
"""


def addresses_asked(page: Page) -> list[str]:
    """Return a list that fills with what the page asks for."""
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    return asked


def choice_of(page: Page, scheme: Scheme) -> Locator:
    return page.get_by_role("button").and_(page.locator(f".theme-change-button[data-mode={scheme}]"))


def by_mouse(page: Page) -> None:
    page.locator(COLOUR_MODES).click()


def by_enter(page: Page) -> None:
    page.locator(COLOUR_MODES).focus()
    page.keyboard.press("Enter")


def by_arrow(page: Page) -> None:
    page.locator(COLOUR_MODES).focus()
    page.keyboard.press("ArrowDown")


def without_coming_near(page: Page) -> None:
    page.locator(COLOUR_MODES).evaluate("button => button.click()")


@pytest.mark.parametrize("press", [by_mouse, by_enter, by_arrow, without_coming_near])
def test_a_menu_opens_on_the_first_press(
    open_page: OpenPage, sample_edition_url: str, press: Callable[[Page], None]
) -> None:
    with open_page(DESK, "light") as page:
        asked = addresses_asked(page)
        page.goto(f"{sample_edition_url}everything.html")
        assert not [address for address in asked if "bootstrap" in address]
        press(page)
        # What the pointer is on may show its menu before it is open.
        expect(page.locator(COLOUR_MODES)).to_have_attribute("aria-expanded", "true")
        expect(choice_of(page, "dark")).to_be_visible()
        page.mouse.click(640, 600)
        expect(choice_of(page, "dark")).to_be_hidden()
        assert len([address for address in asked if "bootstrap" in address]) == 1


def by_a_press_elsewhere(page: Page) -> None:
    page.mouse.click(640, 600)


def by_escape(page: Page) -> None:
    page.keyboard.press("Escape")


@pytest.mark.parametrize("leave", [by_a_press_elsewhere, by_escape])
def test_a_menu_that_was_left_before_it_could_open_stays_closed(
    open_page: OpenPage, sample_edition_url: str, leave: Callable[[Page], None]
) -> None:
    held_back: list[Route] = []

    def hold_back(route: Route) -> None:
        held_back.append(route)

    with open_page(DESK, "light") as page:
        page.route("**/bootstrap.js*", hold_back)
        page.goto(f"{sample_edition_url}everything.html")
        by_mouse(page)
        leave(page)
        [bootstrap] = held_back
        bootstrap.continue_()
        page.wait_for_function("'bootstrap' in window")
        expect(page.locator(COLOUR_MODES)).not_to_have_attribute("aria-expanded", "true")
        by_mouse(page)
        expect(page.locator(COLOUR_MODES)).to_have_attribute("aria-expanded", "true")


def test_a_menu_opens_on_the_first_touch(browser: Browser, sample_edition_url: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{sample_edition_url}everything.html")
    page.locator(COLOUR_MODES).tap()
    choice_of(page, "dark").tap()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    context.close()


def test_a_tooltip_shows_for_what_is_pointed_at_and_goes(
    open_page: OpenPage, sample_edition_url: str
) -> None:
    with open_page(DESK, "light") as page:
        page.goto(f"{sample_edition_url}everything.html")
        page.locator(".primary-toggle:visible").hover()
        expect(page.get_by_role("tooltip")).to_be_visible()
        page.mouse.move(640, 600)
        expect(page.get_by_role("tooltip")).to_be_hidden()


@pytest.mark.parametrize(("scheme", "choice"), [("light", "dark"), ("dark", "light")])
def test_the_colour_mode_is_remembered_and_there_before_the_page(
    open_page: OpenPage, sample_edition_url: str, scheme: Scheme, choice: Scheme
) -> None:
    with open_page(DESK, scheme) as page:
        page.add_init_script(NOTE_SCHEMES)
        page.goto(f"{sample_edition_url}everything.html")
        assert page.evaluate("[beforeStyles, atTheEnd]") == [scheme, scheme]
        page.locator(COLOUR_MODES).click()
        choice_of(page, choice).click()
        page.goto(f"{sample_edition_url}code.html")
        assert page.evaluate("[beforeStyles, atTheEnd]") == [choice, choice]


def open_search_by_button(page: Page) -> None:
    page.locator(".search-button__button:visible").click()


def open_search_by_key(page: Page) -> None:
    page.keyboard.press("Control+k")


@pytest.mark.parametrize("open_search", [open_search_by_button, open_search_by_key])
def test_what_was_searched_for_is_found_and_marked(
    open_page: OpenPage, sample_edition_url: str, open_search: Callable[[Page], None]
) -> None:
    with open_page(DESK, "light") as page:
        asked = addresses_asked(page)
        page.goto(f"{sample_edition_url}index.html")
        open_search(page)
        page.get_by_role("searchbox").fill("footnote")
        assert not [address for address in asked if "search" in address or "highlight" in address]
        page.keyboard.press("Enter")
        page.locator("#search-results a", has_text="Everything").first.click()
        expect(page.locator("article .highlighted").first).to_have_text("footnote", ignore_case=True)
        page.keyboard.press("Escape")
        expect(page.locator(".highlighted")).to_have_count(0)


def test_tabs_open_with_their_address(open_page: OpenPage, sample_edition_url: str) -> None:
    with open_page(DESK, "light") as page:
        page.goto(f"{sample_edition_url}everything.html")
        page.get_by_text("Second", exact=True).click()
        expect(page.get_by_text("The second tab.")).to_be_visible()


def test_the_buttons_above_a_page_do_what_they_say(open_page: OpenPage, sample_edition_url: str) -> None:
    with open_page(DESK, "light") as page:
        page.add_init_script("window.print = () => window.printed = true")
        page.goto(f"{sample_edition_url}everything.html")
        page.locator("button:has(.fa-download)").click()
        page.locator("button.btn-download-pdf-button").click()
        assert page.evaluate("printed")
        page.locator("button.btn-fullscreen-button").click()
        page.wait_for_function("document.fullscreenElement")
