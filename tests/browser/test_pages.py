"""Every page, opened in a browser at the widths of a phone and of a desk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request

if TYPE_CHECKING:
    from tests.browser.conftest import FindViolations, OpenPage, Scheme

WIDER_THAN_SCREEN = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_pages_of_the_course_are_sound(
    open_page: OpenPage,
    find_violations: FindViolations,
    site: Path,
    site_url: str,
    width: int,
    scheme: Scheme,
) -> None:
    pages = (page.relative_to(site) for page in site.rglob("*.html"))
    names = sorted(str(page) for page in pages if page.parts[0] != "_static")
    with open_page(width, scheme) as page:
        assert faults_of(page, site_url, names, find_violations) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_every_kind_of_content_is_sound(
    open_page: OpenPage,
    find_violations: FindViolations,
    sample_url: str,
    width: int,
    scheme: Scheme,
) -> None:
    names = ["index.html", "everything.html", "code.html", "guide/deep/index.html"]
    with open_page(width, scheme) as page:
        assert faults_of(page, sample_url, names, find_violations) == {}


def faults_of(
    page: Page, url: str, names: list[str], find_violations: FindViolations
) -> dict[str, list[str]]:
    """Open pages one by one and list the faults of each page that has any."""
    faults = {}
    heard = listen_to(page, url)
    for name in names:
        page.goto(url + name)
        if page.evaluate(WIDER_THAN_SCREEN):
            heard.append("scrolls sideways")
        heard.extend(find_violations(page))
        if heard:
            faults[name] = heard.copy()
        heard.clear()
    return faults


def listen_to(page: Page, url: str) -> list[str]:
    """Return a list that fills with the console's complaints and with calls to other hosts."""
    heard: list[str] = []

    def hear_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            heard.append(message.text)

    def hear_request(request: Request) -> None:
        if not request.url.startswith((url, "data:", "blob:")):
            heard.append(f"asks another host: {request.url}")

    page.on("console", hear_console)
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", hear_request)
    return heard
