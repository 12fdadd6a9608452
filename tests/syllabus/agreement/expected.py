"""What each view has to tell of what is true of a course."""

from collections.abc import Iterable, Iterator
from datetime import date

from tests.syllabus.agreement.data_formats import EventReading, in_universal_time
from tests.syllabus.agreement.reading import Reading, as_printed
from tests.syllabus.agreement.truth import Deadline, Truth, When
from tests.syllabus.agreement.written_dates import day_of


def names_of(truth: Truth, *, hidden: bool = True) -> list[str]:
    """List all names in a course, of which none is part of another."""
    names: list[str | None] = [truth.title, truth.term]
    for deadline in truth.deadlines:
        names += [deadline.title, deadline.note, deadline.cancelled]
    for session in truth.sessions:
        names += [*session.topics, session.cancelled, session.extra]
    for module in truth.modules:
        names += [module.title, *module.topics]
    for hour in truth.office_hours:
        names += [hour.name, hour.cancelled]
    for slot in truth.slots:
        names += [*slot.by, slot.paper]
    names += [name for told in (truth.holidays, truth.weights, truth.announcements) for name, _ in told]
    names += truth.hidden if hidden else ()
    return [*dict.fromkeys(name for name in names if name)]


def reading(
    names: Iterable[str | None],
    dates: Iterable[When] = (),
    percentages: Iterable[str | None] = (),
    sections: Iterable[str | None] = (),
    links: Iterable[str | None] = (),
) -> Reading:
    """Tell what is to be read; what is not there is left out."""
    return Reading(
        frozenset(filter(None, names)),
        tuple(dict.fromkeys(it for when in dates for it in as_printed(when))),
        tuple(filter(None, percentages)),
        tuple(filter(None, sections)),
        frozenset(filter(None, links)),
    )


def further_dates(*dates: When) -> list[When]:
    """Leave out dates that there are none of."""
    return [it for it in dates if it]


def page_of(deadline: Deadline) -> str | None:
    """Return the address of the page that explains a deadline, from the top folder of the site."""
    return f"{deadline.page}.html" if deadline.page else None


def deadline_rows(truth: Truth) -> Iterator[Reading]:
    """Tell what the table of deadlines has."""
    for it in truth.deadlines:
        if it.cancelled:
            yield reading((it.title, it.note, it.cancelled), [it.when], (), it.sections, (page_of(it),))
        else:
            yield reading(
                (it.title, it.note),
                [it.when, *further_dates(it.moved_from, it.out, it.accepted_until)],
                (it.weight, it.worth),
                it.sections,
                (it.submit, page_of(it)),
            )


def deadline_lines(truth: Truth) -> Iterator[Reading]:
    """Tell what the plain text to forward has."""
    for it in truth.deadlines:
        if it.cancelled:
            yield reading((it.title, it.cancelled), (), (), it.sections)
        else:
            yield reading((it.title,), [it.when, *further_dates(it.accepted_until)], (it.worth,), it.sections)


def session_rows(truth: Truth) -> Iterator[Reading]:
    """Tell what the plan of a course with meetings has: sessions, holidays and deadlines."""
    for it in truth.sessions:
        names = (it.cancelled,) if it.cancelled else (*it.topics, it.extra)
        links = () if it.cancelled else (link for topic in it.topics for link in truth.links[topic])
        yield reading(names, [it.when, *further_dates(it.moved_from)], (), (it.section,), links)
    for name, when in truth.holidays:
        yield reading((name,), [when])
    for deadline in truth.deadlines:
        if not deadline.cancelled and deadline.when:
            yield reading((deadline.title,), [deadline.when], (), deadline.sections, (page_of(deadline),))


def office_hour_rows(truth: Truth) -> Iterator[Reading]:
    """Tell what the table of changed office hours has."""
    for it in truth.office_hours:
        if it.cancelled or it.moved_from or it.extra:
            dates = [it.when, *further_dates(it.moved_from)]
            yield reading((it.name, it.cancelled, it.extra), dates)


def slot_rows(truth: Truth) -> Iterator[Reading]:
    """Tell what the table of presentations has."""
    for it in truth.slots:
        yield reading((*it.by, it.paper), [it.when], links=(it.url,))


