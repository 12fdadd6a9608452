"""Icons are drawings in the page, read from built pages; `tests/browser` looks at them."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from tests.sphinx_process import sphinx_build

CONF = """\
extensions = ["sphinx_design", "lean_book_theme"]
html_theme = "sphinx_book_theme"
html_theme_options = {
    "icon_links": [{"name": "Elsewhere", "url": "https://example.org", "icon": "fa-brands fa-github"}],
}
"""
ICONS = """\
Icons
=====

.. raw:: html

   <p id="written"><i class='far fa-star' aria-label="Favourite"></i><span class="fas fa-times fa-2x mine"
   id="other" aria-hidden="true"></span><i class="fa-custom fa-mine"></i><span class="far"></span></p>
   <script>const star = "<i class='fas fa-star'></i>";</script>

:fab:`github` :fas:`no-such-icon`
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp("icons") / "source"
    source.mkdir()
    (source / "conf.py").write_text(CONF, encoding="utf-8")
    (source / "index.rst").write_text(f"{ICONS}\n.. toctree::\n\n   two\n", encoding="utf-8")
    (source / "two.rst").write_text("Two\n===\n\n:fas:`no-such-icon`\n", encoding="utf-8")
    return source


@pytest.fixture(scope="module")
def html(source: Path) -> Path:
    return build(source, "html")[0]


def build(source: Path, builder: str) -> tuple[Path, str]:
    """Build a site and return its folder and the warnings."""
    output = source.with_name(builder)
    build = sphinx_build("-q", "-E", "-j", "2", "-b", builder, source, output)
    assert build.returncode == 0, build.stderr
    return output, build.stderr


def read(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


def left_to_scripts(page: BeautifulSoup) -> list[Tag]:
    styles = ("fa", "fas", "far", "fab", "fa-solid", "fa-regular", "fa-brands")
    return page.select(", ".join(f"[class~={style}][class*=fa-]" for style in styles))


@pytest.mark.parametrize(
    ("builder", "pages"),
    [("dirhtml", ["index.html", "two/index.html", "search/index.html"]), ("singlehtml", ["index.html"])],
)
def test_all_icons_are_drawn_but_unknown_ones(source: Path, builder: str, pages: list[str]) -> None:
    output, warnings = build(source, builder)
    assert warnings.count("Font Awesome has no icon for fas fa-no-such-icon [lean_book_theme.icon]") == 1
    for name in pages:
        page = read(output / name)
        assert page.select_one("svg.fa-magnifying-glass path"), name
        assert page.select_one(".navbar-icon-links svg.fa-github path"), name
        left = {" ".join(icon["class"]) for icon in left_to_scripts(page)}
        assert left <= {"fas fa-no-such-icon"}, name


def test_what_an_author_has_written_of_an_icon_is_kept(html: Path) -> None:
    written = read(html / "index.html").select_one("#written")
    assert written
    star, cross, own, other = written.find_all(recursive=False)
    assert (star["role"], star["aria-label"]) == ("img", "Favourite")
    assert "aria-hidden" not in star.attrs
    assert cross["class"] == ["svg-inline--fa", "fa-times", "fa-2x", "mine"]
    assert (cross["id"], cross["aria-hidden"]) == ("other", "true")
    assert str(own) == '<i class="fa-custom fa-mine"></i>'
    assert str(other) == '<span class="far"></span>'


def test_what_a_script_writes_is_left_to_it(html: Path) -> None:
    page = (html / "index.html").read_text(encoding="utf-8")
    assert """<script>const star = "<i class='fas fa-star'></i>";</script>""" in page


def test_a_page_says_once_whose_icons_it_shows(html: Path) -> None:
    page = (html / "two.html").read_text(encoding="utf-8")
    assert page.count("Font Awesome Free by Fonticons, Inc., https://fontawesome.com, CC BY 4.0") == 1
    assert (html / "_static" / "fontawesome" / "LICENSE.txt").is_file()
