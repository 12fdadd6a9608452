"""How builds grow with the course: up to 1,000 lectures, 500 deadlines and 5,000 sessions."""

from pathlib import Path

from bench.builds import WITH_COURSE
from bench.fresh_process import run
from bench.generated_course import ENTRIES_FOR_EACH_DEADLINE, course_yaml
from bench.generated_site import DATA, edit_data, write_sources
from bench.table import growth, heading

LECTURES, DEADLINES, SESSIONS = 1000, 500, 5000
PARTS = (0.25, 0.5, 1)

HANDOUT_SESSIONS = (400, 800, 1600)

# Nobody hands out a plan of thousands of sessions on paper.
CONFIGURATION = f"{WITH_COURSE}\nsyllabus_handout_sections = []\n"

LINEAR = 1.1
"""The most that a figure may grow, as a power of the size, to be called linear."""


def measure_scale(work: Path) -> None:
    """Print the lines about sites of a quarter, a half and the whole of the largest size, each built once."""
    sites = [_make_site(work / str(part), part) for part in PARTS]
    sizes = [f"{part * SESSIONS:,.0f}" for part in PARTS]
    heading("Sessions; 1/5 lectures, 1/10 deadlines", *sizes, "power of n", "target")
    cold = [_build(site) for site in sites]
    for site in sites:
        edit_data(site, 1)
    edited = [_build(site) for site in sites]

    def line(what: str, builds: list[dict[str, float]], figure: str, unit: str) -> None:
        growth(what, PARTS, [figures[figure] for figures in builds], unit, LINEAR)

    line("cold build", cold, "seconds", "s")
    line("data edit", edited, "seconds", "s")
    line("peak memory, cold build", cold, "megabytes", "MB")
    heading("Sessions on paper", *(f"{sessions:,}" for sessions in HANDOUT_SESSIONS), "power of n", "target")
    handouts = [_handout(work / f"handout-{sessions}", sessions) for sessions in HANDOUT_SESSIONS]
    growth("handout", HANDOUT_SESSIONS, handouts, "s", LINEAR)


def _make_site(folder: Path, part: float) -> Path:
    write_sources(folder, round(part * LECTURES))
    (folder / "conf.py").write_text(CONFIGURATION, "utf-8")
    _write_course(folder, round(part * SESSIONS))
    return folder


def _write_course(folder: Path, sessions: int) -> None:
    entries = round(sessions * DEADLINES / SESSIONS * ENTRIES_FOR_EACH_DEADLINE)
    (folder / DATA).write_text(course_yaml(entries, sessions), "utf-8")


def _build(site: Path) -> dict[str, float]:
    return run("one_build.py", "-q", "-b", "html", site, site.with_name(f"{site.name}-html"))


def _handout(site: Path, sessions: int) -> float:
    """Return the processor time that the handout of a site of one page takes."""
    (site / DATA).parent.mkdir(parents=True)
    (site / "index.rst").write_text("Course\n======\n\nWords.\n", "utf-8")
    (site / "conf.py").write_text('extensions = ["sphinx_syllabus"]\n', "utf-8")
    _write_course(site, sessions)
    return run("one_handout.py", site, site / "built")["seconds"]
