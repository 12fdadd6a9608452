"""How long this repository's handout and its book take."""

import resource
import shutil
import subprocess
from pathlib import Path

from bench.fresh_process import run
from bench.table import heading, row

SITE = Path(__file__).parent.parent
RUNS = 5

MOST_SECONDS_OF_HANDOUT = 0.3
MOST_OF_BOOK = 1 / 15
"""How much of the book's time the handout may take."""


def measure_paper(work: Path) -> None:
    """Print the lines about the handout, in a build that finds nothing to do, and about the book."""
    heading(f"Paper, the best of {RUNS} runs, the book once", "best", "median", "target")
    run("one_handout.py", SITE, work)
    handout = [run("one_handout.py", SITE, work)["seconds"] for _ in range(RUNS)]
    row("handout, in a build with nothing to do", handout, "s", MOST_SECONDS_OF_HANDOUT)
    if subprocess.run(["make", "--silent", "tex"], cwd=SITE, check=False).returncode:
        print("the book is not measured: there is no TeX")
        return
    for folder in ("latex", "doctrees/latexpdf"):
        shutil.rmtree(SITE / "_build" / folder, ignore_errors=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(["make", "latexpdf"], cwd=SITE, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    book = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    row("make latexpdf", [book], "s")
    row("handout / make latexpdf", [min(handout) / book], "", MOST_OF_BOOK)
