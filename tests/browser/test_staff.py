"""Addresses that people can write to and robots cannot collect, and office hours as they change."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import in_each_look

from sphinx_syllabus.catalogs import locale_for

if TYPE_CHECKING:
    from tests.browser.conftest import FindViolations, OpenPage, Scheme

ADDRESS = "ada.example@example.org"


@pytest.fixture
def words(language: str) -> str:
    """Return how that address is written for people in each language in turn."""
    return locale_for(language).words("{name} at {domain}").format(name="ada.example", domain="example.org")


@pytest.mark.parametrize(
    ("width", "language", "scheme"), in_each_look((390,), (1280,)), indirect=["language"]
)
def test_the_page_is_accessible_and_fits(
    tabs: dict[Scheme, Page],
    find_violations: FindViolations,
    course_edition_url: str,
    width: int,
    scheme: Scheme,
) -> None:
    page = tabs[scheme]
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{course_edition_url}staff.html")
    assert find_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_who_follows_an_address_is_told_it(open_page: OpenPage, course_edition_url: str, words: str) -> None:
    with open_page(1280, "light") as page:
        response = page.goto(f"{course_edition_url}staff.html")
        assert response is not None
        assert ADDRESS not in response.text()
        link = page.get_by_role("link", name=words)
        assert ADDRESS not in page.content()
        page.evaluate("addEventListener('click', (event) => event.preventDefault())")
        link.press("Enter")
        expect(link).to_have_attribute("href", f"mailto:{ADDRESS}")


def test_without_a_script_the_words_remain(browser: Browser, course_edition_url: str, words: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{course_edition_url}staff.html")
    expect(page.locator(".syllabus-mail")).to_have_text(words)
    assert page.locator(".syllabus-mail a").count() == 0
    context.close()


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        ("2024-01-30T12:00:00+01:00", ["2024-01-30", "2024-02-28"]),
        ("2024-02-01T12:00:00+01:00", ["2024-02-28"]),
        ("2024-03-01T12:00:00+01:00", []),
    ],
)
def test_changes_that_are_past_are_not_shown(
    open_page: OpenPage, course_edition_url: str, now: str, shown: list[str]
) -> None:
    with open_page(1280, "light") as page:
        page.clock.set_fixed_time(datetime.fromisoformat(now))
        page.goto(f"{course_edition_url}staff.html")
        changes = page.locator(".syllabus-hours-changes")
        rows = changes.locator("tbody tr:visible")
        expect(rows).to_have_count(len(shown))
        for row, day in zip(rows.all(), shown, strict=True):
            expect(row.locator("time").first).to_have_attribute("datetime", re.compile(day))
        assert changes.is_visible() == bool(shown)
