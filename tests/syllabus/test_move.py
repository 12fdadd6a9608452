"""The command ``move``: a date changed in place, what it leaves alone, and what it tells."""

import re
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_syllabus.__main__ import main
from sphinx_syllabus.load.edits import NotEditableError, Record, with_new_date
from sphinx_syllabus.load.yaml_source import read_yaml
from sphinx_syllabus.read_course import read_course

DATA = "syllabus/deadlines.yaml"

COURSE = """\
course: {id: algebra, title: Algebra}
term:
  name: Fall 2023
  starts: 2023-09-23
  weeks: 16
  week-starts: Saturday
  timezone: Asia/Tehran
  calendars: [gregorian, solar-hijri]
"""

DEADLINES = """\
# Dates are told in class first.
deadlines:
  - id: proposal   # the first
    due: 1 Azar 1402   # as agreed

    # what it is
    kind: project
    title: Project proposal
  - {id: review, title: "Review *x*", due: 2 days after proposal, kind: project}
  - {id: talk, title: Talk, when: "November 28, 2023"}
  - id: report
    title: Report
    due: 'December 6, 2023'
    was:
    - when: 2023-12-01   # at first
      changed: 2023-10-01

  - id: review-of-others
    title: Review of others
    due: TBA
  - {id: quiz, title: Quiz, kind: quiz, due: 2023-10-10}"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "syllabus").mkdir()
    (tmp_path / "syllabus" / "course.yaml").write_text(COURSE, encoding="utf-8")
    (tmp_path / DATA).write_text(DEADLINES, encoding="utf-8", newline="")
    assert not read_course(tmp_path).problems
    return tmp_path


def data(site: Path) -> str:
    return (site / DATA).read_bytes().decode()


def move(site: Path, name: str, date: str, *more: str, on: str = "2023-11-10") -> int:
    return main(["move", name, date, str(site), "--on", on, *more])


def test_the_date_is_changed_in_place_and_the_former_one_kept(site: Path) -> None:
    assert move(site, "proposal", "3 Azar 1402") == 0
    changed = DEADLINES.replace(
        "due: 1 Azar 1402   # as agreed\n",
        "due: 3 Azar 1402   # as agreed\n    was:\n      - {when: 1 Azar 1402, changed: 2023-11-10}\n",
    )
    assert data(site) == changed


def test_it_tells_what_follows(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert move(site, "proposal", "1 May 2024") == 0
    said = capsys.readouterr().out
    assert said.splitlines() == [
        "Project proposal: from Wednesday 22 November 2023 (1 Azar 1402), 23:59 Tehran time",
        "                  to   Wednesday 1 May 2024 (12 Ordibehesht 1403), 23:59 Tehran time",
        "What hangs on it:",
        "  review: from Friday 24 November 2023 (3 Azar 1402), 23:59 Tehran time",
        "          to   Friday 3 May 2024 (14 Ordibehesht 1403), 23:59 Tehran time",
        "New problems:",
        f"  {DATA}:4:10: warning: 'proposal' is on 2024-05-01, outside the term (2023-09-23 to 2024-01-12)",
        f"  {DATA}:11:44: warning: 'review' is on 2024-05-03, outside the term (2023-09-23 to 2024-01-12)",
        f"Changed {DATA}",
        "Drafted announcements/2023-11-10-proposal.md: read it before you publish it",
    ]


def test_it_drafts_an_announcement(site: Path) -> None:
    assert move(site, "proposal", "3 Azar 1402") == 0
    draft = (site / "announcements" / "2023-11-10-proposal.md").read_text("utf-8")
    assert draft == (
        "---\ndate: 2023-11-10\n---\n\n# Project proposal: new date\n\n"
        "Project proposal: moved from Wednesday 22 November 2023 (1 Azar 1402), 23:59 Tehran time "
        "to Friday 24 November 2023 (3 Azar 1402), 23:59 Tehran time.\n\nWith it:\n\n"
        "- Review \\*x\\*: moved from Friday 24 November 2023 (3 Azar 1402), 23:59 Tehran time "
        "to Sunday 26 November 2023 (5 Azar 1402), 23:59 Tehran time\n"
    )
    reading = read_course(site)
    assert reading.plan
    assert [it.title for it in reading.plan.announcements] == ["Project proposal: new date"]


def test_the_draft_waits_for_the_entry_and_leaves_out_what_waits_longer(site: Path) -> None:
    released = DEADLINES.replace("kind: project\n    title", "release: 2023-11-12 18:00\n    title")
    released += "\n  - {id: poster, title: Poster, due: 1 week after proposal, release: 2023-11-12 18:01}"
    released += "\n  - {id: visit, title: Visit, due: 2 weeks after proposal, release: 2023-11-12}"
    (site / DATA).write_text(released, "utf-8")
    assert move(site, "proposal", "3 Azar 1402") == 0
    draft = (site / "announcements" / "2023-11-10-proposal.md").read_text("utf-8")
    assert draft.startswith("---\ndate: 2023-11-10\nrelease: 2023-11-12 18:00\n---\n")
    assert "Visit: moved from" in draft
    assert "Poster" not in draft
    assert not read_course(site).problems


def test_a_second_move_on_a_day_leaves_the_first_announcement(site: Path) -> None:
    for date in ("3 Azar 1402", "4 Azar 1402"):
        assert move(site, "proposal", date) == 0
    names = sorted(path.name for path in (site / "announcements").iterdir())
    assert names == ["2023-11-10-proposal-2.md", "2023-11-10-proposal.md"]
    reading = read_course(site)
    assert reading.plan
    [proposal] = [entry for entry in reading.plan.deadlines if entry.id == "proposal"]
    assert len(proposal.was) == 2


MOVES = {
    "proposal": ("7 December 2023", "1 Azar 1402"),
    "review": ("November 30, 2023", "2 days after proposal"),
    "talk": ("1402/09/09 10:00-12:00", "November 28, 2023"),
    "report": ("2023-12-08", "December 6, 2023"),
    "quiz": ("2023-10-11", "2023-10-10"),
}


@pytest.mark.parametrize("name", MOVES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_there_and_back_leaves_every_byte_but_the_record(
    name: str, line_end: str, mark: str, site: Path
) -> None:
    written = mark + DEADLINES.replace("\n", line_end)
    (site / DATA).write_bytes(written.encode())
    for date in MOVES[name]:
        assert move(site, name, date) == 0
    assert data(site) != written
    assert without_record(data(site)) == without_record(written)


def without_record(text: str) -> str:
    """Take out what the moves of this test have recorded."""
    text = re.sub(r", was: \[[^\]]*\]", "", text)
    text = re.sub(r" *- \{when: [^}]*, changed: 2023-11-10\}(\r\n|$|\n)", "", text)
    text = re.sub(r" *- when: .*\r?\n +changed: 2023-11-10\r?\n", "", text)
    return re.sub(r" *was:\r?\n(?! *-)", "", text)


def test_what_was_counted_from_another_entry_is_recorded_as_it_came_out(site: Path) -> None:
    assert move(site, "review", "2023-12-01") == 0
    assert "due: 2023-12-01, was: [{when: 2023-11-24 23:59, changed: 2023-11-10}]" in data(site)


def test_what_becomes_known_was_nothing_before(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert move(site, "review-of-others", "2023-12-20") == 0
    assert data(site) == DEADLINES.replace("due: TBA", "due: 2023-12-20")
    [draft] = (site / "announcements").iterdir()
    assert "Review of others: Wednesday 20 December 2023 (29 Azar 1402), 23:59" in draft.read_text("utf-8")
    assert move(site, "review-of-others", "TBA") == 0
    assert "due: TBA\n    was:\n      - {when: 2023-12-20, changed: 2023-11-10}\n" in data(site)
    assert "to   to be announced" in capsys.readouterr().out


def test_a_dry_run_shows_all_and_changes_nothing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert move(site, "proposal", "3 Azar 1402", "--dry-run") == 0
    said = capsys.readouterr().out
    for line in ("+    due: 3 Azar 1402   # as agreed", "+      - {when: 1 Azar 1402, changed: 2023-11-10}"):
        assert line in said.splitlines()
    assert "+++ b/announcements/2023-11-10-proposal.md" in said
    assert data(site) == DEADLINES
    assert not (site / "announcements").exists()


REFUSED = {
    "an id that is none": (
        "proposl",
        "2023-12-01",
        "there is no deadline 'proposl'",
        "(did you mean 'proposal'?)",
    ),
    "no such day": ("proposal", "31 Azar 1402", "31 Azar 1402 is not a day: Azar 1402 has 30 days", ""),
    "no date": ("proposal", "soon", "'soon' is not understood", ""),
    "a week": ("proposal", "week 9", f"{DATA}:4:10: a week is no deadline", ""),
    "the same moment": ("proposal", "2023-11-22", "'proposal' is already then: Wednesday 22 November", ""),
    "a circle": ("proposal", "1 day after review", f"{DATA}:", "in a circle"),
    "in two lines": ("long", "2023-12-01", f"{DATA}:25:10: the present date takes several lines", ""),
    "cancelled": ("off", "2023-12-01", "'off' is cancelled: take 'cancelled' out of the data first", ""),
    "a change on no day": ("proposal", "2023-12-01", "--on: 'week 3' is not a day", ""),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_done_changes_nothing(
    case: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, date, *words = REFUSED[case]
    written = DEADLINES + (
        "\n  - {id: off, title: Off, due: 2023-10-11, cancelled: no time}"
        "\n  - id: long\n    title: Long\n    due: 12\n      October 2023\n"
    )
    (site / DATA).write_bytes(written.encode())
    assert move(site, name, date, on="week 3" if "no day" in case else "2023-11-10") == 1
    said = capsys.readouterr().out
    assert all(word in said for word in words), said
    assert said.endswith("Nothing has been changed.\n")
    assert data(site) == written
    assert not (site / "announcements").exists()


def test_a_draft_that_cannot_be_written_leaves_the_data(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "announcements").write_text("a file", "utf-8")
    assert move(site, "proposal", "3 Azar 1402") == 1
    assert data(site) == DEADLINES
    assert capsys.readouterr().out.endswith("cannot be written: File exists\nNothing has been changed.\n")


def test_a_link_stays_one_and_who_could_write_its_file_still_can(site: Path) -> None:
    shared = site / "common" / "deadlines.yaml"
    shared.parent.mkdir()
    (site / DATA).rename(shared)
    shared.chmod(0o660)
    (site / DATA).symlink_to("../common/deadlines.yaml")
    assert move(site, "proposal", "3 Azar 1402") == 0
    assert (site / DATA).is_symlink()
    assert "due: 3 Azar 1402" in shared.read_text("utf-8")
    assert shared.stat().st_mode & 0o777 == 0o660


def test_a_recurring_deadline_has_no_one_date(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / DATA).write_text(
        "meetings: [{days: [Monday], time: 10:00-12:00}]\n"
        "deadlines: [{id: quiz, title: Quiz, due: day of every session}]\n",
        "utf-8",
    )
    assert move(site, "quiz", "2023-12-01") == 1
    assert "'quiz' recurs" in capsys.readouterr().out


def test_without_a_day_it_is_the_day_of_the_clock(site: Path) -> None:
    assert main(["move", "proposal", "3 Azar 1402", str(site)]) == 0
    [changed] = re.findall(r"changed: (\d{4}-\d{2}-\d{2})\}", data(site))
    [draft] = (site / "announcements").iterdir()
    assert draft.name == f"{changed}-proposal.md"


DATES = st.sampled_from(
    ["1 Azar 1402", "November 22, 2023", "۱ آذر ۱۴۰۲", "2023-11-22 18:00", "week 9 Saturday"]
)
QUOTES = st.sampled_from(["", "'", '"'])
COMMENTS = st.sampled_from(["", "  # comment: {a, b}", " # é ۱"])


@given(DATES, QUOTES, DATES, COMMENTS, st.booleans())
def test_any_way_to_write_a_date_comes_back_byte_for_byte(
    first: str, quote: str, second: str, comment: str, in_flow: bool
) -> None:
    if in_flow and "," in first and not quote:
        quote = '"'
    written = f"{quote}{first}{quote}"
    text = (
        f"deadlines: [{{id: é, due: {written}, title: x}}]{comment}\n"
        if in_flow
        else f"deadlines:\n- id: é\n  due: {written}{comment}\n  title: x\n"
    )
    there = changed(text.encode(), second)
    back = changed(there, first).decode()
    [entry] = cast("tuple[dict[str, object]]", read_yaml("", back.encode()).values["deadlines"])
    assert entry["due"] == first
    assert entry["was"] == (
        {"when": first, "changed": "2023-11-10"},
        {"when": second, "changed": "2023-11-10"},
    )
    after = back.partition("due: ")[2]
    assert after.startswith(written + (", was" if in_flow else f"{comment}\n"))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "deadlines:\n- id: a\n  due: X",
            "deadlines:\n- id: a\n  due: Y\n  was:\n    - {when: X, changed: D}",
        ),
        ("deadlines: [{due: X, was: []}]", "deadlines: [{due: Y, was: [{when: X, changed: D}]}]"),
        (
            "deadlines:\n- was: [ ]\n  due: 'X'\n",
            "deadlines:\n- was: [{when: 'X', changed: D} ]\n  due: 'Y'\n",
        ),
        (
            "deadlines:\r\n- due: X\r\n  was:\r\n  - {when: W, changed: C}  # c\r\n\r\n# e\r\n",
            "deadlines:\r\n- due: Y\r\n  was:\r\n  - {when: W, changed: C}  # c\r\n"
            "  - {when: X, changed: D}\r\n\r\n# e\r\n",
        ),
        ("deadlines:\n- due: X, x\n", "deadlines:\n- due: Y\n  was:\n    - when: X, x\n      changed: D\n"),
    ],
)
def test_the_record_is_written_as_its_surroundings_are(written: str, expected: str) -> None:
    content = written.replace("X", "1 Azar 1402").replace("W", "TBA").encode()
    meant = expected.replace("X", "1 Azar 1402").replace("W", "TBA").replace("Y", "2 Azar 1402")
    assert changed(content, "2 Azar 1402").decode() == meant.replace("D}", "2023-11-10}").replace(
        ": D\n", ": 2023-11-10\n"
    )


def test_lines_that_end_in_no_ordinary_way_are_not_edited() -> None:
    with pytest.raises(NotEditableError, match="by hand"):
        changed(b"deadlines:\r- due: 1 Azar 1402\r- due: TBA\r", "2 Azar 1402")


def changed(content: bytes, date: str) -> bytes:
    return with_new_date(read_yaml("", content), content, 0, "due", date, Record(None, "2023-11-10"))
