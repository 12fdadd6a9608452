"""Releases: from what was written to the moment from which each entry of a plan is to be seen."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sphinx_syllabus.dates.expression import EVERY_SESSION
from sphinx_syllabus.dates.grammar import DateError
from sphinx_syllabus.dates.resolve import Anchors
from sphinx_syllabus.dates.term import TermCalendar
from sphinx_syllabus.dates.when import When, begins
from sphinx_syllabus.model.course import Course
from sphinx_syllabus.model.problem import DataPath, Finding
from sphinx_syllabus.plan.day_or_moment import release_moment
from sphinx_syllabus.plan.deadlines import with_own_out
from sphinx_syllabus.plan.entries import Entries, PlannedDeadline, PlannedSession, PlannedTopic


def with_releases(
    course: Course, entries: Entries, anchor: Anchors, term: TermCalendar, findings: list[Finding]
) -> Entries:
    """Give modules, topics, sessions and deadlines the moments from which they are to be seen.

    A topic waits for its module too, a session that a topic's own date makes for that topic, and a
    deadline that recurs with such a session for the session. The files of a deadline wait for its ``out``.
    """
    modules, sessions, deadlines = entries
    of_path: dict[DataPath, datetime] = {}

    def read(path: DataPath, text: str | None, anchors: Anchors) -> datetime | None:
        try:
            return release_moment(text, term, anchors) if text else None
        except DateError as error:
            findings.append(Finding((*path, "release"), str(error)))
            return None

    for index, written in enumerate(course.schedule):
        path: DataPath = ("schedule", index)
        whole = read(path, written.release, anchor)
        own = [((*path, "topics", number), topic) for number, topic in enumerate(written.topics or ())]
        parts = [(place, read(place, topic.release, anchor)) for place, topic in own]
        for place, moment in [(path, whole), *parts]:
            latest = _latest(whole, moment)
            if latest is not None:
                of_path[place] = latest

    def topic_released(topic: PlannedTopic) -> PlannedTopic:
        return replace(topic, release=of_path.get(topic.path))

    modules = tuple(
        replace(module, topics=tuple(map(topic_released, module.topics)), release=of_path.get(module.path))
        for module in modules
    )
    sessions = tuple(
        replace(session, topics=tuple(map(topic_released, session.topics)), release=of_path.get(session.path))
        for session in sessions
    )
    findings.extend(finding for session in sessions for finding in _hidden_with_another(session))
    by_id = {session.id: session for session in sessions}
    released: list[PlannedDeadline] = []
    for entry in deadlines:
        source = course.deadlines[int(entry.path[1])]
        session = by_id[entry.follows] if entry.follows else None
        anchors = with_own_out(entry.out, _with_session(session, anchor))
        moment = read(entry.path[:2], source.release, anchors)
        released.append(_waiting(entry, _latest(moment, session.release if session else None), term))
    return modules, sessions, tuple(released)


def _waiting(entry: PlannedDeadline, release: datetime | None, term: TermCalendar) -> PlannedDeadline:
    """Let a deadline wait for its release, and such of its files as have no date of their own for its out."""
    if entry.out is None:
        return replace(entry, release=release)
    out = begins(entry.out, term.zone)
    materials = tuple(it if it.out or it.release else replace(it, out=out) for it in entry.materials)
    return replace(entry, release=release, materials=materials)


def _latest(*moments: datetime | None) -> datetime | None:
    return max((moment for moment in moments if moment is not None), default=None)


def _hidden_with_another(session: PlannedSession) -> Iterable[Finding]:
    """Find topics that share the session of one that is released later, whose date and id made it."""
    if session.release is None:
        return
    for topic in session.topics:
        if topic.release is None or topic.release < session.release:
            message = f"'{topic.title}' is in the same session and released earlier: write that topic first"
            yield Finding((*session.path, "release"), message)


def _with_session(session: PlannedSession | None, anchors: Anchors) -> Anchors:
    """Let an entry that recurs count from its session."""

    def anchor(name: str) -> When:
        return session.when if session and name == EVERY_SESSION else anchors(name)

    return anchor
