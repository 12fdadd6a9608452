"""``live``: pages in view follow edits, and tell what is wrong while something is."""

import asyncio
import gc
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import watchfiles
from playwright.sync_api import Page

from sphinx_syllabus.__main__ import main
from sphinx_syllabus.live.build_report import BuildReport, Told
from sphinx_syllabus.live.pages import SitePages
from sphinx_syllabus.live.server import Rebuilds

if TYPE_CHECKING:
    from tests.browser.conftest import FindViolations, OpenPage

EXTENSIONS = Path(__file__).parents[2] / "_ext"
PATIENCE = 120_000
"""Milliseconds: how long builds take on a busy machine is no concern of these tests."""

TITLE, DATE = "title: Essay on a curve", "due: 2023-10-14"
BANNER = "[role=alert]"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Copy a small course into the theme, as the English one of two editions."""
    sample = EXTENSIONS.parent / "tests" / "syllabus" / "site" / "sample"
    source = Path(shutil.copytree(sample, tmp_path / "source"))
    with (source / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(
            """
extensions += ["lean_book_theme", "site_editions"]
html_theme = "sphinx_book_theme"
html_theme_options = {"article_header_end": ["language-switch.html"]}
site_editions = {"en": {"name": "English"}, "fa": {"name": "فارسی", "folder": "fa"}}
"""
        )
    return source


@pytest.fixture
def address(source: Path, tmp_path: Path) -> Iterator[str]:
    """Serve the course, and hold that the server is there until the end."""
    with serving(source, tmp_path, "-D html_title='Written live'") as address:
        yield address


@contextmanager
def serving(source: Path, tmp_path: Path, options: str) -> Iterator[str]:
    """Serve a course on a free port, with options for its builds."""
    command = [sys.executable, "-m", "sphinx_syllabus", "live", str(source), "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(EXTENSIONS), "SPHINXOPTS": options}
    with (
        (tmp_path / "said").open("w+") as said,
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=said, text=True) as server,
    ):
        try:
            assert server.stdout
            addresses = (re.search(r"Serving (http://\S+)", line) for line in server.stdout)
            found = next(filter(None, addresses), None)
            assert found, (tmp_path / "said").read_text()
            yield found[1]
            assert server.poll() is None, (tmp_path / "said").read_text()
        finally:
            server.send_signal(signal.SIGINT)
            server.communicate(timeout=PATIENCE / 1000)
    assert server.returncode == 0


def output(source: Path, address: str) -> Path:
    """Return where the pages are that are served at an address."""
    return source / "_build" / "live" / address.rpartition(":")[2]


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def in_view(page: Page, words: str) -> None:
    page.get_by_text(words).first.wait_for(timeout=PATIENCE)


def test_pages_follow_the_data_and_tell_its_errors(
    source: Path, address: str, open_page: "OpenPage", find_violations: "FindViolations"
) -> None:
    data = source / "syllabus" / "deadlines.yaml"
    with open_page(1280, "dark") as page, open_page(390, "light") as other:
        page.goto(f"{address}/all.html")
        assert "Written live" in page.title(), "SPHINXOPTS reaches this build too"
        assert page.locator(".language-switch").count() == 0, "no other edition is served"
        other.goto(f"{address}/box.html")
        edit(data, TITLE, "title: Essay on two curves")
        in_view(page, "Essay on two curves")
        in_view(other, "Essay on two curves")

        edit(data, DATE, "due: 2023-10-32")
        edit(data, "when: weeks 7-8", "whenever: <b>weeks</b>")
        for tab in (page, other):
            tab.locator(BANNER).wait_for(timeout=PATIENCE)
            told = tab.locator(BANNER).inner_text()
            assert "syllabus/deadlines.yaml:5:10 " in told
            assert "'whenever'" in told
            in_view(tab, "Essay on two curves")
        assert find_violations(other) == []
        other.goto(f"{address}/plain.html")
        assert other.locator(BANNER).count() == 1, "also where nothing of the data is shown"
        assert 'role="alert"' not in (output(source, address) / "all.html").read_text(encoding="utf-8")

        edit(data, "due: 2023-10-32", DATE)
        edit(data, "whenever: <b>weeks</b>", "when: weeks 7-8")
        for tab in (page, other):
            tab.locator(BANNER).wait_for(state="detached", timeout=PATIENCE)

        edit(source / "conf.py", "nitpicky = True", "nitpicky = os.kill(os.getpid(), 9)")
        page.locator(BANNER, has_text="ended from outside").wait_for(timeout=PATIENCE)
        edit(source / "conf.py", "nitpicky = os.kill(os.getpid(), 9)", "nitpicky = True")
        page.locator(BANNER).wait_for(state="detached", timeout=PATIENCE)

        # A build that cannot even begin ends neither the server nor its watch.
        edit(source / "conf.py", "nitpicky = True", "nitpicky = (")
        page.locator(BANNER).wait_for(timeout=PATIENCE)
        told = page.locator(BANNER).inner_text()
        assert told.startswith("The site cannot be built")
        assert "'(' was never closed (conf.py, line " in told
        edit(data, "title: Essay on two curves", "title: Essay on no curve")
        edit(source / "conf.py", "nitpicky = (", "nitpicky = True")
        in_view(page, "Essay on no curve")
        assert page.locator(BANNER).count() == 0


def test_pages_tell_what_is_wrong_in_pages_until_it_is_mended(
    source: Path, address: str, open_page: "OpenPage", find_violations: "FindViolations"
) -> None:
    wrong = "```{deadline} <b>none</b>\n```\n"
    with (source / "box.md").open("a", encoding="utf-8") as box:
        box.write(wrong)
    with open_page(390, "dark") as page:
        page.goto(f"{address}/all.html")
        page.locator(BANNER).wait_for(timeout=PATIENCE)
        assert re.search(
            r"^box\.md:\d+ there is no deadline '<b>none</b>' in",
            page.locator(BANNER).inner_text(),
            re.MULTILINE,
        )
        assert find_violations(page) == []
        data = source / "syllabus" / "deadlines.yaml"
        edit(data, "title: Review", "title: Review of curves")
        in_view(page, "Review of curves")
        assert page.locator(BANNER).count() == 1, "also after a build that had no reason to read that page"

        part = source / "part.txt"
        part.write_text(f"A part.\n\n{wrong}", encoding="utf-8")
        edit(source / "box.md", wrong, "```{include} part.txt\n```\n")
        page.locator(BANNER, has_text="part.txt:3").wait_for(timeout=PATIENCE)
        edit(data, "title: Review of curves", "title: Review of lines")
        in_view(page, "Review of lines")
        assert page.locator(BANNER).count() == 1, "also where the file is no page of its own"
        edit(part, wrong, "")
        page.locator(BANNER).wait_for(state="detached", timeout=PATIENCE)


def test_a_terminal_that_cannot_write_a_name_does_not_end_the_server(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_page: "OpenPage"
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    with serving(source, tmp_path, "") as address, open_page(390, "light") as page:
        page.goto(f"{address}/plain.html")
        (source / "کتاب.md").write_text("# Odd\n\n{no-such-role}`word`\n", "utf-8")
        page.locator(BANNER, has_text="کتاب.md:3").wait_for(timeout=PATIENCE)


def test_pages_tell_of_a_file_whose_name_is_not_utf_8(source: Path, tmp_path: Path) -> None:
    report = BuildReport(True, (Told("caf\udce9.md:3", "odd"),))
    page = SitePages(tmp_path, source, "syllabus", lambda: report).page("<body></body>", 200)
    assert rb"caf\udce9.md:3" in page.body


def test_two_editions_are_served_at_the_same_time(
    source: Path, address: str, tmp_path: Path, open_page: "OpenPage"
) -> None:
    with serving(source, tmp_path, "-D language=fa") as persian, open_page(390, "light") as page:
        for title in ("Essay on a curve", "Essay on a knot"):
            for each, language in ((address, "en"), (persian, "fa")):
                page.goto(f"{each}/all.html")
                in_view(page, title)
                assert page.locator("html").get_attribute("lang") == language
                assert page.locator(BANNER).count() == 0
            edit(source / "syllabus" / "deadlines.yaml", f"title: {title}", "title: Essay on a knot")


def test_an_edit_while_the_first_build_is_at_work_is_seen(
    source: Path, request: pytest.FixtureRequest, open_page: "OpenPage"
) -> None:
    with (source / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(
            """
