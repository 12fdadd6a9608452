"""Editions of a small site: each in its own words, and every page linked with its like in the others."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from tests.sphinx_process import sphinx_build

LANGUAGES = {"en": "", "fa": "fa", "de": "de"}
ADDRESS = "https://owls.example/all/"

LACKING = {"not-in-persian": {"fa"}, "only-in-german": {"en", "fa"}}
"""The languages in which there is no page of a name."""

Build = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Return a way to build one edition of a copy of the site into the output of all of them."""
    source = Path(shutil.copytree(Path(__file__).parent / "site", tmp_path / "site"))

    def build(language: str, *options: str, builder: str = "html") -> subprocess.CompletedProcess[str]:
        output = tmp_path / "output" / LANGUAGES.get(language, "")
        command = ["-W", "-n", "-b", builder, f"-Dlanguage={language}", *options]
        return sphinx_build(*command, "-d", tmp_path / f"doctrees-{language}", source, output)

    return build


def build_all(build: Build, *options: str, builder: str = "html") -> None:
    for language in LANGUAGES:
        done = build(language, *options, builder=builder)
        assert done.returncode == 0, done.stderr


def pages(output: Path) -> Iterator[tuple[str, BeautifulSoup]]:
    """Read the pages of all editions, by their paths; those of folders by the folders'."""
    for file in sorted(output.rglob("*.html")):
        path = file.relative_to(output).as_posix()
        if "_static" not in path:
            yield path, BeautifulSoup(file.read_text("utf-8"), "html.parser")


def lacking(path: str) -> set[str]:
    return next((languages for name, languages in LACKING.items() if name in path), set())


def edition_of(path: str) -> str:
    first = path.partition("/")[0]
    return first if first in LANGUAGES else "en"


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_every_page_leads_to_the_same_page_in_every_other_language(
    build: Build, tmp_path: Path, builder: str
) -> None:
    build_all(build, builder=builder)
    output = tmp_path / "output"
    seen = 0
    for path, page in pages(output):
        own = edition_of(path)
        name = path.removeprefix(f"{own}/")
        seen += 1
        links = {str(link["hreflang"]): link for link in page.select("a.language-switch")}
        assert links.keys() == LANGUAGES.keys() - {own}
        for language, link in links.items():
            target = urljoin(f"https://any/{path}", str(link["href"])).removeprefix("https://any/")
            target += "index.html" if target.endswith("/") or not target else ""
            there = "index.html" if language in lacking(path) else name
            assert target == "/".join(filter(None, (LANGUAGES[language], there)))
            assert (output / target).is_file()
            assert (link["lang"], link["dir"]) == (language, "rtl" if language == "fa" else "ltr")
    assert seen == 3 + 3 + 2 + 1 + 2 * 3  # home, barn owls, those that are not in all, index and search


def test_an_edition_that_is_served_alone_leads_to_no_other(build: Build, tmp_path: Path) -> None:
    done = build("fa", "-t", "one_edition", f"-Dhtml_baseurl={ADDRESS}")
    assert done.returncode == 0, done.stderr
    for _, page in pages(tmp_path / "output"):
        assert not page.select("a.language-switch, head link[rel=alternate]")


def test_search_engines_are_told_all_addresses_of_a_page(build: Build, tmp_path: Path) -> None:
    build_all(build, f"-Dhtml_baseurl={ADDRESS}")
    for path, page in pages(tmp_path / "output"):
        name = path.removeprefix(f"{edition_of(path)}/")
        [canonical] = page.select("head link[rel=canonical]")
        assert canonical["href"] == ADDRESS + path
        alternates = {link["hreflang"]: link["href"] for link in page.select("head link[rel=alternate]")}
        there = {
            language: ADDRESS + "/".join(filter(None, (folder, name)))
            for language, folder in LANGUAGES.items()
            if language not in lacking(path)
        }
        first = {"x-default": next(iter(there.values()))}
        assert alternates == (there | first if len(there) > 1 else {})


def test_a_book_tells_nothing_to_search_engines(build: Build, tmp_path: Path) -> None:
    told = build("fa", f"-Dhtml_baseurl={ADDRESS}", "-Dversion=1", "-Depub_copyright=Owls", builder="epub")
    assert told.returncode == 0, told.stderr
    assert "hreflang" not in (tmp_path / "output/fa/folder/barn.xhtml").read_text("utf-8")


@pytest.mark.parametrize(("language", "direction"), [("fa", "rtl"), ("de", "ltr")])
def test_a_book_is_read_in_the_direction_of_its_language(
    build: Build, tmp_path: Path, language: str, direction: str
) -> None:
    done = build(language, "-Dversion=1", "-Depub_copyright=Owls", builder="epub")
    assert done.returncode == 0, done.stderr
    book = tmp_path / "output" / language
    written = [ElementTree.parse(file).getroot() for file in book.rglob("*.xhtml") if file.stem != "nav"]
    assert {page.get("dir", "ltr") for page in written} == {direction}
    spine = ElementTree.parse(book / "content.opf").getroot().find("{*}spine")
    assert spine is not None
    assert spine.get("page-progression-direction") == direction
    styles = {Path(link.get("href", "")).name for link in written[0].iterfind(".//{*}head/{*}link")}
    assert ("right-to-left-book.css" in styles) == (direction == "rtl")
    assert all((book / "_static" / style).exists() for style in styles)
    assert "site-editions.css" not in styles


def test_a_language_that_cldr_lacks_is_written_from_left_to_right(build: Build, tmp_path: Path) -> None:
    configuration = tmp_path / "site" / "conf.py"
    configuration.write_text(configuration.read_text("utf-8").replace('"de"', '"tlh"'), "utf-8")
    done = build("en")
    assert done.returncode == 0, done.stderr
    page = BeautifulSoup((tmp_path / "output/index.html").read_text("utf-8"), "html.parser")
    [link] = page.select("a.language-switch[lang=tlh]")
    assert link["dir"] == "ltr"


def test_no_address_is_guessed(build: Build, tmp_path: Path) -> None:
    build_all(build)
    for _, page in pages(tmp_path / "output"):
        assert not page.select("head link[rel=alternate], head link[rel=canonical]")


def test_each_edition_is_in_its_own_words(build: Build, tmp_path: Path) -> None:
    build_all(build)
    said = {path: page for path, page in pages(tmp_path / "output") if path.endswith("index.html")}
    titles = {path: str(page.title and page.title.string) for path, page in said.items()}
    assert "جغدها" in titles["fa/index.html"]
    assert "Eulen" in titles["de/index.html"]
    [description] = said["fa/index.html"].select("meta[name=description]")
    assert description.attrs == {"name": "description", "content": "همه‌چیز دربارهٔ جغدها"}


@pytest.mark.parametrize(
    ("written", "instead", "told"),
    [
        ('"de"', '"nl"', "site_editions has no 'de'"),
        ('"project": "Eulen"', '"projekt": "Eulen"', "a value for 'projekt'"),
        ('"name": "Deutsch"', '"nam": "Deutsch"', "each language has a dict with 'name'"),
    ],
)
def test_mistake_in_the_editions_is_told(
    build: Build, tmp_path: Path, written: str, instead: str, told: str
) -> None:
    configuration = tmp_path / "site" / "conf.py"
    configuration.write_text(configuration.read_text("utf-8").replace(written, instead), "utf-8")
    done = build("de")
    assert done.returncode == 2
    assert told in done.stderr
