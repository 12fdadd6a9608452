"""From an announcement's file to what it says, with every problem at its place."""

from collections.abc import Iterator
from hashlib import sha256

from sphinx_syllabus.load.bounds import MAXIMUM_BYTES, TOO_LARGE_PAGE
from sphinx_syllabus.load.front_matter import PageTop, read_page_top
from sphinx_syllabus.load.yaml_source import UnreadableError, YamlSource
from sphinx_syllabus.model.announcements import FOLDER, KEYS, Announcement
from sphinx_syllabus.model.problem import Place, Problem, nearest
from sphinx_syllabus.model.scalars import kind_of, refuse_direction_controls

TO_MYST = ("authors", "tags", "title", "myst", "html_meta", "orphan", "jupytext", "kernelspec")
"""Keys that such pages often have for somebody else."""


def read_announcement(
    name: str, content: bytes
) -> tuple[Announcement | None, YamlSource | None, tuple[Problem, ...]]:
    """Read an announcement.

    Args:
        name: the file's name as messages show it, from the site's folder.
        content: the file's bytes.

    Returns:
        The announcement, or None where something is missing; its front matter; and what is wrong.
    """
    if len(content) > MAXIMUM_BYTES:
        return None, None, (Problem(Place(name, 1, 1), TOO_LARGE_PAGE),)
    try:
        top = read_page_top(name, content)
    except UnreadableError as error:
        return None, None, (error.problem,)
    page = name.removesuffix(".md")
    problems = (*top.front.problems, *_problems(top))
    date, release = (top.front.values.get(key) for key in KEYS)
    if problems or not isinstance(date, str) or top.title is None:
        return None, top.front, problems
    announcement = Announcement(
        page.removeprefix(f"{FOLDER}/"), page, top.title, date,
        release if isinstance(release, str) else None, sha256(content).hexdigest()[:16],
    )  # fmt: skip
    return announcement, top.front, ()


def _problems(top: PageTop) -> Iterator[Problem]:
    front = top.front
    start = Place(front.name, 1, 1)
    misspelt = {
        key: near for key in front.values.keys() - {*KEYS, *TO_MYST} if (near := nearest(key.lower(), KEYS))
    }
    for key, near in sorted(misspelt.items()):
        message = f"unknown key '{key}' (did you mean '{near}'?)"
        yield Problem(front.place((key,), at_key=True), message)
    if "date" not in front.values and "date" not in misspelt.values():
        message = "an announcement needs a date: write a line '---', 'date: 2023-11-10' and '---' at its top"
        yield Problem(start, message)
    for key in KEYS:
        if not isinstance(front.values.get(key, ""), str):
            found = kind_of(front.values[key])
            message = f"{key}: expected a date such as 2023-11-10, found {found}"
            yield Problem(front.place((key,)), message)
    if top.title is None:
        message = "an announcement needs a title: write it in a line that begins with '# '"
        yield Problem(start, message)
        return
    try:
        refuse_direction_controls(top.title)
    except ValueError as error:
        yield Problem(start, f"the title {error}")
