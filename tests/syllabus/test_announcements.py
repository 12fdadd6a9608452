"""Announcements: what is read from their files, and every way to get one wrong."""

import shutil
from dataclasses import replace
from pathlib import Path
from uuid import RFC_4122, UUID
from xml.etree import ElementTree

import pytest

from sphinx_syllabus.__main__ import main
from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.dates.when import Days, Moment
from sphinx_syllabus.outputs.announcements_feed import announcements_feed
from sphinx_syllabus.plan.entries import PlannedAnnouncement
from sphinx_syllabus.read_course import read_course

GOOD_SITE = Path(__file__).parent / "good_site"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = Path(shutil.copytree(GOOD_SITE, tmp_path / "site"))
    (site / "announcements").mkdir()
    return site


def announce(site: Path, name: str, text: str) -> None:
    (site / "announcements" / f"{name}.md").write_bytes(text.encode())


def announcements(site: Path) -> tuple[PlannedAnnouncement, ...]:
    reading = read_course(site)
    assert reading.plan, reading.problems
    return reading.plan.announcements


def test_announcements_stand_newest_first_with_the_titles_of_their_pages(site: Path) -> None:
    announce(site, "room", "---\ndate: 8 Mehr 1402\n---\n\n# Another *room* & `lab`\n")
    announce(site, "start", "---\r\ntags: [a]\r\ndate: 2023-09-24 09:00\r\n---\r\n\r\nStart\r\n=====\r\n")
    announce(site, "evening", "---\ndate: 2023-09-30 20:00\n---\n```\n# No title\n```\n# Evening\n")
    announce(site, "index", "# All announcements\n")
    shown = announcements(site)
    assert [(it.id, it.page, it.title) for it in shown] == [
        ("evening", "announcements/evening", "Evening"),
        ("room", "announcements/room", "Another room & lab"),
        ("start", "announcements/start", "Start"),
    ]
    assert [type(it.when) for it in shown] == [Moment, Days, Moment]


def test_an_edited_text_is_something_new_to_show(site: Path) -> None:
    announce(site, "room", "---\ndate: 2023-10-01\n---\n# Room\n\nIn 204.\n")
    before = announcements(site)
    announce(site, "room", "---\ndate: 2023-10-01\n---\n# Room\n\nIn 205.\n")
    assert repr(announcements(site)) != repr(before)


def test_the_names_in_the_feed_hold_for_ever(site: Path, english: DateStyle) -> None:
    """Were they others after an update, feed readers would show everything again as new."""
    announce(site, "room", "---\ndate: 2023-10-01\n---\n# Room\n")
    plan = read_course(site).plan
    assert plan is not None
    feed = announcements_feed(plan, english, {"room": ""}, None, "{}.html".format, None)
    names = [name.text for name in ElementTree.fromstring(feed).iter("{http://www.w3.org/2005/Atom}id")]
    assert names == [
        "urn:uuid:a3f6dd8f-bfb6-80a0-95f5-7415d5c8da45",
        "urn:uuid:6551ec4f-96d9-8539-9e19-05c225c5496d",
    ]
    for name in names:
        assert (UUID(name).version, UUID(name).variant) == (8, RFC_4122)


@pytest.mark.parametrize(
    ("department", "institution", "author"),
    [("Mathematics", None, "Mathematics"), (None, "A University", "A University"), (None, None, "Algebra")],
)
def test_the_feed_is_by_the_nearest_that_the_course_belongs_to(
    department: str | None, institution: str | None, author: str, site: Path, english: DateStyle
) -> None:
    plan = read_course(site).plan
    assert plan is not None
    about = plan.about.model_copy(update={"department": department, "institution": institution})
    feed = announcements_feed(replace(plan, about=about), english, {}, None, "{}.html".format, None)
    assert [name.text for name in ElementTree.fromstring(feed).iter("{http://www.w3.org/2005/Atom}name")] == [
        author
    ]


def test_a_release_is_counted_like_other_dates(site: Path) -> None:
    announce(site, "room", "---\ndate: 2023-10-01\nrelease: 2023-10-02 08:00\n---\n# Room\n")
    [entry] = announcements(site)
    assert entry.release is not None
    assert entry.release.isoformat() == "2023-10-02T08:00:00+03:30"


WRONG = {
    "no date": (
        "# Room\n",
        "1:1: an announcement needs a date: write a line '---', 'date: 2023-11-10' and '---' at its top",
    ),
    "a title that turns text around": (
        "---\ndate: 2023-10-01\n---\n# Room \u202e12\n",
        "1:1: the title holds U+202E, which turns the text behind it around: take it out",
    ),
    "no title": (
        "---\ndate: 2023-10-01\n---\nHello.\n",
        "1:1: an announcement needs a title: write it in a line that begins with '# '",
    ),
    "no such day": (
        "---\ntags: [a]\ndate: 31 Mehr 1402\n---\n# Room\n",
        "3:7: 31 Mehr 1402 is not a day: Mehr 1402 has 30 days",
    ),
    "a week": (
        "---\ndate: week 2\n---\n# Room\n",
        "2:7: 'week 2' is not a day: write the day of the announcement, such as 2023-11-10",
    ),
    "counted from a deadline": (
        "---\ndate: day of a1\n---\n# Room\n",
        "2:7: this date must stand by itself: it cannot be counted from 'a1'",
    ),
    "a misspelt release, which would tell it at once": (
        "---\ndate: 2023-10-01\nrelese: 2023-10-02\n---\n# Room\n",
        "3:1: unknown key 'relese' (did you mean 'release'?)",
    ),
    "a release from nothing": (
        "---\ndate: 2023-10-01\nrelease: 1 day after nothing\n---\n# Room\n",
        "3:10: there is no entry with the id 'nothing' to count from",
    ),
    "a list": (
        "---\ndate: [2023-10-01]\n---\n# Room\n",
        "2:7: date: expected a date such as 2023-11-10, found a list",
    ),
    "no YAML": (
        '---\ndate: "2023-10-01\n---\n# Room\n',
        "2:7: cannot be read as YAML: the quotation mark here is not closed",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_problem_names_its_file_and_line(case: str, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, message = WRONG[case]
    announce(site, "room", text)
    assert main(["check", str(site)]) == 1
    assert capsys.readouterr().out == f"announcements/room.md:{message}\n"


def test_all_problems_are_told_beside_those_of_the_data(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    announce(site, "room", "# Room\n")
    (site / "syllabus" / "more.yaml").write_text("lectures: []\n", "utf-8")
    assert main(["check", str(site)]) == 1
    files = [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()]
    assert files == ["announcements/room.md", "syllabus/more.yaml"]
