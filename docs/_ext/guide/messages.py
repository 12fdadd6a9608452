"""Every message, below what it comes for: data, the cases that tests hold the checks to, and pages."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from functools import cache
from pathlib import Path

from guide.commands import SURROUNDINGS
from guide.examples import NoExampleError
from guide.markdown import boxed, fenced, heading, paragraphs
from sphinx_syllabus.model.problem import TOPICS
from sphinx_syllabus.read_course import read_course

CASES = Path(__file__).parents[3] / "tests" / "syllabus" / "bad_data"
GOOD_SITE = CASES.parent / "good_site"
OF_PAGES = ("handout", "release", "conflict", "unknown-id")
"""Topics of which data alone is no example: only a build says that."""
DAY_OF_BUILD = "2027-02-01"
"""When the examples of pages are built, before what waits in them is out."""
NO_MISTAKE = "good-"
"""How the names of cases begin that look like a mistake and are none."""


def messages(guide: Path) -> str:
    """Tell of every topic, with its cases."""
    by_topic: defaultdict[str, list[Path]] = defaultdict(list)
    for case in sorted(CASES.iterdir()):
        for topic in _topics(case):
            by_topic[topic].append(case)
    for topic in TOPICS:
        if topic not in OF_PAGES and not by_topic[topic]:
            raise NoExampleError(f"there is no case of the topic '{topic}' in {CASES}")
    parts = []
    for topic, meaning in TOPICS.items():
        parts += [heading(2, f"`{topic}`", f"topic-{topic}"), meaning]
        if topic in OF_PAGES:
            parts.append(_of_pages(guide, topic))
        else:
            parts += _grouped(by_topic[topic]) if topic == "data" else map(_case, by_topic[topic])
    none = [case for case in sorted(CASES.iterdir()) if case.name.startswith(NO_MISTAKE)]
    return paragraphs(*parts, heading(2, "What is no mistake", "no-mistake"), *map(_case, none))


def _grouped(cases: list[Path]) -> list[str]:
    """Put cases whose names begin alike under one heading."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for case in cases:
        groups[case.name.partition("-")[0]].append(_case(case))
    return [
        paragraphs(heading(3, group.capitalize(), f"messages-{group}"), *told)
        for group, told in groups.items()
    ]


def _topics(case: Path) -> set[str]:
    """Return the topics that a case is about; the errors alone where there are any."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "outside.md").touch()
        site = shutil.copytree(GOOD_SITE, Path(folder) / "site")
        shutil.copytree(case, site / "syllabus", dirs_exist_ok=True)
        topics = {problem.topic for problem in read_course(site).problems}
    return {"data"} if "data" in topics else topics


def _case(case: Path) -> str:
    """Show the files of a case and what is said of them."""
    files = [
        _file(file, f"syllabus/{file.name}") for file in sorted(case.iterdir()) if file.name != "expected.txt"
    ]
    said = (case / "expected.txt").read_text("utf-8")
    title = case.name.removeprefix(NO_MISTAKE).replace("-", " ")
    return paragraphs(
        f"**{title[:1].upper()}{title[1:]}**",
        boxed(paragraphs(*files, fenced(said, "text", ":class: said")), "example"),
    )


def _of_pages(guide: Path, topic: str) -> str:
    """Show the example of a topic, and what a build says of it."""
    example = guide / "examples" / "messages" / topic
    if not example.is_dir():
        raise NoExampleError(f"there is no example of the topic '{topic}': write {example}")
    said = [line for line in _said_by_a_build(guide).splitlines() if line.endswith(f"[syllabus.{topic}]")]
    if not said:
        raise NoExampleError(f"a build says nothing of the topic '{topic}' about {example}")
    files = sorted(file for file in example.rglob("*") if file.is_file())
    shown = [_file(file, file.relative_to(example).as_posix()) for file in files]
    return boxed(paragraphs(*shown, fenced("\n".join(said), "text", ":class: said")), "example")


@cache
def _said_by_a_build(guide: Path) -> str:
    """Build the site of all examples of pages, and return its warnings."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder).resolve() / "waves"
        for part in ("site", *OF_PAGES):
            shutil.copytree(guide / "examples" / "messages" / part, site, dirs_exist_ok=True)
        done = subprocess.run(
            [sys.executable, "-m", "sphinx", "-q", ".", "_build"],
            cwd=site,
            env=os.environ | SURROUNDINGS | {"NOW": DAY_OF_BUILD},
            capture_output=True,
            text=True,
            check=True,
        )
    return done.stderr.replace(f"{site}/", "")


def _file(file: Path, name: str) -> str:
    """Show a file of an example under its name."""
    language = "yaml" if file.suffix == ".yaml" else "md"
    return fenced(_visible(file.read_bytes()), language, ":force:", f":caption: {name}", ":linenos:")


def _visible(content: bytes) -> str:
    """Return the text of a file, with a sign for every byte or letter that cannot be shown."""
    text = content.decode("utf-8", "replace").replace("\r\n", "\n")
    return (
        "".join(it if it.isprintable() or it in "\n\t" else "\N{REPLACEMENT CHARACTER}" for it in text) or " "
    )
