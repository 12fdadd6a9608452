"""Icons and images look as they would if the theme's own scripts and fonts had made them."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import lean_book_theme
from lean_book_theme.icons import draw_icons

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.browser.conftest import OpenPage

OURS = Path(lean_book_theme.__file__).parent / "static"
PYDATA = Path(str(files("pydata_sphinx_theme"))) / "theme/pydata_sphinx_theme/static"
BOOK = Path(str(files("sphinx_book_theme"))) / "theme/sphinx_book_theme/static"

# All the ways in which styles, names, aliases and sizes are written.
ICONS = """\
<p>Words <i class="fa-solid fa-bars"></i> <i class="fas fa-file-alt fa-lg"></i> <i class="fa fa-times"></i>
<span class="fab fa-github fa-2x"></span> <i class="fa-brands fa-x-twitter fa-xs"></i>
<i class="far fa-star"></i> <i class="fa-regular fa-bell fa-fw"></i> <i class="fa-solid fa-5 fa-2xs"></i>
<i class="fas fa-0 fa-sm"></i>
<i class="fa-solid fa-arrow-up fa-xl"></i> <i class="fa-solid fa-moon fa-2xl fa-rotate-90"></i>
<i class="theme-switch fa-solid fa-sun fa-lg fa-fw" data-mode="light" title="Light"></i></p>
<ul class="navbar-icon-links"><li><a class="nav-link"><i class="fa-brands fa-python fa-lg"></i></a></li></ul>
<div class="bd-header-article"><button class="btn"><i class="fas fa-pencil-alt"></i></button></div>
<button class="theme-switch-button"><i class="theme-switch fa-solid fa-circle-half-stroke fa-lg"></i></button>
"""
DRAWINGS = """() => [...document.querySelectorAll("svg")].map((svg) => {
  const { x, y, width, height } = svg.getBoundingClientRect();
  const { color, display, transform } = getComputedStyle(svg);
  return {
    box: [x, y, width, height].map((length) => Math.round(length * 10)),
    style: [color, display, transform],
    attributes: ["viewBox", "aria-hidden", "title", "data-mode"].map((name) => svg.getAttribute(name)),
    path: svg.querySelector("path").getAttribute("d"),
  };
})"""


# No font has a shape for the last private character, so what looks like it is not there either.
WITHOUT_A_SHAPE = """async (glyphs) => {
  const font = "900 16px 'Font Awesome 7 Free', 'Font Awesome 7 Brands'";
  await document.fonts.load(font, glyphs.join(""));
  const context = new OffscreenCanvas(32, 32).getContext("2d");
  context.font = font;
  const draw = (text) => {
    context.clearRect(0, 0, 32, 32);
    context.fillText(text, 4, 24);
    return String(context.getImageData(0, 0, 32, 32).data);
  };
  return glyphs.filter((glyph) => draw(glyph) === draw("\\u{f8ff}"));
}"""
ESCAPED_GLYPH = re.compile(r"\\([ef][0-9a-f]{3})\b")
GLYPH = re.compile("[\ue000-\uf8ff]")
FONT_FAMILY = re.compile(r"Font Awesome\\? \d \w+")


def drawings(page: Page, markup: str, style_sheets: list[Path], script: Path | None = None) -> list[Any]:
    page.set_content(f"<!doctype html><html data-theme='light'><body>{markup}</body></html>")
    for style_sheet in style_sheets:
        page.add_style_tag(content=style_sheet.read_text(encoding="utf-8"))
    if script:
        page.add_script_tag(path=script)
    how_many = len(re.findall("></(?:i|span)>", ICONS))
    page.wait_for_function(f"document.querySelectorAll('svg').length === {how_many}")
    found: list[Any] = page.evaluate(DRAWINGS)
    return found


@pytest.mark.parametrize("width", [390, 1280])
def test_drawings_are_those_of_the_theme_s_script(open_page: OpenPage, width: int) -> None:
    styles = [PYDATA / "styles/pydata-sphinx-theme.css", BOOK / "styles/sphinx-book-theme.css"]
    with open_page(width, "light") as page:
        by_script = drawings(page, ICONS, styles, PYDATA / "scripts/fontawesome.js")
        ours = drawings(page, draw_icons(ICONS, "index"), [*styles, OURS / "lean_book_theme_icons.css"])
    assert ours == by_script


def test_every_character_that_the_theme_prints_is_in_the_fonts(open_page: OpenPage) -> None:
    styles = "".join(
        style_sheet.read_text(encoding="utf-8")
        for theme in (PYDATA, BOOK)
        for style_sheet in theme.glob("styles/*.css")
    )
    styles = ESCAPED_GLYPH.sub(lambda escaped: chr(int(escaped[1], 16)), styles)
    # What an icon's class would print is drawn, except where the theme's script makes the icon.
    by_icon = dict(re.findall(r'\.(fa-[\w-]+)\{--fa:"(.)"\}', styles))
    script = (PYDATA / "scripts/pydata-sphinx-theme.js").read_text(encoding="utf-8")
    by_script = {by_icon[name] for name in re.findall(r'"fa-solid (fa-[\w-]+)"', script)}
    glyphs = sorted(by_script.union(GLYPH.findall(re.sub('--fa:"[^"]*"', "", styles))))
    assert by_script
    assert len(glyphs) > 15
    families = {name.replace("\\", "") for name in FONT_FAMILY.findall(styles)}

    with open_page(1280, "light") as page:
        page.route(
            "https://icons.example/**", lambda route: route.fulfill(path=OURS / route.request.url[22:])
        )
        page.route("https://icons.example/", lambda route: route.fulfill(body="", content_type="text/html"))
        page.goto("https://icons.example/")
        page.add_style_tag(url="lean_book_theme_icons.css")
        loaded = page.evaluate("[...document.fonts].map(({ family }) => family.replaceAll('\"', ''))")
        assert families <= set(loaded)
        missing = page.evaluate(WITHOUT_A_SHAPE, glyphs)
    assert missing == [], "to be added to the list in lean_book_theme_icons.css, and both fonts made again"
