"""``live``: pages in view follow edits, and tell what is wrong while something is."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page

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
    """Serve the course on a free port, and hold that the server is there until the end."""
    command = [sys.executable, "-m", "sphinx_syllabus", "live", str(source), "--port", "0"]
    options = "-D html_title='Written live'"
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
        assert 'role="alert"' not in (source / "_build" / "live" / "all.html").read_text(encoding="utf-8")

        edit(data, "due: 2023-10-32", DATE)
        edit(data, "whenever: <b>weeks</b>", "when: weeks 7-8")
        for tab in (page, other):
            tab.locator(BANNER).wait_for(state="detached", timeout=PATIENCE)

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
        edit(source / "syllabus" / "deadlines.yaml", TITLE, "title: Essay on two curves")
        in_view(page, "Essay on two curves")
        assert page.locator(BANNER).count() == 1, "also after a build that had no reason to read that page"
        edit(source / "box.md", wrong, "")
        page.locator(BANNER).wait_for(state="detached", timeout=PATIENCE)


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
