"""Measure how fast a course is read, and how fast and light its site is beside the stock stack's.

Every time is of a fresh process, in processor time, the best of several runs: what else the machine
does can only add to it. Nothing fails here; a figure beyond its target is marked.
"""

import tempfile
from pathlib import Path

from bench.builds import measure_builds
from bench.course import measure_course
from bench.pages import measure_pages
from bench.paper import measure_paper
from bench.scale import measure_scale


def main() -> None:
    """Measure everything, one subject after the other."""
    with tempfile.TemporaryDirectory() as folder:
        measure_builds(Path(folder) / "builds")
        measure_pages(Path(folder) / "pages")
        measure_course(Path(folder) / "course")
        measure_paper(Path(folder) / "paper")
        measure_scale(Path(folder) / "scale")


if __name__ == "__main__":
    main()
