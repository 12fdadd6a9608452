"""Images have their place before they have come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Route
    from tests.browser.conftest import OpenPage

SHAPES = """() => [...document.querySelectorAll("article img:not(table img)")].map((image) => {
  const { x, y, width, height } = image.getBoundingClientRect();
  return [x, y, width, height].map(Math.round);
})"""
LOADED = "[...document.images].every(({ naturalWidth }) => naturalWidth > 0)"


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_images_come(open_page: OpenPage, sample_edition_url: str, width: int) -> None:
    waiting: list[Route] = []
    let_through = False

    def hold_back(route: Route) -> None:
        if let_through:
            route.continue_()
        else:
            waiting.append(route)

    with open_page(width, "light") as page:
        page.route("**/_images/*", hold_back)
        page.goto(f"{sample_edition_url}pictures.html", wait_until="domcontentloaded")
        page.wait_for_function("getComputedStyle(document.body).overflowWrap === 'break-word'")
        before = page.evaluate(SHAPES)
        let_through = True
        for route in waiting:
            route.continue_()
        page.wait_for_function(LOADED)
        after = page.evaluate(SHAPES)
    wide, square, narrow_square = after
    assert before == after
    assert wide[2] == pytest.approx(8 * wide[3], abs=8)
    assert square[2] == square[3] > 0.9 * wide[2]
    assert narrow_square[2] == narrow_square[3] == pytest.approx(0.4 * wide[2], abs=1)
