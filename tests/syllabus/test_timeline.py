"""The picture of a term: what is where in it, and what it says to those who do not see it."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.dates.when import Hours, Moment
from sphinx_syllabus.outputs.timeline import TALL, WIDE, Shape, timeline_svg
from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.plan.timeline import EntrySort, timeline_of
from sphinx_syllabus.read_course import read_course

REPOSITORY = Path(__file__).parents[2]
DATA = Path(__file__).parent / "data"
FOLDERS = {
    "real": REPOSITORY,
    "sessions": DATA / "course_with_meetings",
    "crowded": DATA / "crowded_course",
}
SHAPES = [pytest.param(shape, id=shape.name) for shape in (WIDE, TALL)]


CALENDARS = ("in-gregory", "in-persian")
SVG = "http://www.w3.org/2000/svg"


class SvgFile(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "svg"


class Box(NamedTuple):
    x: float
    y: float
    width: float
    height: float

    def meets(self, other: "Box") -> bool:
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


class Picture:
    """A drawing as a test reads it: by the scale that it declares."""

    def __init__(self, plan: Plan, shape: Shape, language: str = "en", calendars: int = 2) -> None:
        term = plan.term
        style = DateStyle(term.shown_calendars[:calendars], term.calendar.zone, locale_for(language))
        self.text = timeline_svg(timeline_of(plan), style, shape, f"timeline-{shape.name}")
        self.root = ET.fromstring(self.text)
        for element in self.root.iter():
            element.tag = element.tag.partition("}")[2]
        self.starts, self.ends = (
            datetime.fromisoformat(self.root.attrib[f"data-{end}"]).date() for end in ("starts", "ends")
        )
        [self.scale] = self.boxes("scale")

    def boxes(self, css: str) -> list[Box]:
        return [
            Box(*(float(rect.attrib[name]) for name in Box._fields))
            for rect in self.root.iter("rect")
            if rect.attrib["class"] == css
        ]

    def words(self, css: str) -> list[str]:
        """List the lines of a class; what has pieces of other classes, such as dates, is none."""
        lines = [text for text in self.root.iter("text") if css in text.attrib["class"].split()]
        return [str(text.text) for text in lines if not len(text)]

    def drawn(self, css: str) -> list[Box]:
        """List the boxes around lines."""
        boxes = []
        for path in self.root.iter("path"):
            if path.attrib["class"] == css:
                for line in path.attrib["d"].split("M")[1:]:
                    points = [(float(x), float(y)) for x, y in re.findall(r"([\d.]+) ([\d.]+)", line)]
                    (left, right), (top, bottom) = ((min(p), max(p)) for p in zip(*points, strict=True))
                    boxes.append(Box(left, top, right - left, bottom - top))
        return boxes

    def along(self, x: float, y: float) -> float:
        """Tell how many days after the beginning of the scale a place is."""
        days = (self.ends - self.starts).days
        match self.root.attrib["data-runs"]:
            case "right":
                return (x - self.scale.x) / self.scale.width * days
            case "left":
                return (self.scale.x + self.scale.width - x) / self.scale.width * days
            case _:
                return (y - self.scale.y) / self.scale.height * days

    def days_of(self, box: Box) -> tuple[str, str]:
        """Tell the first and the last day that a box covers, if it does so to a third of a day."""
        ends = self.along(box.x, box.y), self.along(box.x + box.width, box.y + box.height)
        begins, ends_at = sorted(ends)
        assert all(abs(place - round(place)) < 1 / 3 for place in (begins, ends_at))
        return self.day(round(begins)), self.day(round(ends_at) - 1)

    def day_of(self, box: Box) -> str:
        """Tell the day in whose middle the middle of a box is."""
        place = self.along(box.x + box.width / 2, box.y + box.height / 2) - 0.5
        assert abs(place - round(place)) < 0.1
        return self.day(round(place))

    def day(self, number: int) -> str:
        return str(self.starts + timedelta(days=number))


def plan_of(course: str) -> Plan:
    plan = read_course(FOLDERS[course]).plan
    assert plan is not None
    return plan


@pytest.mark.parametrize("shape", SHAPES)
def test_modules_lie_over_their_weeks(real_plan: Plan, shape: Shape) -> None:
    picture = Picture(real_plan, shape)
    assert (str(picture.starts), str(picture.ends)) == ("2023-09-23", "2024-01-13")
    assert [picture.days_of(box) for box in picture.boxes("module")] == [
        ("2023-09-23", "2023-10-20"),
        ("2023-10-21", "2023-11-10"),
        ("2023-11-11", "2023-12-08"),
        ("2023-12-09", "2023-12-29"),
        ("2023-12-30", "2024-01-12"),
    ]
    assert " ".join(picture.words("module")) == " ".join(module.title for module in real_plan.modules)
    assert picture.words("week") == [str(number) for number in range(1, 17)]


@pytest.mark.parametrize("shape", SHAPES)
def test_dates_are_marked_on_their_days(real_plan: Plan, shape: Shape) -> None:
    picture = Picture(real_plan, shape)
    assert [picture.day_of(box) for box in picture.drawn("mark due")] == ["2023-11-22"]
    assert [picture.days_of(box) for box in picture.boxes("mark event")] == [("2023-12-30", "2024-01-12")]
    assert " ".join(picture.words("due")) == "Project proposal"
    assert " ".join(picture.words("event")) == "Paper presentation"
    dates = " ".join(text for text in picture.root.itertext() if re.match(r"\d+ \w", text))
    assert "22 November" in dates
    assert "1 Azar" in dates


@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_not_announced_is_left_out_of_the_picture_only(real_plan: Plan, shape: Shape) -> None:
    unannounced = ["Paper review", "Assignments", "Final exam"]
    assert [entry.title for entry in timeline_of(real_plan).entries][-3:] == unannounced
    said = Picture(real_plan, shape).text
    assert not [title for title in unannounced if title in said]


@pytest.mark.parametrize("shape", SHAPES)
def test_months_of_both_calendars_stand_over_their_days(real_plan: Plan, shape: Shape) -> None:
    picture = Picture(real_plan, shape)
    months = picture.words("month")
    assert [name.split()[0][:3] for name in months] == [
        *("Sep", "Oct", "Nov", "Dec", "Jan"), *("Meh", "Aba", "Aza", "Dey"),
    ]  # fmt: skip
    assert {"October 2023", "Mehr 1402"} <= set(months)
    begins = {css: [picture.along(b.x, b.y) for b in picture.drawn(f"month {css}")] for css in CALENDARS}
    assert {css: [picture.day(round(place)) for place in places] for css, places in begins.items()} == {
        "in-gregory": ["2023-10-01", "2023-11-01", "2023-12-01", "2024-01-01"],
        "in-persian": ["2023-10-23", "2023-11-22", "2023-12-22"],
    }
    assert not Picture(real_plan, shape, calendars=1).drawn("month in-persian")


@pytest.mark.parametrize("shape", SHAPES)
def test_sessions_and_what_recurs_with_them_are_small_lines(shape: Shape) -> None:
    plan = plan_of("sessions")
    picture = Picture(plan, shape)
    held = [session for session in plan.sessions if not session.cancelled]
    days = sorted({str(session.when.start.date()) for session in held if isinstance(session.when, Hours)})
    assert "2024-01-31" not in days  # cancelled
    assert [picture.day_of(box) for box in picture.drawn("session")] == days
    questions = [entry.when for entry in plan.deadlines if entry.title == "Reading question"]
    assert [picture.day_of(box) for box in picture.drawn("tick")] == [
        str(when.at.date()) for when in questions if isinstance(when, Moment)
    ]
    assert picture.words("recurring") == [f"Reading question ×{len(held)}"]


def test_a_session_of_one_section_is_marked_as_such() -> None:
    plan = plan_of("sessions")
    shown = [entry for entry in timeline_of(plan).entries if entry.sort is EntrySort.SESSION]
    assert {(entry.number, entry.sections) for entry in shown} == {
        (session.number, (session.section,) if session.section else ())
        for session in plan.sessions
        if not session.cancelled
    }
    assert {entry.sections for entry in shown} == {(), ("a",), ("b",)}


@pytest.mark.parametrize("shape", SHAPES)
def test_holidays_are_hatched_and_weeks_that_do_not_count_have_no_number(shape: Shape) -> None:
    picture = Picture(plan_of("sessions"), shape)
    carnival, week_off = picture.boxes("holiday")
    assert picture.days_of(carnival) == ("2024-02-12", "2024-02-12")
    assert picture.days_of(week_off) == ("2024-02-19", "2024-02-25")
    assert {
        rect.attrib.get("fill") for rect in picture.root.iter("rect") if rect.get("class") == "holiday"
    } == {f"url(#timeline-{shape.name}-hatch)"}
    assert picture.words("holiday") == ["Carnival", "Break"]
    # Eight weeks, one without a number, and more for the exam and the session after them.
    assert picture.words("week") == [str(number) for number in range(1, 9)]
    assert (str(picture.starts), str(picture.ends)) == ("2024-01-15", "2024-04-08")


@pytest.mark.parametrize("shape", SHAPES)
def test_modules_that_interleave_do_not_cover_one_another(shape: Shape) -> None:
    plan = plan_of("crowded")
    bars = Picture(plan, shape).boxes("module")
    assert len(bars) == len(plan.modules)
    assert not [(a, b) for i, a in enumerate(bars) for b in bars[:i] if a.meets(b)]


@pytest.mark.parametrize("shape", SHAPES)
def test_text_stays_text_and_a_date_far_off_makes_nothing_small(shape: Shape) -> None:
    plan = plan_of("crowded")
    picture = Picture(plan, shape)
    assert {element.tag for element in picture.root.iter()} <= {
        *("svg", "title", "desc", "pattern", "path", "rect", "circle", "text", "tspan"),
    }  # fmt: skip
    assert " ".join(picture.words("due")).count("<b>its</b>") == 1
    assert "Appeal" not in picture.text
    assert str(picture.ends) == "2025-01-18"


@pytest.mark.parametrize("course", FOLDERS)
@pytest.mark.parametrize("shape", SHAPES)
def test_the_picture_has_a_name_a_description_and_the_ends_of_its_scale(course: str, shape: Shape) -> None:
    plan = plan_of(course)
    root = Picture(plan, shape).root
    [title], [about] = root.findall("title"), root.findall("desc")
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"].split() == [title.attrib["id"], about.attrib["id"]]
    assert title.text == f"Timeline of {plan.term.name}"
    assert str(about.text).startswith(f"{len(plan.term.calendar.weeks)} weeks, ")
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    assert not [element for element in root.iter() if "style" in element.attrib]
    for end in ("data-starts", "data-ends"):
        assert datetime.fromisoformat(root.attrib[end]).tzinfo is not None


def test_time_runs_to_the_left_where_text_does() -> None:
    plan = plan_of("crowded")
    for shape in (WIDE, TALL):
        left, right = Picture(plan, shape, "fa"), Picture(plan, shape, "en")
        assert left.root.attrib["direction"] == "rtl"
        assert "۱۶" in left.words("week")
        mirrored = [shape.width - bar.x - bar.width for bar in right.boxes("module")]
        assert [bar.x for bar in left.boxes("module")] == pytest.approx(mirrored, abs=0.2)
    assert Picture(plan, WIDE, "fa").root.attrib["data-runs"] == "left"


def test_both_pictures_of_the_real_course_are_small(real_plan: Plan) -> None:
    assert sum(len(Picture(real_plan, shape).text.encode()) for shape in (WIDE, TALL)) <= 12_000


@pytest.mark.parametrize("course", FOLDERS)
@pytest.mark.parametrize("shape", SHAPES)
def test_picture(course: str, shape: Shape, snapshot: SnapshotAssertion) -> None:
    root = ET.fromstring(Picture(plan_of(course), shape).text)
    ET.register_namespace("", SVG)
    ET.indent(root)
    assert ET.tostring(root, encoding="unicode") == snapshot(extension_class=SvgFile)
