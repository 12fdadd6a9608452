"""What one entry of a page or file tells, read from its words: the same for every format."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache

from tests.syllabus.agreement.solar_hijri import from_solar_hijri
from tests.syllabus.agreement.truth import When
from tests.syllabus.agreement.written_dates import (
    GREGORIAN,
    GREGORIAN_IN_PERSIAN,
    SOLAR_HIJRI,
    SOLAR_HIJRI_IN_PERSIAN,
    WEEKDAYS,
    WEEKDAYS_IN_PERSIAN,
)

INVISIBLE = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f"))
"""Characters that keep directions apart."""

MONTHS = {
    name: (calendar, number)
    for calendar, names in enumerate(
        [(GREGORIAN, GREGORIAN_IN_PERSIAN), (SOLAR_HIJRI, SOLAR_HIJRI_IN_PERSIAN)]
    )
    for in_language in names
    for number, name in enumerate(in_language, start=1)
}
MONTHS |= {name.removesuffix("\N{ARABIC HAMZA ABOVE}"): month for name, month in MONTHS.items()}
OF_WEEK = {name: number for names in (WEEKDAYS, WEEKDAYS_IN_PERSIAN) for number, name in enumerate(names)}
OF_WEEK["پنج\N{ZERO WIDTH NON-JOINER}شنبه"] = OF_WEEK["پنجشنبه"]


def _one_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


MONTH = rf"(?:{_one_of(MONTHS)})(?!\w)"
TO = r"\s*(?:–|تا)\s*"
SPAN = rf"(?<!\d)(?:\d{{1,2}}(?:\s+{MONTH})?(?:\s+\d{{4}})?{TO})?\d{{1,2}}\s+{MONTH}\s+\d{{4}}"
TIMES = rf"(?P<time>\d\d:\d\d)(?:{TO}(?P<end>\d\d:\d\d))?"
DATE = re.compile(
    rf"(?:(?<![\w\u200c])(?P<weekday>{_one_of(OF_WEEK)})\s+)?(?P<days>{SPAN})(?:\s*\((?P<others>{SPAN})\))?"
    rf"(?:[,،]\s*(?:ساعت\s+)?{TIMES})?"
    r"|(?P<unknown>to be announced|اعلام خواهد شد)"
)
DAY = re.compile(rf"(\d{{1,2}})(?:\s+({MONTH}))?(?:\s+(\d{{4}}))?")
PERCENT = re.compile(r"(\d+(?:[.٫]\d+)?)[%٪]")
SECTIONS = re.compile(r"(?:sections?|گروه(?:‌های)?) ([a-z](?:[,،] [a-z])*)(?!\w)")


@dataclass(frozen=True)
class Reading:
    """What an entry tells: whose names stand in it, its dates, percentages, sections and links.

    Dates and times are those on the wall: what is printed names no offset.
    """

    names: frozenset[str]
    dates: tuple[When, ...] = ()
    percentages: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    links: frozenset[str] = frozenset()


def on_the_wall(when: When) -> When:
    """Return what calendar and clock show at some place."""
    return tuple(it.replace(tzinfo=None, fold=0) if isinstance(it, datetime) else it for it in when)


def as_printed(when: When) -> list[When]:
    """Return what is printed of it: hours of several days are two moments."""
    shown = on_the_wall(when)
    first, last = (shown[0], shown[-1]) if shown else (None, None)
    if isinstance(first, datetime) and isinstance(last, datetime) and first.date() != last.date():
        return [(first,), (last,)]
    return [shown]


def squeezed(text: str) -> str:
    """Leave out what lines are broken at, and what does not show."""
    return "".join(text.translate(INVISIBLE).split())


@dataclass(frozen=True)
class Reader:
    """Who reads entries of a course, all names in which are known."""

    names: Sequence[str]

    def read(self, text: str, links: Iterable[str] = ()) -> Reading:
        """Read an entry: first the names, then what the rest of its words tell."""
        text = " ".join(text.translate(INVISIBLE).split())
        found = []
        for name in sorted(self.names, key=len, reverse=True):
            text, count = _pattern(name).subn(" · ", text)
            if count:
                found.append(name)
        return Reading(
            frozenset(found),
            tuple(dict.fromkeys(printed_dates(text))),
            tuple(it.replace("٫", ".") for it in PERCENT.findall(in_ascii(text))),
            tuple(name for names in SECTIONS.findall(text) for name in re.findall("[a-z]", names)),
            frozenset(links),
        )


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Match a name, which may be broken over lines anywhere."""
    letters = squeezed(name)
    first, rest = letters[0], letters[1:]
    begins = f"[{re.escape(first)}{re.escape(first.upper())}]"  # titles of events begin with a capital
    return re.compile(begins + "".join(rf"\s?{re.escape(it)}" for it in rest))


def in_ascii(text: str) -> str:
    """Return the text with Persian digits as others."""
    return text.translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789"))


def printed_dates(text: str) -> list[When]:
    """Read the dates of a text in their order; both calendars and the weekday have to agree.

    Raises:
        AssertionError: they do not.
    """
    return [_when(found) for found in DATE.finditer(in_ascii(text))]


def _when(found: re.Match[str]) -> When:
    if found["unknown"]:
        return ()
    days = _days(found["days"])
    if found["others"]:
        assert _days(found["others"]) == days, f"two calendars, two dates: {found[0]}"
    if found["weekday"]:
        assert OF_WEEK[found["weekday"]] == days[0].weekday(), f"not its weekday: {found[0]}"
    if found["time"] is None:
        return days
    assert len(days) == 1, found[0]
    times = (time.fromisoformat(it) for it in (found["time"], found["end"]) if it)
    return tuple(datetime.combine(days[0], it) for it in times)


def _days(text: str) -> tuple[date, ...]:
    """Read a day, or the first and the last of several, what both share written once."""
    *first, last = DAY.findall(text)
    days = [(day, month or last[1], year or last[2]) for day, month, year in [*first, last]]
    return tuple(_day(*it) for it in days)


def _day(day: str, month: str, year: str) -> date:
    calendar, number = MONTHS[month]
    return (from_solar_hijri if calendar else date)(int(year), number, int(day))
