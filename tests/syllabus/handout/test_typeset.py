"""The handout as PDF: who reads it on a screen, on paper or by ear gets all of it, and nothing else."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from copy import deepcopy
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from sphinx_syllabus.handout import typeset as module
from sphinx_syllabus.handout.typeset import NoGlyphError, TypesettingError, typeset

TEMPLATE = Path(str(module.__file__)).parent / "template"
FONTS = str(TEMPLATE / "fonts")
SAMPLE = Path(__file__).parent / "sample.json"
MADE = 1700000000


@pytest.fixture
def sample() -> dict[str, Any]:
    """Return what the handout of a whole course says."""
    return dict(json.loads(SAMPLE.read_text("utf-8")))


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


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(("paper", "width", "height"), [("a4", 595, 842), ("us-letter", 612, 792)])
def test_handout_is_few_pages_that_everybody_can_read(
    sample: dict[str, Any], paper: str, width: int, height: int
) -> None:
    pdf = handout(sample | {"paper": paper})
    reader = PdfReader(BytesIO(pdf))
    assert 2 <= len(reader.pages) <= 4
    for page in reader.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (width, height)
    opened = pikepdf.open(BytesIO(pdf))
    assert opened.Root.Lang == "en"
    assert opened.Root.MarkInfo.Marked
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    assert opened.open_metadata()["pdfuaid:part"] == "1"
    assert opened.docinfo["/Title"] == "Deep Learning"
    titles = [entry.title for entry in reader.outline if isinstance(entry, Destination)]
    assert titles == [text_of(section["title"]) for section in sample["sections"] if section["title"]]


def test_all_words_are_there_and_all_links_live(sample: dict[str, Any]) -> None:
    reader = read(sample)
    text = squeezed("".join(page.extract_text() for page in reader.pages))
    for said in found(sample, "paragraph"):
        assert squeezed(text_of(said["inlines"])).lower() in text.lower()
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    leads_to = {note["/A"]["/URI"] for note in notes if note["/Subtype"] == "/Link"}
    assert leads_to == {link["to"] for link in found(sample, "link")}


def test_address_of_another_site_can_be_read_on_paper(sample: dict[str, Any]) -> None:
    paper = {"kind": "link", "to": "https://arxiv.org/abs/1611.03530", "inlines": ["a paper"]}
    [page] = read(only(sample, paragraph("As ", paper, " tells."))).pages
    assert "https://arxiv.org/abs/1611.03530" in page.extract_text()


def test_picture_and_formula_tell_what_they_show(sample: dict[str, Any]) -> None:
    def element(name: str, *children: Any, text: str = "") -> dict[str, Any]:
        return {"name": name, "attributes": {}, "text": text, "children": [*children]}

    letters = [element("mi", text=letter) for letter in "abc"]
    formula = element("mfrac", element("msub", *letters[:2]), element("msqrt", letters[2]))
    inline = {"kind": "formula", "words": r"\frac{a_b}{\sqrt c}", "formula": formula}
    picture = next(found(sample, "picture"))
    pdf = handout(only(sample, picture, paragraph("It is ", inline, ".")))
    told = {str(thing.Alt) for thing in dictionaries(pdf) if "/Alt" in thing}
    assert told >= {picture["words"], inline["words"]}


def test_every_font_comes_with_the_handout(sample: dict[str, Any]) -> None:
    code = {"kind": "code", "text": "print()"}
    persian = paragraph("۱۱ آذر")
    sample["sections"][0]["blocks"] += [code, persian]
    things = dictionaries(handout(sample))
    fonts = {str(thing.FontName).partition("+")[2] for thing in things if "/FontName" in thing}
    known = ("LibertinusSerif-", "LibreFranklin-", "Vazirmatn-NL-", "DejaVuSansMono")
    for name in known:
        assert any(font.startswith(name) for font in fonts), f"{name} is not used: {fonts}"
    assert all(font.startswith(known) for font in fonts), fonts


def test_handout_is_the_same_everywhere(sample: dict[str, Any], tmp_path: Path) -> None:
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
    assert told.value.characters == {"漢", "字"}


def test_handout_without_a_title_is_refused() -> None:
    with pytest.raises(TypesettingError, match="missing document title") as told:
        typeset({"own.typ": b"a"}, "own.typ", [FONTS], MADE)
    assert told.value.file is None
