"""What each directive and role makes, in files that a person can read and judge."""

from __future__ import annotations

import pickle
import re
from typing import TYPE_CHECKING

import pytest
from bs4 import Tag
from docutils import nodes
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from tests.syllabus.site.conftest import bring_back

if TYPE_CHECKING:
    from pathlib import Path

    from tests.syllabus.site.conftest import Course

PAGES = ("all", "box", "due", "grading", "link", "module", "next", "plan", "projects", "structured")
TABLES = ("all", "plan", "next")


class TextFile(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "txt"


class HtmlFile(TextFile):
    file_extension = "html"


class TexFile(TextFile):
    file_extension = "tex"


class ManFile(TextFile):
    file_extension = "man"


@pytest.fixture(scope="module")
def built(kept_edition: tuple[Course, Path]) -> Course:
    """Bring back the sample course as it was built, in each edition in turn."""
    return bring_back(*kept_edition)


@pytest.mark.parametrize("page", PAGES)
def test_html(built: Course, page: str, snapshot: SnapshotAssertion) -> None:
    assert html_below_title(built.body(page)) == snapshot(extension_class=HtmlFile)


@pytest.mark.parametrize("page", PAGES)
def test_doctree(built: Course, page: str, snapshot: SnapshotAssertion) -> None:
    doctree = built.source.with_name("doctrees-html") / f"{page}.doctree"
    document = pickle.loads(doctree.read_bytes())
    assert isinstance(document, nodes.document)
    [section] = document.findall(nodes.section)
    tree = "".join(child.pformat() for child in section.children[1:])
    assert tree == snapshot(extension_class=TextFile)


@pytest.fixture(scope="module")
def printed(built: Course) -> Course:
    """Build what is not HTML."""
    for builder in ("text", "latex", "man"):
        built.build(builder)
    return built


@pytest.mark.parametrize("page", TABLES)
def test_text(printed: Course, page: str, snapshot: SnapshotAssertion) -> None:
    text = (printed.output("text") / f"{page}.txt").read_text(encoding="utf-8")
    assert text == snapshot(extension_class=TextFile)


@pytest.mark.parametrize("page", TABLES)
def test_latex(printed: Course, page: str, snapshot: SnapshotAssertion) -> None:
    [file] = printed.output("latex").glob("*.tex")
    book = file.read_text(encoding="utf-8")
    chapter = between(rf"\\label{{\\detokenize{{{page}::doc}}}}", r"\\sphinxstepscope", book)
    assert chapter == snapshot(extension_class=TexFile)


@pytest.mark.parametrize("page", TABLES)
def test_man(printed: Course, page: str, snapshot: SnapshotAssertion) -> None:
    [file] = printed.output("man").glob("*.1")
    title = (printed.source / f"{page}.md").read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")
    section = between(rf"\.SH {title.upper()}\n", r"\.SH [A-Z' ]+\n", file.read_text(encoding="utf-8"))
    assert section == snapshot(extension_class=ManFile)


def html_below_title(body: Tag) -> str:
    """Write what a document holds below its title, each block on a line of its own."""
    section = body.find("section")
    assert isinstance(section, Tag)
    html = "".join(
        str(child) for child in section.children if not (isinstance(child, Tag) and child.name == "h1")
    )
    blocks = "table|caption|colgroup|tbody|thead|tr|td|th|p|div|ul|li"
    ends = "table|tbody|thead|tr|td|th|div|ul|li"
    return re.sub(rf"(?<=>)\n?(?=<(?:{blocks}|/(?:{ends}))\b)", "\n", html).strip() + "\n"


def between(begin: str, end: str, text: str) -> str:
    found = re.search(f"{begin}(.*?){end}", text, re.DOTALL)
    assert found
    return found[1].strip() + "\n"
