"""Languages that are read from right to left: mirrored styles, direction, words and digits."""

import gettext
import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from bs4.element import PreformattedString
from lightningcss import process_stylesheet
from tests.sphinx_process import sphinx_build

from lean_book_theme.mirroring import mirror
from lean_book_theme.words import CATALOGS

STYLE_SHEETS = [
    files("pydata_sphinx_theme") / "theme/pydata_sphinx_theme/static/styles/pydata-sphinx-theme.css",
    files("sphinx_book_theme") / "theme/sphinx_book_theme/static/styles/sphinx-book-theme.css",
    files("sphinx_design") / "static/sphinx-design.min.css",
]
CATALOG_FILES = sorted(CATALOGS.glob("*/LC_MESSAGES/*.po"))
LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
# What is named so in every language.
NAMES = {"PDF", "Thebe", "Sphinx", "PyData", "Theme", "pdf", "md"}


def page_of(site: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((site / name).read_text(encoding="utf-8"), "html.parser")


def build(source: Path, *options: str) -> Path:
    output = source / "html"
    build = sphinx_build("-q", "-W", *options, source, output)
    assert build.returncode == 0, build.stderr
    return output


def write_site(folder: Path, language: str) -> None:
    conf = f'extensions = ["lean_book_theme"]\nhtml_theme = "sphinx_book_theme"\nlanguage = "{language}"\n'
    (folder / "conf.py").write_text(conf, encoding="utf-8")
    (folder / "index.rst").write_text("Title\n=====\n\nText.\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("written", "mirrored"),
    [
        ("left:0", "right:0"),
        ("margin-left:calc(1rem*(2 - 1))", "margin-right:calc(1rem*(2 - 1))"),
        ("border-top-left-radius:4px!important", "border-top-right-radius:4px!important"),
        ("margin:1px 2px 3px 4px", "margin:1px 4px 3px 2px"),
        ("padding:0 var(--a,1px) 0 0!important", "padding:0 0 0 var(--a,1px)!important"),
        ("border-radius:1px 2px", "border-radius:2px 1px"),
        ("border-radius:1px 2px 3px", "border-radius:2px 1px 2px 3px"),
        ("border-radius:1px 2px 3px 4px/5px 6px", "border-radius:2px 1px 4px 3px/6px 5px"),
        ("float:left!important", "float:right!important"),
        ("text-align:right", "text-align:left"),
        ("transform:translate(-75%)", "transform:translate(75%)"),
        ("transform:scale(.8)translate(.5rem,1px)", "transform:scale(.8)translate(-.5rem,1px)"),
        ("transform:translateX(var(--x))", "transform:translateX(calc(-1*var(--x)))"),
        ("box-shadow:inset 3px 0 0 red", "box-shadow:inset -3px 0 0 red"),
        (
            "box-shadow:inset max(3px,1em) 0 red,0 1px red",
            "box-shadow:inset calc(-1*max(3px,1em)) 0 red,0 1px red",
        ),
        ("transition:left .2s,margin-left .1s", "transition:right .2s,margin-right .1s"),
        ("background-position:right .75rem center", "background-position:left .75rem center"),
    ],
)
def test_what_has_a_side_is_mirrored(written: str, mirrored: str) -> None:
    assert mirror(f".x{{color:red;{written}}}") == f".x{{color:red;{mirrored}}}"


@pytest.mark.parametrize(
    "rule",
    [
        ".left>a{margin:1px 2px}",
        ".x{margin-inline-start:1px;inset-inline:0 1px}",
        ".x{box-shadow:1px 0 2px red}",
        ".x{box-shadow:inset 0 1px red,inset 0 0 0 9px red}",
        ".x{transform:translateY(-50%)rotate(90deg)}",
        ".x{transform:translate(0,1px)}",
        '.x{content:"left:1px;right:2px";--left:left}',
        '.x{background:url("data:image/svg+xml;a{left:1px;}")}',
        ".x{color:red}pre .linenos{padding-right:10px}.y{color:red}",
        ".bs-tooltip-end .tooltip-arrow{left:-1px}",
        "@media (width>=1px){.x{animation:sd-slide-from-left 1s}}",
    ],
)
def test_what_has_none_stays(rule: str) -> None:
    assert mirror(rule) == rule


@pytest.mark.parametrize("sheet", STYLE_SHEETS, ids=lambda sheet: sheet.name)
def test_a_whole_style_sheet_mirrored_twice_is_itself(sheet: Path) -> None:
    rules = process_stylesheet(sheet.read_text(encoding="utf-8"))
    mirrored = mirror(rules)
    assert mirrored != rules
    assert mirror(mirrored) == rules
    process_stylesheet(mirrored)


def test_pages_say_how_they_are_read(persian_site: Path, sample_site: Path) -> None:
    for name in ("index.html", "search.html", "404.html"):
        root = page_of(persian_site, name).html
        assert root is not None
        assert (root["lang"], root["dir"]) == ("fa", "rtl")
    assert "dir" not in page_of(sample_site, "everything.html").html.attrs  # type: ignore[union-attr]


def test_only_arabic_script_brings_its_font(persian_site: Path, sample_site: Path, tmp_path: Path) -> None:
    assert sum(file.stat().st_size for file in persian_site.rglob("vazirmatn/*.woff2")) < 30_000
    assert list(persian_site.rglob("vazirmatn/OFL.txt"))
    for kind in ("vazirmatn", "right_to_left"):
        assert not list((sample_site / "_static").rglob(f"*{kind}*"))
    write_site(tmp_path, "he")
    hebrew = build(tmp_path)
    assert page_of(hebrew, "index.html").html["dir"] == "rtl"  # type: ignore[index]
    assert not list(hebrew.rglob("*vazirmatn*"))


def test_words_and_code_in_latin_script_keep_their_order(persian_site: Path) -> None:
    page = page_of(persian_site, "everything.html")
    left_to_right = [element.get_text() for element in page.select("article p > [dir=ltr]")]
    assert "inline code!" in left_to_right
    assert "Deep Learning (2nd ed.)" in left_to_right
    assert "Attention Is All You Need (2017)" in left_to_right
    assert [key.get("dir") for key in page.select("article p > kbd")] == [None, None]
    assert page.select("[class*=highlight-][dir=ltr]")
    assert page.select(".citation[dir=ltr]")
    assert not page.select("section[dir], ul[dir], ol[dir], article > [dir], p[dir=ltr]:lang(fa) a[dir=rtl]")


def test_isolated_latin_names_are_listed_as_the_page_is_read(full_site: Path) -> None:
    page = page_of(full_site, "fa/presentations.html")
    [names] = [element for element in page.select("p.by") if "George Boole" in element.get_text()]
    assert [name.get_text() for name in names.select("bdi")] == ["Ada Lovelace", "George Boole"]
    assert not [
        element for element in (names, *names.select("*"), *names.parents) if element.get("dir") == "ltr"
    ]
    assert page.select("p.paper[dir=ltr]")


def test_dashes_before_latin_parts_of_the_grade_stand_where_lines_begin(full_site: Path) -> None:
    page = page_of(full_site, "fa/grading.html")
    [part] = [element for element in page.select("th.depth-1 p") if "First quiz" in element.get_text()]
    assert not part.get("dir")
    assert [str(child) for child in part.children] == ["– ", "<bdi>First quiz</bdi>"]


def test_no_word_of_the_theme_is_english(persian_site: Path) -> None:
    of_authors = "script, style, math, code, kbd, .citation, .bibtex-citation, td, [dir=ltr]"
    for page in persian_site.rglob("*.html"):
        soup = page_of(persian_site, str(page))
        for element in soup.select(of_authors):
            element.decompose()
        texts = [str(text) for text in soup.find_all(string=True) if not isinstance(text, PreformattedString)]
        for name in ("title", "aria-label", "alt", "placeholder"):
            texts += [str(element[name]) for element in soup.select(f"body [{name}]")]
        assert {word for text in texts for word in LATIN_WORD.findall(text)} <= NAMES, page.name


def test_sphinx_numbers_in_persian_digits(persian_site: Path) -> None:
    page = page_of(persian_site, "everything.html")

    def texts(selector: str) -> list[str]:
        return [element.get_text().strip(" #") for element in page.select(selector)]

    assert "۱.۲." in texts(".section-number")
    assert texts(".caption-number") == ["جدول ۱.۱", "کد ۱.۱", "شکل ۱.۱"]
    assert texts(".eqno") == ["(۱.۱)"]
    assert texts("a.reference[href='#equation-loss']") == ["(۱.۱)"]
    assert texts(".std-numref") == ["جدول ۱.۱"]
    assert texts(".footnote-reference") == ["[۱]"]
    assert texts(".footnote .label") == ["[۱]"]
    assert texts(".citation .backrefs") == ["(۱، ۲)"]
    assert all(page.select_one(str(link["href"])) for link in page.select(".citation .backrefs a"))
    assert "۲. راهنما" in texts("nav.bd-links a")
    assert texts(".linenos") == ["1", "2", "3"]


def test_the_words_of_a_site_go_before(tmp_path: Path) -> None:
    write_site(tmp_path, "fa")
    own = tmp_path / "locale" / "fa" / "LC_MESSAGES"
    own.mkdir(parents=True)
    catalog = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8"\n\n'
    (own / "sphinx.po").write_text(f'{catalog}msgid "Back to top"\nmsgstr "برو بالا"\n', encoding="utf-8")
    page = page_of(build(tmp_path, "-Dlocale_dirs=locale"), "index.html").get_text()
    assert "برو بالا" in page
    assert "رفتن به محتوای اصلی" in page


@pytest.mark.parametrize("file", CATALOG_FILES, ids=lambda file: file.stem)
def test_catalogs_are_whole_and_compiled(file: Path) -> None:
    with file.with_suffix(".mo").open("rb") as compiled:
        translations = gettext.GNUTranslations(compiled)
    catalog = read_catalog(file)
    assert not catalog.obsolete
    for message in catalog:
        assert message.string, message.id
        assert not message.fuzzy, message.id
        match message.id:
            case (one, many):
                assert tuple(translations.ngettext(one, many, count) for count in (1, 2)) == message.string
            case str(words) if words:
                assert translations.gettext(words) == message.string


@pytest.mark.parametrize("file", CATALOG_FILES, ids=lambda file: file.stem)
def test_catalogs_have_only_what_is_asked_for(file: Path) -> None:
    packages = ("sphinx", "pydata_sphinx_theme", "sphinx_book_theme", "lean_book_theme")
    asking = "".join(
        source.read_text(encoding="utf-8")
        for package in packages
        for kind in ("*.py", "*.html", "*.js", "*.conf")
        for source in Path(str(files(package))).rglob(kind)
    )
    for message in read_catalog(file):
        for words in (message.id,) if isinstance(message.id, str) else message.id:
            assert letters_of(words) in letters_of(asking), words


def read_catalog(file: Path) -> Catalog:
    with file.open("rb") as text:
        return read_po(text)


@cache
def letters_of(text: str) -> str:
    """Leave out what a template and a catalog write each in its way: joints, and where a value stands."""
    return re.sub(r"[\W_]+", "", re.sub(r"\{\{ ?\w+ ?\}\}|%\(\w+\)s", "", text))
