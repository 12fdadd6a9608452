"""What the tables need to know of their surroundings."""

from collections.abc import Callable
from dataclasses import dataclass

from docutils import nodes

from sphinx_syllabus.dates.format import zone_name
from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.model.problem import DataPath

LinkTo = Callable[[str, str], nodes.Node]
"""Make a link from a target and the link's words."""


@dataclass(frozen=True)
class TableStyle:
    """How dates are shown, and how links are made.

    Attributes:
        dates: In which calendars, zone and words dates are shown.
        page_link: Takes a page's name.
        titled_link: Takes a page's name; the words are the page's title in this edition.
        topic_link: Takes the id of a topic without a page of its own.
        file_link: Takes a file's path from the site's top folder.
        edit_link: Takes the path of an entry and its name, and links to that entry's line of data; None
            where the site has no place to edit at.
        web_only: Wraps what makes sense on a web page only.
        citation: Takes the key of an entry in a bibliography.
    """

    dates: DateStyle
    page_link: LinkTo
    titled_link: Callable[[str], nodes.Node]
    topic_link: LinkTo
    file_link: LinkTo
    edit_link: Callable[[DataPath, str], nodes.Node | None]
    web_only: Callable[[nodes.Node], nodes.Node]
    citation: Callable[[str], nodes.Node]

    def with_zone(self, caption: str) -> str:
        """Name the time zone in a table's caption, once for all its times."""
        return f"{caption} ({zone_name(self.dates.zone, self.dates.locale)})"

    def words(self, message: str) -> str:
        """Translate a message into the page's language."""
        return self.dates.locale.words(message)
