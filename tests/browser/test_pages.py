"""Every kind of page, opened in a browser at the widths of a phone and of a desk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request, expect
from tests.browser.conftest import SHORTEN_TABLES
from tests.course_editions import in_each_edition
from tests.profile import cases

if TYPE_CHECKING:
    from tests.browser.conftest import FindViolations, OpenPage, Scheme

WIDTHS = (320, 390, 1280)
# What is wrong at one width or in one scheme alone is found by day; what needs both, at night.
LOOKED_AT: dict[Scheme, tuple[int, ...]] = cases(
    quick={"light": (320, 1280), "dark": (390,)}, nightly={"light": WIDTHS, "dark": WIDTHS}
)

KINDS = {
    "site_url": in_each_edition(
        "index.html",
        "projects/index.html",
        "search.html?q=network",
        "syllabus/course-work.html",
        "syllabus/deadlines.html",
        "syllabus/index.html",
        "syllabus/modules/introduction.html",
    ),
    "sample_url": [
        "code.html",
        "everything.html",
        "genindex.html",
        "guide/deep/index.html",
        "index.html",
        "fa/code.html",
        "fa/genindex.html",
    ],
    "persian_url": [
        "404.html",
        "everything.html",
        "guide/first.html",
        "index.html",
        "search.html",
    ],
    "full_url": in_each_edition(
        "announcements.html",
        "announcements/first-week.html",
        "grading.html",
        "materials.html",
        "plan.html",
        "presentations.html",
        "showcase.html",
        "staff.html",
        "workload.html",
    ),
}

SITES = [
    ("site", "site_url"),
    ("sample_site", "sample_url"),
    ("persian_site", "persian_url"),
    ("full_site", "full_url"),
]

# The course's dates and hours, and those by the reader's clock, that stand on more than one line.
BROKEN_DATES = """() => {
    const linesOf = (range) => new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom)));
    const rangeOf = (node, start, end) => {
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, end);
        return range;
    };
    const own = [...document.querySelectorAll(".unbroken")]
        .map((each) => rangeOf(each, 0, each.childNodes.length));
    const readers = [...document.querySelectorAll(".your-time")].flatMap(({ firstChild: text }) =>
        [...(text?.data ?? "").matchAll(/\\S+\\s\\d+\\s\\p{L}+|\\d+:\\d+–\\S+/gu)]
            .map(({ index, 0: found }) => rangeOf(text, index, index + found.length)));
    return [...own, ...readers].filter((range) => linesOf(range).size > 1).map(String);
}"""

# In which of some styles for its text a page is wider than the screen.
WIDER_THAN_SCREEN = """(styles) => {
    const root = document.documentElement;
    const added = document.head.appendChild(document.createElement("style"));
    const wider = styles.filter((style) => {
        added.textContent = style;
        return root.scrollWidth > root.clientWidth;
    });
    added.remove();
    return wider;
}"""

AS_IT_IS = "/* nothing */"
TWICE_AS_LARGE = "html:root { font-size: 200% !important }"
WITH_SPACES = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    "p { margin-block-end: 2em !important }"
)
# How readers may change the text, by the widths at which nothing may be lost by it (WCAG 1.4.4, 1.4.12).
TEXT_OF_READERS = {
    320: (AS_IT_IS, WITH_SPACES),
    640: (TWICE_AS_LARGE,),
    1280: (TWICE_AS_LARGE, WITH_SPACES),
}


@pytest.fixture(scope="module")
def tabs_with_clock(tabs: dict[Scheme, Page]) -> dict[Scheme, Page]:
    for tab in tabs.values():
        tab.clock.install()
    return tabs


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("address", "name"), [(url, name) for url in KINDS for name in KINDS[url]])
def test_a_page_of_every_kind_is_accessible(
    tabs_with_clock: dict[Scheme, Page],
    find_violations: FindViolations,
    request: pytest.FixtureRequest,
    address: str,
    name: str,
    scheme: Scheme,
) -> None:
    url = request.getfixturevalue(address)
    page = tabs_with_clock[scheme]
    page.set_viewport_size({"width": LOOKED_AT[scheme][0], "height": 800})
    heard = listen_to(page, url)
    page.goto(url + name)
    if "?q=" in name:
        expect(page.locator("ul.search li a").first).to_be_visible()
    page.evaluate(SHORTEN_TABLES)
    for width in LOOKED_AT[scheme]:
        page.set_viewport_size({"width": width, "height": 800})
        page.clock.run_for(300)  # after which the theme looks at what now scrolls
        assert find_violations(page) == [], width
    assert heard == []


@pytest.mark.parametrize(("folder", "address"), SITES)
def test_no_page_is_wider_than_the_screen(
    open_page: OpenPage, request: pytest.FixtureRequest, folder: str, address: str
) -> None:
    with open_page(320, "light") as page:
        url = request.getfixturevalue(address)
        heard = listen_to(page, url)
        for name in pages_of(request.getfixturevalue(folder)):
            page.goto(url + name)
            for width, styles in TEXT_OF_READERS.items():
                page.set_viewport_size({"width": width, "height": 800})
                assert page.evaluate(WIDER_THAN_SCREEN, styles) == [], (name, width)
        assert heard == []


@pytest.mark.parametrize("width", [1280, 1920])
def test_lines_are_not_too_long_to_read(open_page: OpenPage, edition_url: str, width: int) -> None:
    with open_page(width, "light") as page:
        page.goto(f"{edition_url}syllabus/modules/introduction.html")
        letters = page.locator(".bd-article section > p").first.evaluate("""(paragraph) => {
            const range = document.createRange();
            range.selectNodeContents(paragraph);
            const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
            return paragraph.textContent.length / lines.size;
        }""")
        assert 60 <= letters <= 80


def test_dates_are_not_broken_on_a_phone(open_page: OpenPage, full_url: str) -> None:
    with open_page(320, "light") as page:
        for name in in_each_edition("plan.html", "staff.html"):
            page.goto(full_url + name)
            assert page.locator(".your-time").count() > 1
            assert page.evaluate(BROKEN_DATES) == []


def test_a_table_of_the_course_is_read_whole_on_a_phone(open_page: OpenPage, full_url: str) -> None:
    with open_page(320, "light") as page:
        tables = ("plan.html", "staff.html", "materials.html", "workload.html", "presentations.html")
        for name in in_each_edition(*tables):
            page.goto(full_url + name)
            hidden = page.locator(".pst-scrollable-table-container").evaluate_all("""(all) => all
                .filter((each) => each.scrollWidth > each.clientWidth)
                .map((each) => each.textContent.slice(0, 80))""")
            assert hidden == [], name


def pages_of(site: Path) -> list[str]:
    names = [path.relative_to(site) for path in site.rglob("*.html")]
    return sorted(str(name) for name in names if "_static" not in name.parts)


def listen_to(page: Page, url: str) -> list[str]:
    """Return a list that fills with the console's complaints and with calls to other hosts."""
    heard: list[str] = []

    def hear_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            heard.append(message.text)

    def hear_request(request: Request) -> None:
        if not request.url.startswith((url, "data:", "blob:")):
            heard.append(f"asks another host: {request.url}")

    page.on("console", hear_console)
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", hear_request)
    return heard
