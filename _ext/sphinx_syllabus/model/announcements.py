"""What is told to the students on a day: a page of its own, in the folder ``announcements``."""

from dataclasses import dataclass

FOLDER = "announcements"
"""The folder of the announcements, from the site's folder."""

INDEX = "index"
"""The one page of that folder that is none: it may list them."""

KEYS = {
    "date": "The day or moment of the announcement, required.",
    "release": "From when on it is to be seen at all: a day or a moment.",
}
"""The keys at the top of an announcement that mean something here, and what they mean.

The first heading is the title.
"""


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
