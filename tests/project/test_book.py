"""`make latexpdf` sets the whole site as a sound book, or says what it lacks."""

import json
import logging
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from persiantools.jdatetime import JalaliDate
from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, Destination, FloatObject, NumberObject
from tests.hostile_course import ATTACKS, Attack, attack_data

from sphinx_syllabus.dates.names import month_names
from sphinx_syllabus.model.scalars import Calendar

ROOT = Path(__file__).parents[2]

# What the site's own pages do not hold, so that the one book that is set here has it too.
EVERY_KIND = """
# Every kind: ۱۱ آذر ۱۴۰۲

The proposal is due on ۲۱ دی ۱۴۰۱ at noon, and **یادگیری ژرف** is its field.

| Event | Date |
|---|---|
| آزمون پایانی | ۳۰ دی ۱۴۰۲ |

::::{tab-set}
:::{tab-item} Tab of Linux
Use `apt`.
:::
:::{tab-item} Tab of macOS
Use `brew`.
:::
::::

:::{dropdown} A hint that folds
Look twice.
:::

::::{grid} 2
:::{grid-item-card} A card that leads home
:link: index
:link-type: doc
:img-top: _static/favicon.svg
The words of the card.
:::
::::
"""

TEX_IS_MISSING = {"apt-get install": "texlive-xetex", "dnf install": "texlive", "brew install": "mactex"}


@dataclass(frozen=True)
class Book:
    log: str
    pdf: PdfReader
    pages: list[str]
    """The words of each page, line ends being spaces."""

    @property
    def text(self) -> str:
        return " ".join(self.pages)


def copy_of_the_site(folder: Path) -> Path:
    left_out = shutil.ignore_patterns(".*", "_build", "tests", "__pycache__")
    shutil.copytree(ROOT, folder, ignore=left_out)
    (folder / ".venv").symlink_to(sys.prefix)
    (folder / "every-kind.md").write_text(EVERY_KIND, encoding="utf-8")
    home = folder / "index.md"
    listed = home.read_text(encoding="utf-8").replace(
        "projects/index\n```", "projects/index\nevery-kind\n```"
    )
    assert "every-kind" in listed
    home.write_text(listed, encoding="utf-8")
    return folder


def require_tex() -> None:
    """Leave a test out where there is no TeX."""
    tex = subprocess.run(["sh", ROOT / "tools/require_tex.sh"], capture_output=True, text=True, check=False)
    if tex.returncode:
        if os.environ.get("CI") == "true":
            pytest.fail(tex.stderr)
        pytest.skip(tex.stderr.splitlines()[0])