from pathlib import Path
def edit(app, exception):
    page = Path(app.srcdir, "plain.md")
    if "Written meanwhile" not in page.read_text():
        page.write_text(page.read_text() + "\\nWritten meanwhile.\\n")
def setup(app):
    app.connect("build-finished", edit)
"""
        )
    address = request.getfixturevalue("address")
    with open_page(390, "light") as page:
        page.goto(f"{address}/plain.html")
        in_view(page, "Written meanwhile.")


def test_a_site_that_was_never_built_shows_its_errors_and_then_itself(
    source: Path, request: pytest.FixtureRequest, open_page: "OpenPage"
) -> None:
    data = source / "syllabus" / "deadlines.yaml"
    edit(data, DATE, "due: 2023-10-32")
    address = request.getfixturevalue("address")
    with open_page(390, "light") as page:
        page.goto(f"{address}/all.html")
        assert "syllabus/deadlines.yaml:5:10 " in page.locator(BANNER).inner_text()
        edit(data, "due: 2023-10-32", DATE)
        in_view(page, "Essay on a curve")
        assert page.locator(BANNER).count() == 0

        # What the site has for an address without a page tells what is wrong, too.
        assert (output(source, address) / "404.html").is_file()
        edit(data, DATE, "due: 2023-10-32")
        answer = page.goto(f"{address}/none/at-all.html")
        assert answer
        assert (answer.status, answer.header_value("cache-control")) == (404, "no-store")
        assert "syllabus/deadlines.yaml:5:10 " in page.locator(BANNER).inner_text()

        # A page of another program need not be UTF-8.
        (output(source, address) / "old.html").write_bytes(b"<p>caf\xe9</p>")
        old = page.request.get(f"{address}/old.html")
        assert (old.status, old.body().splitlines()[0]) == (200, b"<p>caf\xe9</p>")


def live_ends_with(source: Path) -> int:
    """Serve on a free port until that ends, in a thread: in this one, Playwright has a loop of its own."""
    with ThreadPoolExecutor() as threads:
        return threads.submit(main, ["live", str(source), "--port", "0"]).result()


@pytest.mark.parametrize(
    ("error", "remedy"),
    [
        (OSError("OS file watch limit reached."), "WATCHFILES_FORCE_POLLING=1"),
        (PermissionError("Permission denied"), "allow yourself"),
        (RuntimeError("error in underlying watcher"), "WATCHFILES_FORCE_POLLING=1"),
    ],
    ids=["limit", "permission", "watchfiles"],
)
def test_a_server_that_sees_no_edits_ends_and_says_why(
    error: Exception,
    remedy: str,
    source: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    async def refuse(*_: object, **__: object) -> AsyncIterator[None]:
        raise error
        yield  # which makes of this what gives edits one by one

    monkeypatch.setattr(watchfiles, "awatch", refuse)
    monkeypatch.setattr(Rebuilds, "build", lambda _: None)
    assert live_ends_with(source) == 1
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith(f"edits cannot be seen: {error}; ")
    assert remedy in last


def test_a_server_without_builds_ends_and_says_why(
    source: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def see(*_: object, **__: object) -> AsyncIterator[set[tuple[watchfiles.Change, str]]]:
        yield {(watchfiles.Change.modified, str(source / "plain.md"))}
        await asyncio.Event().wait()

    def refuse(*_: object) -> None:
        raise BlockingIOError("Resource temporarily unavailable")

    monkeypatch.setattr(watchfiles, "awatch", see)
    monkeypatch.setattr("sphinx_syllabus.live.server.build", refuse)
    first = Rebuilds.build
    monkeypatch.setattr(Rebuilds, "build", lambda self, *options: first(self, *options) if options else None)
    assert live_ends_with(source) == 1
    assert "\nno build can be started: Resource temporarily unavailable; " in capsys.readouterr().out


def test_a_server_that_can_do_nothing_ends_with_one_reason(
    source: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("Permission denied")

    monkeypatch.setattr(watchfiles, "awatch", refuse)
    monkeypatch.setattr("sphinx_syllabus.live.server.build", refuse)
    assert live_ends_with(source) == 1
    gc.collect()  # it is then that asyncio tells of errors that nobody has heard of
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert caplog.messages == []


def test_a_port_that_is_none_is_told(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["live", str(source), "--port", "70000"]) == 1
    assert capsys.readouterr().out == (
        "port 70000: ports are numbers from 0 to 65535; --port names another one\n"
    )
