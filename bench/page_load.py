"""What a browser loads to show a page, counted as a web server with gzip sends it."""

import functools
import gzip
import http.server
import os
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from playwright.sync_api import Page, Request

# Without the windows of the whole browser, a new page costs a third of the processor time.
CHROMIUM_NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)


@dataclass(frozen=True)
class Answer:
    """What came of one request; the status is 0 where nothing came."""

    address: str
    status: int
    size: int


def find_chromium() -> str | None:
    """Return the Chromium that the variable CHROMIUM names, or else this machine's."""
    return next(filter(None, [os.environ.get("CHROMIUM"), *map(shutil.which, CHROMIUM_NAMES)]), None)


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *arguments: Any, headers: Mapping[str, str], **options: Any) -> None:
        self._headers = headers
        super().__init__(*arguments, **options)

    def end_headers(self) -> None:
        for name, value in self._headers.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serve(folder: Path, headers: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:
    """Serve a folder, each answer with some headers, and yield its address."""
    handler = functools.partial(_QuietHandler, directory=folder, headers=headers)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def load(page: Page, address: str) -> list[Answer]:
    """Open an address and return the answers to all that its page asks for, itself first."""
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))
    page.goto(address, wait_until="networkidle")
    # What stands in the page itself is no request to anybody.
    return [_answer(request) for request in requests if not request.url.startswith(("data:", "blob:"))]


def _answer(request: Request) -> Answer:
    response = request.response()
    if response is None:
        return Answer(request.url, 0, 0)
    body = response.body()
    return Answer(request.url, response.status, min(len(body), len(gzip.compress(body))))
