"""The handout as PDF: who reads it on a screen, on paper or by ear gets all of it, and nothing else."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from hashlib import sha256
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import Destination
from tests.syllabus.paper_reader import has_word

from sphinx_syllabus.handout import typeset as module
from sphinx_syllabus.handout.typeset import NoGlyphError, TypesettingError, typeset

TEMPLATE = Path(str(module.__file__)).parent / "template"
FONTS = str(TEMPLATE / "fonts")
SAMPLES = {
    "en": Path(__file__).parent / "sample.json",
    "fa": Path(__file__).parent / "sample-fa.json",
}
MADE = 1700000000
MARGIN = 20 / 25.4 * 72
SPACE = 3
"""The width of a space, which may stand behind the last word of a line."""


@pytest.fixture
def sample() -> dict[str, Any]:
    """Return what the handout of a whole course says."""
    return said_in("en")


@pytest.fixture
def sample_edition(language: str) -> dict[str, Any]:
    """Return what it says in each edition in turn."""
    return said_in(language)


def said_in(language: str) -> dict[str, Any]:
    return dict(json.loads(SAMPLES[language].read_text("utf-8")))


def handout(data: dict[str, Any]) -> bytes:
    files = {
        "handout.typ": (TEMPLATE / "handout.typ").read_bytes(),
        "handout.json": json.dumps(data).encode(),
    }
    return typeset(files, "handout.typ", [FONTS], MADE)


def read(data: dict[str, Any]) -> PdfReader:
    return PdfReader(BytesIO(handout(data)))


def bodies(data: dict[str, Any]) -> list[str]:
    """Return the text of each page without its footer."""
    return [page.extract_text().rpartition(f"\n{data['title']} · ")[0] for page in read(data).pages]


def paragraph(*inlines: Any) -> dict[str, Any]:
    return {"kind": "paragraph", "classes": [], "inlines": [*inlines]}


def bullets(*items: list[dict[str, Any]]) -> dict[str, Any]:
    return {"kind": "list", "ordered": False, "start": 1, "classes": [], "items": [*items]}


def box(*blocks: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "box", "classes": ["note"], "title": ["Note"], "blocks": [*blocks]}


def cell(*blocks: dict[str, Any], **given: Any) -> dict[str, Any]:
    return {"classes": [], "heading": False, "columns": 1, "rows": 1, "blocks": [*blocks]} | given


def table(*rows: list[dict[str, Any]], columns: int = 2, **given: Any) -> dict[str, Any]:
    all_rows = [{"classes": [], "heads-group": False, "cells": cells} for cells in rows]
    kind = {"kind": "table", "classes": [], "caption": None, "widths": [1] * columns}
    return kind | {"head": all_rows[:1], "rows": all_rows[1:]} | given


def link(to: str, words: str) -> dict[str, Any]:
    return {"kind": "link", "to": to, "inlines": [words]}


def element(name: str, *children: Any, text: str = "", **attributes: str) -> dict[str, Any]:
    return {"name": name, "attributes": attributes, "text": text, "children": [*children]}


def equation(*parts: dict[str, Any], number: str | None = None) -> dict[str, Any]:
    return {"kind": "equation", "formula": element("mrow", *parts), "words": "formula", "number": number}


def only(data: dict[str, Any], *blocks: dict[str, Any]) -> dict[str, Any]:
    return data | {"sections": [{"title": None, "blocks": [*blocks]}]}


def text_of(inlines: list[Any]) -> str:
    return "".join(it if isinstance(it, str) else text_of(it["inlines"]) for it in inlines)


def found(data: Any, kind: str) -> Iterator[dict[str, Any]]:
    """Find everything of a kind, however deep in the data."""
    if isinstance(data, dict) and data.get("kind") == kind:
        yield data
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from found(part, kind)


def dictionaries(pdf: bytes) -> Iterator[pikepdf.Object]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        yield from (thing for thing in opened.objects if isinstance(thing, pikepdf.Dictionary))


def widths_of(font: Any) -> dict[int, float]:
    """Return the widths of a font's glyphs, in thousandths of its size."""
    given = [*font["/DescendantFonts"][0].get_object()["/W"]]
    widths: dict[int, float] = {}
    while given:
        first, second, *given = given
        if not isinstance(second, list):
            width, *given = given
            second = [width] * (int(second) - int(first) + 1)
        widths |= dict(enumerate(map(float, second), int(first)))
    return widths


