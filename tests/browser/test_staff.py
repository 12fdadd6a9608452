"""Addresses that people can write to and robots cannot collect, and office hours as they change."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, expect

if TYPE_CHECKING:
    from tests.browser.conftest import FindViolations, OpenPage, Scheme

ADDRESS = "ada.example@example.org"
WORDS = "ada.example at example.org"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_is_accessible_and_fits(
    tabs: dict[Scheme, Page], find_violations: FindViolations, course_url: str, width: int, scheme: Scheme
) -> None:
    page = tabs[scheme]
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{course_url}staff.html")
    assert find_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_who_follows_an_address_is_told_it(open_page: OpenPage, course_url: str) -> None:
    with open_page(1280, "light") as page:
        response = page.goto(f"{course_url}staff.html")
        assert response is not None
        assert ADDRESS not in response.text()
        link = page.get_by_role("link", name=WORDS)
        assert ADDRESS not in page.content()
        page.evaluate("addEventListener('click', (event) => event.preventDefault())")
        link.press("Enter")
        expect(link).to_have_attribute("href", f"mailto:{ADDRESS}")


def test_without_a_script_the_words_remain(browser: Browser, course_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{course_url}staff.html")
    expect(page.locator(".syllabus-mail")).to_have_text(WORDS)
    assert page.locator(".syllabus-mail a").count() == 0
    context.close()


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        ("2024-01-30T12:00:00+01:00", ["30 January", "28 February"]),
        ("2024-02-01T12:00:00+01:00", ["28 February"]),
        ("2024-03-01T12:00:00+01:00", []),
    ],
)
def test_changes_that_are_past_are_not_shown(
    open_page: OpenPage, course_url: str, now: str, shown: list[str]
) -> None:
    with open_page(1280, "light") as page:
        page.clock.set_fixed_time(datetime.fromisoformat(now))
        page.goto(f"{course_url}staff.html")
        changes = page.locator(".syllabus-hours-changes")
        rows = changes.locator("tbody tr:visible")
        expect(rows).to_have_count(len(shown))
        for row, day in zip(rows.all(), shown, strict=True):
            assert day in row.inner_text()
        assert changes.is_visible() == bool(shown)
