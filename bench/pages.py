"""What pages of this repository's site load, beside what the same pages load with the stock theme."""

import re
import runpy
import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import Browser, Request, Route, sync_playwright

from bench.fresh_process import run
from bench.page_load import Answer, find_chromium, load, serve
from bench.table import figure, heading

SITE = Path(__file__).parent.parent
MENDS = ("lean_book_theme", "sphinx_mathml")
"""The extensions without which the site is the stock stack's."""

PAGES = {
    "home": ("index.html", None, None),
    "syllabus": ("syllabus/index.html", 100, 10),
    "lecture with math": ("syllabus/modules/introduction.html", 160, 12),
}
"""Pages, with the most kilobytes and the most requests that each may take."""

# Pages with MathJax ask a public network of hosts for packages, by this form of address.
PACKAGE = re.compile(r"/npm/(?P<name>(?:@[^/]+/)?[^/@]+)@[^/]+/(?P<path>[^?]+)")


def measure_pages(work: Path) -> None:
    """Print the lines about pages, each opened in a browser that knows nothing of the site yet."""
    chromium = find_chromium()
    if chromium is None:
        print("\nwhat pages load is not measured: there is no Chromium")
        return
    packages = _install_mathjax(work / "npm")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--disable-gpu"])
        stock = _load_pages(browser, _build(work / "stock", *_stock_options()), packages)
        ours = _load_pages(browser, _build(work / "ours"), packages)
        browser.close()
    heading("Pages, with all that they load", "stock", "ours", "of stock", "target")
    for what, (_, kilobytes, requests) in PAGES.items():
        figure(f"{what}, gzip", _kilobytes(stock[what]), _kilobytes(ours[what]), "KB", kilobytes)
        figure(f"{what}, requests", len(stock[what]), len(ours[what]), "", requests)
    for answer in [*stock["lecture with math"], *ours["lecture with math"]]:
        if answer.status == 0:
            print(f"not counted, for want of npm or a network: {answer.address} and what it loads")


def _stock_options() -> tuple[str, ...]:
    extensions = runpy.run_path(str(SITE / "conf.py"))["extensions"]
    kept = ",".join(name for name in extensions if name not in MENDS)
    return f"-Dextensions={kept}", "-Dhtml_math_renderer=mathjax"


def _install_mathjax(folder: Path) -> Path:
    """Install what pages with MathJax ask for; without npm there will be nothing in the folder."""
    folder.mkdir(parents=True)
    if npm := shutil.which("npm"):
        install = [npm, "install", "--ignore-scripts", "--no-audit", "--no-fund", "mathjax@4"]
        subprocess.run(install, cwd=folder, capture_output=True, check=False)
    return folder / "node_modules"


def _build(output: Path, *options: str) -> Path:
    doctrees = output.with_name(f"{output.name}-doctrees")
    run("one_build.py", "-q", "-b", "html", "-d", doctrees, *options, SITE, output)
    return output


def _load_pages(browser: Browser, site: Path, packages: Path) -> dict[str, list[Answer]]:
    def answer(route: Route, request: Request) -> None:
        found = PACKAGE.search(request.url)
        file = packages / found["name"] / found["path"] if found else None
        if file and file.is_file():
            route.fulfill(path=file, headers={"Access-Control-Allow-Origin": "*"})
        else:
            route.abort()

    loaded = {}
    with serve(site) as address:
        for what, (page, _, _) in PAGES.items():
            context = browser.new_context()
            context.route(lambda url: not url.startswith(address), answer)
            loaded[what] = load(context.new_page(), address + page)
            context.close()
    return loaded


def _kilobytes(answers: list[Answer]) -> float:
    return sum(answer.size for answer in answers) / 1000
