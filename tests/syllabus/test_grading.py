"""What deadlines count for, in time and late: computed once, and the same in every view."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.dates.when import Moment
from sphinx_syllabus.model.deadlines import Deadline
from sphinx_syllabus.model.grading import GradingItem
from sphinx_syllabus.model.late import LatePolicy
from sphinx_syllabus.model.scalars import TBA
from sphinx_syllabus.outputs.course_json import course_json
from sphinx_syllabus.outputs.credit_words import acceptance_text, credit_words, policy_sentences
from sphinx_syllabus.outputs.deadlines_text import deadlines_text
from sphinx_syllabus.outputs.events import events_of
from sphinx_syllabus.outputs.grading_bar import grading_bars
from sphinx_syllabus.plan.credit import as_written
from sphinx_syllabus.plan.entries import Plan, PlannedDeadline
from sphinx_syllabus.plan.lateness import latest_of, with_acceptance
from sphinx_syllabus.plan.weights import find_surplus
from sphinx_syllabus.plan.workload import find_overload, load_of
from sphinx_syllabus.read_course import read_course

ENGLISH = locale_for("en")
FULL_COURSE = Path(__file__).parent / "full_course"

COURSE = """
course: {id: c, title: C}
term:
  name: T
  starts: 2023-09-23
  weeks: 8
  week-starts: Saturday
  timezone: Europe/Berlin
  calendars: [gregorian, solar-hijri]
"""

PlanOf = Callable[[str], Plan]


@pytest.fixture
def plan_of(tmp_path: Path) -> PlanOf:
    def read(data: str) -> Plan:
        (tmp_path / "syllabus").mkdir()
        (tmp_path / "syllabus" / "course.yaml").write_text(COURSE + data, encoding="utf-8")
        reading = read_course(tmp_path)
        assert reading.plan, reading.problems
        return reading.plan

    return read


def deadlines_of(plan: Plan) -> dict[str, PlannedDeadline]:
    return {entry.id: entry for entry in plan.deadlines}


def style_of(plan: Plan) -> DateStyle:
    return DateStyle(plan.term.shown_calendars, plan.term.calendar.zone, ENGLISH)


# -- Weights ----------------------------------------------------------------------------------------

WEIGHTS = """
grading:
  - {item: Exercises, weight: 30, count: 6, best: 5}
  - {item: Thirds, weight: 10, count: 3}
  - item: Project
    weight: 40
    parts: [{item: Proposal, weight: 10}, {item: Report, weight: 30}]
  - {item: Questions, weight: 20}
  - {item: Exam, weight: TBA}
  - {item: Riddle, weight: 5, bonus: yes}
meetings: [{days: [Monday], time: 10:00-11:00, weeks: 1-4}]
deadlines:
  - {id: exercise, title: Exercise, due: 2023-10-02, counts-for: Exercises}
  - {id: third, title: Third, due: 2023-10-02, counts-for: Thirds}
  - {id: proposal, title: Proposal, due: 2023-10-02, counts-for: Proposal}
  - {id: draft, title: Draft, due: 2023-10-02, counts-for: Report}
  - {id: report, title: Report, due: 2023-10-02, counts-for: Report}
  - {id: withdrawn, title: Withdrawn, due: 2023-10-02, counts-for: Proposal, cancelled: too much}
  - {id: question, title: Question, due: day before every session, counts-for: Questions}
  - {id: exam, title: Exam, when: TBA, counts-for: Exam}
  - {id: riddle, title: Riddle, due: TBA, counts-for: Riddle}
  - {id: nothing, title: For nothing, due: TBA}
