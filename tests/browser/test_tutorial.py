"""What the tutorial says, done literally: in an empty folder, with an empty virtual environment."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.request import urlopen

import pytest
from tests.browser.conftest import OpenPage
from tests.guide.pages import blocks_of

BLOCKS = [*blocks_of("tutorial")]
COMMANDS_AND_EDITS = [step for block in BLOCKS for step in (block.commands or [f"edit {block.file}"])]
ADDRESS = "http://127.0.0.1:8000"
DEADLINES = {
    "Safety form", "Key to twigs", "Winter walk", "Key to mosses", "Project proposal",
    "Herbarium visit", "Field diary", "Rehearsal", "Project presentation", "Final exam",
}  # fmt: skip


def script() -> str:
    """Write what the tutorial says as a script: its commands, and each file that it has written."""
    lines = ["set -e"]
    for block in BLOCKS:
        lines += block.commands or [f"cat > {block.file} <<'END'\n{block.text}END"]
    return "\n".join(lines)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@pytest.fixture(scope="module")
def address(offline: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Do the tutorial, and give the address at which its last command serves the site.

    The one thing that is other here than there is the port, which may be taken.
    """
    folder = tmp_path_factory.mktemp("empty")
    python = folder.with_name("bin") / "python3"
    python.parent.mkdir()
    python.symlink_to(sys.executable)
    port = free_port()
    path = f"{python.parent}{os.pathsep}{offline['PATH']}"
    log = folder.with_name("said.txt")
    with log.open("w") as said:
        done = subprocess.Popen(
            ["sh"],
            cwd=folder,
            env=offline | {"PATH": path},
            stdin=subprocess.PIPE,
            stdout=said,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        assert done.stdin is not None
        done.stdin.write(script().replace(" 8000", f" {port}"))
        done.stdin.close()
        url = f"http://127.0.0.1:{port}"
        while not answers(url):
            assert done.poll() is None, log.read_text()
            time.sleep(0.2)
        yield url
        os.killpg(done.pid, signal.SIGTERM)
        done.wait()
    assert "WARNING" not in log.read_text()


def answers(url: str) -> bool:
    try:
        with urlopen(url):
            return True
    except OSError:
        return False


def test_it_takes_no_more_than_ten_commands_and_edits() -> None:
    assert len(COMMANDS_AND_EDITS) <= 10
    assert ADDRESS.endswith(COMMANDS_AND_EDITS[-1].rpartition(" ")[2])


def test_the_site_shows_ten_deadlines(address: str, open_page: OpenPage) -> None:
    with open_page(1280, "light") as page:
        page.goto(f"{address}/syllabus/deadlines.html")
        rows = page.locator("table.syllabus-deadlines tbody tr")
        names = {row.locator("th").inner_text().split("\n")[0] for row in rows.all()}
        assert names == DEADLINES
        assert "Friday 29 January 2027" in page.locator("main").inner_text()
        assert "Toronto" in page.locator("main").inner_text()


def test_the_course_has_its_calendar_zone_and_weekdays(address: str, open_page: OpenPage) -> None:
    with urlopen(f"{address}/course.json") as answer:
        term = json.load(answer)["term"]
    assert term["weeks"][0]["first"] == "2027-01-10", "a Sunday"
    assert term["timezone"] == "America/Toronto"
    with open_page(390, "light") as page:
        page.goto(address)
        assert page.get_by_role("heading", name="Field Botany", level=1).is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == 390
