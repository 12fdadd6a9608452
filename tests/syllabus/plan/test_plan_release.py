"""What is handed out or released later: the moments, and what a plan lacks before them."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

import pytest

from sphinx_syllabus.dates.when import NEVER
from sphinx_syllabus.plan.as_of import as_of, without_pages
from sphinx_syllabus.plan.entries import Plan

PlanOf: TypeAlias = Callable[[str], Plan]

BERLIN = ZoneInfo("Europe/Berlin")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def test_a_deadline_counts_from_its_own_out(assert_deadlines: Callable[[str, str], None]) -> None:
    assert_deadlines(
        """
        meetings:
          - {days: [Monday], time: 10:00-12:00, weeks: 1-2}
        deadlines:
          - {id: a1, title: A1, out: 2024-01-10, due: 1 week after out}
          - {id: a2, title: A2, out: day of a1, due: 2 days after out}
          - {id: a3, title: A3, out: TBA, due: 1 week after out}
          - {id: a4, title: A4, out: 2024-01-10 20:00, due: 48 hours after out}
          - {id: a5, title: A5, out: day of every session, due: 1 day after out}
        """,
        """
        a5-w01-mon | Tue 09 Jan | 23:59
        a4         | Fri 12 Jan | 20:00
        a5-w02-mon | Tue 16 Jan | 23:59
        a1         | Wed 17 Jan | 23:59
        a2         | Fri 19 Jan | 23:59
        a3         | TBA        |
        """,
    )


RELEASES = """
meetings:
  - {days: [Monday], time: 10:00-12:00}
schedule:
  - module: Groups
    release: 2024-01-15
    topics:
      - Kernels
      - {title: Images, release: 2024-01-20 08:00}
      - {title: Cosets, release: 2024-01-01}
  - title: Rings
    when: 2024-01-18 10:00-12:00
    release: 2024-01-17
deadlines:
  - {id: a1, title: A1, out: 2024-01-16, due: 1 week after out, release: 1 day before out}
  - {id: oral, title: Oral, when: TBA, release: TBA}
  - {id: question, title: Question, due: day before every session, release: 1 week before every session}
"""


@pytest.mark.parametrize(
    ("moment", "topics", "deadlines"),
    [
        ("2024-01-14T23:59", "", "question-w01-mon question-w02-mon"),
        ("2024-01-15T00:00", "kernels cosets", "question-w01-mon question-w02-mon question-w03-mon a1"),
        (
            "2024-01-20T08:00",
            "kernels images cosets",
            "question-w01-mon question-w02-mon question-rings question-w03-mon a1",
        ),
    ],
)
def test_a_plan_lacks_what_is_released_later(
    plan_of: PlanOf, moment: str, topics: str, deadlines: str
) -> None:
    seen = as_of(plan_of(RELEASES), at(moment))
    assert [topic.id for module in seen.modules for topic in module.topics] == topics.split()
    taught = {topic.id for session in seen.sessions for topic in session.topics}
    assert taught - {"rings"} == set(topics.split())
    assert [entry.id for entry in seen.deadlines] == deadlines.split()
    assert ("rings" in taught) == ("question-rings" in deadlines)


def test_what_recurs_may_be_released_by_the_date_of_another_entry(plan_of: PlanOf) -> None:
    deadlines = plan_of(
        """
        meetings:
          - {days: [Monday], time: 10:00-12:00, weeks: 2-3}
        deadlines:
          - {id: proposal, title: Proposal, due: 2024-01-10}
          - {id: question, title: Question, due: day of every session, release: 1 day after proposal}
        """
    ).deadlines
    released = {entry.id: entry.release for entry in deadlines if entry.release}
    assert released == dict.fromkeys(["question-w02-mon", "question-w03-mon"], at("2024-01-11T00:00"))


def test_sessions_keep_their_numbers_while_one_is_withheld(plan_of: PlanOf) -> None:
    whole = plan_of(RELEASES)
    seen = as_of(whole, at("2024-01-08T00:00"))
    assert [session.number for session in seen.sessions] == [1, 2, 4, 5]
    assert {s.id: s.number for s in seen.sessions}.items() <= {s.id: s.number for s in whole.sessions}.items()


def test_what_is_to_be_announced_is_never_released(plan_of: PlanOf) -> None:
    whole = plan_of(RELEASES)
    assert whole.deadlines[-1].release == NEVER
    last = as_of(whole, at("9999-01-01"))
    assert [entry.id for entry in whole.deadlines if entry not in last.deadlines] == ["oral"]


def test_a_plan_in_which_all_is_released_is_the_same_plan(plan_of: PlanOf) -> None:
    whole = plan_of(RELEASES.replace("release: TBA", "release: 2024-01-01"))
    assert as_of(whole, at("2024-02-01")) is whole
    assert without_pages(whole, ["nowhere"]) is whole


def test_files_of_a_deadline_wait_for_its_out_and_those_with_a_date_for_that(plan_of: PlanOf) -> None:
    whole = plan_of(
        """
        deadlines:
          - id: a1
            title: A1
            out: 2024-01-10
            due: 1 week after out
            notebook: https://example.org/a1
            solutions: {url: https://example.org/solutions, out: 1 day after a1}
        """
    )
    shown = {
        day: [material.kind for material in as_of(whole, at(day)).deadlines[0].materials]
        for day in ("2024-01-09", "2024-01-10", "2024-01-17", "2024-01-18")
    }
    assert shown == {
        "2024-01-09": [],
        "2024-01-10": ["notebook"],
        "2024-01-17": ["notebook"],
        "2024-01-18": ["notebook", "solutions"],
    }


def test_no_entry_names_a_page_that_is_withheld(plan_of: PlanOf) -> None:
    whole = plan_of(
        """
        schedule:
          - {module: Groups, weeks: 1-2, page: groups, topics: [{title: Kernels, page: proofs}]}
        deadlines:
          - {id: a1, title: A1, due: 2024-01-10, page: groups}
        grading:
          - {item: Homework, weight: 100, page: groups, parts: [{item: A1, weight: 100, page: proofs}]}
        """
    )
    seen = without_pages(whole, ["groups"])
    assert "'groups'" not in repr((seen.modules[0].page, seen.deadlines, [it.page for it in seen.grading]))
    assert seen.modules[0].topics[0].page == "proofs"
    assert seen.grading[0].parts[0].page == "proofs"
    assert "'proofs'" not in repr(without_pages(whole, ["proofs", "groups"]))


def test_a_sections_own_date_waits_for_no_session_of_the_same_name(plan_of: PlanOf) -> None:
    plan = plan_of(
        """
        meetings:
          - {days: [Monday], time: 10:00-12:00, section: a}
          - {days: [Tuesday], time: 10:00-12:00, section: b}
        schedule:
          - {title: A talk, id: b, when: 2024-01-18 10:00-12:00, release: 2024-01-17}
        deadlines:
          - {id: a1, title: A1, due: 2024-01-10, sections: {b: 2 days later}}
        """
    )
    assert [(entry.id, entry.release) for entry in plan.deadlines] == [("a1", None), ("a1-b", None)]
