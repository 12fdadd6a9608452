"""Builds of the course's site, killed at any moment: the next build is as one that begins from nothing."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.course_editions import EDITIONS, REPOSITORY
from tests.profile import PROFILE
from tests.project.test_reproducible import NOT_OF_THE_SITE, files_in

EDITS = {
    "index.md": ("# ", "# A new title: "),
    "projects/index.md": ("# ", "# Another new title: "),
    "syllabus/deadlines.yaml": ("title: ", "title: New "),
}
"""What is replaced, once, in each of a few files."""

ROUNDS = 20


def command(site: Path, language: str) -> list[str]:
    output = site.parent / "html" / EDITIONS[language]
    doctrees = site.parent / f"doctrees-{language}"
    options = ["-q", "-j", "2", f"-Dlanguage={language}", "-d", str(doctrees)]
    return [sys.executable, "-m", "sphinx", *options, str(site), str(output)]


def build(site: Path, language: str) -> None:
    subprocess.run(command(site, language), check=True, capture_output=True)


def kill_a_build(site: Path, language: str, after: float) -> None:
    process = subprocess.Popen(
        command(site, language), start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(after)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def edit(site: Path) -> None:
    for file, (old, new) in EDITS.items():
        text = (site / file).read_text("utf-8")
        assert old in text
        (site / file).write_text(text.replace(old, new, 1), "utf-8")


def undo(site: Path, former: Path) -> None:
    for file in EDITS:
        shutil.copy2(former / file, site / file)  # with the date of the file, as if it had never been edited


# By day `syllabus/site/test_faults.py` kills builds of a small site.
if PROFILE == "nightly":

    def test_a_build_after_a_killed_one_is_as_a_cold_one(tmp_path: Path) -> None:
        site = Path(shutil.copytree(REPOSITORY, tmp_path / "site", ignore=NOT_OF_THE_SITE))
        former = Path(shutil.copytree(site, tmp_path / "former"))
        for language in EDITIONS:
            began = time.monotonic()
            build(site, language)
            lasts = time.monotonic() - began
            right = files_in(tmp_path / "html")
            dice = random.Random(language)
            for number in range(ROUNDS):
                edit(site)
                if number % 2:
                    shutil.rmtree(tmp_path / f"doctrees-{language}")
                kill_a_build(site, language, lasts * (number + dice.random()) / ROUNDS)
                undo(site, former)
                build(site, language)
                assert files_in(tmp_path / "html") == right, (language, number)