def extents(page: PageObject) -> list[tuple[float, float, float]]:
    """Return where each run of glyphs begins and ends, and how high it stands."""
    resources: Any = page["/Resources"]
    fonts = {name: widths_of(font.get_object()) for name, font in resources["/Font"].items()}
    found = []
    name, size = "", 0.0

    def see(operator: bytes, operands: Any, cm: list[float], tm: list[float]) -> None:
        nonlocal name, size
        if operator == b"Tf":
            name, size = operands[0], float(operands[1])
        elif operator in (b"Tj", b"TJ"):
            width = 0.0
            for part in operands[0] if operator == b"TJ" else operands:
                if isinstance(part, (int, float)):
                    width -= float(part)
                else:
                    codes = getattr(part, "original_bytes", part)
                    pairs = zip(codes[::2], codes[1::2], strict=True)
                    width += sum(fonts[name].get(high * 256 + low, 1000) for high, low in pairs)
            left = tm[4] * cm[0] + cm[4]
            found.append((left, left + width / 1000 * size * tm[0] * cm[0], tm[5] * cm[3] + cm[5]))

    page.extract_text(visitor_operand_before=see)
    return found


def assert_on_paper(reader: PdfReader) -> None:
    """Assert that nothing runs over the margins; the footer stands in the lower one."""
    for number, page in enumerate(reader.pages, 1):
        for left, right, height in extents(page):
            place = f"page {number}: {left:.0f} to {right:.0f} at {height:.0f}"
            assert left > MARGIN - SPACE, place
            assert right < page.mediabox.width - MARGIN + SPACE, place
            assert MARGIN < height < page.mediabox.height - MARGIN or 20 < height < 42, place


def squeezed(text: str) -> str:
    return "".join(text.split())


def numbers_of(text: str) -> Counter[str]:
    """Count the numbers of a text; what reads Persian paper takes some from their end."""
    return Counter(min(digits, digits[::-1]) for digits in re.findall(r"\d+", text))


@pytest.mark.parametrize(("paper", "width", "height"), [("a4", 595, 842), ("us-letter", 612, 792)])
def test_handout_is_few_pages_that_everybody_can_read(
    sample_edition: dict[str, Any], paper: str, width: int, height: int
) -> None:
    sample = sample_edition
    pdf = handout(sample | {"paper": paper})
    reader = PdfReader(BytesIO(pdf))
    assert 2 <= len(reader.pages) <= 4
    for page in reader.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (width, height)
    opened = pikepdf.open(BytesIO(pdf))
    assert opened.Root.Lang == sample["language"]
    assert (opened.Root.ViewerPreferences.Direction == "/R2L") is sample["right-to-left"]
    assert opened.Root.MarkInfo.Marked
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    assert opened.open_metadata()["pdfuaid:part"] == "1"
    assert opened.docinfo["/Title"] == sample["title"]
    titles = [entry.title for entry in reader.outline if isinstance(entry, Destination)]
    assert titles == [text_of(section["title"]) for section in sample["sections"] if section["title"]]


