"""The date language: how a person writes a date, read into an expression.

Letters' case, the script of digits, kinds of dash, and marks that do not show make no difference. The words
in which Persian pages print dates are read as well: ``ساعت`` (at), ``تا`` (to), ``هفته`` (week).

==================================  ==============================================================
Form                                Meaning
==================================  ==============================================================
``TBA``                             to be announced
``2023-11-22``, ``1402/09/01``      a day: year, month, day; the year tells the calendar
``22 November 2023``, ``1 آذر 1402``  a day by its month's name, in English or Persian
``1 آذر ماه 1402``                  the same, with the word for month: ``آذرماه`` too
``November 22, 2023``               the same, month first
``Wednesday 22 November 2023``      the weekday is checked
``week 9 Saturday``                 a day by the term's week
``DAY 18:00``, ``DAY 6 pm``         a moment; ``at`` and a comma may stand between
``DAY at 18``, ``DAY ساعت 18``      the same by a whole hour, which is 0 or from 13 to 23
``DAY 09:00-12:00``                 hours of a day
``A to B``                          from a day or moment to another, both included
``1-28 Mehr 1402``                  the same, what both days share written once
``week 9``, ``weeks 15-16``         whole weeks of the term
``last week``, ``last 2 weeks``     the term's last weeks
``3 days after proposal``           days (or weeks) after the end of an entry; a time may follow
``1 week before final``             days (or weeks) before its start; a time may follow
``48 hours after out``              hours from the end (or start) of an entry
``session 5``                       the fifth session that is held (for topics)
``day of final``                    an entry's own day (its first, where it has several)
``day before every session``        recurring: one for each session (also ``day of``, ``2 days after``)
==================================  ==============================================================
"""

import re
from collections.abc import Callable
from datetime import date, time
from typing import NamedTuple, TypeVar

from sphinx_syllabus.dates.calendars import CalendarDate, NoSuchDayError, calendar_of_year, day_from
from sphinx_syllabus.dates.expression import (
    EVERY_SESSION,
    DateExpression,
    DayExpression,
    DaysFrom,
    FixedDay,
    HoursFrom,
    LastWeeks,
    Point,
    SessionNumber,
    Span,
    WeekdayOfWeek,
    WeekSpan,
)
from sphinx_syllabus.dates.names import PERSIAN_MONTH, month_names, month_words, weekday_words
from sphinx_syllabus.model.letters import plain_letters
from sphinx_syllabus.model.problem import nearest
from sphinx_syllabus.model.scalars import TBA, Calendar, Weekday, is_tba

FORMS = (
    "a date is written as 2023-11-22, 22 November 2023, 1 Azar 1402, week 9 Saturday, weeks 15-16, "
    "3 days after an entry's id, A to B, with a time such as 18:00 or 09:00-12:00 after the day, or TBA"
)

HINT_24 = "24:00 is not a time: write 23:59 for the end of this day, or 00:00 of the next day"

PERSIAN_WORDS = {"،": ",", "تا": "to", "ساعت": "at", "هفته": "week", "هفتههای": "weeks"}
"""The words in which Persian pages print dates, as ``plain_letters`` leaves them."""

KEYWORDS = ("week", "weeks", "last", "day", "days", "hour", "hours", "after", "before", "every", "session")

NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

_TOKEN = re.compile(
    r"(?P<time>\d{1,2}:\d{2})(?!\d)|(?P<number>\d+)"
    # A hyphen belongs to an id, but not to a half of the day: 6 pm-7 pm.
    r"|(?P<word>(?:(?<=\d)|(?<=\d ))[ap]m(?=-)|[^\W\d_][\w-]*)|(?P<sign>[-/,،.])"
)

Result = TypeVar("Result")


class DateError(ValueError):
    """A text that is no date, with the forms that are."""


class _Token(NamedTuple):
    kind: str
    text: str


class _DayTokens(NamedTuple):
    """A day that a text writes as a date, and by which tokens, from one up to another.

    The first day of a short span has no year, and may have no month, of its own.
    """

    date: CalendarDate
    day: range
    month: range | None
    year: range | None
    weekday: range | None = None