"""


@pytest.mark.parametrize(
    ("deadline", "words", "weight"),
    [
        ("exercise", "6% of the grade", "6"),  # as one of the five that count
        ("third", "3.33% of the grade", "10/3"),
        ("proposal", "10% of the grade", "10"),
        ("report", "part of Report, 30%", "15"),
        ("question-w02-mon", "part of Questions, 20%", "5"),  # one of four
        ("riddle", "+5% bonus", "5"),
    ],
)
def test_a_deadline_tells_its_own_weight(plan_of: PlanOf, deadline: str, words: str, weight: str) -> None:
    entry = deadlines_of(plan_of(WEIGHTS))[deadline]
    assert credit_words(entry.credit, ENGLISH) == words
    assert str(entry.weight) == weight


def test_no_weight_is_told_that_the_data_does_not_give(plan_of: PlanOf) -> None:
    plan = plan_of(WEIGHTS)
    entries = deadlines_of(plan)
    assert entries["nothing"].weight is None
    assert credit_words(entries["exam"].credit, ENGLISH) is None
    written = {entry["id"]: entry for entry in json.loads(course_json(plan, style_of(plan)))["deadlines"]}
    assert written["exam"]["weight"] == "TBA"
    assert written["third"]["weight"] == 3.33
    assert written["report"]["counts-for"] == "Report"
    assert "weight" not in written["report"]


def test_what_parts_of_an_item_count_for_adds_up_to_it(plan_of: PlanOf) -> None:
    """Three times 6.67, as each is shown, would be more than the 20."""
    thirds = "\n".join(
        f"  - {{id: t{n}, title: T, due: 2023-10-0{n}, counts-for: Thirds}}" for n in (2, 3, 4)
    )
    plan = plan_of(
        "grading: [{item: Thirds, weight: 20, count: 3}, {item: Rest, weight: 80}]\n"
        f"workload: {{most-weight: 20%, most-deadlines: 3}}\ndeadlines:\n{thirds}\n"
    )
    assert not [*find_overload(plan)]
    assert [load.weight for load in load_of(plan).weeks if load.weight] == [20]
    assert [credit_words(entry.credit, ENGLISH) for entry in plan.deadlines] == ["6.67% of the grade"] * 3


def test_pieces_beyond_their_number_are_told_in_english_ordinals(plan_of: PlanOf) -> None:
    entries = "".join(
        f"  - {{id: t{n}, title: T, due: 2023-10-02, counts-for: Tests}}\n" for n in range(1, 114)
    )
    plan = plan_of(f"grading: [{{item: Tests, weight: 100, count: 1}}]\ndeadlines:\n{entries}")
    told = [finding.message for finding in find_surplus(plan.deadlines, plan.grading)]
    ordinals = [message.removeprefix("'Tests' has 1 piece, and this is the ") for message in told]
    assert [ordinal[:-2] for ordinal in ordinals] == [str(number) for number in range(2, 114)]
    assert [ordinals[number - 2] for number in (2, 3, 4, 11, 12, 13, 14, 21, 22, 23)] == [
        "2nd", "3rd", "4th", "11th", "12th", "13th", "14th", "21st", "22nd", "23rd",
    ]  # fmt: skip
    assert ordinals[-4:] == ["110th", "111th", "112th", "113th"]


def test_the_bar_says_in_words_what_it_draws(plan_of: PlanOf) -> None:
    plan = plan_of(WEIGHTS)
    items = [*plan.grading[:-2], plan.grading[-1]]
    for drawing in grading_bars(items, "bar", ENGLISH):
        svg = ElementTree.fromstring(drawing)
        _, *words = svg.itertext()
        pieces = ["Exercises", "30%", "Thirds", "10%", "Project", "40%", "Questions", "20%"]
        assert sorted(words) == sorted([*pieces, "Riddle", "+5% bonus"])
        widths = [float(it.get("width", 0)) for it in svg if "ground" in it.get("class", "")]
        assert widths[0] == pytest.approx(3 * widths[1], rel=0.01)
        assert float(svg.get("viewBox", "").split()[2]) == pytest.approx(sum(widths) + 2, abs=0.5)


def test_what_is_not_announced_is_hatched_and_a_bar_of_nothing_else_is_not_drawn(plan_of: PlanOf) -> None:
    plan = plan_of(WEIGHTS.replace("weight: 40", "weight: TBA").replace("weight: 20}", "weight: TBA}"))
    wide, _ = grading_bars(plan.grading, "bar", ENGLISH)
    svg = ElementTree.fromstring(wide)
    assert "to be announced" in [*svg.itertext()]
    [hatched, _] = [it for it in svg if it.get("fill")]
    [scaled, *_] = [it for it in svg if it.get("class") == "ground item"]
    assert float(hatched.get("width", 0)) == pytest.approx(2 * float(scaled.get("width", 0)), rel=0.01)
    assert (
        grading_bars([item for item in plan.grading if item.item in ("Project", "Exam")], "b", ENGLISH) == []
    )


# -- Late work --------------------------------------------------------------------------------------

LATE = """
late:
  plain: {{{policy}}}
deadlines:
  - {{id: work, title: Work, due: 2023-10-27 18:00, late: plain}}