def test_all_words_are_there_and_all_links_live(sample_edition: dict[str, Any]) -> None:
    sample = sample_edition
    reader = read(sample)
    text = "\n".join(page.extract_text() for page in reader.pages)
    numbers: Counter[str] = Counter()
    for said in found(sample, "paragraph"):
        words = text_of(said["inlines"])
        if sample["right-to-left"]:
            assert [word for word in re.findall(r"[^\W\d_]+", words) if not has_word(word, text)] == []
            numbers += numbers_of(words)
        else:
            assert squeezed(words).lower() in squeezed(text).lower()
    assert numbers <= numbers_of(text)
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    leads_to = {note["/A"]["/URI"] for note in notes if note["/Subtype"] == "/Link"}
    assert leads_to == {link["to"] for link in found(sample, "link")}


def test_address_of_another_site_can_be_read_on_paper(sample: dict[str, Any]) -> None:
    paper = {"kind": "link", "to": "https://arxiv.org/abs/1611.03530", "inlines": ["a paper"]}
    [page] = read(only(sample, paragraph("As ", paper, " tells."))).pages
    assert "https://arxiv.org/abs/1611.03530" in page.extract_text()


def test_picture_and_formula_tell_what_they_show(sample: dict[str, Any]) -> None:
    letters = [element("mi", text=letter) for letter in "abc"]
    formula = element("mfrac", element("msub", *letters[:2]), element("msqrt", letters[2]))
    inline = {"kind": "formula", "words": r"\frac{a_b}{\sqrt c}", "formula": formula}
    picture = next(found(sample, "picture"))
    pdf = handout(only(sample, picture, paragraph("It is ", inline, ".")))
    told = {str(thing.Alt) for thing in dictionaries(pdf) if "/Alt" in thing}
    assert told >= {picture["words"], inline["words"]}


def test_every_font_comes_with_the_handout(sample_edition: dict[str, Any]) -> None:
    sample = sample_edition
    code = {"kind": "code", "text": "print()"}
    persian = paragraph("۱۱ آذر")
    sample["sections"][0]["blocks"] += [code, persian]
    things = dictionaries(handout(sample))
    fonts = {str(thing.FontName).partition("+")[2] for thing in things if "/FontName" in thing}
    of_marks = ("NewCM10-",) if sample["right-to-left"] else ()  # which turn the words of a drawing
    known = ("LibertinusSerif-", "LibreFranklin-", "Vazirmatn-NL-", "DejaVuSansMono", *of_marks)
    for name in known:
        assert any(font.startswith(name) for font in fonts), f"{name} is not used: {fonts}"
    assert all(font.startswith(known) for font in fonts), fonts


