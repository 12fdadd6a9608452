"""Every page of the site as a chapter, the home page too."""

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform


class PagesAsChapters(SphinxPostTransform):
    """Put pages beside the page that lists them, not into that section of it that happens to do so.

    Sphinx puts every page where it is listed. So all pages would be parts of the home page's last
    section, and each section of the home page a chapter.
    """

    default_priority = 50
    formats = ("latex",)

    def run(self, **_arguments: Any) -> None:
        """Make a section for the book, whose sections are the home page and all pages, in reading order."""
        home = self.document.next_node(nodes.section)
        if home is None or home.parent is not self.document:
            return
        pages = [*home.findall(addnodes.start_of_file)]
        for page in pages:
            page.parent.remove(page)
        title = home.next_node(nodes.title)
        book = nodes.section("", nodes.title("", title.astext() if title else ""))
        home.replace_self(book)
        book += [home, *pages] if _says_something(home) else pages


def _says_something(page: nodes.section) -> bool:
    """Tell whether a page holds more than its title and places at which pages were listed."""
    return any(
        node.astext() or node.next_node(nodes.image)
        for node in page.children
        if not isinstance(node, nodes.title | nodes.comment)
    )