class WrittenDay(NamedTuple):
    """A day that a text writes as a date, and where in the text its parts stand."""

    date: CalendarDate
    day: slice
    month: slice | None
    year: slice | None
    weekday: slice | None


class _NoMatchError(Exception):
    """A form that the text does not have; the next form is tried."""


def read_date(text: str) -> DateExpression:
    """Read a date, a span, weeks, or TBA.

    Args:
        text: what the author wrote.

    Raises:
        DateError: the text has none of the forms, or names a day or time that does not exist.
    """
    if is_tba(text):
        return TBA
    try:
        return _Reader(text).whole()
    except NoSuchDayError as error:
        raise DateError(str(error)) from error


def days_in(text: str) -> tuple[WrittenDay, ...]:
    """Return the days that a date names by their own dates; none where it is relative, or TBA.

    Args:
        text: what the author wrote.

    Raises:
        DateError: as for reading it.
    """
    read_date(text)
    if is_tba(text):
        return ()
    reader = _Reader(text)
    reader.whole()
    places = _places_of_tokens(text, reader.tokens)

    def place(tokens: range | None) -> slice | None:
        return slice(places[tokens[0]].start, places[tokens[-1]].stop) if tokens else None

    return tuple(
        WrittenDay(it.date, places[it.day[0]], place(it.month), place(it.year), place(it.weekday))
        for it in reader.days
    )


def read_day(text: str) -> date:
    """Read one day by its own date, where nothing else can stand: the first day of a term.

    Raises:
        DateError: the text is no such day.
    """
    match read_date(text):
        case Point(day=FixedDay(day=day), time_of_day=None):
            return day
    raise DateError(f"'{text}' is no first day: write one day, such as 2023-09-23")


def read_weeks(text: str) -> WeekSpan | LastWeeks:
    """Read weeks alone, where nothing else can stand: ``1-4``, ``5``, ``weeks 1 to 4``, ``last 2 weeks``.

    Raises:
        DateError: the text names no weeks.
    """
    reader = _Reader(text)
    weeks = reader.complete([reader.weeks, reader.week_numbers])
    if weeks is None:
        raise DateError(f"'{text}' names no weeks: write them as 1-4, or 5 for one")
    return weeks


def read_hours(text: str) -> tuple[time, time]:
    """Read hours of a day, where nothing else can stand: ``10:30-12:00``, ``9 am to 11 am``.

    Raises:
        DateError: the text names no hours, or they end before they begin.
    """
    reader = _Reader(text)
    hours = reader.complete([reader.hours])
    if hours is None:
        raise DateError(f"'{text}' names no hours: write them as 10:30-12:00")
    start, end = hours
    if end <= start:
        raise DateError(f"'{text}' ends before it begins")
    return start, end