"""
"""The clocks of Berlin are put back on 29 October 2023."""


@pytest.mark.parametrize(
    ("policy", "until", "gets"),
    [
        ("per-day: 10%, accepted-until: 3 days late", "2023-10-30T18:00:00+01:00", "worth 70%"),
        (
            "per-day: 10%, accepted-until: 3 days late, free-days: 2",
            "2023-10-30T18:00:00+01:00",
            "worth 70% to 90%",
        ),
        (
            "per-day: 10%, accepted-until: 3 days late, free-days: 9, each: team",
            "2023-10-30T18:00:00+01:00",
            "worth 70% to 100%",
        ),
        ("per-day: 40%, accepted-until: 36 hours late", "2023-10-29T05:00:00+01:00", "worth 20%"),
        (
            "per-hour: 1%, accepted-until: 1 week late, free-days: 7",
            "2023-11-03T18:00:00+01:00",
            "worth 0% to 100%",
        ),
        ("per-day: 12.5%, accepted-until: 2 days late", "2023-10-29T18:00:00+01:00", "worth 75% of"),
        (
            "per-hour: 1%, accepted-until: 36 hours late, free-days: 1",
            "2023-10-29T05:00:00+01:00",
            "worth 64% to 88%",
        ),
        ("per-hour: 30%", "2023-10-27T21:00:00+02:00", "worth 10%"),
        ("per-hour: 10%, free-days: 1", "2023-10-29T02:00:00+01:00", "worth 0% to 10%"),
        ("per-day: 50%, free-days: 1", "2023-10-29T18:00:00+01:00", "worth 0% to 50%"),
        ("free-days: 2", "2023-10-29T18:00:00+01:00", "with 2 free days"),
        ("free-days: 3, accepted-until: 12 hours late", "2023-10-28T06:00:00+02:00", "with 1 free day"),
        ("accepted-until: 2 days late", "2023-10-29T18:00:00+01:00", "worth 100%"),
    ],
)
def test_the_last_moment_for_late_work_and_what_it_then_gets(
    plan_of: PlanOf, policy: str, until: str, gets: str
) -> None:
    plan = plan_of(LATE.format(policy=policy))
    acceptance = plan.deadlines[0].acceptance
    assert acceptance
    assert isinstance(acceptance.until, Moment)
    assert acceptance.until.at.isoformat() == until
    assert gets in (acceptance_text(acceptance, style_of(plan)) or "")


def test_what_free_days_cover_gets_all_of_its_credit(plan_of: PlanOf) -> None:
    plan = plan_of(LATE.format(policy="free-days: 2"))
    [entry] = json.loads(course_json(plan, style_of(plan)))["deadlines"]
    assert entry["then-gets"] == {"least": 100, "most": 100, "with-free-days": 2}


@pytest.mark.parametrize("policy", ["note: as agreed", "per-day: 100%"])
def test_no_moment_is_made_up(plan_of: PlanOf, policy: str) -> None:
    plan = plan_of(LATE.format(policy=policy))
    text = acceptance_text(plan.deadlines[0].acceptance, style_of(plan))
    assert text == (None if "note" in policy else "Not accepted late")


percentages = st.decimals(Decimal("0.1"), 100, places=1)


@given(
    penalty=percentages,
    hourly=st.booleans(),
    free=st.integers(0, 9),
    days=st.none() | st.integers(1, 20),
)
def test_what_late_work_gets_is_what_the_policy_says_at_every_lateness(
    penalty: Decimal, hourly: bool, free: int, days: int | None
) -> None:
    policy = LatePolicy.model_validate(
        {
            "per-hour" if hourly else "per-day": str(penalty),
            **({"free-days": str(free)} if free else {}),
            **({"accepted-until": f"{days} days late"} if days else {}),
        }
    )
    latest = latest_of(policy)
    assert latest
    hours = latest.count if latest.in_hours else latest.count * 24

    def gets(hours: int, free_days: int) -> Decimal:
        late = max(hours - 24 * free_days, 0)
        return max(100 - penalty * (late if hourly else ceil(late / 24)), Decimal(0))

    due = datetime(2023, 11, 22, 23, 59, tzinfo=UTC)
    entry = PlannedDeadline(
        "work", "Work", None, Moment(due), True, None, None, None, None, None, (), None, (), ("deadlines", 0)
    )
    data = Deadline.model_validate({"id": "work", "title": "Work", "due": "2023-11-22", "late": "it"})
    [told] = with_acceptance([entry], [data], {"it": policy})
    assert told.acceptance
    if hours == 0:
        assert told.acceptance.policy is None
        return
    assert told.acceptance.until == Moment(due + timedelta(hours=hours))
    assert (told.acceptance.least, told.acceptance.most) == (gets(hours, 0), gets(hours, free))
    if days is None:
        # It ends where nothing more is to be had, and not before.
        assert gets(hours, free) > 0 == gets(hours + 1, free)


@given(
    st.lists(st.tuples(st.text(min_size=1, max_size=80), st.none() | percentages, st.booleans()), max_size=40)
)
def test_any_weights_make_a_drawing_that_holds_its_labels(
    items: list[tuple[str, Decimal | None, bool]],
) -> None:
    grading = [
        GradingItem.model_construct(item=f"x{name}", weight=TBA if weight is None else weight, bonus=bonus)
        for name, weight, bonus in items
        if name.isprintable()
    ]
    for drawing in grading_bars(grading, "bar", ENGLISH):
        svg = ElementTree.fromstring(drawing)
        _, _, width, height = map(float, svg.get("viewBox", "").split())
        for part in svg:
            assert 0 <= float(part.get("x", 0)) <= width
            assert 0 <= float(part.get("y", 0)) <= height
            assert float(part.get("x", 0)) + float(part.get("width", 0)) <= width or part.tag.endswith(
                "pattern"
            )


def test_a_policy_is_for_a_kind_unless_the_deadline_names_another(plan_of: PlanOf) -> None:
    plan = plan_of(
        """
