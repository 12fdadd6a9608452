"""The keyboard alone: it reaches and leaves everything, and one always sees where one is."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import FloatRect, Page
from tests.course_editions import in_each_edition

if TYPE_CHECKING:
    from tests.browser.conftest import OpenPage, Scheme

# More than any of these pages has: where the focus goes round in a part of a page, the walk ends here.
MANY = 200
LEAST_CONTRAST = 3.0

# Numbers all that is to be reached. Of tabs, which are radio buttons, the chosen one stands for all.
NUMBER_STOPS = """() => {
    const focusable = "a[href], button, input, select, textarea, summary, [tabindex='0']";
    const isStop = (element) =>
        element.checkVisibility({ visibilityProperty: true }) && !element.disabled
        && element.getClientRects().length
        && !element.matches("[tabindex='-1'], [type='radio']:not(:checked)");
    const stops = [...document.querySelectorAll(focusable)].filter(isStop);
    stops.forEach((element, i) => (element.dataset.stop = i));
    return stops.map((element) => element.outerHTML.slice(0, 120));
}"""

# What has the focus: its number, and its box or that of what shows the focus in its place, with room for
# a ring. It is covered if something else lies over the middle.
FOCUSED = """async () => {
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    const element = document.activeElement;
    if (element === document.body) return null;
    const shown = [element.labels?.[0], element, element.firstElementChild, element.closest(".sd-card")]
        .find((each) => each?.getClientRects()[0]?.height);
    const box = shown.getClientRects()[0];
    const [left, top] = [Math.max(box.left - 6, 0), Math.max(box.top - 6, 0)];
    const [right, bottom] = [Math.min(box.right + 6, innerWidth), Math.min(box.bottom + 6, innerHeight)];
    const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return {
        html: element.outerHTML.slice(0, 120),
        stop: element.dataset.stop,
        box: { x: left, y: top, width: right - left, height: bottom - top },
        isCovered: !above || !(shown.contains(above) || above.contains(shown)),
    };
}"""


@pytest.mark.parametrize(
    ("address", "name", "width", "scheme"),
    [
        ("sample_url", "everything.html", 1280, "light"),
        ("sample_url", "fa/everything.html", 390, "dark"),
        *(("sample_url", name, 390, "light") for name in in_each_edition("code.html")),
        *(("site_url", name, 390, "light") for name in in_each_edition("index.html")),
        *(("site_url", name, 1280, "dark") for name in in_each_edition("syllabus/deadlines.html")),
    ],
)
def test_everything_is_reached_and_left_and_the_focus_is_seen(
    open_page: OpenPage,
    request: pytest.FixtureRequest,
    address: str,
    name: str,
    width: int,
    scheme: Scheme,
) -> None:
    with open_page(width, scheme) as page:
        page.goto(request.getfixturevalue(address) + name)
        page.evaluate("document.querySelectorAll('details').forEach((details) => (details.open = true))")
        page.wait_for_timeout(400)  # what scrolls is made a stop a little after it is shown
        stops = page.evaluate(NUMBER_STOPS)
        reached, faults = set(), []
        for focused in walk(page):
            reached.add(focused["stop"])
            if focused["isCovered"]:
                faults.append(f"covered: {focused['html']}")
            if marked_pixels(page, focused["box"]) < focused["box"]["width"]:
                faults.append(f"its focus is not seen: {focused['html']}")
        assert faults == []
        assert [html for i, html in enumerate(stops) if str(i) not in reached] == []


def walk(page: Page) -> Iterator[dict[str, Any]]:
    """Press Tab until the page is left."""
    for _ in range(MANY):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            return
        yield focused
    pytest.fail("the focus never leaves the page")


def marked_pixels(page: Page, box: FloatRect) -> int:
    """Count the pixels in a box that tell by their contrast that something in it has the focus."""
    with_focus = picture(page, box)
    page.evaluate("() => { globalThis.left = document.activeElement; left.blur(); }")
    without = picture(page, box)
    page.evaluate("left.focus({ preventScroll: true })")
    changed = ImageChops.difference(with_focus, without).getbbox()
    if changed is None:
        return 0
    pairs = zip(pixels(with_focus.crop(changed)), pixels(without.crop(changed)), strict=True)
    return sum(contrast(*pair) >= LEAST_CONTRAST for pair in pairs)


def picture(page: Page, box: FloatRect) -> Image.Image:
    return Image.open(io.BytesIO(page.screenshot(clip=box))).convert("RGB")


def pixels(image: Image.Image) -> Iterator[tuple[int, int, int]]:
    data = image.tobytes()
    return zip(data[::3], data[1::3], data[2::3], strict=True)


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    if one == other:
        return 1
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@cache
def luminance(colour: tuple[int, int, int]) -> float:
    """Return the relative luminance, as WCAG 2 defines it."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
