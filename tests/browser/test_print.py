"""Every page on paper: what is read is there, whole and black on white; what is pressed is not."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from tests.course_editions import in_each_edition
from tests.syllabus.paper_reader import GREGORIAN, dates_in_english, days_in, has_word

if TYPE_CHECKING:
    from tests.browser.conftest import OpenPage, Scheme

# The sites' folders and addresses, as fixtures.
SITES = [("site", "site_url"), ("sample_site", "sample_url"), ("course_site", "course_url")]

# The width of a sheet between its margins, in CSS pixels.
SHEETS = {"A4": 672, "Letter": 695, "A4 across": 1000}

VISIBLE = """(selector) => [...document.querySelectorAll(selector)]
    .filter((element) => element.checkVisibility() && element.getClientRects().length)
    .map((element) => element.outerHTML.slice(0, 120))"""

TO_BE_PRESSED = ", ".join(
    [
        *("nav", "dialog", "input", "select", "button:not(th > button)", ".headerlink"),
        *(".syllabus-controls", ".syllabus-button", ".syllabus-edit", ".bd-sidebar"),
    ]
)

LOOKS = """() => {
    const asked = ["color", "backgroundColor", "borderColor", "boxShadow", "textShadow", "filter",
        "fill", "stroke", "display", "colorScheme"];
    const look = (element, pseudo) => {
        const style = getComputedStyle(element, pseudo);
        return asked.map((name) => `${name}: ${style[name]}`).join("; ");
    };
    return [...document.querySelectorAll("html, body, .bd-article, .bd-article :not(math *)")]
        .map((element) => [`${element.localName}.${element.getAttribute("class")}`,
            ...[undefined, "::before", "::after"].map((pseudo) => look(element, pseudo))]);
}"""

# Of every element with words of its own: its colour's brightness, from 0 to 255.
BRIGHTNESS = """() => [...document.querySelectorAll(".bd-article *")]
    .filter((element) => element.checkVisibility() && [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.data.trim()))
    .map((element) => {
        const [red, green, blue] = getComputedStyle(element).color.match(/[\\d.]+/g).map(Number);
        return 0.21 * red + 0.72 * green + 0.07 * blue;
    })"""

BEYOND_THE_EDGE = """() => [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility() && !element.closest(".syllabus-unseen, title, desc"))
    .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width && (left < -0.5 || right > innerWidth + 0.5);
    })
    .map((element) => element.outerHTML.slice(0, 120))"""

# What is true on the day of reading alone.
OF_THE_DAY = ".relative, .your-time, .syllabus-controls"

HEADS = "h2, caption, tr.week > *"

# Marks where each block of text begins and ends, in letters that are read from paper in any language, and
# tells what it is.
MARK = """(heads) => {
    const blocks = [...document.querySelectorAll(".bd-article :is(h2, caption, p, li, tbody :is(th, td))")]
        .filter((block) => block.checkVisibility() && !block.closest("thead"));
    return blocks.map((block, number) => {
        const mark = (edge) => {
            const made = document.createElement("bdi");
            made.textContent = ` q${number}${edge} `;
            return made;
        };
        block.prepend(mark("b"));
        block.append(mark("e"));
        if (block.matches(heads)) return "head";
        return block.matches(".syllabus-sessions :is(th, td)") ? "cell" : "text";
    });
}"""

NOT_FOR_PAPER = {"search.html", "genindex.html"}


def pages_of(site: Path) -> list[str]:
    names = [path.relative_to(site) for path in site.rglob("*.html") if path.name not in NOT_FOR_PAPER]
    return sorted(str(name) for name in names if "_static" not in name.parts)


@contextmanager
def on_paper(open_page: OpenPage, scheme: Scheme) -> Iterator[Page]:
    """Open an empty page as it is laid out on paper, by a reader who has chosen a colour scheme."""
    with open_page(SHEETS["A4"], scheme) as page:
        page.add_init_script(f"localStorage.mode = localStorage.theme = '{scheme}'")
        page.emulate_media(media="print")
        yield page


def texts_of(page: Page, sheet: str = "A4") -> list[str]:
    """Print a page and return the text of each sheet, in words that one space divides."""
    pdf = PdfReader(io.BytesIO(page.pdf(format=sheet, prefer_css_page_size=True)))
    return [" ".join(unicodedata.normalize("NFKC", sheet.extract_text()).split()) for sheet in pdf.pages]


def gregorian_days_in(text: str, language: str) -> set[date]:
    """Read every day of a text from paper, of which the words of a Persian line are taken from the left."""
    if language == "en":
        return days_in(text)[0]
    days = re.findall(rf"(\d{{4}}) ({'|'.join(GREGORIAN)}) (\d{{1,2}})\b", dates_in_english(text))
    return {date(int(year), GREGORIAN.index(month) + 1, int(day)) for year, month, day in days}


def closed_up(text: str) -> str:
    """Leave out what divides words, and half-spaces, which stand elsewhere in what is read from paper."""
    return re.sub(r"[\s\u200c]", "", text)


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("site_url", in_each_edition("index.html", "syllabus/index.html")),
        ("sample_url", in_each_edition("everything.html", "code.html")),
    ],
)
def test_the_dark_theme_is_left_on_the_screen(
    open_page: OpenPage, request: pytest.FixtureRequest, address: str, names: list[str]
) -> None:
    url = request.getfixturevalue(address)
    with on_paper(open_page, "light") as light, on_paper(open_page, "dark") as dark:
        for name in names:
            for page in (light, dark):
                page.goto(url + name)
            assert dark.locator("html").get_attribute("data-theme") == "dark"
            looks = zip(light.evaluate(LOOKS), dark.evaluate(LOOKS), strict=True)
            assert [pair for pair in looks if pair[0] != pair[1]] == [], name
            assert max(dark.evaluate(BRIGHTNESS)) < 128, name


@pytest.mark.parametrize(("folder", "address"), SITES)
def test_nothing_to_be_pressed_and_nothing_beyond_the_edge(
    open_page: OpenPage, request: pytest.FixtureRequest, folder: str, address: str
) -> None:
    url = request.getfixturevalue(address)
    with on_paper(open_page, "light") as page:
        for name in pages_of(request.getfixturevalue(folder)):
            page.goto(url + name)
            for sheet, width in SHEETS.items():
                page.set_viewport_size({"width": width, "height": 1000})
                assert page.evaluate(VISIBLE, TO_BE_PRESSED) == [], (name, sheet)
                assert page.evaluate(BEYOND_THE_EDGE) == [], (name, sheet)
                assert page.locator(".bd-article").evaluate("({ offsetWidth }) => offsetWidth") == width


def test_links_say_where_they_lead_and_all_that_is_folded_is_open(
    open_page: OpenPage, sample_edition_url: str
) -> None:
    with open_page(1280, "dark") as page:
        page.goto(f"{sample_edition_url}everything.html")
        [contents] = page.locator("#jb-print-toc h2").all_inner_texts()
        text = " ".join(texts_of(page))
    assert "a link to elsewhere (https://www.example.org/), a footnote" in text
    assert closed_up(text).count("break/index.html?with=a&query=too") == 1  # its words are its address
    assert ".html)" not in text  # nor does a link within the site
    assert closed_up(text).count("https://www.nature.com/articles/323533a0") == 1  # nor a source, twice
    assert "doi.org" not in text
    for words in ("First", "The first tab", "Second", "The second tab", "What is inside the dropdown"):
        assert words in text
    assert text.count("Everything on one page") == 1
    assert not has_word(contents.split()[-1], text)


@pytest.mark.parametrize("name", ["index.html", "weeks.html"])
def test_rows_and_headings_are_not_torn_from_what_belongs_to_them(
    open_page: OpenPage, course_edition_url: str, name: str
) -> None:
    with open_page(1280, "light") as page:
        page.goto(course_edition_url + name)
        page.emulate_media(media="print")
        kinds = page.evaluate(MARK, HEADS)
        columns = re.findall(r"\w+", " ".join(page.locator(".syllabus-sessions thead th").all_inner_texts()))
        page.emulate_media()
        assert kinds.count("cell") > 80
        for size in ("A4", "Letter"):
            sheets = texts_of(page, size)
            assert len(sheets) > 4
            on = {
                mark: number
                for number, text in enumerate(sheets)
                for mark in re.findall(r"q\d+[be]", text.lower())
            }
            for number, kind in enumerate(kinds):
                if kind != "text":
                    assert on[f"q{number}b"] == on[f"q{number}e"], (kind, number)
                if kind == "head":
                    assert on[f"q{number}e"] == on[f"q{number + 1}b"], number
            cells = [number for number, kind in enumerate(kinds) if kind == "cell"]
            with_rows = {on[f"q{number}b"] for number in cells}
            assert all(has_word(word, sheets[sheet]) for sheet in with_rows for word in columns)


def test_the_head_of_a_table_that_sorts_is_on_every_sheet(
    open_page: OpenPage, course_edition_url: str
) -> None:
    with open_page(1280, "light") as page:
        page.goto(f"{course_edition_url}syllabus/deadlines.html")
        buttons = page.locator(".syllabus-deadlines thead").get_by_role("button")
        expect(buttons).to_have_count(2)
        heads = re.findall(r"\w+", " ".join(buttons.all_inner_texts()))
        sheets = texts_of(page, "A6")
    assert len(sheets) > 1
    assert all(has_word(head, text) for head in heads for text in sheets)


def test_a_heading_stays_with_the_sources_below_it(open_page: OpenPage, site: Path, site_url: str) -> None:
    with open_page(1280, "light") as page:
        for name in (name for name in pages_of(site) if "modules" in name):
            page.goto(site_url + name)
            heading = page.locator("article section:has(.footnote-list) > h2").inner_text().strip("# ")
            for sheet in ("A4", "Letter", "A5"):
                sheets = texts_of(page, sheet)
                assert any(closed_up(heading) in closed_up(text) for text in sheets)
                assert not [text for text in sheets if closed_up(text).endswith(closed_up(heading))], (
                    name,
                    sheet,
                )


def test_paper_says_every_date_and_nothing_of_the_day_on_which_it_was_printed(
    browser: Browser, course_edition_url: str, language: str
) -> None:
    context = browser.new_context(timezone_id="Asia/Tokyo", color_scheme="light")
    page = context.new_page()
    page.clock.set_fixed_time("2024-03-06T10:00:00+01:00")
    page.goto(f"{course_edition_url}index.html")
    for part in OF_THE_DAY.split(", "):
        expect(page.locator(part).locator("visible=true").first).to_be_visible()
    text = " ".join(texts_of(page))
    moments = page.locator(":is(.syllabus-sessions, .syllabus-deadlines) time").evaluate_all(
        "(all) => all.map((time) => time.dateTime)"
    )
    page.emulate_media(media="print")
    shown_of_the_day = page.evaluate(VISIBLE, OF_THE_DAY)
    ahead = page.locator(".next").first.inner_text()
    context.close()
    assert len(moments) > 60
    dates = {date.fromisoformat(moment[:10]) for moment in moments}
    assert dates - gregorian_days_in(text, language) == set()
    assert shown_of_the_day == []
    assert not [word for word in ("in 2 days", "tomorrow", "Tokyo", "↕", "↑", "Subscribe") if word in text]
    # Soon something else is next.
    assert "Checkpoint" in ahead
    assert "Final exam" in ahead
    assert "Homework 2" not in ahead


def test_the_timeline_is_drawn_once_across_the_sheet(open_page: OpenPage, edition_url: str) -> None:
    with on_paper(open_page, "light") as page:
        page.goto(f"{edition_url}index.html")
        [drawing] = page.locator(".syllabus-timeline svg:visible").all()
        assert "timeline-wide" in (drawing.get_attribute("class") or "")
        assert page.locator(".syllabus-timeline :is(details, summary):visible").count() == 0
