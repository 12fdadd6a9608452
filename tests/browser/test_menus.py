"""What opens and closes: the sidebars on a phone, the search, the choice of colours."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import in_each_look

if TYPE_CHECKING:
    from tests.browser.conftest import FindViolations, OpenPage, Scheme

PHONE = 390
DOWNLOADS = "button:has(.fa-download)"
COLOUR_MODES = ".theme-switch-button"


def toggle_of(page: Page, side: str) -> Locator:
    return page.locator(f".{side}-toggle:visible")


def sidebar_of(page: Page, side: str) -> Locator:
    return page.locator(f"#pst-{side}-sidebar-modal")


def close_button_of(page: Page, side: str) -> Locator:
    return sidebar_of(page, side).locator("button:has(.fa-xmark)")


def close_by_key(page: Page, _side: str) -> None:
    page.keyboard.press("Escape")


def close_by_overlay(page: Page, side: str) -> None:
    """Click on the page, dimmed, which is still seen beside an open sidebar."""
    is_mirrored = page.locator("html[dir=rtl]").count() == 1
    is_at_left = (side == "primary") is not is_mirrored
    page.mouse.click(PHONE - 5 if is_at_left else 5, 400)


def close_by_button(page: Page, side: str) -> None:
    close_button_of(page, side).click()


@pytest.mark.parametrize("side", ["primary", "secondary"])
@pytest.mark.parametrize("close", [close_by_key, close_by_overlay, close_by_button])
def test_a_sidebar_opens_and_closes_on_a_phone(
    open_page: OpenPage, sample_edition_url: str, side: str, close: Callable[[Page, str], None]
) -> None:
    with open_page(PHONE, "light") as page:
        page.goto(f"{sample_edition_url}everything.html")
        for _ in ("once", "again"):
            toggle_of(page, side).click()
            expect(sidebar_of(page, side).locator("nav a").first).to_be_in_viewport()
            close(page, side)
            expect(sidebar_of(page, side)).to_be_hidden()


@pytest.mark.parametrize("side", ["primary", "secondary"])
def test_a_sidebar_opens_and_closes_by_keyboard(
    open_page: OpenPage, sample_edition_url: str, side: str
) -> None:
    with open_page(PHONE, "light") as page:
        page.goto(f"{sample_edition_url}everything.html")
        toggle_of(page, side).focus()
        for close in ("Escape", "Enter"):  # the focus lands on the button that closes it
            page.keyboard.press("Enter")
            expect(close_button_of(page, side)).to_be_focused()
            page.keyboard.press(close)
            expect(sidebar_of(page, side)).to_be_hidden()
            expect(toggle_of(page, side)).to_be_focused()


@pytest.mark.parametrize("side", ["primary", "secondary"])
def test_a_sidebar_opened_again_at_once_keeps_its_contents(
    open_page: OpenPage, sample_edition_url: str, side: str
) -> None:
    """A browser tells of the closing a little later, when the sidebar may be open again."""
    with open_page(PHONE, "light") as page:
        page.goto(f"{sample_edition_url}everything.html")
        toggle_of(page, side).click()
        reopen = "([dialog, toggle]) => { dialog.close(); toggle.click(); }"
        page.evaluate(reopen, [at.element_handle() for at in (sidebar_of(page, side), toggle_of(page, side))])
        page.evaluate("() => new Promise(done => setTimeout(done, 100))")
        expect(sidebar_of(page, side).locator("nav a").first).to_be_in_viewport()
        close_by_button(page, side)
        expect(sidebar_of(page, side)).to_be_hidden()


def test_a_place_chosen_from_the_contents_is_shown_on_a_phone(
    open_page: OpenPage, sample_edition_url: str
) -> None:
    with open_page(PHONE, "light") as page:
        page.goto(f"{sample_edition_url}everything.html")
        toggle_of(page, "secondary").click()
        sidebar_of(page, "secondary").get_by_role("link", name="Sources").click()
        expect(sidebar_of(page, "secondary")).to_be_hidden()
        expect(page.get_by_role("heading", name="Sources")).to_be_in_viewport()


def open_primary_sidebar(page: Page) -> None:
    toggle_of(page, "primary").click()
    expect(sidebar_of(page, "primary").locator("nav a").first).to_be_in_viewport()


def open_secondary_sidebar(page: Page) -> None:
    toggle_of(page, "secondary").click()
    expect(sidebar_of(page, "secondary").locator("nav a").first).to_be_in_viewport()


def open_search(page: Page) -> None:
    page.locator(".search-button__button:visible").click()
    expect(page.get_by_role("searchbox")).to_be_focused()


def open_colour_modes(page: Page) -> None:
    page.locator(f"{COLOUR_MODES}:visible").click()
    expect(page.locator(".theme-change-button").first).to_be_visible()


def open_downloads(page: Page) -> None:
    page.locator(DOWNLOADS).click()
    expect(page.locator("a.btn-download-source-button")).to_be_visible()


def show_a_tooltip(page: Page) -> None:
    toggle_of(page, "primary").hover()
    expect(page.get_by_role("tooltip")).to_be_visible()


def scroll_back_a_little(page: Page) -> None:
    page.mouse.wheel(0, 1500)
    page.wait_for_function("scrollY > 1000")
    page.mouse.wheel(0, -300)
    expect(page.locator("#pst-back-to-top")).to_be_visible()


@pytest.mark.parametrize(
    ("width", "change", "language", "scheme"),
    in_each_look(
        (320, open_primary_sidebar),
        (320, open_secondary_sidebar),
        (320, open_search),
        (320, open_colour_modes),
        (320, open_downloads),
        (PHONE, open_primary_sidebar),
        (PHONE, open_secondary_sidebar),
        (PHONE, open_search),
        (PHONE, open_colour_modes),
        (PHONE, open_downloads),
        (PHONE, scroll_back_a_little),
        (1280, open_search),
        (1280, open_colour_modes),
        (1280, open_downloads),
        (1280, show_a_tooltip),
    ),
    indirect=["language"],
)
def test_what_opens_is_accessible(
    open_page: OpenPage,
    find_violations: FindViolations,
    sample_edition_url: str,
    width: int,
    scheme: Scheme,
    change: Callable[[Page], None],
) -> None:
    with open_page(width, scheme) as page:
        page.goto(f"{sample_edition_url}everything.html")
        change(page)
        assert find_violations(page) == []


def test_escape_closes_a_tooltip(open_page: OpenPage, sample_edition_url: str) -> None:
    with open_page(1280, "light") as page:
        page.goto(f"{sample_edition_url}everything.html")
        show_a_tooltip(page)
        page.keyboard.press("Escape")
        expect(page.get_by_role("tooltip")).to_have_count(0)


@pytest.mark.parametrize(
    ("button", "entry"),
    [(DOWNLOADS, "a.dropdown-item"), (COLOUR_MODES, ".theme-change-button")],
)
def test_a_menu_opens_and_closes_by_keyboard(
    open_page: OpenPage, sample_edition_url: str, button: str, entry: str
) -> None:
    with open_page(1280, "light") as page:
        page.goto(f"{sample_edition_url}everything.html")
        opener = page.locator(f"{button}:visible")
        opener.focus()
        page.keyboard.press("Enter")
        entries = page.locator(f"{entry}:visible")
        expect(entries.first).to_be_visible()
        page.keyboard.press("ArrowDown")
        expect(page.locator(f"{entry}:focus")).to_be_visible()
        page.keyboard.press("Escape")
        expect(entries).to_have_count(0)
        expect(opener).to_be_focused()


def test_the_search_opens_and_closes_by_keyboard(open_page: OpenPage, sample_edition_url: str) -> None:
    with open_page(PHONE, "light") as page:
        page.goto(f"{sample_edition_url}everything.html")
        opener = page.locator(".search-button__button:visible")
        opener.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("searchbox")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.get_by_role("searchbox")).to_have_count(0)
        expect(opener).to_be_focused()


def test_what_is_unfolded_can_be_scrolled_by_keyboard(open_page: OpenPage, sample_edition_url: str) -> None:
    with open_page(PHONE, "light") as page:
        page.goto(f"{sample_edition_url}everything.html")
        code = page.locator("pre", has_text="A line of code")
        page.get_by_text("Second", exact=True).click()
        expect(code).to_have_attribute("tabindex", "0")
