"""How long builds of a site take, and how much memory, beside the stock stack's of the same sources."""

import shutil
from collections.abc import Callable
from pathlib import Path

from bench.fresh_process import run
from bench.generated_site import COURSE_PAGE, edit_data, edit_lecture, write_sources
from bench.table import heading, share

SIZES = (16, 120)
RUNS = 3

# `pystemmer` is a part of ours that the stock theme and Sphinx do not bring.
STOCK = f"""\
import sys
sys.modules["Stemmer"] = None
extensions = ["myst_parser", "sphinx_design"]
exclude_patterns = ["{COURSE_PAGE}.md"]
html_theme = "sphinx_book_theme"
html_title = "A generated course"
myst_enable_extensions = ["amsmath", "colon_fence", "dollarmath"]
"""
OURS = f"""{STOCK}
del sys.modules["Stemmer"]
extensions += ["sphinx_mathml", "lean_book_theme"]
html_math_renderer = "mathml"
"""
WITH_COURSE = f"""{OURS}
extensions += ["sphinx_syllabus"]
exclude_patterns = []
"""
# What Sphinx itself takes with these sources: its plainest theme, and no extension that can be left out.
BARE = f"""{STOCK}
html_theme = "basic"
"""
CONFIGURATIONS = {"stock": STOCK, "ours": OURS, "with-course": WITH_COURSE, "bare": BARE}

MOST_OF_COLD = 0.40
MOST_OF_UNCHANGED = 0.60
MOST_OF_EDIT = 0.65

Figures = dict[str, float]
Step = Callable[[Path, int], Figures]


def measure_builds(work: Path) -> None:
    """Print the lines about builds of sites of several sizes."""
    columns = ("stock", "ours", "of stock", "with course", "of stock", "bare", "of stock", "target")
    heading(f"Builds, the best of {RUNS} runs", *columns)
    for lectures in SIZES:
        sites = [_make_site(work / f"{lectures}-{name}", lectures, name) for name in CONFIGURATIONS]
        _print(lectures, _measure(sites))


def _make_site(folder: Path, lectures: int, configuration: str) -> Path:
    write_sources(folder, lectures)
    (folder / "conf.py").write_text(CONFIGURATIONS[configuration], "utf-8")
    return folder


def _start(site: Path, _number: int) -> Figures:
    return run("one_start.py", site, _output(site))


def _build(site: Path, _number: int) -> Figures:
    return run("one_build.py", "-q", "-b", "html", site, _output(site))


def _build_anew(site: Path, number: int) -> Figures:
    shutil.rmtree(_output(site), ignore_errors=True)
    return _build(site, number)


def _build_after_page_edit(site: Path, number: int) -> Figures:
    edit_lecture(site, number)
    return _build(site, number)


def _build_after_data_edit(site: Path, number: int) -> Figures:
    edit_data(site, number)
    return _build(site, number)


STEPS: tuple[Step, ...] = (_build_anew, _start, _build, _build_after_page_edit, _build_after_data_edit)
Best = dict[Step, list[Figures]]


def _measure(sites: list[Path]) -> Best:
    """Take each step with each site in turn, so that load is shared, and return the best of each."""
    taken: dict[Step, list[list[Figures]]] = {step: [[] for _ in sites] for step in STEPS}
    for number in range(1, RUNS + 1):
        for step in STEPS:
            for site, of_site in zip(sites, taken[step], strict=True):
                of_site.append(step(site, number))
    return {step: [_best(of_site) for of_site in of_sites] for step, of_sites in taken.items()}


def _output(site: Path) -> Path:
    return site.with_name(f"{site.name}-html")


def _best(runs: list[Figures]) -> Figures:
    return {what: min(figures[what] for figures in runs) for what in runs[0]}


def _print(lectures: int, best: Best) -> None:
    def line(what: str, step: Step, figure: str, unit: str, limit: float | None = None) -> None:
        stock, *others = (of_site[figure] for of_site in best[step])
        share(f"{what}, {lectures} lectures", stock, others, unit, limit)

    # The cost of navigation, which the first target is about, grows with the number of pages.
    most_of_cold = MOST_OF_COLD if lectures == SIZES[-1] else None
    line("cold build", _build_anew, "seconds", "s", most_of_cold)
    line("one-page edit", _build_after_page_edit, "seconds", "s", MOST_OF_EDIT)
    line("unchanged build", _build, "seconds", "s", MOST_OF_UNCHANGED)
    line("start alone", _start, "seconds", "s")
    # Without the course extension there is no data: what it replaces is an edit of a page.
    data_edit = best[_build_after_data_edit][list(CONFIGURATIONS).index("with-course")]["seconds"]
    stock_edit = best[_build_after_page_edit][0]["seconds"]
    share(f"data edit (stock: of a page), {lectures} lectures", stock_edit, [None, data_edit, None], "s")
    line("peak memory, cold build", _build_anew, "megabytes", "MB")
