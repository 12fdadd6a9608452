"""Every page, opened in a browser at the widths of a phone and of a desk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page

if TYPE_CHECKING:
    from tests.browser.conftest import FindViolations, OpenPage, Scheme

WIDER_THAN_SCREEN = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def page_names(site: Path) -> list[str]:
    names = sorted(str(page.relative_to(site)) for page in site.rglob("*.html"))
    return [name for name in names if not name.startswith("_static")]


@contextmanager
def listening(page: Page, site_url: str) -> Iterator[list[str]]:
    """List what the console says, what fails and what is asked of other hosts."""
    heard: list[str] = []
    page.on(
        "console",
        lambda message: message.type in ("error", "warning") and heard.append(message.text),
    )
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on(
        "request",
        lambda request: (
            request.url.startswith((site_url, "data:", "blob:"))
            or heard.append(f"asks another host: {request.url}")
        ),
    )
    yield heard


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_pages_open_without_complaint_and_fit_the_screen(
    open_page: OpenPage, site_url: str, page_names: list[str], width: int, scheme: Scheme
) -> None:
    faults = {}
    with open_page(width, scheme) as page, listening(page, site_url) as heard:
        for name in page_names:
            page.goto(site_url + name)
            if page.evaluate(WIDER_THAN_SCREEN):
                heard.append("scrolls sideways")
            if heard:
                faults[name] = heard.copy()
            heard.clear()
    assert faults == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_pages_are_accessible(
    open_page: OpenPage,
    find_violations: FindViolations,
    site_url: str,
    page_names: list[str],
    width: int,
    scheme: Scheme,
) -> None:
    faults = {}
    with open_page(width, scheme) as page:
        for name in page_names:
            page.goto(site_url + name)
            if violations := find_violations(page):
                faults[name] = violations
    assert faults == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_every_kind_of_content_is_accessible_and_fits_the_screen(
    open_page: OpenPage,
    find_violations: FindViolations,
    sample_url: str,
    width: int,
    scheme: Scheme,
) -> None:
    faults = {}
    names = ["index.html", "everything.html", "code.html", "guide/deep/index.html"]
    with open_page(width, scheme) as page, listening(page, sample_url) as heard:
        for name in names:
            page.goto(sample_url + name)
            if page.evaluate(WIDER_THAN_SCREEN):
                heard.append("scrolls sideways")
            heard.extend(find_violations(page))
            if heard:
                faults[name] = heard.copy()
            heard.clear()
    assert faults == {}


def test_a_formula_wider_than_the_screen_is_read_whole_by_keyboard(
    open_page: OpenPage, sample_url: str
) -> None:
    with open_page(320, "light") as page:
        page.goto(f"{sample_url}everything.html")
        formula = page.locator("div.math").first
        start = formula.locator("math").bounding_box()
        edge = formula.bounding_box()
        assert start
        assert edge
        assert start["x"] >= edge["x"]
        formula.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function(
            "formula => formula.scrollLeft > 0", arg=formula.element_handle(), timeout=2000
        )
