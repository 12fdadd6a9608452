"""Whatever is released whenever: at every moment the outputs tell what is released, and nothing else."""

from datetime import datetime
from zoneinfo import ZoneInfo

import yaml
from hypothesis import given
from hypothesis import strategies as st

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.dates.when import NEVER
from sphinx_syllabus.load.sources import read_sources
from sphinx_syllabus.load.validate import validate
from sphinx_syllabus.model.problem import Severity
from sphinx_syllabus.outputs.catalogue import make_outputs
from sphinx_syllabus.plan.as_of import as_of
from sphinx_syllabus.plan.make import make_plan

TEHRAN = ZoneInfo("Asia/Tehran")

FRAME = {
    "course": {"id": "geometry", "title": "Geometry"},
    "term": {"name": "Fall", "starts": "2023-09-23", "weeks": "8", "timezone": "Asia/Tehran"},
    "meetings": [{"days": ["Saturday"], "time": "10:30-12:00", "weeks": "1-5"}],
}

days = st.sampled_from(["2023-09-20", "2023-10-01", "2023-10-10 18:00", "15 Mehr 1402", "2023-11-01"])
releases = days | st.sampled_from(["TBA", "1 day after first", "2 weeks before first", "day of topic-0-0"])
maybe = st.none() | releases
moments = st.builds(
    datetime,
    st.just(2023),
    st.sampled_from([9, 10, 11]),
    st.sampled_from([1, 7, 10]),
    st.sampled_from([0, 18]),
    tzinfo=st.just(TEHRAN),
)


@st.composite
def courses(draw: st.DrawFn) -> dict[str, object]:
    """Make a course of modules and deadlines of which each has a name that nothing else has."""
    schedule: list[dict[str, object]] = []
    for number in range(draw(st.integers(0, 3))):
        topics = [
            with_dates({"title": f"Topic {number} {index}"}, draw(maybe), None)
            for index in range(draw(st.integers(1, 3)))
        ]
        schedule.append(with_dates({"module": f"Module {number}", "topics": topics}, draw(maybe), None))
    for number in range(draw(st.integers(0, 2))):
        topic: dict[str, object] = {"title": f"Guest {number}", "when": f"2023-11-0{number + 2} 14:00-15:00"}
        schedule.append(with_dates(topic, draw(maybe), None))
    deadlines: list[dict[str, object]] = [{"id": "first", "title": "First", "due": "2023-10-08"}]
    for number in range(draw(st.integers(0, 4))):
        out = draw(st.none() | days | st.just("TBA"))
        due = draw(days | st.just("1 week after first") | st.just("day before every session"))
        due = draw(st.sampled_from([due, "1 week after out"])) if out else due
        entry: dict[str, object] = {"id": f"entry-{number}", "title": f"Entry {number}", "due": due}
        deadlines.append(with_dates(entry, draw(maybe), out))
    return {**FRAME, "schedule": schedule, "deadlines": deadlines}


def with_dates(entry: dict[str, object], release: str | None, out: str | None) -> dict[str, object]:
    dates = {"release": release, "out": out}
    return entry | {key: date for key, date in dates.items() if date}


@given(courses(), moments)
def test_outputs_tell_what_is_released_and_nothing_else(data: dict[str, object], moment: datetime) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    course, _ = validate(read_sources("syllabus", {"course.yaml": text.encode()}).values)
    assert course is not None
    plan, findings = make_plan(course)
    unknown = [finding for finding in findings if "to count from" in finding.message]
    assert [f.message for f in findings if f.severity is Severity.ERROR and f not in unknown] == []
    assert plan is not None
    seen = as_of(plan, moment)
    style = DateStyle(plan.term.shown_calendars, TEHRAN, locale_for("en"))
    outputs = make_outputs(seen, style, "https://course.example/{}".format, None)
    entries = [(entry.title, entry.release) for entry in plan.deadlines]
    entries += [(module.title, module.release) for module in plan.modules]
    entries += [(topic.title, topic.release) for session in plan.sessions for topic in session.topics]
    # The entries of one that recurs have one title, and may wait for different sessions.
    released = {title for title, release in entries if release is None or release <= moment}
    for title in {title for title, _ in entries}:
        found = [name for name, content in outputs.items() if title.encode() in content]
        assert ("course.json" in found) == (title in released), title
        assert title in released or not found
    assert as_of(plan, NEVER) is plan