def test_handout_is_the_same_everywhere(sample_edition: dict[str, Any], tmp_path: Path) -> None:
    sample = sample_edition
    program = (
        "import sys; from hashlib import sha256; from pathlib import Path;"
        "from sphinx_syllabus.handout.typeset import typeset;"
        "template, data = map(Path, sys.argv[1:]);"
        "files = {path.name: path.read_bytes() for path in (template / 'handout.typ', data)};"
        f"pdf = typeset(files, 'handout.typ', [str(template / 'fonts')], {MADE});"
        "print(sha256(pdf).hexdigest())"
    )
    data = tmp_path / "handout.json"
    data.write_text(json.dumps(sample), "utf-8")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    extensions = str(TEMPLATE.parents[2])
    hashes = {
        subprocess.run(
            [sys.executable, "-c", program, TEMPLATE, data],
            cwd=folder,
            env={
                **os.environ,
                "PYTHONPATH": extensions,
                "PYTHONHASHSEED": seed,
                "TZ": zone,
                "LC_ALL": locale,
            },
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for folder, seed, zone, locale in [
            (tmp_path, "1", "Asia/Tehran", "C"),
            (elsewhere, "2", "America/Los_Angeles", "C.UTF-8"),
        ]
    }
    assert hashes == {sha256(handout(sample)).hexdigest()}


def test_what_looks_like_markup_is_set_to_the_letter(sample: dict[str, Any]) -> None:
    words = r'#read("/etc/passwd") $x$ *b* _e_ @ref <label> `code` // no comment -- \ [c] ~ "q"'
    [page] = read(only(sample, paragraph(words), {"kind": "code", "text": words})).pages
    assert squeezed(page.extract_text()).count(squeezed(words)) == 2


def test_persian_date_stands_right_in_an_english_line(sample: dict[str, Any]) -> None:
    date = {
        "kind": "isolate", "language": "fa", "right-to-left": True, "classes": ["unbroken"],
        "inlines": ["۱۱ آذر ۱۴۰۲"],
    }  # fmt: skip
    [page] = read(only(sample, paragraph("Due ", date, " · 22 November."))).pages
    # In the order of the letters' places, from the left; joined letters are named by the plain ones.
    assert "Due ۱۴۰۲ رذآ ۱۱ · 22 November." in page.extract_text(extraction_mode="layout")


def test_handout_in_persian_runs_to_the_left(sample: dict[str, Any]) -> None:
    data = sample | {
        "language": "fa", "right-to-left": True, "title": "یادگیری ژرف", "digits": "۰۱۲۳۴۵۶۷۸۹",
        "words": {"page": "صفحهٔ {number} از {count}"},
    }  # fmt: skip
    pdf = handout(data)
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang) == "fa"
        assert str(opened.Root.ViewerPreferences.Direction) == "/R2L"
    reader = PdfReader(BytesIO(pdf))
    schedule = reader.pages[0].extract_text(extraction_mode="layout")
    [head] = [line for line in schedule.splitlines() if "Weight" in line]
    assert head.index("Weight") < head.index("Course work") < head.index("Grading")
    footer = reader.pages[1].extract_text(extraction_mode="layout").splitlines()[-1]
    assert footer.split()[:2] == [str("۰۱۲۳۴۵۶۷۸۹"[len(reader.pages)]), "زا"]


def test_latin_links_in_a_persian_line_stay_in_their_order(sample: dict[str, Any]) -> None:
    of_hub = link("https://hub.example/", "باز کردن در JupyterHub")
    file, talk = (
        link("/exercises.csv", "exercises.csv (CSV، ۰٫۱ کیلوبایت)"),
        link("https://talk.example/", "Talk 2"),
    )
    cited: dict[str, Any] = {"kind": "isolate", "language": None, "right-to-left": False, "classes": []}
    cited["inlines"] = ["Nature, 323:533–536."]
    lines = [paragraph(of_hub, " · ", talk, " · ", file), paragraph(cited, "؛ ", talk)]
    persian = {"language": "fa", "right-to-left": True, "digits": "۰۱۲۳۴۵۶۷۸۹"}
    data = only(sample, table([cell(*lines)], columns=1)) | persian | {"address": None}
    [page] = read(data).pages
    shown = re.sub("[\u2066-\u2069\u200b]", "", page.extract_text(extraction_mode="layout"))
    # In the order of their places, from the left; joined letters are named by the plain ones.
    assert "c)تیابولیک CSV، ۰٫۱( exercises.csv · Talk 2b · aJupyterHub رد ندرک زاب" in shown
    assert "Talk 2b ؛Nature, 323:533–536." in shown


def test_table_over_pages_repeats_its_head_and_keeps_modules_whole(sample: dict[str, Any]) -> None:
    schedule = next(table for table in found(sample, "table") if "syllabus-schedule" in table["classes"])
    group = schedule["rows"][:4]
    schedule["rows"] = []
    for number in range(20):
        rows = deepcopy(group)
        title, *_ = rows[0]["cells"][0]["blocks"]
        title["inlines"] = [f"Module {number:02}"]
        for letter, row in zip("abcd", rows, strict=True):
            row["cells"][-1]["blocks"] = [paragraph(f"Topic {number:02}{letter}")]
        schedule["rows"] += rows
    for lines in range(6):
        _, *further = pages = bodies(only(sample, *[paragraph("A line.")] * lines, schedule))
        assert further
        for page in pages:
            assert "Module Topics" in page
            for number in range(20):
                parts = [f"Module {number:02}", *(f"Topic {number:02}{letter}" for letter in "abcd")]
                assert len({part in page for part in parts}) == 1, parts


