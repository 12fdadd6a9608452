"""A browser, a web server, and what the tests ask of an open page."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import product
from pathlib import Path
from typing import Any, Literal, get_args

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.course_editions import EDITIONS
from tests.profile import PROFILE

from bench.page_load import find_chromium, serve

Scheme = Literal["light", "dark"]
OpenPage = Callable[[int, Scheme], AbstractContextManager[Page]]
FindViolations = Callable[[Page], list[str]]

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
AXE_OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    # Part of WCAG 2.1 A, but axe leaves it out unless it is named.
    "rules": {"label-content-name-mismatch": {"enabled": True}},
    "resultTypes": ["violations"],
    # Loads style sheets anew, from wrong addresses, for a rule that is not asked for.
    "preload": False,
}
# Of a long table's rows, which are like one another, enough for every colour and state.
SHORTEN_TABLES = "document.querySelectorAll('tbody > tr:nth-child(n + 9)').forEach((row) => row.remove())"
# With this, a page finds nothing stored, as on a reader's first visit.
FORGET = "try { localStorage.clear(); sessionStorage.clear(); } catch {}"
# The colours of a formula's thousand letters are the formula's.
NOT_IN_FORMULAS = '{ exclude: ["math > *"] }'


def in_each_look(*states: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """Add a language and a colour scheme to each of some states, as further arguments of a test.

    By day each state is looked at in every language and in every scheme once, at night in all pairs of both.
    """
    looks = list(product(enumerate(EDITIONS), enumerate(get_args(Scheme))))
    return [
        (*state, language, scheme)
        for turn, state in enumerate(states)
        for (one, language), (other, scheme) in looks
        if PROFILE == "nightly" or (turn + one + other) % 2 == 0
    ]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the Chromium of this machine."""
    chromium = find_chromium()
    if chromium is None:
        reason = "no Chromium was found: install it, or name it in the variable CHROMIUM"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def open_page(browser: Browser) -> OpenPage:
    """Return a way to open an empty page of a width, in a colour scheme."""

    @contextmanager
    def open_page(width: int, scheme: Scheme) -> Iterator[Page]:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))
        try:
            yield page
            assert errors == [], "a script of the page has failed"
        finally:
            context.close()

    return open_page


@pytest.fixture(scope="module")
def tabs(open_page: OpenPage) -> Iterator[dict[Scheme, Page]]:
    """Open a tab in each colour scheme, for tests that only look at pages: to open another takes longer."""
    with open_page(1280, "light") as light, open_page(1280, "dark") as dark:
        for tab in (light, dark):
            tab.add_init_script(FORGET)
        yield {"light": light, "dark": dark}


@pytest.fixture(scope="session")
def find_violations() -> FindViolations:
    """Return a way to list what axe finds wrong with an open page."""

    def find_violations(page: Page) -> list[str]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE)
        results = page.evaluate(f"axe.run({NOT_IN_FORMULAS}, {json.dumps(AXE_OPTIONS)})")
        return [
            f"{violation['id']}: {node['html'][:200]} ({node['failureSummary']})"
            for violation in results["violations"]
            for node in violation["nodes"]
        ]

    return find_violations


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """Serve the repository's own site, all editions."""
    with serve(site) as url:
        yield url


@pytest.fixture(scope="session")
def edition_url(site_url: str, language: str) -> str:
    """Return the address of each edition of the repository's own site in turn."""
    return site_url + EDITIONS[language]


@pytest.fixture(scope="session")
def sample_url(sample_site: Path) -> Iterator[str]:
    """Serve the site that shows the theme every kind of content, all editions."""
    with serve(sample_site) as url:
        yield url


@pytest.fixture(scope="session")
def sample_edition_url(sample_url: str, language: str) -> str:
    """Return the address of each edition of that site in turn."""
    return sample_url + EDITIONS[language]


@pytest.fixture(scope="session")
def persian_url(persian_site: Path) -> Iterator[str]:
    """Serve the site that shows the theme what is read from right to left."""
    with serve(persian_site) as url:
        yield url


@pytest.fixture(scope="session")
def course_url(course_site: Path) -> Iterator[str]:
    """Serve the site of a course with meetings, all editions."""
    with serve(course_site) as url:
        yield url


@pytest.fixture(scope="session")
def course_edition_url(course_url: str, language: str) -> str:
    """Return the address of each edition of that site in turn."""
    return course_url + EDITIONS[language]


@pytest.fixture(scope="session")
def full_url(full_site: Path) -> Iterator[str]:
    """Serve the site of the course that uses every key of the data, all editions."""
    with serve(full_site) as url:
        yield url
