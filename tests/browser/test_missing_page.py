"""An address at which there is no page, opened on a host that then sends `404.html`."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Response, expect
from tests.browser.conftest import in_each_look
from tests.course_editions import EDITIONS

if TYPE_CHECKING:
    from tests.browser.conftest import FindViolations, OpenPage, Scheme

ADDRESSES = """() => [
    ...[...document.querySelectorAll("a[href], link[href]")].map((element) => element.href),
    ...[...document.querySelectorAll("form[action]")].map((form) => form.action),
]"""


class _Host(http.server.SimpleHTTPRequestHandler):
    """Sends a page of its own where there is none, as hosts of static sites do."""

    def __init__(self, *args: Any, missing_page: Path, **options: Any) -> None:
        self.missing_page = missing_page
        super().__init__(*args, **options)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        body = self.missing_page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def _host(folder: Path, site: Path) -> Iterator[str]:
    handler = functools.partial(_Host, directory=folder, missing_page=site / "404.html")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(params=["", "course/"], ids=["top", "below"])
def hosted_url(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    sample_site: Path,
    published_sample_site: Path,
    language: str,
) -> Iterator[str]:
    """Host each edition of a site in the top folder of a host, and of one below a path of its host."""
    site = published_sample_site if request.param else sample_site
    (tmp_path / "host").mkdir()
    (tmp_path / "host" / "course").symlink_to(site)
    with _host(tmp_path / "host" if request.param else site, site / EDITIONS[language]) as url:
        yield url + request.param + EDITIONS[language]


@pytest.mark.parametrize(
    ("address", "width", "language", "scheme"),
    in_each_look(("gone.html", 390), ("no/such/page", 1280)),
    indirect=["language"],
)
def test_a_missing_page_is_one_of_the_site(
    open_page: OpenPage,
    find_violations: FindViolations,
    hosted_url: str,
    address: str,
    width: int,
    scheme: Scheme,
) -> None:
    with open_page(width, scheme) as page:
        loaded: list[Response] = []
        page.on("response", lambda part: loaded.append(part))
        answer = page.goto(hosted_url + address)
        assert answer is not None
        assert answer.status == HTTPStatus.NOT_FOUND
        page.wait_for_load_state("networkidle")
        assert [part.url for part in loaded if part != answer and not part.ok] == []
        assert page.evaluate("document.styleSheets.length") > 0
        expect(page.locator("article h1")).to_be_visible()
        assert find_violations(page) == []

        addresses = [address for address in page.evaluate(ADDRESSES) if address.startswith(hosted_url)]
        assert f"{hosted_url}index.html" in addresses
        assert f"{hosted_url}search.html" in addresses
        assert f"{hosted_url}guide/index.html" in addresses
        assert [address for address in addresses if not page.request.get(address).ok] == []


@pytest.mark.parametrize("address", ["gone.html", "no/such/page"])
def test_a_missing_page_leads_on_by_its_menu_and_search(
    open_page: OpenPage, hosted_url: str, address: str
) -> None:
    with open_page(390, "light") as page:
        page.goto(hosted_url + address)
        icon = page.locator(".primary-toggle:visible > *").first
        expect(icon).to_be_visible()
        page.locator(".primary-toggle:visible").click()
        menu = page.locator("#pst-primary-sidebar-modal nav")
        menu.get_by_role("link", name="A guide with chapters").click()
        page.wait_for_url(f"{hosted_url}guide/index.html")
        expect(page.get_by_role("heading", name="A guide with chapters")).to_be_visible()

        page.goto(hosted_url + address)
        page.locator(".search-button__button:visible").click()
        page.keyboard.type("leaf")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{hosted_url}search.html?q=leaf")
        expect(page.locator("#search-results").get_by_role("link", name="A leaf of the tree")).to_be_visible()