def test_no_heading_ends_a_page(sample: dict[str, Any]) -> None:
    rules = next(section for section in sample["sections"] if [*found(section, "heading")])
    headings = tuple(
        text_of(it) for it in [rules["title"], *(it["inlines"] for it in found(rules, "heading"))]
    )
    ends = set()
    for lines in range(10, 36):
        opening = {"title": None, "blocks": [paragraph("A line.")] * lines}
        first, *_ = pages = bodies(sample | {"sections": [opening, rules]})
        ends.add(first.splitlines()[-1])
        for page in pages:
            assert page, "there is an empty page"
            assert not page.endswith(headings), page[-200:]
    assert len(ends) > 5  # The page has ended in many places.


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_what_is_longer_than_a_page_goes_on_overleaf(sample: dict[str, Any], paper: str) -> None:
    numbers = count()

    def words(amount: int) -> dict[str, Any]:
        return paragraph(" ".join(f"w{next(numbers):05}" for _ in range(amount)))

    def row(left: int, right: int) -> list[dict[str, Any]]:
        return [cell(words(left)), cell(words(right))]

    blocks = [
        words(20),
        box(words(700)),
        words(900),
        bullets([words(500)], [words(500), bullets([words(600)])]),
        table(row(2, 2), row(400, 300), row(3, 3)),
        table(row(2, 2), [cell(words(500), rows=3), cell(words(3))], [cell(words(3))], [cell(words(3))]),
        table(row(2, 2), [cell(words(5), rows=3), cell(words(300))], [cell(words(300))], [cell(words(9))]),
        table(row(500, 2), [cell(words(900), columns=2, heading=True)], row(3, 3)),
        table(row(2, 2), [cell(box(words(400), bullets([words(300)]))), cell(table(row(90, 90)))]),
        {"kind": "definitions", "items": [{"term": ["Term"], "blocks": [words(800), words(30)]}]},
        {"kind": "quote", "blocks": [words(800)]},
        {"kind": "code", "text": "\n".join(f"w{next(numbers):05} = {{}}" for _ in range(150))},
        box(bullets([box(table(row(2, 2), row(300, 500)))])),
    ]
    # Titles that are higher than what stands beside them, wherever the page ends.
    title = ["A title of words enough to be set in five or six lines " * 2]
    short = [{"title": title, "blocks": [words(n)]} for n in (3, 300, 60, 3, 200, 3, 90, 3, 3)]
    opening = {"title": None, "blocks": [words(900)]}
    sections = [opening, {"title": ["Long"], "blocks": blocks}, *short]
    amount = next(numbers)
    reader = read(sample | {"paper": paper, "sections": sections})
    assert_on_paper(reader)
    said = [word for page in reader.pages for word in re.findall(r"w\d{5}", page.extract_text().lower())]
    assert {*said} == {f"w{number:05}" for number in range(amount)}
    assert all(len(page.extract_text()) > 200 for page in reader.pages), "there is an empty page"


