"""Under any theme, from MyST and from reStructuredText alike, what a course shows is whole and readable."""

import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page
from tests.browser.conftest import AXE, AXE_OPTIONS, SHORTEN_TABLES, Scheme
from tests.profile import cases
from tests.sphinx_process import sphinx_build

from sphinx_syllabus.glue.directives import DIRECTIVES
from sphinx_syllabus.glue.roles import ROLES

SITE = Path(__file__).parent / "themes"
FULL_COURSE = SITE.parents[1] / "syllabus" / "full_course"
THEMES = ["alabaster", "furo", "pydata_sphinx_theme", "sphinx_book_theme"]
OURS = "[class*=syllabus-], .next"
WIDTHS = (1280, 390)
LOOKED_AT: dict[Scheme, tuple[int, ...]] = cases(
    quick={"light": (390,), "dark": (1280,)}, nightly={"light": WIDTHS, "dark": WIDTHS}
)

OVERFLOWING = """(ours) => {
  const scrolls = (it) =>
    it && (/auto|scroll/.test(getComputedStyle(it).overflowX) || scrolls(it.parentElement));
  return [...document.querySelectorAll(ours)]
    .filter((it) => it.getBoundingClientRect().right > innerWidth + 1 && !scrolls(it))
    .map((it) => it.outerHTML.slice(0, 200));
}"""
VIOLATIONS = """async ([ours, options]) => {
  const { violations } = await axe.run({ include: [...document.querySelectorAll(ours)] }, options);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}"""
# axe knows nothing of words in drawings. A canvas tells what a colour is that was mixed of others.
PALE_WORDS = """() => {
  const options = { willReadFrequently: true };
  const pen = new OffscreenCanvas(1, 1).getContext("2d", options);
  const luminance = (...colours) => {
    colours.forEach((colour) => { pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); });
    const [r, g, b] = [...pen.getImageData(0, 0, 1, 1).data].map((part) => (part / 255) ** 2.2);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const ground = ["white", getComputedStyle(document.body).backgroundColor];
  return [...document.querySelectorAll("svg:is(.timeline-wide, .weights-wide) text")]
    .filter((text) => {
      const pair = [luminance(...ground), luminance(...ground, getComputedStyle(text).fill)];
      return Math.max(...pair) / Math.min(...pair) < 4.5;
    })
    .map((text) => `${text.textContent}: ${getComputedStyle(text).fill}`);
}"""


@pytest.fixture(scope="module", params=THEMES)
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the course in everything under a theme, with a page in MyST and the same in reStructuredText."""
    source = tmp_path_factory.mktemp(request.param) / "source"
    shutil.copytree(FULL_COURSE, source)
    shutil.copytree(SITE, source, dirs_exist_ok=True)
    options = ["-W", "-n", "-q", f"-Dhtml_theme={request.param}"]
    build = sphinx_build(*options, ".", "_build", folder=source)
    assert build.returncode == 0, build.stderr
    return source / "_build"


def shown_of_the_course(page: Path) -> list[str]:
    """List what a page shows of the course, each piece as HTML without numbers that the page gives it."""
    html = BeautifulSoup(page.read_text(), "html.parser")
    return [
        re.sub(r"\bid\d+|in-(?:myst|rst)(?:\.html)?", "", str(element))
        for element in html.select(f"{OURS}, table, .syllabus-date, section p a")
    ]


def test_both_forms_use_every_directive_and_role() -> None:
    myst, rst = (SITE / "in-myst.md").read_text(), (SITE / "in-rst.rst").read_text()
    assert [name for name in DIRECTIVES if f"```{{{name}}}" not in myst or f".. {name}::" not in rst] == []
    assert [name for name in ROLES if f"{{{name}}}`" not in myst or f":{name}:`" not in rst] == []


def test_both_forms_show_the_same(pages: Path) -> None:
    myst, rst = shown_of_the_course(pages / "in-myst.html"), shown_of_the_course(pages / "in-rst.html")
    assert len(myst) > 100
    assert myst == rst


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_shown_can_be_read_at_every_width(
    pages: Path, tabs: dict[Scheme, Page], scheme: Scheme
) -> None:
    page = tabs[scheme]
    page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    page.goto((pages / "in-rst.html").as_uri())
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(OVERFLOWING, OURS) == []
    assert page.evaluate(PALE_WORDS) == []
    page.evaluate(AXE)
    page.evaluate(SHORTEN_TABLES)
    for width in LOOKED_AT[scheme]:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(VIOLATIONS, [OURS, AXE_OPTIONS]) == []
