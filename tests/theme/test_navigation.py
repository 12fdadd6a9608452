"""The tree of pages in the sidebar is on every page the one that the theme itself makes."""

import runpy
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.filter import SoupStrainer
from tests.sphinx_process import sphinx_build

THEME_TESTS = Path(__file__).parent
REPOSITORY = THEME_TESTS.parents[1]
MENUS = THEME_TESTS / "menus"
CONF = 'extensions = ["sphinx.ext.mathjax", "lean_book_theme"]\nhtml_theme = "sphinx_book_theme"\n'


def build(source: Path, output: Path, *options: str, files: Iterable[Path] = ()) -> Path:
    """Build a site, each warning an error."""
    doctrees = output.with_name(f"{output.name}-doctrees")
    build = sphinx_build("-q", "-W", "--keep-going", *options, "-d", doctrees, source, output, *files)
    assert build.returncode == 0, build.stderr
    return output


def build_in_stock_theme(source: Path, output: Path, *options: str) -> Path:
    extensions = runpy.run_path(str(source / "conf.py"))["extensions"]
    others = [extension for extension in extensions if extension != "lean_book_theme"]
    return build(source, output, "-D", f"extensions={','.join(others)}", *options)


def navigation_of_pages(site: Path) -> dict[str, list[Any]]:
    pages = [page.relative_to(site).as_posix() for page in site.rglob("*.html")]
    return {page: navigation(site, page) for page in pages if not page.startswith("_static/")}


def navigation(site: Path, page: str) -> list[Any]:
    html = (site / page).read_text(encoding="utf-8")
    menu = BeautifulSoup(html, "html.parser", parse_only=SoupStrainer("nav"))
    return [contents(element, page) for element in menu.select("nav.bd-links")]


def contents(element: Tag, page: str) -> list[Any]:
    """Return what an element is and holds, as far as it is to be the theme's own."""
    attributes: dict[str, Any] = {**element.attrs}
    if "class" in attributes:
        attributes["class"] = sorted(element["class"])
    if "href" in attributes:
        attributes["href"] = urljoin(f"https://site/{page}", attributes["href"])
    if "open" in attributes:
        attributes["open"] = True
    if element.name == "summary":
        attributes.pop("aria-label", None)
    children = [] if "toctree-toggle" in attributes.get("class", []) else element.children
    held = [contents(child, page) if isinstance(child, Tag) else str(child).split() for child in children]
    return [element.name, attributes, *filter(None, held)]


def assert_same_navigation(stock: Path, lean: Path) -> None:
    expected, found = navigation_of_pages(stock), navigation_of_pages(lean)
    assert expected.keys() <= found.keys()
    for page, tree in expected.items():
        assert [] != tree == found[page], page


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(["-b", "html"], id="html"),
        pytest.param(["-b", "dirhtml"], id="dirhtml"),
        pytest.param(["-b", "singlehtml"], id="singlehtml"),
        pytest.param(["-D", "html_theme_options.show_navbar_depth=0"], id="captions that open and close"),
        pytest.param(["-D", "html_theme_options.show_navbar_depth=2"], id="two levels open"),
        pytest.param(["-D", "html_theme_options.collapse_navbar=true"], id="other branches left out"),
    ],
)
def test_any_menu_is_as_in_the_theme(tmp_path: Path, options: list[str]) -> None:
    stock = build_in_stock_theme(MENUS, tmp_path / "stock", *options)
    lean = build(MENUS, tmp_path / "lean", *options)
    assert_same_navigation(stock, lean)


def test_the_menu_of_a_long_course_is_as_in_the_theme(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "conf.py").write_text(
        'extensions = ["sphinx.ext.mathjax", "lean_book_theme"]\nhtml_theme = "sphinx_book_theme"\n',
        encoding="utf-8",
    )

    def write(page: str, title: str, *entries: str) -> None:
        file = source / f"{page}.rst"
        file.parent.mkdir(exist_ok=True)
        toctree = "\n   ".join([".. toctree::", "", *entries])
        file.write_text(f"{title}\n{'=' * len(title)}\n\n{toctree}\n", encoding="utf-8")

    modules = [f"module{number}" for number in range(1, 13)]
    write("index", "A long course", *(f"{module}/index" for module in modules))
    for number, module in enumerate(modules):
        # What the theme takes for a page grows with all others: of long modules there are only some.
        lectures = [f"lecture{lecture}" for lecture in range(1, 2 if number % 3 else 11)]
        write(f"{module}/index", module.title(), *lectures)
        for lecture in lectures:
            write(f"{module}/{lecture}", f"{lecture.title()} of {module}")
    stock = build_in_stock_theme(source, tmp_path / "stock")
    lean = build(source, tmp_path / "lean", "-j", "2")
    assert_same_navigation(stock, lean)


def test_the_menu_of_this_site_is_as_in_the_theme(site: Path, tmp_path: Path) -> None:
    assert_same_navigation(build_in_stock_theme(REPOSITORY, tmp_path / "stock"), site)


def test_a_changed_caption_reaches_the_menus_of_all_pages(tmp_path: Path) -> None:
    source, output = tmp_path / "source", tmp_path / "html"
    source.mkdir()
    (source / "conf.py").write_text(CONF, encoding="utf-8")
    (source / "page.rst").write_text("A page\n======\n", encoding="utf-8")

    def build_with(caption: str, *files: Path) -> None:
        index = f"Home\n====\n\n.. toctree::\n   :caption: {caption}\n\n   page\n"
        (source / "index.rst").write_text(index, encoding="utf-8")
        build(source, output, files=files)

    def caption_on(page: str) -> str:
        soup = BeautifulSoup((output / page).read_text(encoding="utf-8"), "html.parser")
        return soup.select("nav.bd-links .caption")[0].get_text()

    for caption in ("Before", "After"):
        build_with(caption)
        assert caption_on("page.html") == caption
    # Only one page is asked for, so the other one waits for a build of all.
    build_with("Later", source / "index.rst")
    assert caption_on("page.html") == "After"
    build_with("After")
    assert caption_on("index.html") == caption_on("page.html") == "After"
    build_with("Later", source / "index.rst")
    build_with("Later")
    assert caption_on("page.html") == "Later"
