"""The language switch, used in a browser: with a finger, with the keyboard, and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, expect

if TYPE_CHECKING:
    from tests.browser.conftest import FindViolations, OpenPage, Scheme

SWITCH = ".language-switch"


@pytest.mark.parametrize("name", ["syllabus/deadlines.html", "search.html"])
def test_keyboard_leads_to_the_same_page_and_back(open_page: OpenPage, site_url: str, name: str) -> None:
    with open_page(390, "light") as page:
        page.goto(site_url + name)
        for path in (f"fa/{name}", name):
            for _ in range(20):
                page.keyboard.press("Tab")
                if page.locator(f"{SWITCH}:focus").count():
                    break
            page.keyboard.press("Enter")
            page.wait_for_url(site_url + path)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index.html", "fa/index.html"])
def test_finger_meets_it_on_a_small_phone(
    open_page: OpenPage, find_violations: FindViolations, site_url: str, name: str, scheme: Scheme
) -> None:
    with open_page(320, scheme) as page:
        page.goto(site_url + name)
        box = page.locator(SWITCH).bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= 320
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert find_violations(page) == []


def test_it_works_without_scripts(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}projects/index.html")
    for path in ("fa/projects/index.html", "projects/index.html"):
        page.locator(SWITCH).click()
        expect(page).to_have_url(site_url + path)
    context.close()
