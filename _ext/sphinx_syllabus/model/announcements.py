"""What is told to the students on a day: a page of its own, in the folder ``announcements``."""

from dataclasses import dataclass

FOLDER = "announcements"
"""The folder of the announcements, from the site's folder."""

INDEX = "index"
"""The one page of that folder that is none: it may list them."""

KEYS = ("date", "release")
"""The keys at the top of an announcement that mean something here."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """An announcement as written.

    ``id`` is its file's name; ``content`` stands for all of the file: it is another one when that is.
    """

    id: str
    page: str
    title: str
    date: str
    release: str | None
    content: str
