"""The few nodes that HTML needs and docutils does not have.

Each is a kind of standard node, so every other builder treats it as that.
"""

from docutils import nodes


class isolate(nodes.inline):
    """Words that keep their own direction: HTML's ``bdi``."""


class time_element(nodes.inline):
    """Words that mean the date or moment in attribute ``datetime`` (ISO 8601): HTML's ``time``."""


class dated_words(nodes.inline):
    """Words about a date that lasts as a dated row does: what a script adds to the date goes into them."""


class header_cell(nodes.entry):
    """A cell that heads what attribute ``scope`` says: ``col``, ``row`` or ``rowgroup``."""


class dated_row(nodes.row):
    """A row that lasts from attribute ``starts`` to attribute ``ends`` (moments in ISO 8601).

    With ``heads_group`` it starts a row group of its own.
    """


class dated_item(nodes.list_item):
    """A list item with the attributes of a dated row."""


class timeline(nodes.container):
    """A picture that only HTML shows, over the table that says the same.

    ``drawings`` holds it as SVG, for wide and for narrow pages; ``summary`` names the table.
    """


class drawing(nodes.inline):
    """A small picture that repeats what the words beside it say; ``svg`` holds it, and only HTML shows it."""


class pictured_table(nodes.container):
    """A table under a picture of it that only HTML shows; ``drawings`` holds it as SVG."""


class output_link(nodes.inline):
    """Words that lead to the file in attribute ``output``, which the build writes beside the pages.

    With ``saved`` a browser is to save the file, not to open it. With ``subscribe`` they lead to a calendar
    that then follows the file: ``webcal`` to the one that the reader's device opens, ``google`` to
    Google's. That takes the site's address; where it is not known, and on paper, there are no such words.
    """


class page_excerpt(nodes.paragraph):
    """The first paragraph of the page in attribute ``page``, put here when that page can be resolved."""


class announcement_date(nodes.paragraph):
    """The line on an announcement's page that says when it was made."""


class download_link(nodes.reference):
    """A link to a file that a browser is to save: HTML's ``a download``."""
