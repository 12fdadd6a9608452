"""Every message about data, below data for which it comes: the cases that tests hold the checks to."""

import shutil
import tempfile
from collections import defaultdict
from pathlib import Path

from guide.examples import NoExampleError
from guide.markdown import boxed, fenced, heading, paragraphs
from sphinx_syllabus.model.problem import TOPICS
from sphinx_syllabus.read_course import read_course

CASES = Path(__file__).parents[3] / "tests" / "syllabus" / "bad_data"
GOOD_SITE = CASES.parent / "good_site"
OF_PAGES = ("handout", "release", "unknown-id")
"""Topics of which data alone is no example."""
NO_MISTAKE = "good-"
"""How the names of cases begin that look like a mistake and are none."""


def messages(_guide: Path) -> str:
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
        fenced(_visible(file.read_bytes()), "yaml", ":force:", f":caption: syllabus/{file.name}", ":linenos:")
        for file in sorted(case.iterdir())
        if file.name != "expected.txt"
    ]
    said = (case / "expected.txt").read_text("utf-8")
    title = case.name.removeprefix(NO_MISTAKE).replace("-", " ")
    return paragraphs(
        f"**{title[:1].upper()}{title[1:]}**",
        boxed(paragraphs(*files, fenced(said, "text", ":class: said")), "example"),
    )


def _visible(content: bytes) -> str:
    """Return the text of a file, with a sign for every byte or letter that cannot be shown."""
    text = content.decode("utf-8", "replace").replace("\r\n", "\n")
    return (
        "".join(it if it.isprintable() or it in "\n\t" else "\N{REPLACEMENT CHARACTER}" for it in text) or " "
    )
