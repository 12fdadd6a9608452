"""Pages of a course with attacks in all of its texts run none of them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Dialog, Page
from tests.browser.conftest import OpenPage
from tests.conftest import HostileSite
from tests.course_editions import EDITIONS

from bench.page_load import serve

# What a browser would run when somebody comes near it, or follows it.
ACTING = r"""
() => {
  const LINKS = ["href", "src", "action", "formaction", "xlink:href"];
  const acts = ({ name, value }) =>
    name.startsWith("on") || (LINKS.includes(name) && /^\s*(javascript|vbscript|data):/i.test(value));
  return [...document.querySelectorAll("*")]
    .filter((element) => [...element.attributes].some(acts))
    .map((element) => element.outerHTML);
}
"""
COME_NEAR = """
for (const element of document.querySelectorAll("body *"))
  for (const event of ["mouseover", "mouseenter", "focus", "focusin"])
    element.dispatchEvent(new Event(event, { bubbles: true }));
"""


@pytest.fixture(scope="module")
def hostile_url(hostile_site: HostileSite) -> Iterator[str]:
    """Serve the hostile site."""
    with serve(hostile_site.folder) as url:
        yield url


@pytest.fixture
def watched(open_page: OpenPage, hostile_url: str) -> Iterator[Page]:
    """Open a tab that may ask no other host for anything, and in which no script may speak."""
    said: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    with open_page(1280, "light") as page:
        page.on("dialog", dismiss)
        page.on(
            "request", lambda asked: said.append(asked.url) if not asked.url.startswith(hostile_url) else None
        )
        yield page
    assert said == []


def test_pages_run_no_attack(watched: Page, hostile_url: str, hostile_site: HostileSite) -> None:
    pages = [path.relative_to(hostile_site.folder).as_posix() for path in hostile_site.folder.rglob("*.html")]
    assert len(pages) > 30
    for page in pages:
        watched.goto(hostile_url + page, wait_until="load")
        watched.evaluate(COME_NEAR)
        assert watched.evaluate("window.pwned") is None, page
        assert watched.evaluate(ACTING) == [], page


@pytest.mark.parametrize("language", EDITIONS)
def test_search_shows_titles_as_text(watched: Page, hostile_url: str, language: str) -> None:
    watched.goto(f"{hostile_url}{EDITIONS[language]}search.html?q=onerror")
    watched.locator("#search-results li").first.wait_for()
    watched.wait_for_function(
        "document.querySelector('#search-results .search-summary, #search-summary')?.textContent"
    )
    assert watched.evaluate("window.pwned") is None
    assert watched.evaluate(ACTING) == []
    assert "<img" in watched.locator("#search-results").inner_text()