@pytest.mark.parametrize("mirrored", [False, True])
def test_what_is_wider_than_its_column_is_broken(sample: dict[str, Any], mirrored: bool) -> None:
    word, name, path = "Donau" * 20, "loss_of_" * 16, "some-place/" * 16
    address = f"https://example.org/{path}"
    literal = {"kind": "literal", "inlines": [name]}
    all_words = [
        word,
        literal,
        link(address, address),
        link(f"{address}?noted", "there"),
        link(f"mailto:{name}@b", "me"),
    ]
    letters = [element("mi", text="x"), element("mo", text="+")] * 60
    sum_of_all = equation(*letters, number="1")
    fraction = equation(element("mfrac", element("mrow", *letters), element("mi", text="y")))
    in_cells = [
        cell(paragraph(it)) for it in [*all_words, "Wahrscheinlichkeitsrechnung", "Internationalization"]
    ]
    blocks = [
        paragraph(*[part for it in all_words for part in (it, " ")]),
        sum_of_all, fraction, box(fraction),
        bullets([paragraph(*all_words), bullets([paragraph(word), fraction])]),
        {"kind": "code", "text": word},
        {"kind": "definitions", "items": [{"term": [word], "blocks": [fraction]}]},
        table(in_cells, in_cells, columns=7),
        table([cell(fraction), cell(table(in_cells, columns=7))]),
    ]  # fmt: skip
    titles = [["Wahrscheinlichkeitsrechnung"], [word], [literal]]
    data = sample | {"title": word, "right-to-left": mirrored}
    reader = read(data | {"sections": [{"title": it, "blocks": blocks} for it in titles]})
    assert_on_paper(reader)
    text = squeezed(reader.pages[0].extract_text()).replace("-", "")
    for said in (word, name, address.replace("-", "")):
        assert said in text


@pytest.mark.parametrize(
    ("language", "told"), [("pt_BR", "pt-BR"), ("zh_CN", "zh-CN"), ("de", "de"), ("sr@latin", "sr")]
)
def test_language_may_come_with_a_region(sample: dict[str, Any], language: str, told: str) -> None:
    words = [
        {"kind": "isolate", "language": code, "right-to-left": False, "classes": [], "inlines": ["Wort"]}
        for code in ("de_AT", "not a language")
    ]
    with pikepdf.open(BytesIO(handout(only(sample, paragraph(*words)) | {"language": language}))) as opened:
        assert str(opened.Root.Lang) == told
        tongues = {
            str(thing.Lang)
            for thing in opened.objects
            if isinstance(thing, pikepdf.Dictionary) and "/Lang" in thing
        }
    assert tongues >= {"de-AT"}


def test_addresses_of_mail_and_in_tables_can_be_read_on_paper(sample: dict[str, Any]) -> None:
    mail = link("mailto:ta@example.org?subject=Hello", "us")
    known = link("mailto:b@example.org", "b@example.org")
    here = link("https://course.example/notes", "Notes")
    slides = link("https://example.net/slides", "Slides")
    rows = [
        [cell(paragraph("Head")), cell(paragraph("Other"))],
        *[[cell(paragraph(slides)), cell(paragraph(it))] for it in (mail, here)],
    ]
    data = only(sample, paragraph("Ask ", mail, " or ", known, "."), table(*rows))
    [page] = read(data | {"address": "https://course.example/"}).pages
    table_text, notes = page.extract_text().split("Head", 1)[1].split("https://example.net/slides")
    assert table_text.count("Slides") == 2  # both have the same mark
    assert squeezed(notes).count("ta@example.org") == 2  # below the table, and at the page's foot
    assert page.extract_text().count("b@example.org") == 1
    assert "course.example" not in page.extract_text()


def test_many_deadlines_take_a_line_each(sample: dict[str, Any]) -> None:
    deadlines = next(table for table in found(sample, "table") if "syllabus-deadlines" in table["classes"])
    dated = next(
        row for row in deadlines["rows"] if "2023" in text_of(row["cells"][1]["blocks"][0]["inlines"])
    )
    deadlines["rows"] = [dated] * 47
    pages = bodies(only(sample, deadlines))
    assert len(pages) == 2
    lines = [line for page in pages for line in page.splitlines() if " November 2023" in line]
    assert len(lines) == 47
    assert all("November 2023 (1 Azar 1402), 23:59 Tehran time" in line for line in lines)


def test_section_of_few_lines_is_not_torn(sample: dict[str, Any]) -> None:
    addresses = [[paragraph(f"Calendar {number}")] for number in range(4)]
    section = {
        "title": ["Calendars"],
        "blocks": [paragraph("The course"), paragraph("Follow:"), bullets(*addresses)],
    }
    for lines in range(30, 50):
        opening = {"title": None, "blocks": [paragraph("A line.")] * lines}
        pages = bodies(sample | {"sections": [opening, section]})
        parts = ("Calendars", "The course", "Calendar 3")
        assert [page for page in pages if any(part in page for part in parts)] == [
            page for page in pages if all(part in page for part in parts)
        ]


