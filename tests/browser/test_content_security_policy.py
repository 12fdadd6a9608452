"""Pages work under the policy that the guide has servers send, and break none of its rules."""

import base64
import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import OpenPage
from tests.course_editions import EDITIONS, in_each_edition
from tests.guide.pages import blocks_of
from tests.profile import PROFILE
from tests.sphinx_process import sphinx_build

from bench.page_load import serve
from lean_book_theme.content_security_policy import POLICY

HEADER = {"Content-Security-Policy": POLICY}
INLINE = re.compile(r"<(script|style)([^>]*)>(.*?)</\1>", re.DOTALL)
RECORD = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  violations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample} (${event.sourceFile})`);
});
"""
# Of pages of one kind, those that have nothing of their own to load or to run.
LIKE_OTHERS = re.compile(r"modules/(?!introduction)|announcements/(?!first)|guide/(?!index)")


@contextmanager
def watched(open_page: OpenPage, width: int = 1280) -> Iterator[Page]:
    """Open a tab in which no page may break the policy, or fail for it."""
    with open_page(width, "light") as page:
        page.add_init_script(RECORD)
        yield page


def violations(page: Page) -> list[str]:
    found: list[str] = page.evaluate("violations")
    return found


@pytest.mark.parametrize("name", ["site", "full_site", "sample_site", "persian_site"])
def test_no_page_breaks_the_policy(name: str, request: pytest.FixtureRequest, open_page: OpenPage) -> None:
    folder: Path = request.getfixturevalue(name)
    pages = [path.relative_to(folder).as_posix() for path in folder.rglob("*.html")]
    if PROFILE == "quick":
        pages = [page for page in pages if not LIKE_OTHERS.search(page)]
    assert pages
    with serve(folder, HEADER) as url, watched(open_page) as page:
        for name in pages:
            page.goto(url + name)
            assert violations(page) == [], name


@pytest.mark.parametrize("language", EDITIONS)
def test_scripts_work_under_the_policy(full_site: Path, open_page: OpenPage, language: str) -> None:
    with serve(full_site, HEADER) as url, watched(open_page) as page:
        page.goto(f"{url}{EDITIONS[language]}plan.html")
        assert page.evaluate("document.documentElement.dataset.theme") == "light"
        page.locator(".theme-switch-button:visible").first.click()
        page.locator(".syllabus-controls select, .syllabus-filter select").first.wait_for()
        page.locator(".is-past").first.wait_for(state="attached")
        page.locator(".search-button-field:visible, .search-button:visible").first.click()
        page.locator("dialog[open], .search-button__overlay").first.wait_for()
        assert violations(page) == []
        page.goto(f"{url}{EDITIONS[language]}search.html?q=deep")
        page.locator("#search-results li").first.wait_for()
        assert violations(page) == []


@pytest.mark.parametrize("folder", EDITIONS.values(), ids=EDITIONS)
def test_menus_and_buttons_of_code_work_under_the_policy(
    sample_site: Path, open_page: OpenPage, folder: str
) -> None:
    with serve(sample_site / folder, HEADER) as url, watched(open_page, 400) as page:
        page.goto(f"{url}code.html")
        page.locator(".primary-toggle:visible").click()
        page.locator(".bd-sidebar-primary").wait_for()
        page.keyboard.press("Escape")
        for menu in page.locator("[data-bs-toggle=dropdown]:visible").all():
            menu.click()
            page.locator(".dropdown-menu.show").wait_for()
            page.keyboard.press("Escape")
        assert violations(page) == []


def test_policy_names_what_stands_in_pages_and_no_more(sample_site: Path) -> None:
    pages = [(sample_site / name).read_text("utf-8") for name in in_each_edition("index.html", "search.html")]
    texts = {
        text for page in pages for _, kind, text in INLINE.findall(page) if text and "ld+json" not in kind
    }
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    assert {f"'sha256-{base64.b64encode(it).decode()}'" for it in digests} == {
        *re.findall("'sha256-.+?'", POLICY)
    }
    assert "script-src 'self' 'unsafe" not in POLICY


def test_the_guide_has_servers_send_it() -> None:
    [block] = [it for it in blocks_of("how-to/host-on-a-web-server") if "Content-Security" in it.text]
    assert re.findall(r'add_header Content-Security-Policy "(.+)" always;', block.text) == [POLICY]


@pytest.mark.parametrize("how_to", ["host-on-github-pages", "host-on-read-the-docs"])
def test_pages_have_it_where_no_header_can_be_set(how_to: str, tmp_path: Path, open_page: OpenPage) -> None:
    [block] = [it for it in blocks_of(f"how-to/{how_to}") if "content_security_policy" in it.text]
    theme = 'html_theme = "sphinx_book_theme"\nextensions = ["lean_book_theme"]\n'
    (tmp_path / "conf.py").write_text(theme + block.text, "utf-8")
    attack = ".. raw:: html\n\n   <script>window.pwned = 1</script>\n"
    (tmp_path / "index.rst").write_text(f"Mosses\n======\n\n{attack}", "utf-8")
    variables = {"GITHUB_ACTIONS": "true", "READTHEDOCS": "True"}
    built = sphinx_build("-q", "-W", tmp_path, tmp_path / "html", environment=variables)
    assert built.returncode == 0, built.stderr
    with serve(tmp_path / "html") as url, watched(open_page) as page:
        page.goto(f"{url}index.html")
        assert page.evaluate("document.documentElement.dataset.theme") == "light"
        assert page.evaluate("window.pwned") is None
        assert len(violations(page)) == 1