late:
  reports: {per-day: 10%, kinds: [project]}
  strict: {per-day: 50%}
deadlines:
  - {id: by-kind, title: A, kind: project, due: 2023-10-02}
  - {id: other-kind, title: B, kind: homework, due: 2023-10-02}
  - {id: by-name, title: C, kind: project, due: 2023-10-02, late: strict}
  - {id: never, title: D, kind: project, due: 2023-10-02, late: no}
  - {id: event, title: E, kind: project, when: 2023-10-02}
  - {id: unknown, title: F, kind: project, due: TBA}
  - {id: withdrawn, title: G, kind: project, due: 2023-10-02, cancelled: too much}
"""
    )
    style = style_of(plan)
    told = {entry.id: acceptance_text(entry.acceptance, style) for entry in plan.deadlines}
    assert "worth 10%" in (told.pop("by-kind") or "")
    assert "worth 50%" in (told.pop("by-name") or "")
    assert told.pop("never") == "Not accepted late"
    assert set(told.values()) == {None}
    written = {entry["id"]: entry for entry in json.loads(course_json(plan, style))["deadlines"]}
    assert written["never"]["late"] == "no"
    assert written["unknown"]["accepted-until"] == {"when": "to be announced", "announced": False}
    assert "late" not in written["withdrawn"]


def test_policies_in_plain_words() -> None:
    plan = read_course(FULL_COURSE).plan
    assert plan
    said = {policy.name: " ".join(policy_sentences(policy.terms, ENGLISH)) for policy in plan.late}
    assert said == {
        "reports": "Each pair has 5 free days in all: a late day that one covers costs nothing. "
        "Each late day beyond these costs 10% of the credit; it counts as soon as it has begun. "
        "Nothing is accepted more than 3 days after the deadline. "
        "Ask before the deadline where illness is the reason.",
        "exercises": "Each late hour costs 2.5% of the credit; it counts as soon as it has begun. "
        "Nothing is accepted more than 39 hours after the deadline.",
        "essays": "Each student has 2 free days in all: a late day that one covers costs nothing. "
        "Late work beyond these days is not accepted. "
        "Nothing is accepted more than 2 days after the deadline.",
    }


def test_every_view_tells_the_same_last_moment_in_both_calendars(plan_of: PlanOf) -> None:
    plan = plan_of(LATE.format(policy="per-day: 10%, accepted-until: 3 days late, free-days: 2"))
    style = style_of(plan)
    told = acceptance_text(plan.deadlines[0].acceptance, style)
    assert told == (
        "Accepted late until Monday 30 October 2023 (8 Aban 1402), 18:00 Berlin time, "
        "then worth 70% to 90% of its credit, depending on the free days left"
    )
    assert told in deadlines_text(plan, style).decode()
    [event] = events_of(plan, style)
    assert told in event.lines
    [written] = json.loads(course_json(plan, style))["deadlines"]
    assert written["late"] == "plain"
    assert written["accepted-until"]["at"] == "2023-10-30T18:00:00+01:00"
    assert written["accepted-until"]["when"] in told
    assert written["then-gets"] == {"least": 70, "most": 90}


def test_a_part_is_written_to_the_nearest_hundredth() -> None:
    parts = {Fraction(100, 7): "14.29", Fraction(100, 3): "33.33", Fraction(1, 8): "0.13"}
    assert {part: str(as_written(part)) for part in parts} == parts