def test_cells_stand_at_the_side_that_they_ask_for(sample: dict[str, Any]) -> None:
    sides = ("text-left", "text-center", "text-right")
    cells = [cell(paragraph(side), classes=[side]) for side in sides]
    [page] = read(only(sample, table(cells, cells, columns=3))).pages
    line = next(
        line for line in page.extract_text(extraction_mode="layout").splitlines() if line.split() == [*sides]
    )
    starts = [line.index(side) for side in sides]
    assert starts[2] - starts[1] > starts[1] - starts[0]
    assert max(right for _, right, height in extents(page) if height < 700) > page.mediabox.width - MARGIN - 1


def test_equation_shows_its_number_and_aligns_its_columns(sample: dict[str, Any]) -> None:
    def entry(text: str, side: str) -> dict[str, Any]:
        return element("mtd", element("mi", text=text), columnalign=side)

    rows = [
        element("mtr", entry(a, "left"), entry(b, "right"), entry(c, "left"))
        for a, b, c in [("mm", "rrrr", "tt"), ("mmmm", "rr", "tttt")]
    ]
    brace = element("mrow", element("mo", text="{"), element("mtable", *rows), element("mo", text="\u2063"))
    [page] = read(only(sample, equation(brace, number="7"))).pages
    assert "(7)" in page.extract_text()
    lines: dict[int, list[tuple[float, float]]] = {}
    for left, right, height in extents(page):
        lines.setdefault(round(height), []).append((left, right))
    upper, lower = (sorted(line) for line in lines.values() if len(line) == 3)
    assert upper[0][0] == pytest.approx(lower[0][0])
    assert upper[1][1] == pytest.approx(lower[1][1])
    assert upper[2][0] == pytest.approx(lower[2][0])


def test_fault_in_a_template_is_told_with_its_place() -> None:
    files = {
        "own.typ": b'#import "parts.typ": twice\n#set document(title: "T")\n#twice("a")',
        "parts.typ": b"#let twice(n) = {\n  n - 1\n}",
    }
    with pytest.raises(TypesettingError, match=r"^parts\.typ:2: cannot subtract integer from string") as told:
        typeset(files, "own.typ", [FONTS], MADE)
    assert (told.value.file, told.value.line) == ("parts.typ", 2)


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ('#read("own.toml")', "own.typ:2: file not found"),
        ('#read("/etc/passwd")', "own.typ:2: file not found"),
        ('#text(font: "No Such Font")[a]', "own.typ:2: unknown font family: no such font"),
        ("$x$", "own.typ:2: PDF/UA-1 error: missing alt text"),
        ("#let", "own.typ:2: expected pattern"),
    ],
)
def test_what_a_template_must_not_do_is_refused(
    template: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own.toml").write_text("private = true", "utf-8")
    monkeypatch.chdir(tmp_path)
    files = {"own.typ": f'#set document(title: "T")\n{template}'.encode()}
    with pytest.raises(TypesettingError) as told:
        typeset(files, "own.typ", [FONTS], MADE)
    assert str(told.value).startswith(message)


def test_characters_without_a_glyph_are_named(sample: dict[str, Any]) -> None:
    with pytest.raises(NoGlyphError) as told:
        handout(only(sample, paragraph("漢 and ", {"kind": "strong", "inlines": ["字"]})))
    assert told.value.texts == {"漢", "字"}


def test_handout_without_a_title_is_refused() -> None:
    with pytest.raises(TypesettingError, match="missing document title") as told:
        typeset({"own.typ": b"a"}, "own.typ", [FONTS], MADE)
    assert told.value.file is None
