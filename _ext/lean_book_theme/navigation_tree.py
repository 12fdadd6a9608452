"""A tree of links as text, cut where it differs from page to page."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from bs4.element import AttributeValueList
from docutils import nodes
from sphinx.util.osutil import relative_uri

from lean_book_theme.start_tags import write_attributes

CUT = "\0"  # no text of a page can hold it
BRANCH = "branch-"
NUMBER = re.compile(rf"{BRANCH}\d+$")


@dataclass(frozen=True)
class NavigationTree:
    """The tree as it is on a page that is not in it, and what is otherwise on each page that is.

    Pages are known by their addresses from the top of the site.
    """

    pieces: tuple[str, ...]
    """The text; where links lead is left out."""
    targets: Mapping[int, str]
    """Which pieces are addresses of links, and of which pages."""
    current: Mapping[str, Mapping[int, str]]
    """For each page the pieces that mark it and the branches that it is in."""

    def on_page(self, page: str) -> str:
        """Return the tree as it is to stand on a page."""
        pieces = list(self.pieces)
        for place, target in self.targets.items():
            pieces[place] = escape(relative_uri(page, target))
        for place, piece in self.current.get(page, {}).items():
            pieces[place] = piece
        return "".join(pieces)


def number_branches(shown: nodes.Element, whole: nodes.Element, page: str) -> list[set[str]]:
    """Give a tree's lists and items numbers, each a class, and return which pages are in each.

    Args:
        shown: the tree, as far down as it is shown.
        whole: the tree with what is below: those pages mark the branches that are shown.
        page: the page for which both have been made.
    """
    branches: list[set[str]] = []

    def number(shown: nodes.Element, whole: nodes.Element) -> None:
        for part, whole_part in zip(shown.children, whole.children, strict=False):
            if isinstance(part, nodes.bullet_list | nodes.list_item):
                part["classes"].append(f"{BRANCH}{len(branches)}")
                links = [link for link in whole_part.findall(nodes.reference) if not link["anchorname"]]
                branches.append({_from_top(page, link["refuri"]) for link in links if link["internal"]})
            if isinstance(part, nodes.Element) and isinstance(whole_part, nodes.Element):
                number(part, whole_part)

    number(shown, whole)
    return branches


def cut_tree(tree: BeautifulSoup, branches: list[set[str]], page: str) -> NavigationTree:
    """Cut the tree that the theme has made of one with numbered branches.

    Args:
        tree: what the theme has made; it is of no use afterwards.
        branches: the pages in each branch.
        page: the page for which it has been made; it is in no branch.
    """
    pages_of = _take_pages(tree, branches, page)
    cuts: list[str] = []
    targets: dict[int, str] = {}
    current: defaultdict[str, dict[int, str]] = defaultdict(dict)

    def cut(piece: str, pages: set[str], current_piece: str) -> int:
        cuts.append(piece)
        place = 2 * len(cuts) - 1  # a piece of text is before each cut, and one after the last
        for marked_page in pages:
            current[marked_page][place] = current_piece
        return place

    for tag in tree.find_all(lambda tag: id(tag) in pages_of):
        pages, mark = pages_of[id(tag)], _mark(tag)
        plain = {name: tag.attrs.pop(name) for name in mark if name in tag.attrs}
        cut(_text(plain), pages, _text(mark))
        tag[CUT] = ""
        if tag.name == "a":
            [target] = pages
            targets[cut("", pages, "#")] = target
            tag["href"] = CUT
    texts = re.split(f' {CUT}=""|{CUT}', tree.decode())
    pieces = [piece for pair in zip(texts, [*cuts, ""], strict=True) for piece in pair]
    return NavigationTree(tuple(pieces), targets, dict(current))


def _take_pages(tree: BeautifulSoup, branches: list[set[str]], page: str) -> dict[int, set[str]]:
    """Take the numbers off, and return on which pages each element is marked, by its `id`."""
    pages_of: dict[int, set[str]] = {}
    for branch in tree.find_all(["ul", "li"], class_=NUMBER):
        classes = branch.get_attribute_list("class")
        [number] = filter(NUMBER.match, classes)
        branch["class"] = AttributeValueList(name for name in classes if name != number)
        pages_of[id(branch)] = branches[int(number.removeprefix(BRANCH))]
    for details in tree.select("li > details"):
        item = details.find_parent("li")
        # The item of a caption has no number.
        items = [item] if id(item) in pages_of else details.select("li")
        pages_of[id(details)] = set().union(*(pages_of[id(item)] for item in items))
    for link in tree.select("a.reference.internal"):
        pages_of[id(link)] = {_from_top(page, str(link["href"]))}
    return pages_of


def _from_top(page: str, address: str) -> str:
    """Return an address that stands on a page as one from the top of the site."""
    return urljoin(f"/{page}", address).removeprefix("/")


def _mark(tag: Tag) -> dict[str, Any]:
    """Return the attributes by which the theme marks an element."""
    classes = tag.get_attribute_list("class")
    if tag.name == "details":
        return {"open": "open"}
    if tag.name == "li":
        return {"class": [classes[0], "current", "active", *classes[1:]]}
    return {"class": ["current", *classes]}


def _text(attributes: dict[str, Any]) -> str:
    """Return attributes as they stand in a start tag, but for a list of no classes."""
    texts = {name: " ".join(value) if name == "class" else value for name, value in attributes.items()}
    return write_attributes({name: text for name, text in texts.items() if text})
