"""The files beside the pages: what they say, and that they say the same."""

import json
from dataclasses import replace
from typing import Any

from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.outputs.course_json import course_json
from sphinx_syllabus.outputs.deadlines_text import deadlines_text
from sphinx_syllabus.plan.entries import Plan

DEADLINES = """\
Deep Learning, Fall 2023
Project proposal: Wednesday 22 November 2023 (1 Azar 1402), 23:59 Tehran time
Paper presentation: weeks 15–16, 30 December 2023 – 12 January 2024 (9–22 Dey 1402)
Paper review: to be announced
Assignments: to be announced
Final exam: to be announced
"""

HARD_TEXT = 'A "quoted" \\ back\u200cslash, </script>, \u2028, \U0001d54f and متن #1: {x}'


def deadlines_in_json(plan: Plan, style: DateStyle) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(course_json(plan, style))["deadlines"]
    return entries


def test_deadlines_of_the_real_course(real_plan: Plan, english: DateStyle) -> None:
    assert deadlines_text(real_plan, english).decode() == DEADLINES


def test_both_files_give_each_deadline_the_same_date(real_plan: Plan, english: DateStyle) -> None:
    lines = deadlines_text(real_plan, english).decode().splitlines()[1:]
    entries = deadlines_in_json(real_plan, english)
    assert [f"{entry['title']}: {entry.get('due') or entry['when']}" for entry in entries] == lines


def test_machines_get_moments_days_and_what_is_not_announced(real_plan: Plan, english: DateStyle) -> None:
    proposal, presentation, *others = deadlines_in_json(real_plan, english)
    assert proposal["at"] == "2023-11-22T23:59:00+03:30"
    assert (presentation["first"], presentation["last"]) == ("2023-12-30", "2024-01-12")
    assert presentation["weeks"] == [15, 16]
    for entry in others:
        assert entry["announced"] is False
        assert {"at", "first", "start"}.isdisjoint(entry)


def test_the_whole_course_is_in_the_json(real_plan: Plan, english: DateStyle) -> None:
    course = json.loads(course_json(real_plan, english))
    assert course["course"]["title"] == "Deep Learning"
    assert (course["term"]["starts"], course["term"]["ends"]) == ("2023-09-23", "2024-01-12")
    assert len(course["term"]["weeks"]) == 16
    assert len(course["schedule"]) == 5
    assert sum(len(module["topics"]) for module in course["schedule"]) == 19
    assert [item["weight"] for item in course["grading"]] == ["TBA"] * 3


def test_text_survives(real_plan: Plan, english: DateStyle) -> None:
    entry = replace(real_plan.deadlines[0], title=HARD_TEXT, note=HARD_TEXT)
    plan = replace(real_plan, deadlines=(entry,))
    written = deadlines_in_json(plan, english)[0]
    assert (written["title"], written["note"]) == (HARD_TEXT, HARD_TEXT)
    assert f"{HARD_TEXT}: " in deadlines_text(plan, english).decode()
