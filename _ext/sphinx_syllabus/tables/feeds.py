"""The calendars of a course, with links by which a reader subscribes to them."""

from collections.abc import Iterable

from docutils import nodes

from sphinx_syllabus.nodes import output_link
from sphinx_syllabus.tables.grid import line
from sphinx_syllabus.tables.style import TableStyle


def feed_list(feeds: Iterable[tuple[str, str]], style: TableStyle) -> nodes.bullet_list:
    """List calendars, each by its name and its file, with all ways to it."""
    items = (nodes.list_item("", _feed(name, file, style)) for name, file in feeds)
    return nodes.bullet_list("", *items, classes=["syllabus-calendars"])


def _feed(name: str, file: str, style: TableStyle) -> nodes.paragraph:
    # Several links say "Subscribe": who hears them one by one needs to be told to what.
    unseen = f" ({name})"
    return line(
        nodes.strong("", name, classes=["name"]),
        nodes.Text(" "),
        _link(file, "webcal", style.words("Subscribe"), unseen),
        nodes.Text(" "),
        _link(file, "google", style.words("Google Calendar"), unseen),
        nodes.Text(" "),
        output_link("", "", nodes.inline("", file), output=file),
    )


def _link(file: str, by: str, words: str, unseen: str) -> output_link:
    heard = nodes.inline("", unseen, classes=["syllabus-unseen"])
    return output_link("", "", nodes.inline("", words), heard, output=file, subscribe=by)
