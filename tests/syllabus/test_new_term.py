"""The command ``new-term``: another term and back, what it tells, what it leaves alone, what it refuses."""

import shutil
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from sphinx_syllabus.__main__ import main
from sphinx_syllabus.atomic_file import unfinished_path
from sphinx_syllabus.commands.new_term.report import UNREAD_PAGES
from sphinx_syllabus.dates.term import TermCalendar, lay_out_weeks, named_zone, same_place
from sphinx_syllabus.dates.when import Days
from sphinx_syllabus.load.edits import with_values
from sphinx_syllabus.load.validate import validate
from sphinx_syllabus.load.yaml_source import read_yaml
from sphinx_syllabus.model.problem import DataPath
from sphinx_syllabus.model.scalars import Weekday
from sphinx_syllabus.model.term import Term
from sphinx_syllabus.plan.entries import PlannedTerm
from sphinx_syllabus.plan.next_term import in_next_term
from sphinx_syllabus.plan.term import plan_term
from sphinx_syllabus.read_course import read_course

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
COURSES = {"real": REPOSITORY, "full": HERE / "full_course", "good": HERE / "good_site"}
PARTS = ("conf.py", "index.md", "syllabus", "projects")
"""What the site of this repository is made of, as far as a command reads it."""


class TextFile(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "txt"


def copy_of(course: str, folder: Path) -> Path:
    source, site = COURSES[course], folder / "site"
    if source != REPOSITORY:
        return Path(shutil.copytree(source, site))
    for part in PARTS:
        path = source / part
        if path.is_dir():
            shutil.copytree(path, site / part)
        else:
            site.mkdir(exist_ok=True)
            shutil.copy(path, site)
    return site


def files(site: Path, *, with_archive: bool = False) -> dict[str, bytes]:
    found = (path for path in site.rglob("*") if path.is_file())
    contents = {path.relative_to(site).as_posix(): path.read_bytes() for path in found}
    return {name: text for name, text in contents.items() if with_archive or not name.startswith("terms/")}


def new_term(site: Path, day: str, *options: str) -> int:
    return main(["new-term", day, str(site), *options])


# -- The courses at hand ------------------------------------------------------------------------


def test_this_course_moves_to_autumn_1403(tmp_path: Path) -> None:
    site = copy_of("real", tmp_path)
    before = files(site)
    assert new_term(site, "1 Mehr 1403", "--write") == 0
    after = files(site)
    expected = before | {
        "syllabus/course.yaml": before["syllabus/course.yaml"]
        .replace("{en: Fall 2023, fa: پاییز ۱۴۰۲}".encode(), "{en: Fall 2024, fa: پاییز ۱۴۰۳}".encode())
        .replace(b"starts: 1 Mehr 1402", b"starts: 1 Mehr 1403"),
        "syllabus/deadlines.yaml": before["syllabus/deadlines.yaml"].replace(
            b"due: 1 Azar 1402", b"due: 30 Aban 1403"
        ),
    }
    assert after == expected != before
    assert not read_course(site).problems


@pytest.mark.parametrize("course", COURSES)
def test_running_it_back_gives_the_identical_files(course: str, tmp_path: Path) -> None:
    site = copy_of(course, tmp_path)
    before = files(site)
    for _ in range(2):
        assert new_term(site, "1 Mehr 1403", "--write") == 0
        assert files(site) != before
        assert new_term(site, "1 Mehr 1402", "--write") == 0
        assert files(site) == before


OF_FALL_2023 = (
    ("changes",),
    ("deadlines", 1, "was"),
    ("deadlines", 7, "cancelled"),
    ("staff", 0, "changes"),
    ("presentations", "talks"),
)


@pytest.mark.parametrize("course", COURSES)
def test_without_the_archive_all_but_what_was_of_one_term_is_identical(course: str, tmp_path: Path) -> None:
    site = copy_of(course, tmp_path)
    before = files(site)
    gone = in_next_term(VALUES[course], *term_of(VALUES[course]), date(2024, 9, 22), "Fall 2024").removed
    assert gone == (OF_FALL_2023 if course == "full" else ())
    assert new_term(site, "1 Mehr 1403", "--write") == 0
    shutil.rmtree(site / "terms")
    assert new_term(site, "1 Mehr 1402", "--write") == 0
    for name, content in files(site).items():
        expected = before[name]
        if name.endswith(".yaml"):
            source = read_yaml(name, expected)
            own = [path for path in gone if path[0] in source.values]
            expected = with_values(source, expected, {}, own)
        assert content == expected


@pytest.mark.parametrize(("course", "columns"), [("real", 80), ("full", 100)])
def test_the_report(
    course: str,
    columns: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    snapshot: SnapshotAssertion,
) -> None:
    site = copy_of(course, tmp_path)
    before = files(site, with_archive=True)
    monkeypatch.chdir(site)
    monkeypatch.setenv("COLUMNS", str(columns))
    assert main(["new-term", "1 Mehr 1403"]) == 0
    said = capsys.readouterr().out
    table, _, last = said.rstrip().rpartition("\n")
    assert last.startswith("Nothing has been changed. To do so: ")
    assert max(map(len, table.splitlines())) <= columns
    assert said == snapshot(extension_class=TextFile)
    assert files(site, with_archive=True) == before


VALUES: dict[str, dict[str, Any]] = {
    name: {**read_course(folder).sources.values} for name, folder in COURSES.items()
}


@given(st.sampled_from([*COURSES]), st.dates(date(1950, 1, 1), date(2070, 1, 1)))
def test_any_other_term_and_back_gives_every_text_again(course: str, starts: date) -> None:
    values = VALUES[course]
    there = with_term(values, starts, "Another")
    back = with_term(there, term_of(values)[1].calendar.starts, term_of(values)[1].name)
    assert term_of(there)[1].calendar.starts == starts
    assert back == values


def with_term(values: dict[str, Any], starts: date, name: str) -> dict[str, Any]:
    new = in_next_term(values, *term_of(values), starts, name)
    assert not new.undecided
    changed: dict[str, Any] = with_texts(values, new.texts, ())
    return changed


def term_of(values: dict[str, Any]) -> tuple[Term, PlannedTerm]:
    course, _ = validate(values)
    assert course
    planned = plan_term(course.term, [])
    assert planned
    return course.term, planned


def with_texts(tree: Any, texts: Mapping[DataPath, str], path: DataPath) -> Any:
    if isinstance(tree, dict):
        return {key: with_texts(part, texts, (*path, key)) for key, part in tree.items()}
    if isinstance(tree, tuple):
        return tuple(with_texts(part, texts, (*path, index)) for index, part in enumerate(tree))
    return texts.get(path, tree)


@given(st.dates(date(2023, 9, 1), date(2024, 2, 1)), st.integers(0, 15), st.integers(0, 15))
def test_a_day_of_the_term_keeps_its_week_and_weekday(day: date, week: int, other_week: int) -> None:
    terms = [
        TermCalendar(starts, lay_out_weeks(starts, 16, Weekday.SATURDAY, (off,)), named_zone("UTC"))
        for starts, pause in ((date(2023, 9, 23), week), (date(2024, 9, 21), other_week))
        for off in [Days(starts + timedelta(weeks=pause), starts + timedelta(weeks=pause, days=6))]
    ]
    new = same_place(day, *terms)
    assert new.weekday() == day.weekday()
    if terms[0].week_number(day):
        assert terms[1].week_number(new) == terms[0].week_number(day)
        assert same_place(new, *reversed(terms)) == day


# -- A course of every way to write ---------------------------------------------------------------

COURSE = """\
# The course, as it is kept.
course: {id: algebra, title: Algebra}

term:
  name: 'Spring 1403'   # as students call it
  starts: "شنبه ۲۰ بهمن ۱۴۰۳"   # told in autumn
  weeks: 14
  week-starts: Saturday
  timezone: Asia/Tehran
  calendars: [solar-hijri, gregorian]
  holidays:
    - {name: Revolution Day, when: 22 Bahman 1403}
    - {name: Eve of Nowruz, when: 30 Esfand 1403}
    - {name: Nowruz, when: 1 to 13 Farvardin 1404, weeks-count: no}
    - {name: Reading week, when: "May 3, 2025 to May 9, 2025", weeks-count: no}

# Exceptions of this term.
changes:
  - when: 2025-02-15   # the second session
    cancelled: snow

meetings: [{days: [Saturday, Monday], time: 10:00-12:00}]
"""

DEADLINES = """\
deadlines:
  # Told in class.
  - id: one   # first
    title: One
    due: '24 Feb. 2025, 6 pm'   # noon?
    was: [{when: 2025-02-22, changed: 2025-02-15}]
  - {id: two, title: Two, due: "۵ اسفند ۱۴۰۳", kind: quiz}
  - {id: three, title: Three, when: 4–8 Esfand 1403, out: 2 days before one}
  - {id: exam, title: Exam, when: 1404/03/20 09:00-12:00, kind: exam}
  - {id: other-exam, title: Exam, when: Tuesday 10 June 2025 14:00-16:00, kind: exam}
  - id: open
    title: Open
    due: TBA"""

MOVED = """\
deadlines:
  # Told in class.
  - id: one   # first
    title: One
    due: '23 Feb. 2026, 6 pm'   # noon?
  - {id: two, title: Two, due: "۳ اسفند ۱۴۰۴", kind: quiz}
  - {id: three, title: Three, when: 2–6 Esfand 1404, out: 2 days before one}
  - {id: exam, title: Exam, when: 1405/03/19 09:00-12:00, kind: exam}
  - {id: other-exam, title: Exam, when: Tuesday 9 June 2026 14:00-16:00, kind: exam}
  - id: open
    title: Open
    due: TBA"""

PAGES = {
    "solutions.md": "---\nrelease: '2025-03-01'   # after class\n---\n# Solutions\n",
    "further.rst": ":release: 10 Esfand 1403\n\nFurther\n=======\n\nTold in Spring 1403.\n",
    "later.md": "---\nrelease: 1 day after two\n---\n# Later\n",
    "drafts/other.md": "---\nrelease: 2025-03-01\n---\n# Of Spring 1403\n",
    "announcements/snow.md": "---\ndate: 2025-02-09\n---\n# No session in Spring 1403\n",
    "conf.py": "exclude_patterns = ['drafts']\nproject = 'Algebra'\n",
}


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fix the width of tables, which is that of the terminal."""
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in {
        "syllabus/course.yaml": COURSE,
        "syllabus/deadlines.yaml": DEADLINES,
        **PAGES,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8", newline="")
    assert read_course(tmp_path).plan
    return tmp_path


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_comments_quotes_and_line_ends_are_kept(line_end: str, mark: str, site: Path) -> None:
    for name in ("course", "deadlines"):
        path = site / f"syllabus/{name}.yaml"
        path.write_bytes((mark + path.read_text("utf-8").replace("\n", line_end)).encode())
    before = files(site)
    assert new_term(site, "1404-11-18", "--write") == 0
    assert (site / "syllabus/deadlines.yaml").read_bytes() == (
        (mark + MOVED.replace("\n", line_end)).encode()
    )
    course = COURSE.partition("changes:")[0] + COURSE.partition("snow\n")[2]
    for old, new in (
        ("'Spring 1403'", "'Spring 1404'"),
        ("شنبه ۲۰ بهمن ۱۴۰۳", "شنبه ۱۸ بهمن ۱۴۰۴"),
        ("22 Bahman 1403", "22 Bahman 1404"),
        ("1 to 13 Farvardin 1404", "1 to 13 Farvardin 1405"),
        ("May 3, 2025 to May 9, 2025", "May 2, 2026 to May 8, 2026"),
    ):
        course = course.replace(old, new)
    assert (site / "syllabus/course.yaml").read_bytes() == (mark + course.replace("\n", line_end)).encode()
    assert new_term(site, "1403-11-20", "--write") == 0
    assert files(site) == before


def test_it_tells_what_a_person_has_to_see(
    site: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    snapshot: SnapshotAssertion,
) -> None:
    monkeypatch.chdir(site)
    assert main(["new-term", "18 Bahman 1404"]) == 0
    assert capsys.readouterr().out == snapshot(extension_class=TextFile)


def test_pages_that_wait_wait_in_the_new_term_too(site: Path) -> None:
    assert new_term(site, "18 Bahman 1404", "--write") == 0
    expected = {
        **PAGES,
        "solutions.md": PAGES["solutions.md"].replace("2025-03-01", "2026-02-28"),
        "further.rst": PAGES["further.rst"].replace("10 Esfand 1403", "8 Esfand 1404"),
    }
    assert {name: (site / name).read_text("utf-8") for name in PAGES} == expected


SUFFIXES = {
    "source_suffix = {'.txt': 'restructuredtext', '.markdown': 'markdown', '.rst': None}": {
        ".txt",
        ".markdown",
    },
    "source_suffix = '.txt'": {".txt"},
    "source_suffix = ['.rst', '.md', '.txt']": {".txt"},
    "source_suffix: dict[str, str] = {'.txt': 'restructuredtext'}": {".txt"},
    "others = source_suffix = {'.txt': 'restructuredtext'}": {".txt"},
    "source_suffix = {'.rst': None}\nsource_suffix['.txt'] = 'restructuredtext'": {".txt"},
    "from settings import *\nsource_suffix = [['.md'], '.txt']": {".txt"},
    "source_suffix: dict[str, str]": set(),
    "source_suffix = dict(rst=None)": set(),
}


@pytest.mark.parametrize("setting", SUFFIXES)
def test_pages_wait_in_the_new_term_whatever_the_site_calls_them(site: Path, setting: str) -> None:
    with (site / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(f"{setting}\n")
    texts = {".txt": PAGES["further.rst"], ".markdown": PAGES["solutions.md"]}
    for suffix, text in texts.items():
        (site / f"more{suffix}").write_text(text, "utf-8")
    assert new_term(site, "18 Bahman 1404", "--write") == 0
    changed = {
        suffix for suffix, text in texts.items() if (site / f"more{suffix}").read_text("utf-8") != text
    }
    assert changed == SUFFIXES[setting]
    for name, release in (("solutions.md", "2026-02-28"), ("further.rst", "8 Esfand 1404")):
        assert release in (site / name).read_text("utf-8")
    assert (site / "drafts" / "other.md").read_text("utf-8") == PAGES["drafts/other.md"]


def test_pages_that_are_excluded_stay_as_they_are(site: Path) -> None:
    conf = site / "conf.py"
    conf.write_text(conf.read_text("utf-8").replace("patterns =", "patterns: list[str] ="), "utf-8")
    assert new_term(site, "18 Bahman 1404", "--write") == 0
    assert (site / "drafts" / "other.md").read_text("utf-8") == PAGES["drafts/other.md"]


@pytest.mark.parametrize(
    ("setting", "is_unread"),
    [
        ("source_suffix = {'.txt': 'markdown'}\nsource_suffix['.md'] = 'markdown'", False),
        ("source_suffix = dict(rst=None)", True),
        ("source_suffix = {'.rst': None}\nsource_suffix |= {'.txt': 'markdown'}", True),
        ("source_suffix = dict(rst=None)\nsource_suffix['.txt'] = 'markdown'", True),
        ("if project:\n    source_suffix = '.txt'", True),
        ("project, source_suffix = 'Algebra', '.txt'", True),
        ("from settings import *", True),
        ("from settings import suffixes as source_suffix", True),
        ("def setup(app):\n    app.add_source_suffix('.txt', 'markdown')", True),
    ],
)
def test_it_tells_where_suffixes_of_pages_cannot_be_read(
    setting: str, *, is_unread: bool, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (site / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(f"{setting}\n")
    assert new_term(site, "18 Bahman 1404") == 0
    assert (UNREAD_PAGES in capsys.readouterr().out) == is_unread


def test_the_former_term_can_still_be_read(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = read_course(site)
    (site / "syllabus/schema.json").write_text("{}\n", "utf-8")
    assert new_term(site, "18 Bahman 1404", "--write") == 0
    kept = read_course(site, folder="terms/spring-1403")
    assert kept.plan == before.plan
    assert sorted(path.name for path in (site / "terms/spring-1403").iterdir()) == [
        "course.yaml",
        "deadlines.yaml",
        "schema.json",
    ]
    capsys.readouterr()
    main(["check", str(site), "--folder", "terms/spring-1403"])
    assert "  two: Sunday 5 Esfand 1403 (23 February 2025)" in capsys.readouterr().out


def test_a_file_that_came_with_the_new_term_goes_with_it(site: Path) -> None:
    before = files(site)
    assert new_term(site, "18 Bahman 1404", "--write") == 0
    (site / "syllabus/late.yaml").write_text("late: {all: {free-days: 2}}\n", "utf-8")
    assert new_term(site, "20 Bahman 1403", "--write") == 0
    assert files(site) == before
    assert (site / "terms/spring-1404/late.yaml").exists()


def test_links_stay_links_there_and_back(site: Path) -> None:
    (site / "shared").mkdir()
    for name in ("syllabus/deadlines.yaml", "solutions.md"):
        file = site / "shared" / Path(name).name
        (site / name).rename(file)
        file.chmod(0o660)
        (site / name).symlink_to(file)
    before = files(site / "shared")
    assert new_term(site, "18 Bahman 1404", "--write") == 0
    assert files(site / "shared").items().isdisjoint(before.items())
    assert new_term(site, "20 Bahman 1403", "--write") == 0
    assert files(site / "shared") == before
    assert (site / "syllabus/deadlines.yaml").is_symlink()
    assert (site / "solutions.md").is_symlink()
    assert {file.stat().st_mode & 0o777 for file in (site / "shared").iterdir()} == {0o660}


# -- What is refused -----------------------------------------------------------------------------

REFUSED = {
    "no date": (["soon"], "'soon' is not understood"),
    "no day": (["week 3"], "'week 3' is no first day: write one day"),
    "the same day": (["2025-02-08"], "Spring 1403 begins on that day already."),
    "another season": (
        ["1 Mehr 1404"],
        "What comes after 'Spring 1403' cannot be guessed: name it with --name.",
    ),
    "a day of no year in the calendar of the data": (
        ["1 October 1800", "--name", "Long ago"],
        "the year 1179 is not one from 1206 to 1498",
    ),
    "a name of signs": (["18 Bahman 1404", "--name", "!?"], "'!?' is no name for a folder"),
    "a name as long as a page": (
        ["18 Bahman 1404", "--name", "Spring " * 100],
        "is no name for a folder: name the term in a few words.",
    ),
    "an empty name": (["18 Bahman 1404", "--name", ""], "--name is empty: write a name"),
    "the same name": (
        ["18 Bahman 1404", "--name", "SPRING 1403"],
        "The present term is called 'Spring 1403' too: give another --name.",
    ),
    "a term that begins on another day": (
        ["18 Bahman 1404", "--name", "Kept"],
        "'Kept' is in terms/kept already, and begins on Saturday 20 Bahman 1403 (8 February 2025): ",
    ),
    "an archive of something else": (
        ["18 Bahman 1404"],
        "terms/spring-1403 holds other data than syllabus does: rename that folder, or remove it.",
    ),
    "a file that cannot be written": (
        ["18 Bahman 1404"],
        "syllabus/deadlines.yaml: cannot be written: Is a directory\n",
    ),
    "a page that is not of the site": (
        ["18 Bahman 1404"],
        "elsewhere.md:1:1: is outside of the site's folder: put the file itself into ",
    ),
    "a page that nobody would write": (
        ["18 Bahman 1404"],
        "huge.md:1:1: is larger than 4 MB: keep the text ",
    ),
    "data with errors": (
        ["18 Bahman 1404"],
        "mend them first.\nsyllabus/deadlines.yaml:3:9: deadlines[0].id: ",
    ),
    "what would be an error": (
        ["18 Bahman 1404"],
        "In the new term there would be errors: change what they name, by TBA for now, and try again.\n"
        "syllabus/topics.yaml:1:33: there is no session on 2026-03-02: ",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_done_changes_nothing(
    case: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options, words = REFUSED[case]
    match case:
        case "a term that begins on another day":
            shutil.copytree(site / "syllabus", site / "terms/kept")
        case "an archive of something else":
            shutil.copytree(site / "syllabus", site / "terms/spring-1403")
            (site / "terms/spring-1403/deadlines.yaml").write_text("deadlines: []\n", "utf-8")
        case "a file that cannot be written":
            unfinished_path(site / "syllabus/deadlines.yaml").mkdir()
        case "a page that is not of the site":
            (site / "elsewhere.md").symlink_to(__file__)
        case "a page that nobody would write":
            (site / "huge.md").write_bytes(b"x" * 4_000_001)
        case "data with errors":
            (site / "syllabus/deadlines.yaml").write_text(DEADLINES.replace("id: one ", "id: O ne "), "utf-8")
        case "what would be an error":
            feast = COURSE.replace("22 Bahman 1403", "2 March 2025")  # a Sunday, and a Monday in 2026
            (site / "syllabus/course.yaml").write_text(feast, "utf-8")
            pinned = "schedule: [{title: Guest, when: 3 March 2025}]\n"
            (site / "syllabus/topics.yaml").write_text(pinned, "utf-8")
    before = files(site, with_archive=True)
    assert new_term(site, *options, "--write") == 1
    said = capsys.readouterr().out
    assert words in said
    assert said.endswith("Nothing has been changed.\n")
    assert files(site, with_archive=True) == before
