"""What the pages of the course site load: no more than their budget, from nowhere else, and all of it."""

import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, ConsoleMessage, expect
from tests.course_editions import EDITIONS

from bench.page_load import Answer, load

BUDGET = Path(__file__).parent / "budget.toml"

BEYOND = """\
{} loads {} requests and {:,} bytes; the budget of '{}' is {} and {:,}.
If that is worth it to every reader, raise the budget in tests/browser/budget.toml and say why in the
commit; else find what the page could do without:
{}"""

# Scrolled to, so that those which wait for it are loaded too.
PICTURES_THAT_FAIL = """async () => {
    const failed = [];
    for (const picture of document.images) {
        picture.scrollIntoView();
        await picture.decode().catch(() => failed.push(picture.currentSrc || picture.outerHTML));
    }
    return failed;
}"""

# A font that no letter needs is never asked for; one that an element is set in must be there.
FONTS_THAT_FAIL = """async () => {
    await document.fonts.ready;
    const bare = (name) => name.trim().replaceAll(/["']/g, "");
    const faces = [...document.fonts];
    const used = new Set(["", "::before", "::after"].flatMap((part) =>
        [...document.querySelectorAll("body *")].filter((element) => element.checkVisibility())
            .map((element) => bare(getComputedStyle(element, part).fontFamily.split(",")[0]))));
    const missing = [...used].filter((family) => {
        const own = faces.filter((face) => bare(face.family) === family);
        return own.length && !own.some((face) => face.status === "loaded");
    });
    return [...missing, ...faces.filter((face) => face.status === "error").map((face) => face.family)];
}"""


class Budget(NamedTuple):
    """The most that pages of some paths may load."""

    path: str
    requests: int
    bytes: int


class Visit(NamedTuple):
    """What a page loads when somebody opens it who has never been on the site, and what it lacks then."""

    page: str
    answers: list[Answer]
    faults: list[str]


@pytest.fixture(scope="module")
def visits(browser: Browser, site: Path, site_url: str) -> list[Visit]:
    """Open every page of the site while no other host answers."""
    paths = (path.relative_to(site) for path in site.rglob("*.html"))
    pages = sorted(path.as_posix() for path in paths if "_static" not in path.parts)
    return [visit(browser, site_url, page) for page in pages]


def visit(browser: Browser, site_url: str, path: str) -> Visit:
    with browser.new_context() as context:
        context.route(lambda url: not url.startswith(site_url), lambda route: route.abort())
        page = context.new_page()
        faults: list[str] = []

        def hear(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                faults.append(message.text)

        page.on("console", hear)
        page.on("requestfailed", lambda request: faults.append(f"fails: {request.url}"))
        page.on("pageerror", lambda error: faults.append(str(error)))
        answers = load(page, site_url + path)
        faults += [f"{answer.status}: {answer.address}" for answer in answers if answer.status != 200]
        faults += page.evaluate(PICTURES_THAT_FAIL) + page.evaluate(FONTS_THAT_FAIL)
    return Visit(path, answers, faults)


def budget_of(page: str) -> Budget:
    """Return what a page may load, in its edition."""
    budgets = tomllib.loads(BUDGET.read_text(encoding="utf-8"))
    name, more = page, {"requests": 0, "bytes": 0}
    for language, beyond in budgets["beyond"].items():
        if page.startswith(EDITIONS[language]):
            name, more = page.removeprefix(EDITIONS[language]), beyond
    entry = next(entry for entry in budgets["page"] if fnmatch(name, entry["path"]))
    return Budget(entry["path"], entry["requests"] + more["requests"], entry["bytes"] + more["bytes"])


def test_no_page_loads_more_than_its_budget(visits: list[Visit]) -> None:
    beyond = []
    for page, answers, _ in visits:
        budget = budget_of(page)
        size = sum(answer.size for answer in answers)
        if len(answers) > budget.requests or size > budget.bytes:
            heaviest_first = sorted(answers, key=lambda answer: -answer.size)
            lines = [f"{answer.size:>9,} {answer.address}" for answer in heaviest_first]
            beyond.append(BEYOND.format(page, len(answers), size, *budget, "\n".join(lines)))
    if beyond:
        pytest.fail("\n\n".join(beyond), pytrace=False)


def test_every_page_is_complete_while_no_other_host_answers(visits: list[Visit]) -> None:
    assert {page: faults for page, _, faults in visits if faults} == {}


def test_no_page_asks_another_host(visits: list[Visit], site_url: str) -> None:
    asked = {answer.address for visit in visits for answer in visit.answers}
    assert {address for address in asked if not address.startswith(site_url)} == set()


@pytest.mark.parametrize("address", ["search.html?q=perceptron", "fa/search.html?q=پرسپترون"])
def test_search_answers_while_no_other_host_does(browser: Browser, site_url: str, address: str) -> None:
    with browser.new_context() as context:
        context.route(lambda url: not url.startswith(site_url), lambda route: route.abort())
        page = context.new_page()
        page.goto(site_url + address)
        expect(page.locator("#search-results li a").first).to_be_visible()
