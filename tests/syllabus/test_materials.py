"""Materials in the plan: found by name, told apart, waiting; and how their sizes are told."""

import shutil
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.model.scalars import Calendar
from sphinx_syllabus.plan.as_of import as_of
from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.read_course import read_course
from sphinx_syllabus.tables.files import described
from sphinx_syllabus.tables.style import TableStyle

GOOD_SITE = Path(__file__).parent / "good_site"
TEHRAN = ZoneInfo("Asia/Tehran")


def plan_of(site: Path, schedule: str, files: tuple[str, ...] = (), deadlines: str = "[]") -> Plan:
    shutil.copytree(GOOD_SITE, site, dirs_exist_ok=True)
    for file in files:
        (site / file).parent.mkdir(parents=True, exist_ok=True)
        (site / file).write_text(f"This is {file}.", "utf-8")
    (site / "syllabus" / "schedule.yaml").write_text(f"schedule:\n{schedule}", "utf-8")
    (site / "syllabus" / "deadlines.yaml").write_text(f"deadlines: {deadlines}", "utf-8")
    reading = read_course(site)
    assert reading.plan is not None, reading.problems
    return reading.plan


def materials_of(plan: Plan) -> dict[str, list[tuple[str, str | None]]]:
    topics = [topic for module in plan.modules for topic in module.topics]
    return {topic.id: [(it.kind, it.file or it.address) for it in topic.materials] for topic in topics}


def test_files_are_found_by_the_id_that_their_names_begin_with(tmp_path: Path) -> None:
    files = (
        "slides/rings.pdf", "slides/rings-and-fields.pdf", "slides/rings_2.pdf", "slides/ringside.pdf",
        "notebooks/rings.ipynb", "videos/groups.mp4", "materials/groups-notes.pdf", "materials/groups.pdf",
        "materials/groups.ipynb", "materials/groups.tar.gz", "materials/groups.md", "materials/groups.txt",
        "elsewhere/groups.pdf", "slides/.rings.pdf.swp", "code/groups.py",
        "code/old/groups.py",
    )  # fmt: skip
    plan = plan_of(
        tmp_path,
        "  - module: Algebra\n    weeks: 1\n    topics: [Groups, Rings, Rings and fields, Ideals]\n",
        files,
    )
    assert materials_of(plan) == {
        "groups": [
            ("slides", "materials/groups.pdf"),
            ("notes", "materials/groups-notes.pdf"),
            ("notes", "materials/groups.txt"),
            ("video", "videos/groups.mp4"),
            ("notebook", "materials/groups.ipynb"),
            ("code", "code/groups.py"),
            ("code", "materials/groups.tar.gz"),
        ],
        "rings": [
            ("slides", "slides/rings.pdf"),
            ("slides", "slides/rings_2.pdf"),
            ("notebook", "notebooks/rings.ipynb"),
        ],
        "rings-and-fields": [("slides", "slides/rings-and-fields.pdf")],
        "ideals": [],
    }


def test_what_the_data_names_is_not_found_again_where_it_would_not_wait(tmp_path: Path) -> None:
    plan = plan_of(
        tmp_path,
        """
  - module: Algebra
    weeks: 1
    topics:
      - {title: Groups, slides: https://slides.example/groups}
      - {title: Rings, notes: {file: slides/rings.pdf, out: 2023-10-01}}
      - {title: Ideals, release: 2023-10-02}
""",
        ("slides/groups.pdf", "slides/rings.pdf", "slides/ideals.pdf"),
    )
    assert materials_of(plan)["groups"] == [("slides", "https://slides.example/groups")]
    assert as_of(plan, datetime(2023, 9, 30, tzinfo=TEHRAN)).files == frozenset()
    assert as_of(plan, datetime(2023, 10, 1, tzinfo=TEHRAN)).files == {"slides/rings.pdf"}
    assert as_of(plan, datetime(2023, 10, 2, tzinfo=TEHRAN)).files == {
        "slides/ideals.pdf",
        "slides/rings.pdf",
    }


def test_solutions_count_from_their_deadline_and_files_wait_for_its_out(tmp_path: Path) -> None:
    plan = plan_of(
        tmp_path,
        "  - {module: Algebra, weeks: 1, topics: []}\n",
        ("a1/a1.ipynb", "a1/data.csv", "a1/solutions.pdf"),
        """
  - id: a1
    title: Assignment 1
    out: 2023-10-01
    due: 2023-10-10
    notebook: a1/a1.ipynb
    files: [a1/data.csv]
    solutions: {file: a1/solutions.pdf, out: 24 hours after a1}
""",
    )
    assert [(it.title, it.out) for it in plan.deadlines[0].materials] == [
        (None, datetime(2023, 10, 1, tzinfo=TEHRAN)),
        ("data.csv", datetime(2023, 10, 1, tzinfo=TEHRAN)),
        (None, datetime(2023, 10, 11, 23, 59, tzinfo=TEHRAN)),
    ]


@pytest.mark.parametrize(
    ("file", "size", "english", "persian"),
    [
        ("slides/first.pdf", 1_234_567, "PDF, 1.2 MB", "\u2068PDF\u2069، ۱٫۲ مگابایت"),
        ("a.tar.gz", 999_600, "GZ, 1 MB", "\u2068GZ\u2069، ۱ مگابایت"),
        ("a.b/code.py", 12, "PY, 0.1 kB", "\u2068PY\u2069، ۰٫۱ کیلوبایت"),
        ("video.mp4", 45_600_000_000, "MP4, 46 GB", "\u2068MP4\u2069، ۴۶ گیگابایت"),
    ],
)
def test_sizes_are_told_in_the_readers_language(file: str, size: int, english: str, persian: str) -> None:
    for language, words in (("en", english), ("fa", persian)):
        dates = DateStyle((Calendar.GREGORIAN,), TEHRAN, locale_for(language))
        style = TableStyle(dates, *[None] * 7)  # type: ignore[arg-type]
        assert described(file, size, style) == words
