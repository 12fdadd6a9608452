"""Measure how fast a course is read and planned, what the extension adds to a build, and how fast paper is.

Every figure is of a fresh process, in processor time, the best of several runs: what else the machine
does can only add to it. Nothing fails here; a figure beyond its target is marked.
"""

import json
import math
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.generated_course import course_yaml

HERE = Path(__file__).parent
SIZES = (10, 500, 5000)
RUNS = 5

MOST_SECONDS = 0.6
MOST_SECONDS_OF_START = 0.25
MOST_MEGABYTES = 150
MOST_SECONDS_OF_HANDOUT = 0.3
MOST_OF_BOOK = 1 / 15
"""How much of the book's time the handout may take."""


def main() -> None:
    """Measure everything and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        sites = {size: make_site(Path(folder) / str(size), size) for size in SIZES}
        bare = make_site(Path(folder) / "bare", None)
        print(f"Processor time, the best of {RUNS} runs; the median in parentheses\n")
        print(f"{'':44}{'measured':>20}{'target':>12}")
        readings(sites)
        builds(bare, sites)
        paper(Path(folder) / "paper")


def make_site(folder: Path, entries: int | None) -> Path:
    """Write a site of one page with a course of this many entries, or one without the extension."""
    (folder / "syllabus").mkdir(parents=True)
    (folder / "index.rst").write_text("Course\n======\n\nWords.\n", "utf-8")
    extensions = [] if entries is None else ["sphinx_syllabus"]
    configuration = f"extensions = {extensions}\nsyllabus_handout_sections = []\n"
    (folder / "conf.py").write_text(configuration, "utf-8")
    if entries is not None:
        (folder / "syllabus" / "course.yaml").write_text(course_yaml(entries), "utf-8")
    return folder


def readings(sites: dict[int, Path]) -> None:
    """Measure reading and planning alone, and how it grows."""
    best: dict[int, float] = {}
    for size, site in sites.items():
        taken = [run("one_reading.py", site)["seconds"] for _ in range(RUNS)]
        best[size] = min(taken)
        limit = MOST_SECONDS if size == SIZES[-1] else None
        row(f"read and plan {size:,} entries", taken, "s", limit)
    _, middle, large = SIZES
    exponent = math.log(best[large] / best[middle]) / math.log(large / middle)
    limit = math.log(large * math.log(large) / (middle * math.log(middle))) / math.log(large / middle)
    row(f"growth from {middle:,} to {large:,}, as a power of n", [exponent], "", limit)


def builds(bare: Path, sites: dict[int, Path]) -> None:
    """Measure what the extension adds to a build of one page; runs alternate, so that load is shared."""

    def added(site: Path, what: str) -> list[float]:
        pairs = [(build(site), build(bare)) for _ in range(RUNS)]
        least = min(plain[what] for _, plain in pairs)
        return [with_it[what] - least for with_it, _ in pairs]

    start = added(sites[SIZES[0]], "seconds")
    row(f"added to a build, {SIZES[0]} entries", start, "s", MOST_SECONDS_OF_START)
    memory = added(sites[SIZES[-1]], "megabytes")
    row(f"added to its peak memory, {SIZES[-1]:,} entries", memory, "MB", MOST_MEGABYTES)


def paper(work: Path) -> None:
    """Measure the handout of this repository's site in a build that finds nothing to do, and the book."""
    site = HERE.parent
    run("one_handout.py", site, work)
    handout = [run("one_handout.py", site, work)["seconds"] for _ in range(RUNS)]
    row("handout, in a build with nothing to do", handout, "s", MOST_SECONDS_OF_HANDOUT)
    if subprocess.run(["make", "--silent", "tex"], cwd=site, check=False).returncode:
        print("the book is not measured: there is no TeX")
        return
    for folder in ("latex", "doctrees/latexpdf"):
        shutil.rmtree(site / "_build" / folder, ignore_errors=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(["make", "latexpdf"], cwd=site, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    book = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    row("make latexpdf", [book], "s", None)
    row("handout / make latexpdf", [min(handout) / book], "", MOST_OF_BOOK)


def build(site: Path) -> dict[str, float]:
    """Build a site anew."""
    with tempfile.TemporaryDirectory() as output:
        return run("one_build.py", "-q", "-E", "-b", "html", site, output)


def run(script: str, *arguments: str | Path) -> dict[str, float]:
    """Run a script of this folder in a process of its own, and return what it prints last."""
    path = os.pathsep.join([str(HERE.parent / "_ext"), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(
        [sys.executable, HERE / script, *arguments],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stderr)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def row(what: str, taken: list[float], unit: str, limit: float | None) -> None:
    """Print a line of the table."""

    def shown(figure: float) -> str:
        return f"{figure:.0f}" if unit == "MB" else f"{figure:.3f}"

    middle = f" ({shown(statistics.median(taken))})" if len(taken) > 1 else ""
    measured = f"{shown(min(taken))}{middle} {unit}".strip()
    target = "" if limit is None else f"{limit:.2f} {unit}".strip()
    verdict = "" if limit is None else "  ok" if min(taken) <= limit else "  MISSED"
    print(f"{what:44}{measured:>20}{target:>12}{verdict}", flush=True)


if __name__ == "__main__":
    main()
