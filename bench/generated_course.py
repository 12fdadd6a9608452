"""A course of any size, with every form of date and every kind of entry in lifelike shares."""

from collections.abc import Iterator
from datetime import date, timedelta

STARTS = date(2023, 9, 23)
ENTRIES_FOR_EACH_DEADLINE = 100 / 35
SECTIONS = 20
LAB_DAYS = ("Tuesday", "Wednesday", "Sunday", "Thursday")
LAB_HOURS = ("14:00-15:30", "16:00-17:30", "19:00-20:30")


def course_yaml(entries: int, sessions: int = 0) -> str:
    """Write a course as YAML.

    Args:
        entries: how many topics, deadlines, changes and holidays there are together.
        sessions: about how many there are at least, by labs of sections every week.
    """
    weeks = min(99, max(8, entries // 50))
    labs = max(2, sessions // weeks - 2)
    holidays = min(entries // 100, weeks // 4)
    changes = min(entries // 25, weeks)
    deadlines = max(2, round(entries / ENTRIES_FOR_EACH_DEADLINE))
    topics = entries - holidays - changes - deadlines
    lines = [
        "course: {id: generated, title: A generated course, institution: University}",
        "term:",
        f"  {{name: Fall 2023, starts: 1 Mehr 1402, weeks: {weeks}, week-starts: Saturday,",
        "   timezone: Asia/Tehran, calendars: [gregorian, solar-hijri], holidays: [",
        *(f"    {{name: Feast {n}, when: {STARTS + timedelta(days=28 * n + 5)}}}," for n in range(holidays)),
        "  ]}",
        "meetings:",
        "  - {days: [Saturday, Monday], time: 10:30-12:00, room: Hall 1}",
        *(f"  - {_lab(number)}" for number in range(labs)),
        "changes:" if changes else "changes: []",
        *(f"  - {change}" for change in _changes(changes)),
        "schedule:",
        *_schedule(topics, sessions=2 * weeks - (changes + 1) // 2),
        "deadlines:",
        *(f"  - {deadline}" for deadline in _deadlines(deadlines, weeks)),
    ]
    return "\n".join(lines) + "\n"


def _lab(number: int) -> str:
    slot, section = divmod(number, SECTIONS)
    day, hours = (LAB_DAYS[slot // len(LAB_HOURS)], LAB_HOURS[slot % len(LAB_HOURS)])
    return f"{{days: [{day}], time: {hours}, kind: lab, section: s{section}, room: Lab {section}}}"


def _changes(count: int) -> Iterator[str]:
    for number in range(count):
        saturday = STARTS + timedelta(weeks=number)
        if number % 2:
            yield f"{{when: {saturday}, moved: {saturday + timedelta(days=1)} 14:00, room: Hall 2}}"
        else:
            yield f"{{when: {saturday}, cancelled: instructor away}}"


def _schedule(topics: int, sessions: int) -> Iterator[str]:
    """Write modules of ten topics; where sessions are fewer, topics share them."""
    shared = -(-topics // sessions)
    for number in range(topics):
        if number % 10 == 0:
            yield f"  - module: Module {number // 10 + 1}"
            yield "    topics:"
        yield f"      - title: Topic {number + 1} and what follows from it"
        yield f"        slides: https://example.org/slides/{number + 1}.pdf"
        yield f"        reading: https://example.org/readings/{number + 1}"
        if number % shared:
            yield "        with-previous: yes"


def _deadlines(count: int, weeks: int) -> Iterator[str]:
    yield "{id: question, title: Reading question, due: day before every session}"
    for number in range(1, count):
        day = STARTS + timedelta(weeks=number % (weeks - 1), days=number % 3)
        week = number % weeks + 1
        forms = [
            f"due: {day}",
            f"due: {day:%A} {day.day} {day:%B} {day.year} 18:00",
            f"due: week {week} Wednesday",
            f"when: weeks {week}-{min(week + 1, weeks)}",
            f"due: 2 days after entry-{number - 3}",
            f"when: {day} 09:00-12:00",
        ]
        form = forms[number % 6]
        yield f"{{id: entry-{number}, title: Assignment {number}, kind: assignment, page: index, {form}}}"
