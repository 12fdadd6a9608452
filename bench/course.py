"""How fast a course is read and planned, and what the course extension adds to a build."""

import math
import tempfile
from pathlib import Path

from bench.fresh_process import run
from bench.generated_course import course_yaml
from bench.table import heading, row

SIZES = (10, 500, 5000)
RUNS = 5

MOST_SECONDS = 0.6
MOST_SECONDS_OF_START = 0.25
MOST_MEGABYTES = 150


def measure_course(work: Path) -> None:
    """Print the lines about courses of several sizes."""
    sites = {size: _make_site(work / str(size), size) for size in SIZES}
    heading(f"A course, the best of {RUNS} runs", "best", "median", "target")
    _readings(sites)
    _builds(_make_site(work / "bare", None), sites)


def _make_site(folder: Path, entries: int | None) -> Path:
    """Write a site of one page with a course of this many entries, or one without the extension."""
    (folder / "syllabus").mkdir(parents=True)
    (folder / "index.rst").write_text("Course\n======\n\nWords.\n", "utf-8")
    extensions = [] if entries is None else ["sphinx_syllabus"]
    configuration = f"extensions = {extensions}\nsyllabus_handout_sections = []\n"
    (folder / "conf.py").write_text(configuration, "utf-8")
    if entries is not None:
        (folder / "syllabus" / "course.yaml").write_text(course_yaml(entries), "utf-8")
    return folder


def _readings(sites: dict[int, Path]) -> None:
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


def _builds(bare: Path, sites: dict[int, Path]) -> None:
    """Measure what the extension adds to a build of one page; runs alternate, so that load is shared."""

    def added(site: Path, what: str) -> list[float]:
        pairs = [(_build(site), _build(bare)) for _ in range(RUNS)]
        least = min(plain[what] for _, plain in pairs)
        return [with_it[what] - least for with_it, _ in pairs]

    start = added(sites[SIZES[0]], "seconds")
    row(f"added to a build, {SIZES[0]} entries", start, "s", MOST_SECONDS_OF_START)
    memory = added(sites[SIZES[-1]], "megabytes")
    row(f"added to its peak memory, {SIZES[-1]:,} entries", memory, "MB", MOST_MEGABYTES)


def _build(site: Path) -> dict[str, float]:
    """Build a site anew."""
    with tempfile.TemporaryDirectory() as output:
        return run("one_build.py", "-q", "-E", "-b", "html", site, output)
