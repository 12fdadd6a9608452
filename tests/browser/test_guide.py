"""The guide, opened in a browser: no page of it is wider than a phone, and all can be read by everybody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import FindViolations, Scheme
from tests.guide.pages import DOCS

from bench.page_load import serve

PAGES = [
    page.relative_to(DOCS).with_suffix("").as_posix()
    for folder in (".", "how-to", "reference", "course")
    for page in sorted((DOCS / folder).glob("*.md"))
    if page.stem != "answers"  # of a later release
]
LARGE = ("reference/directives", "reference/messages")
"""Pages of many examples that are alike: axe would take minutes for them."""


@pytest.fixture(scope="module")
def guide_url(guide: Path) -> Iterator[str]:
    """Serve the guide."""
    with serve(guide) as url:
        yield url


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_on_a_phone_and_is_accessible(
    name: str, guide_url: str, tabs: dict[Scheme, Page], find_violations: FindViolations
) -> None:
    page = tabs["light"]
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{guide_url}{name}.html")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    if name not in LARGE:
        assert find_violations(page) == []
