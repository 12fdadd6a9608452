"""A site in Persian, as readers see it: from the right, in its own font and digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

if TYPE_CHECKING:
    from tests.browser.conftest import OpenPage

PHONE = 390
END_OF_WORDS = """(element) => {
    const words = document.createRange();
    words.selectNodeContents(element.firstChild);
    return Math.round(words.getBoundingClientRect().right);
}"""


def left_of(part: Locator) -> float:
    box = part.bounding_box()
    assert box
    return box["x"]


@pytest.mark.parametrize("side", ["primary", "secondary"])
def test_a_sidebar_opens_from_its_side_on_a_phone(open_page: OpenPage, persian_url: str, side: str) -> None:
    with open_page(PHONE, "light") as page:
        page.goto(f"{persian_url}everything.html")
        toggle = page.locator(f".{side}-toggle:visible")
        is_at_right = side == "primary"
        assert (left_of(toggle) > PHONE / 2) is is_at_right
        toggle.focus()
        page.keyboard.press("Enter")
        sidebar = page.locator(f"#pst-{side}-sidebar-modal")
        expect(sidebar.locator("nav a").first).to_be_in_viewport()
        assert (left_of(sidebar) > 0) is is_at_right


def test_the_page_goes_from_right_to_left(open_page: OpenPage, persian_url: str) -> None:
    with open_page(1280, "light") as page:
        page.goto(f"{persian_url}everything.html")
        inwards = [".bd-sidebar-primary", ".bd-article", ".bd-sidebar-secondary"]
        assert sorted(inwards, key=lambda part: -left_of(page.locator(part))) == inwards
        assert left_of(page.locator(".left-prev")) > left_of(page.locator(".right-next"))
        for code in (page.locator("article pre").first, page.locator("article math").first):
            assert code.evaluate("element => getComputedStyle(element).direction") == "ltr"
        numbers = page.locator("ol.arabic").first
        assert numbers.evaluate("list => getComputedStyle(list).listStyleType") == "persian"


def test_titles_in_latin_script_end_at_the_side_of_the_page(open_page: OpenPage, full_url: str) -> None:
    with open_page(1280, "light") as page:
        page.goto(f"{full_url}fa/materials.html")
        captions = [page.locator(".caption-text", has_text=name).first for name in ("مطالب درس", "Materials")]
        titles = [page.locator("article h1"), *captions]
        ends = [title.evaluate(END_OF_WORDS) for title in titles]
        assert len(set(ends)) == 1, ends


def test_titles_in_latin_script_leave_the_other_side_to_what_follows(
    open_page: OpenPage, full_url: str
) -> None:
    with open_page(320, "light") as page:
        page.goto(f"{full_url}fa/workload.html")
        assert left_of(page.locator("article table")) == left_of(page.locator("article section"))


def test_words_are_set_in_a_font_that_joins_them(
    open_page: OpenPage, persian_url: str, sample_url: str
) -> None:
    def fonts_of(page: Page, address: str) -> set[str]:
        loaded: list[str] = []
        page.on("request", lambda request: loaded.append(request.url.partition("?")[0].rpartition("/")[2]))
        page.goto(address, wait_until="networkidle")
        return {name for name in loaded if name in ("regular.woff2", "bold.woff2")}

    with open_page(1280, "light") as page:
        assert fonts_of(page, f"{persian_url}index.html") == {"regular.woff2", "bold.woff2"}
    with open_page(1280, "light") as page:
        assert fonts_of(page, f"{sample_url}index.html") == set()


def test_the_search_counts_in_persian(open_page: OpenPage, persian_url: str) -> None:
    with open_page(1280, "light") as page:
        page.goto(f"{persian_url}search.html?q=پیوند")
        expect(page.locator(".search-summary")).to_have_text("جستجو پایان یافت و ۲ صفحه پیدا شد.")
        page.goto(f"{persian_url}search.html?q=ناموجود")
        expect(page.locator(".search-summary")).to_contain_text("هیچ صفحه‌ای")
