"""What pages load and what is published, read from built sites."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zlib import crc32

import pytest
from bs4 import BeautifulSoup, Tag
from tests.course_editions import EDITIONS
from tests.sphinx_process import sphinx_build

from lean_book_theme.published_files import write_whole
from lean_book_theme.scripts import scripts_of
from lean_book_theme.style_sheets import classes_of, read_style_sheet
from sphinx_syllabus.atomic_file import UNFINISHED

CONF = 'extensions = ["lean_book_theme"]\nhtml_theme = "sphinx_book_theme"\nhtml_static_path = ["static"]\n'
INDEX = "A title\n=======\n\nSome text.\n\n.. toctree::\n   :glob:\n\n   *\n"


class Site:
    """A site to be built, and what was built of it."""

    def __init__(self, folder: Path, conf: str = "", **pages: str) -> None:
        self.source, self.output = folder / "source", folder / "html"
        self.write("conf.py", CONF + conf)
        self.write("index.rst", INDEX)
        self.write("static/site.css", "body { --mine: 1 }")
        for name, body in {"other": "Text.", **pages}.items():
            self.write(f"{name}.rst", f"{name}\n{'=' * len(name)}\n\n{body}\n")

    def write(self, name: str, text: str) -> None:
        file = self.source / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def build(self, *options: str) -> "Site":
        build = sphinx_build("-q", "-W", *options, self.source, self.output)
        assert build.returncode == 0, build.stderr
        return self

    def page(self, name: str) -> BeautifulSoup:
        return soup_of(self.output / f"{name}.html")

    def sheets(self, name: str) -> list[str]:
        return [str(link["href"]) for link in self.page(name).select("link[rel=stylesheet]")]

    def loaded(self, address: str) -> str:
        return file_of(self.output / "index.html", address).read_text(encoding="utf-8")


def soup_of(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


def pages_of(site: Path) -> list[Path]:
    return [page for page in site.rglob("*.html") if "_static" not in page.relative_to(site).parts]


def file_of(page: Path, address: str) -> Path:
    return (page.parent / unquote(urlsplit(address).path)).resolve()


def joined_script(page: BeautifulSoup) -> Tag:
    [script] = page.select("script[src*='/scripts/joined-']")
    return script


def addresses_of(page: Path) -> Iterator[str]:
    """List what a page names, but for other pages and hosts."""
    for element in soup_of(page).find_all(True):
        for attribute in ("src", "href", "data-bootstrap", "data-search-words"):
            address = str(element.get(attribute, ""))
            if urlsplit(address).path and element.name not in ("a", "base") and not urlsplit(address).scheme:
                yield address


def test_a_page_of_a_course_loads_little(edition: Path) -> None:
    page = edition / "syllabus" / "index.html"
    at_once = {
        file_of(page, str(element.get("src") or element.get("href")))
        for element in soup_of(page).select("script[src], link[rel=stylesheet], link[rel=icon], img")
    }
    assert len(at_once) <= 5
    assert sum(len(gzip.compress(file.read_bytes())) for file in {page, *at_once}) < 70_000
    assert len(soup_of(page).select("link[rel=stylesheet]")) == 1


def test_ordinary_pages_do_with_ordinary_rules(site: Path, sample_site: Path, course_site: Path) -> None:
    """If this fails, a class that pages now have belongs into `ordinary_classes.txt`."""
    for built in (site, sample_site, course_site):
        assert list(built.rglob("whole-*.css")) == []
        for page in pages_of(built):
            assert len(soup_of(page).select("link[rel=stylesheet]")) == 1, page


def test_all_that_pages_name_is_there(site: Path, sample_site: Path) -> None:
    for built in (site, sample_site):
        for page in pages_of(built):
            for address in addresses_of(page):
                file = file_of(page, address)
                assert file.is_file(), f"{page} names {address}"
                if address.endswith(".css") or ".css?" in address:
                    text = file.read_text(encoding="utf-8")
                    for named in re.findall(r'url\("?(?!data:)([^")]+)', text):
                        assert file_of(file, named).is_file(), f"{file} names {named}"


def test_versions_are_those_of_the_files(sample_site: Path) -> None:
    for page in pages_of(sample_site):
        for address in filter(lambda address: "?v=" in address, addresses_of(page)):
            assert address.endswith(f"?v={crc32(file_of(page, address).read_bytes()):08x}"), address


def test_what_no_page_loads_is_not_published(sample_site: Path) -> None:
    published = {file.name for folder in sample_site.rglob("_static") for file in folder.rglob("*")}
    unused = re.compile(r"fontawesome\.js|fa-.*\.woff2|.*\.map|.*macros\.html|.*\.[mp]o")
    assert not list(filter(unused.fullmatch, published))
    assert "bootstrap.js" in published
    for script in sample_site.rglob("_static/scripts/*.js"):
        assert "sourceMappingURL" not in script.read_text(encoding="utf-8")


def test_pages_have_one_viewport_and_no_script_of_their_own(sample_site: Path) -> None:
    written = set()
    for page in pages_of(sample_site):
        if page.name != "search.html":  # the theme's, that puts the cursor into the field
            html = page.read_text(encoding="utf-8")
            written.add(tuple(script.text for script in scripts_of(html) if not script.address))
            assert "onclick" not in html
        assert len(soup_of(page).select("meta[name=viewport]")) == 1
    [only] = written
    assert len(only) == 1


def test_scripts_are_loaded_where_they_are_needed(sample_site: Path) -> None:
    def loads(page: str, script: str) -> bool:
        return bool(soup_of(sample_site / page).select(f"script[src*='{script}']"))

    for edition in EDITIONS.values():
        assert loads(f"{edition}everything.html", "design-tabs.js")
        assert not loads(f"{edition}code.html", "design-tabs.js")
        assert not loads(f"{edition}code.html", "searchindex.js")
        for script in ("searchtools.js", "sphinx_highlight.js", "language_data.js", "searchindex.js"):
            assert loads(f"{edition}search.html", script)
    for page in pages_of(sample_site):
        scripts = soup_of(page).select("script[src]")
        assert all(script.has_attr("defer") for script in scripts), page
        assert not loads(str(page.relative_to(sample_site)), "bootstrap.js")


@pytest.fixture(scope="module")
def rare(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = Site(
        tmp_path_factory.mktemp("rare"),
        'html_css_files = ["site.css"]\n',
        rare=".. container:: col-6\n\n   Narrow.",
        tabbed=".. raw:: html\n\n   <a class='x' data-bs-toggle=\"tab\" href='#y'>Tab</a>",
        scripted=".. raw:: html\n\n   <script>document.body.classList.add('d-md-none')</script>",
        loading=".. raw:: html\n\n   <script src='_static/gr%C3%B6%C3%9Fe.js'></script>",
        loading_from_top=".. raw:: html\n\n   <script src=/_static/gr%C3%B6%C3%9Fe.js></script>",
    )
    site.write("static/größe.js", "document.body.classList.add('d-md-none', 'col-6')")
    return site.build()


@pytest.mark.parametrize("page", ["rare", "scripted", "loading", "loading_from_top"])
def test_a_page_with_a_rare_class_gets_all_rules(rare: Site, page: str) -> None:
    [ordinary], [whole] = rare.sheets("other"), rare.sheets(page)
    assert "ordinary-" in ordinary
    assert "whole-" in whole
    for rule in (".col-6{", ".d-md-none{"):
        assert rule in rare.loaded(whole)
        assert rule not in rare.loaded(ordinary)
    for sheet in (ordinary, whole):
        text = rare.loaded(sheet)
        for name in ("tooltip-inner", "dropdown-menu.show", "admonition", "highlight .nb", "bd-sidebar"):
            assert f".{name}" in text, name
        assert ".fa-address-book" not in text
        assert text.count("--mine:1") == 1
        assert text.index("--bs-blue") < text.index("--sbt-") < text.index("--mine:1")
    assert len(gzip.compress(rare.loaded(ordinary).encode())) < 35_000


def test_which_rules_a_page_gets_does_not_depend_on_how_it_is_built(rare: Site) -> None:
    def written() -> dict[str, bytes]:
        files = [*rare.output.glob("*.html"), *rare.output.glob("_static/styles/*.css")]
        return {file.name: file.read_bytes() for file in files}

    alone = written()
    for file in alone:
        (next(rare.output.rglob(file))).unlink()
    rare.build("-a", "-j", "3")
    assert written() == alone
    (rare.source / "rare.rst").touch()
    rare.build()
    assert written() == alone


def test_bootstrap_is_there_at_once_where_it_is_at_work(rare: Site) -> None:
    sources = [str(script["src"]) for script in rare.page("tabbed").select("script[src]")]
    assert sources[0].startswith("_static/scripts/bootstrap.js?v=")
    assert sources[1].startswith("_static/scripts/joined-")
    assert not joined_script(rare.page("tabbed")).has_attr("data-bootstrap")


def test_style_sheets_keep_their_order(tmp_path: Path) -> None:
    conf = 'html_css_files = ["a.css", ("print.css", {"media": "print"}), "b.css", "fonts.css"]\n'
    site = Site(tmp_path, conf)
    site.write("static/a.css", "a { color: red }")
    site.write("static/print.css", "a { color: black }")
    site.write("static/b.css", "a { color: blue; background: url(pictures/b.svg) }")
    site.write("static/fonts.css", '@import "other.css";')
    before, only_print, after, alone = site.build().sheets("index")
    assert site.loaded(before).endswith("a{color:red}")
    assert only_print.startswith("_static/print.css?v=")
    assert site.loaded(after) == 'a{color:#00f;background:url("../pictures/b.svg")}'
    assert alone.startswith("_static/fonts.css?v=")


@pytest.mark.parametrize("place", ["static", "static/site.css"])
def test_an_edited_style_sheet_reaches_all_pages(tmp_path: Path, place: str) -> None:
    site = Site(tmp_path, f'html_css_files = ["site.css"]\nhtml_static_path = ["{place}"]\n').build()
    [before] = site.sheets("other")
    site.build()
    assert site.sheets("other") == [before]
    site.write("static/site.css", "body { --mine: 2 }")
    [after] = site.build().sheets("other")
    assert after != before
    assert "--mine:2" in site.loaded(after)


def test_scripts_of_the_site_find_what_they_use(tmp_path: Path) -> None:
    conf = 'html_js_files = ["site.js", ("later.js", {"defer": "defer"})]\nlanguage = "de"\n'
    site = Site(tmp_path, conf)
    site.write("static/site.js", "console.log('nothing of Sphinx')")
    site.write("static/later.js", "DOCUMENTATION_OPTIONS.HAS_SOURCE")
    script = joined_script(site.build().page("index"))
    assert script.has_attr("defer")
    text = site.loaded(str(script["src"]))
    assert text.index("const Documentation =") < text.index("Documentation.addTranslations(")
    site.write("static/site.js", "Documentation.focusSearchBar()")
    page = site.build().page("index")
    assert not joined_script(page).has_attr("defer")
    sources = [str(script["src"]) for script in page.select("script[src]")]
    assert "joined-" in sources[0]


def test_a_context_of_the_site_may_name_files(tmp_path: Path) -> None:
    names = '{"css_files": ["_static/site.css"], "script_files": ["_static/site.js"]}'
    site = Site(tmp_path, f"html_context = {names}\n")
    site.write("static/site.js", "console.log('old')")
    page = site.build().page("index")
    [sheet] = site.sheets("index")
    assert "--mine:1" in site.loaded(sheet)
    assert page.select("script[src^='_static/site.js']")


def test_a_layout_of_the_site_stands_on_this_one(tmp_path: Path) -> None:
    site = Site(tmp_path, 'templates_path = ["templates"]\n')
    layout = '{% extends "!layout.html" %}{% block extrahead %}{{ super() }}<meta name="mine">{% endblock %}'
    site.write("templates/layout.html", layout)
    page = site.build().page("index")
    assert page.select("meta[name=mine]")
    assert len(page.select("link[rel=stylesheet]")) == 1
    assert len(page.select("script[src]")) == 1


def test_search_while_typing_has_all_it_needs(tmp_path: Path) -> None:
    site = Site(tmp_path, 'html_theme_options = {"search_as_you_type": True}\n').build()
    for name in ("index", "search"):
        sources = [str(script["src"]) for script in site.page(name).select("script[src]")]
        assert [source for source in sources if "searchindex.js" in source] == ["searchindex.js"]
        assert '"search_as_you_type":true' in str(joined_script(site.page(name))["data-options"])


@pytest.mark.parametrize(
    "css",
    [
        b'@import "other.css"; a { b: c }',
        b"a { color: red",
        b"} a { color: red }",
        'a::after { content: "ü" }'.encode("latin-1"),
        "\ufeffa { color: red }".encode(),
    ],
)
def test_what_cannot_be_joined_stands_alone(css: bytes) -> None:
    sheet = read_style_sheet(css, "site.css", "styles")
    assert sheet is None or sheet.whole == "a{color:red}"


def test_classes_are_found_however_they_are_written() -> None:
    html = """<p class="a b"><p CLASS='c&amp;d'><p id=x class=e><p id=f><code>class</code>"""
    assert classes_of(html) == {"a", "b", "c&d", "e"}


def test_what_a_killed_build_leaves_of_a_file_has_the_name_that_the_next_build_looks_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_whole(tmp_path / "styles.css", "a {}")
    assert [*tmp_path.iterdir()] == [*tmp_path.glob(f".*{UNFINISHED}")] != []