def make_book(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    # The packages of this environment are the ones to be used: they are never set up anew from here.
    set_up = [*("--assume-old", ".venv/requirements.stamp"), "SPHINXOPTS=-q -W --keep-going"]
    return subprocess.run(
        ["make", "latexpdf", *set_up],
        cwd=folder,
        env=inherited | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Set the book of a copy of the site, to which a page of every kind of content is added."""
    require_tex()
    return read_book(copy_of_the_site(tmp_path_factory.mktemp("book") / "site"))


def read_book(folder: Path) -> Book:
    """Set the book of a site, and read it."""
    done = make_book(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    [tex_file] = (folder / "_build/latex").glob("*.tex")
    log = tex_file.with_suffix(".log").read_text(encoding="utf-8", errors="replace")
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # signs of formulas are not read here
    pdf = PdfReader(tex_file.with_suffix(".pdf"))
    return Book(log, pdf, [" ".join(page.extract_text().split()) for page in pdf.pages])


@pytest.fixture(scope="module")
def course(site: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((site / "course.json").read_text(encoding="utf-8"))
    return data


def test_log_tells_of_nothing_wrong(book: Book) -> None:
    # tabulary warns of tables that are narrow enough: "No suitable columns!"
    faults = r"^!|:\d+: |undefined|multiply|Missing character|(?<!tabulary )Warning|Rerun"
    said = [
        line for line in book.log.splitlines() if re.search(faults, line) and not line.startswith("Package: ")
    ]
    assert said == []
    too_wide = re.findall(r"^Overfull \\[hv]box \((\d+)\.\d+pt too \w+\).*", book.log, flags=re.MULTILINE)
    assert [points for points in too_wide if int(points) >= 2] == []


def test_every_page_of_the_site_is_a_chapter_and_no_page_is_empty(book: Book) -> None:
    sources = [*ROOT.glob("index.md"), *ROOT.glob("syllabus/**/*.md"), *ROOT.glob("projects/**/*.md")]
    titles = {re.findall(r"^# (.+)$", page.read_text("utf-8"), re.MULTILINE)[0] for page in sources}
    chapters = [str(entry.title) for entry in book.pdf.outline if isinstance(entry, Destination)]
    assert {re.sub(r"^\d+ ", "", chapter) for chapter in chapters} == titles | {"Every kind: ۱۱ آذر ۱۴۰۲"}
    assert [number for number, words in enumerate(book.pages, 1) if len(words) < 60] == []


def test_title_page_and_properties_name_the_course(book: Book, course: dict[str, Any]) -> None:
    first = book.pages[0]
    title = book.pdf.metadata and book.pdf.metadata.title
    assert title == f"{course['course']['title']}, {course['term']['name']}"
    for words in (course["course"]["title"], course["course"]["institution"], course["term"]["name"]):
        assert words in first
    assert str(book.pdf.root_object["/Lang"]) == "en"


def test_every_module_topic_and_date_is_in_the_book(book: Book, course: dict[str, Any]) -> None:
    text = book.text
    for module in course["schedule"]:
        assert module["module"] in text
        for topic in module["topics"]:
            assert topic["title"] in text
    dates = set(re.findall(r"\d{4}-\d\d-\d\d", json.dumps([course["schedule"], course["deadlines"]])))
    assert len(dates) > len(course["schedule"])
    for day in map(date.fromisoformat, dates):
        solar = JalaliDate(day)
        gregorian_month = month_names(Calendar.GREGORIAN, "en")[day.month - 1]
        solar_month = month_names(Calendar.SOLAR_HIJRI, "en")[solar.month - 1]
        # The first day of a span within a month shares the month's name: 9–22 Dey.
        for number, month in ((day.day, gregorian_month), (solar.day, solar_month)):
            assert re.search(rf"\b{number}(–\d+)? {month}\b", text), f"{number} {month}"


def test_every_work_that_a_page_cites_is_referred_to(book: Book) -> None:
    pages = "".join(page.read_text("utf-8") for page in ROOT.glob("syllabus/modules/*.md"))
    cited = {key for keys in re.findall(r"{footcite:\w}`(.+?)`", pages) for key in keys.split(",")}
    entries = (ROOT / "syllabus/references.bib").read_text("utf-8").split("\n@")
    dois = {
        found[1]
        for entry in entries
        if re.split("[{,]", entry)[1] in cited and (found := re.search(r"doi\s*= {(.+)}", entry))
    }
    assert len(dois) > 10
    linked = {
        str(annotation.get_object()["/A"]["/URI"])
        for page in book.pdf.pages
        for annotation in page.get("/Annots", [])
        if "/URI" in annotation.get_object().get("/A", {})
    }
    assert {f"https://doi.org/{doi}" for doi in dois} <= linked


def test_cards_tabs_and_dropdowns_keep_their_words_in_order(book: Book) -> None:
    shown = book.text.partition("Tab of Linux")[2]
    for words in (
        "Use apt",
        "Tab of macOS",
        "Use brew",
        "A hint that folds",
        "Look twice",
        "A card that leads",
    ):
        _before, found, shown = shown.partition(words)
        assert found, words
    assert "The words of the card" in shown


@pytest.mark.parametrize("words", ["۲۱ دی ۱۴۰۱", "۳۰ دی ۱۴۰۲", "یادگیری ژرف"])
def test_persian_words_in_an_english_line_run_from_right_to_left(book: Book, words: str) -> None:
    [page] = [page for page, said in zip(book.pdf.pages, book.pages, strict=True) if "at noon" in said]
    # Read from the left, words of letters stand reversed and in reverse order; a number's digits do not.
    from_left = [word if word.isdecimal() else word[::-1] for word in reversed(words.split())]
    assert " ".join(from_left) in printed_from_left(page)


def printed_from_left(page: PageObject) -> str:
    """Return what is printed in the order in which it stands, which text extraction would put right."""
    fonts = cast("dict[str, Any]", cast("dict[str, Any]", page["/Resources"])["/Font"])
    words: list[str] = []
    letters: dict[str, str] = {}
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator == b"Tf":
            letters = letters_of(fonts[operands[0]].get("/ToUnicode"))
        elif operator == b"TJ":
            words.append(" ")
            for piece in operands[0]:
                if isinstance(piece, FloatObject | NumberObject):
                    words.append(" " if piece < -200 else "")
                else:
                    glyphs = piece.original_bytes.hex()
                    words += [letters.get(glyphs[at : at + 4], "?") for at in range(0, len(glyphs), 4)]
    return " ".join(unicodedata.normalize("NFKC", "".join(words)).split())


def letters_of(to_unicode: Any) -> dict[str, str]:
    """Read which letter each glyph of a font stands for."""
    if to_unicode is None:
        return {}
    table = to_unicode.get_object().get_data().decode("latin-1").lower()
    letters = {}
    for section in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for glyph, letter in re.findall(r"<(\w{4})>\s*<(\w+)>", section):
            letters[glyph] = bytes.fromhex(letter).decode("utf-16-be")
    for section in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, letter in re.findall(r"<(\w{4})>\s*<(\w{4})>\s*<(\w{4})>", section):
            for offset in range(int(last, 16) - int(first, 16) + 1):
                letters[f"{int(first, 16) + offset:04x}"] = chr(int(letter, 16) + offset)
    return letters


def test_data_is_set_to_the_letter_and_reads_no_file(tmp_path: Path) -> None:
    require_tex()
    folder = copy_of_the_site(tmp_path / "site")
    attack_data(folder, Attack())
    text = without_quotes_and_breaks(read_book(folder).text)
    assert [attack for attack in ATTACKS if without_quotes_and_breaks(attack) not in text] == []
    opened = (folder / "_build/latex/book.fls").read_text("utf-8").splitlines()
    assert len(opened) > 100
    assert [line for line in opened if "passwd" in line] == []
    assert [*folder.rglob("pwned*")] == []


def without_quotes_and_breaks(text: str) -> str:
    """Leave out what TeX sets in another way (quotes, dashes), and what breaks of lines add."""
    return re.sub("[\\s\\-\u2010-\u2014\"'`\u2018-\u201d]", "", text)


@pytest.fixture
def other_tools(tmp_path: Path) -> Path:
    """Return a folder with what the Makefile runs before TeX is asked for."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sh", "cat"):
        (folder / name).symlink_to(str(shutil.which(name)))
    return folder


@pytest.fixture
def bare_project(tmp_path: Path) -> Path:
    project = tmp_path / "project"
    (project / "tools").mkdir(parents=True)
    for name in ("Makefile", "tools/require_tex.sh"):
        (project / name).write_bytes((ROOT / name).read_bytes())
    return project


def make_without_tex(project: Path, tools: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(shutil.which("make")), "latexpdf"],
        cwd=project,
        env={"PATH": str(tools)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_machine_without_tex_is_told_what_to_install(bare_project: Path, other_tools: Path) -> None:
    done = make_without_tex(bare_project, other_tools)
    assert done.returncode != 0
    for command, package in TEX_IS_MISSING.items():
        assert re.search(rf"{command} .*{package}", done.stderr), done.stderr
    assert {path.name for path in bare_project.iterdir()} == {"Makefile", "tools"}, "nothing was set up"


def test_tex_without_a_file_that_the_book_needs_is_told_so(bare_project: Path, other_tools: Path) -> None:
    for name in ("xelatex", "latexmk", "xdvipdfmx", "makeindex", "kpsewhich"):
        program = other_tools / name
        program.write_text('#!/bin/sh\n[ "$1" != titlesec.sty ]\n')
        program.chmod(0o755)
    done = make_without_tex(bare_project, other_tools)
    assert done.returncode != 0
    assert done.stderr.splitlines()[0].endswith("lacks: titlesec.sty")