def grading_rows(truth: Truth) -> Iterator[Reading]:
    """Tell what the table of weights has."""
    for name, weight in truth.weights:
        yield reading((name,), () if weight else [()], (weight,))


def announcement_items(truth: Truth) -> Iterator[Reading]:
    """Tell what the list of announcements has."""
    for name, when in truth.announcements:
        yield reading((name,), [when])


# -- For programs -----------------------------------------------------------------------------------------


def event(
    kind: str, when: When, words: Reading, *, is_cancelled: bool = False, room: str | None = None
) -> EventReading:
    """Tell of an event."""
    return EventReading(kind, in_universal_time(when), is_cancelled, room, words)


def events(truth: Truth, address: str) -> Iterator[EventReading]:
    """Tell what the calendar of the whole course has; ``address`` is that of the page that entries name."""
    for it in truth.deadlines:
        if it.when:
            yield event(
                "deadline",
                it.when,
                reading(
                    (it.title, it.note, it.cancelled),
                    [it.when, *further_dates(it.moved_from, it.out, it.accepted_until)],
                    (it.worth,),
                    it.sections,
                    (it.submit, address if it.page else None),
                ),
                is_cancelled=it.cancelled is not None,
            )
    for session in truth.sessions:
        dates = [session.when, *further_dates(session.moved_from)]
        names = (session.cancelled,) if session.cancelled else (*session.topics, session.extra)
        yield event(
            "session",
            session.when,
            reading(names, dates, (), (session.section,)),
            is_cancelled=session.cancelled is not None,
            room=session.room,
        )
    for module in truth.modules if not truth.sessions else ():
        if module.when:
            words = reading((module.title, *module.topics), [module.when])
            yield event("module", module.when, words)
    for slot in truth.slots:
        if slot.by:
            words = reading((*slot.by, slot.paper), [slot.when], links=(slot.url,))
            yield event("presentation", slot.when, words, room=slot.room)
    for hour in truth.office_hours:
        words = reading((hour.name, hour.cancelled, hour.extra), [hour.when, *further_dates(hour.moved_from)])
        yield event("office-hours", hour.when, words, is_cancelled=hour.cancelled is not None)


def is_for(section: str, it: EventReading) -> bool:
    """Tell whether an event concerns a section: it names no other."""
    return not it.words.sections or section in it.words.sections


def timeline_rows(truth: Truth) -> Iterator[Reading]:
    """Tell what the table behind the picture of the term has."""
    for module in truth.modules:
        yield reading((module.title,), [module.when])
    for name, when in truth.holidays:
        yield reading((name,), [when])
    for session in truth.sessions if not truth.modules else ():
        if not session.cancelled:
            yield reading(session.topics, [session.when], (), (session.section,))
    for it in truth.deadlines:
        if not it.cancelled:
            yield reading((it.title,), [it.when], (), it.sections, (page_of(it),))


def module_rows(truth: Truth) -> Iterator[Reading]:
    """Tell what the plan of a course without meetings has: modules, holidays and deadlines."""
    for it in truth.modules:
        links = (link for topic in it.topics for link in truth.links[topic])
        yield reading((it.title, *it.topics), [it.when], links=links)
    for name, when in truth.holidays:
        yield reading((name,), [when])
    for deadline in truth.deadlines:
        if not deadline.cancelled and deadline.when:
            yield reading((deadline.title,), [deadline.when], (), deadline.sections, (page_of(deadline),))


def days_on_paper(truth: Truth) -> set[date]:
    """Gather the days that stand on the handout, and the first and the last of several."""
    rows = (*deadline_rows(truth), *(session_rows(truth) if truth.sessions else module_rows(truth)))
    told = {day_of(it) for row in rows for when in row.dates for it in when}
    return told | {truth.starts, truth.ends}


def names_on_paper(truth: Truth) -> set[str]:
    """Gather the names that stand on the handout, where people and announcements do not."""
    rows = (*deadline_rows(truth), *(session_rows(truth) if truth.sessions else module_rows(truth)))
    told = {name for row in (*rows, *grading_rows(truth)) for name in row.names}
    return told | {truth.title, truth.term}