class _Reader:
    """A recursive-descent parser over the tokens of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        plain = re.sub(r"(?<=\d)t(?=\d)", " ", plain_letters(text))
        plain = re.sub(r"\b(یک|دو|سه|چهار|پنج) (?=شنبه)", r"\1", plain)
        self.tokens = [_Token(str(it.lastgroup), _in_english(it[0])) for it in _TOKEN.finditer(plain)]
        self.stray = _TOKEN.sub("", plain).strip()
        self.at = 0
        self.days: list[_DayTokens] = []

    # -- The forms, from the whole to the parts --------------------------------------------------

    def whole(self) -> DateExpression:
        forms: list[Callable[[], DateExpression]] = [
            self.weeks, self.session, self.hours_from,
            self.short_span, self.hours_of_day, self.span, self.point,
        ]  # fmt: skip
        read = self.complete(forms)
        if read is None:
            raise DateError(f"'{self.text}' is not understood{self.unknown_word()}: {FORMS}")
        return read

    def session(self) -> SessionNumber:
        self.word("session")
        return SessionNumber(self.number())

    def weeks(self) -> WeekSpan | LastWeeks:
        if self.takes("last"):
            if self.takes("week"):
                return LastWeeks(1)
            count = self.number()
            self.word("weeks")
            if count < 1:
                raise DateError(f"'{self.text}': weeks count from 1")
            return LastWeeks(count)
        if not self.takes("weeks"):
            self.word("week")
        return self.week_numbers()

    def week_numbers(self) -> WeekSpan:
        first = self.number()
        last = self.number() if self.takes("-", "to") else first
        self.end()
        if first < 1:
            raise DateError(f"'{self.text}': weeks count from 1")
        if last < first:
            raise DateError(f"'{self.text}' runs backwards: write the first week first")
        return WeekSpan(first, last)

    def short_span(self) -> Span:
        """Read days that share what stands once: ``1–28 Mehr 1402``, ``23 September – 20 October 2023``."""
        first = self.number()
        written = self.first([self.month, lambda: None])
        own_month = range(1, self.at) if written else None
        if not self.takes("-", "to"):
            raise _NoMatchError
        end = self.day_first()
        calendar, month = written or (end.date.calendar, end.date.month)
        if calendar is not end.date.calendar:
            raise DateError(f"'{self.text}' mixes two calendars: write both days in full")
        start = CalendarDate(calendar, end.date.year, month, first)
        self.days += [_DayTokens(start, range(1), own_month, None), end]
        return Span(Point(FixedDay(day_from(start))), Point(FixedDay(day_from(end.date))))

    def span(self) -> Span:
        start = self.point()
        if not self.takes("to", "-"):
            raise _NoMatchError
        end = self.point_or_time(start)
        return Span(start, end)

    def hours(self) -> tuple[time, time]:
        start = self.time_of_day()
        if not self.takes("-", "to"):
            raise _NoMatchError
        return start, self.last_time()

    def hours_of_day(self) -> Span:
        point = self.point()
        if point.time_of_day is None or not self.takes("-", "to"):
            raise _NoMatchError
        return Span(point, Point(point.day, self.last_time()))

    def point_or_time(self, start: Point) -> Point:
        here = self.at
        try:
            return self.point()
        except _NoMatchError:
            self.at = here
            return Point(start.day, self.clock_time())

    def point(self) -> Point:
        day = self.day()
        here = self.at
        self.takes(",")
        try:
            return Point(day, self.time_of_day())
        except _NoMatchError:
            self.at = here
            return Point(day)

    def day(self) -> DayExpression:
        forms: list[Callable[[], DayExpression]] = [
            self.weekday_of_week,
            self.days_from,
            self.fixed_day,
        ]
        return self.first(forms)

    def weekday_of_week(self) -> WeekdayOfWeek:
        self.word("week")
        number = self.number()
        self.takes(",")
        return WeekdayOfWeek(number, self.weekday())

    def days_from(self) -> DaysFrom:
        amount, unit = self.amount({"day": 1, "days": 1, "week": 7, "weeks": 7})
        if self.takes("of", "on"):
            if (amount, unit) != (1, 1):
                raise _NoMatchError
            return DaysFrom(0, self.anchor())
        return DaysFrom(amount * unit * self.direction(), self.anchor())

    def hours_from(self) -> HoursFrom:
        amount, unit = self.amount({"hour": 1, "hours": 1})
        return HoursFrom(amount * unit * self.direction(), self.anchor())

    def fixed_day(self) -> FixedDay:
        start = self.at
        weekday = self.first([self.weekday_and_comma, lambda: None])
        tokens = self.first([self.numeric, self.day_first, self.month_first])
        written = tokens.date
        day = day_from(written)
        if weekday is not None and day.weekday() != weekday.value:
            name = month_names(written.calendar, "en")[written.month - 1]
            meant = Weekday(day.weekday()).name.capitalize()
            raise DateError(
                f"{written.day} {name} {written.year} is a {meant}, not a {weekday.name.capitalize()}"
            )
        own_weekday = None if weekday is None else range(start, start + 1)
        self.days.append(tokens._replace(weekday=own_weekday))
        return FixedDay(day)

    # -- The parts of a day ----------------------------------------------------------------------

    def numeric(self) -> _DayTokens:
        start = self.at
        year = self.number()
        sign = self.token("sign")
        month = self.number()
        self.sign(sign)
        day = self.number()
        if sign not in "-/" or year < 100 < day:
            raise DateError(f"'{self.text}': write the year first, as in 2023-11-22 or 1402/09/01")
        year_token, month_token, day_token = (range(it, it + 1) for it in range(start, start + 5, 2))
        written = CalendarDate(calendar_of_year(year), year, month, day)
        return _DayTokens(written, day_token, month_token, year_token)

    def day_first(self) -> _DayTokens:
        start = self.at
        day = self.number()
        calendar, month = self.month()
        month_tokens = range(start + 1, self.at)
        self.takes(",")
        written = self.with_year(calendar, month, day)
        return _DayTokens(written, range(start, start + 1), month_tokens, range(self.at - 1, self.at))

    def month_first(self) -> _DayTokens:
        start = self.at
        calendar, month = self.month()
        month_tokens = range(start, self.at)
        day_token = range(self.at, self.at + 1)
        day = self.number()
        self.takes(",")
        written = self.with_year(calendar, month, day)
        return _DayTokens(written, day_token, month_tokens, range(self.at - 1, self.at))

    def with_year(self, calendar: Calendar, month: int, day: int) -> CalendarDate:
        name = month_names(calendar, "en")[month - 1]
        if self.at == len(self.tokens) or self.tokens[self.at].kind != "number":
            raise DateError(f"'{self.text}' has no year: write it after {name}, with four digits")
        year = self.number()
        belongs = calendar_of_year(year)
        if belongs is not calendar:
            names = {Calendar.GREGORIAN: "a Gregorian", Calendar.SOLAR_HIJRI: "a Solar Hijri"}
            raise DateError(f"'{self.text}': {name} is {names[calendar]} month, {year} {names[belongs]} year")
        return CalendarDate(calendar, year, month, day)

    def month(self) -> tuple[Calendar, int]:
        found = month_words().get(self.token("word"))
        if found is None:
            raise _NoMatchError
        self.takes(".", PERSIAN_MONTH)
        return found

    def weekday(self) -> Weekday:
        found = weekday_words().get(self.token("word"))
        if found is None:
            raise _NoMatchError
        return found

    def weekday_and_comma(self) -> Weekday:
        weekday = self.weekday()
        self.takes(",")
        return weekday

    def time_of_day(self) -> time:
        return self.first([self.clock_time, self.hour_alone]) if self.takes("at") else self.clock_time()

    def last_time(self) -> time:
        return self.first([self.clock_time, self.last_hour])

    def clock_time(self) -> time:
        return self.first([self.twelve_hours, self.twenty_four_hours])

    def twelve_hours(self) -> time:
        hour, minute = self.first([self.hour_and_minute, lambda: (self.number(), 0)])
        half = self.token("word")
        if half not in ("am", "pm"):
            raise _NoMatchError
        if not (1 <= hour <= 12 and minute < 60):
            raise DateError(f"'{self.text}': with {half}, hours are 1 to 12 and minutes 0 to 59")
        return time(hour % 12 + (12 if half == "pm" else 0), minute)

    def twenty_four_hours(self) -> time:
        return self.time_at(*self.hour_and_minute())

    def time_at(self, hour: int, minute: int) -> time:
        if (hour, minute) == (24, 0):
            raise DateError(HINT_24)
        if hour > 23 or minute > 59:
            raise DateError(f"{hour:02}:{minute:02} is not a time: hours are 00 to 23, minutes 00 to 59")
        return time(hour, minute)

    def hour_alone(self) -> time:
        hour = self.number()
        if 1 <= hour <= 12:
            others = f"{hour:02}:00 or {(hour + 12) % 24:02}:00"
            raise DateError(f"'{self.text}': {hour} may be an hour of either half of the day: write {others}")
        return self.time_at(hour, 0)

    def last_hour(self) -> time:
        if self.at < len(self.tokens) - 1:
            raise _NoMatchError  # it may be a day, whose month follows
        return self.hour_alone()

    def hour_and_minute(self) -> tuple[int, int]:
        hour, minute = self.token("time").split(":")
        return int(hour), int(minute)

    def amount(self, units: dict[str, int]) -> tuple[int, int]:
        """Read ``3 days``; ``day`` alone is one day."""
        if self.takes("the"):
            pass
        number = self.first([self.number, lambda: 1])
        unit = units.get(self.token("word"))
        if unit is None:
            raise _NoMatchError
        return number, unit

    def direction(self) -> int:
        if self.takes("after"):
            return 1
        self.word("before")
        return -1

    def anchor(self) -> str:
        if self.takes("every"):
            self.word("session")
            return EVERY_SESSION
        return self.token("word")

    # -- The machinery ---------------------------------------------------------------------------

    def complete(self, forms: list[Callable[[], Result]]) -> Result | None:
        """Read the first form that takes up the whole text; None where none does."""
        for form in forms:
            self.at = 0
            self.days.clear()
            try:
                result = form()
            except _NoMatchError:
                continue
            if self.at == len(self.tokens) and not self.stray:
                return result
        return None

    def first(self, forms: list[Callable[[], Result]]) -> Result:
        """Read the first form that the text has here."""
        start, days = self.at, len(self.days)
        for form in forms:
            self.at = start
            del self.days[days:]
            try:
                return form()
            except _NoMatchError:
                continue
        raise _NoMatchError

    def token(self, kind: str) -> str:
        if self.at == len(self.tokens) or self.tokens[self.at].kind != kind:
            raise _NoMatchError
        self.at += 1
        return self.tokens[self.at - 1].text

    def number(self) -> int:
        digits = self.token("number")
        if len(digits) > 4:
            raise _NoMatchError
        return int(digits)

    def end(self) -> None:
        if self.at < len(self.tokens):
            raise _NoMatchError

    def word(self, expected: str) -> None:
        if self.token("word") != expected:
            raise _NoMatchError

    def sign(self, expected: str) -> None:
        if self.token("sign") != expected:
            raise _NoMatchError

    def takes(self, *texts: str) -> bool:
        """Step over the next token if it is one of these."""
        if self.at < len(self.tokens) and self.tokens[self.at].text in texts:
            self.at += 1
            return True
        return False

    def unknown_word(self) -> str:
        """Return a suggestion for the first word that is a number or like a keyword, month or weekday."""
        names = [*month_words(), *weekday_words()]
        for kind, text in self.tokens:
            if kind == "number" and 4 < len(text) < 8:
                return f" (a year has four digits, not {len(text)})"
            if text in NUMBER_WORDS:
                return f" (write {NUMBER_WORDS.index(text) + 1} for '{text}')"
            if kind == "word" and text not in (*KEYWORDS, *names) and len(text) > 2:
                # Short words look like many a name: 'and' is not meant as 'Jan'.
                likely = [name for name in names if len(name) > 3] if len(text) > 3 else []
                near = nearest(text, (*KEYWORDS, *likely))
                shown = near.title() if near in likely else near
                return f" (did you mean '{shown}'?)" if shown else ""
        return ""


def _in_english(token: str) -> str:
    return PERSIAN_WORDS.get(token, token)


def _places_of_tokens(text: str, tokens: list[_Token]) -> list[slice]:
    """Find where tokens stand in the text as it was written.

    Raises:
        DateError: they cannot be found, because the text has letters that fall apart when they are compared.
    """
    plain, places = "", []
    for index, character in enumerate(text):
        letters = " " if character.isspace() else plain_letters(character)
        plain += letters
        places += [index] * len(letters)
    found = iter(_TOKEN.finditer(re.sub(r"(?<=\d)t(?=\d)", " ", plain)))
    slices: list[slice] = []
    for token in tokens:
        parts: list[re.Match[str]] = []
        # A token may be two words in the text, as some of the Persian weekdays are.
        while _in_english("".join(part[0] for part in parts)) != token.text:
            part = next(found, None)
            if part is None:
                raise DateError(f"'{text}' is written in an unusual way")
            parts.append(part)
        slices.append(slice(places[parts[0].start()], places[parts[-1].end() - 1] + 1))
    return slices
