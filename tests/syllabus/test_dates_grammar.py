"""What the date language reads, and what it refuses in which words."""

import re
from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.dates import grammar
from sphinx_syllabus.dates.expression import (
    EVERY_SESSION,
    DateExpression,
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
from sphinx_syllabus.dates.format import format_day, format_weekday
from sphinx_syllabus.dates.grammar import FORMS, DateError, read_date, read_weeks
from sphinx_syllabus.model.locale import Locale
from sphinx_syllabus.model.scalars import TBA, Calendar, Weekday

ENGLISH, PERSIAN = locale_for("en"), locale_for("fa")
WEDNESDAY = FixedDay(date(2023, 11, 22))  # 1 Azar 1402
SATURDAY_OF_WEEK_9 = Point(WeekdayOfWeek(9, Weekday.SATURDAY))


def at(hour: int, minute: int = 0) -> Point:
    return Point(WEDNESDAY, time(hour, minute))


def span(first: date, last: date) -> Span:
    return Span(Point(FixedDay(first)), Point(FixedDay(last)))


FORMS_AND_TEXTS: dict[str, dict[str, DateExpression]] = {
    "TBA": {"TBA": TBA, "tba": TBA, " Tba ": TBA, "tbd": TBA, "to be announced": TBA},
    "1-28 Mehr 1402": {
        "1–28 Mehr 1402": span(date(2023, 9, 23), date(2023, 10, 20)),
        "۱ تا ۲۸ مهر ۱۴۰۲".replace("تا", "to"): span(date(2023, 9, 23), date(2023, 10, 20)),
        "23 September – 20 October 2023": span(date(2023, 9, 23), date(2023, 10, 20)),
        "23 Sep to 20 Oct 2023": span(date(2023, 9, 23), date(2023, 10, 20)),
    },
    "2023-11-22": {
        "2023-11-22": Point(WEDNESDAY),
        "2023/11/22": Point(WEDNESDAY),
        "2023‑11‑22": Point(WEDNESDAY),
        "2023-3-1": Point(FixedDay(date(2023, 3, 1))),
    },
    "1402/09/01": {
        "1402/09/01": Point(WEDNESDAY),
        "1402-9-1": Point(WEDNESDAY),
        "۱۴۰۲/۰۹/۰۱": Point(WEDNESDAY),
        "1402-02-31": Point(FixedDay(date(2023, 5, 21))),
    },
    "22 November 2023": {
        "22 November 2023": Point(WEDNESDAY),
        "22 nov. 2023": Point(WEDNESDAY),
        "22 NOV 2023": Point(WEDNESDAY),
        "9 Sept 2023": Point(FixedDay(date(2023, 9, 9))),
        "1 Azar 1402": Point(WEDNESDAY),
        "31 Ordibehesht 1402": Point(FixedDay(date(2023, 5, 21))),
        "٢٢ نوامبر ٢٠٢٣": Point(WEDNESDAY),
    },
    "1 آذر 1402": {
        "1 آذر 1402": Point(WEDNESDAY),
        "۱ آذر ۱۴۰۲": Point(WEDNESDAY),
        "\u2067۱ آذر ۱۴۰۲\u2069": Point(WEDNESDAY),
        "۱ دي ۱۴۰۲": Point(FixedDay(date(2023, 12, 22))),
    },
    "1 آذر ماه 1402": {
        "1 آذر ماه 1402": Point(WEDNESDAY),
        "۱ آذرماه ۱۴۰۲": Point(WEDNESDAY),
        "چهارشنبه، ۱ آذر\u200cماه ۱۴۰۲": Point(WEDNESDAY),
        "۱ تا ۲۸ مهر ماه ۱۴۰۲": span(date(2023, 9, 23), date(2023, 10, 20)),
        "۲۸ آبان‌ماه تا ۱ آذر ماه ۱۴۰۲": span(date(2023, 11, 19), date(2023, 11, 22)),
    },
    "November 22, 2023": {
        "November 22, 2023": Point(WEDNESDAY),
        "Nov 22 2023": Point(WEDNESDAY),
        "Azar 1, 1402": Point(WEDNESDAY),
    },
    "Wednesday 22 November 2023": {
        "Wednesday 22 November 2023": Point(WEDNESDAY),
        "Wed, 22 November 2023": Point(WEDNESDAY),
        "Wednesday 2023-11-22": Point(WEDNESDAY),
        "چهارشنبه ۱ آذر ۱۴۰۲": Point(WEDNESDAY),
        "چهار شنبه ۱ آذر ۱۴۰۲": Point(WEDNESDAY),
        "پنج\u200cشنبه ۲ آذر ۱۴۰۲": Point(FixedDay(date(2023, 11, 23))),
        "Thurs 23 November 2023": Point(FixedDay(date(2023, 11, 23))),
    },
    "week 9 Saturday": {
        "week 9 Saturday": SATURDAY_OF_WEEK_9,
        "Week 9, sat": SATURDAY_OF_WEEK_9,
        "week ۹ شنبه": SATURDAY_OF_WEEK_9,
    },
    "DAY 18:00": {
        "2023-11-22 18:00": at(18),
        "2023-11-22T18:00": at(18),
        "2023-11-22 at 9:05": at(9, 5),
        "1 Azar 1402, 00:00": at(0),
        "۱ آذر ۱۴۰۲ ۲۳:۵۹": at(23, 59),
        "week 9 Saturday 18:00": Point(WeekdayOfWeek(9, Weekday.SATURDAY), time(18)),
        "3 days after proposal 12:00": Point(DaysFrom(3, "proposal"), time(12)),
    },
    "DAY 6 pm": {
        "2023-11-22 6 pm": at(18),
        "2023-11-22 11:59pm": at(23, 59),
        "2023-11-22 12 am": at(0),
        "2023-11-22, 12:30 PM": at(12, 30),
    },
    "DAY at 18": {"2023-11-22 at 18": at(18), "1 Azar 1402, at 0": at(0)},
    "DAY ساعت 18": {
        "۱ آذر ۱۴۰۲ ساعت ۱۸": at(18),
        "چهارشنبه ۱ آذر ماه ۱۴۰۲، ساعت ۱۸": at(18),
        "۱ آذر ۱۴۰۲ ساعت ۱۸:۳۰": at(18, 30),
        "۱ آذر ۱۴۰۲ ساعت ۶ pm": at(18),
        "۱ آذر ۱۴۰۲، ساعت ۱۴ تا ۱۶": Span(at(14), at(16)),
        "۱ آذر ۱۴۰۲ ساعت ۱۸ تا ۲ آذر ۱۴۰۲": Span(at(18), Point(FixedDay(date(2023, 11, 23)))),
    },
    "DAY 09:00-12:00": {
        "2023-11-22 09:00-12:00": Span(at(9), at(12)),
        "2023-11-22 09:00 – 12:00": Span(at(9), at(12)),
        "2023-11-22, 9 am to 12 pm": Span(at(9), at(12)),
        "2023-11-22 6 pm-7:15 pm": Span(at(18), at(19, 15)),
    },
    "A to B": {
        "2023-11-22 to 2023-11-23": Span(Point(WEDNESDAY), Point(FixedDay(date(2023, 11, 23)))),
        "24 Esfand 1402 to 16 Farvardin 1403": Span(
            Point(FixedDay(date(2024, 3, 14))), Point(FixedDay(date(2024, 4, 4)))
        ),
        "2023-11-22 18:00 to 2023-11-23 09:00": Span(at(18), Point(FixedDay(date(2023, 11, 23)), time(9))),
        "1 day after out to 1 week before final": Span(
            Point(DaysFrom(1, "out")), Point(DaysFrom(-7, "final"))
        ),
    },
    "week 9": {"week 9": WeekSpan(9, 9)},
    "weeks 15-16": {
        "weeks 15-16": WeekSpan(15, 16),
        "weeks 15–16": WeekSpan(15, 16),
        "Weeks 15 to 16": WeekSpan(15, 16),
    },
    "last week": {"last week": LastWeeks(1)},
    "last 2 weeks": {"last 2 weeks": LastWeeks(2)},
    "3 days after proposal": {
        "3 days after proposal": Point(DaysFrom(3, "proposal")),
        "2 weeks after paper-talk": Point(DaysFrom(14, "paper-talk")),
        "the day after proposal": Point(DaysFrom(1, "proposal")),
    },
    "1 week before final": {
        "1 week before final": Point(DaysFrom(-7, "final")),
        "day before final": Point(DaysFrom(-1, "final")),
        "week before final": Point(DaysFrom(-7, "final")),
    },
    "48 hours after out": {
        "48 hours after out": HoursFrom(48, "out"),
        "1 hour before out": HoursFrom(-1, "out"),
    },
    "day of final": {
        "day of final": Point(DaysFrom(0, "final")),
        "the day of final": Point(DaysFrom(0, "final")),
    },
    "session 5": {"session 5": SessionNumber(5), "Session ۱۲": SessionNumber(12)},
    "day before every session": {
        "day before every session": Point(DaysFrom(-1, EVERY_SESSION)),
        "day of every session": Point(DaysFrom(0, EVERY_SESSION)),
        "2 days after every session": Point(DaysFrom(2, EVERY_SESSION)),
    },
}
"""Texts of every form in the table of ``dates.grammar``, by the form as it stands there."""

NOT_UNDERSTOOD = f"is not understood: {FORMS}"
REFUSED = {
    "": f"'' {NOT_UNDERSTOOD}",
    "soon": f"'soon' {NOT_UNDERSTOOD}",
    "2023-11-22 and more": f"'2023-11-22 and more' {NOT_UNDERSTOOD}",
    "2023-11-22?": f"'2023-11-22?' {NOT_UNDERSTOOD}",
    "2023-11-22 18": f"'2023-11-22 18' {NOT_UNDERSTOOD}",
    "Saturday": f"'Saturday' {NOT_UNDERSTOOD}",
    "2 days of final": f"'2 days of final' {NOT_UNDERSTOOD}",
    "3 days after final after final": f"'3 days after final after final' {NOT_UNDERSTOOD}",
    "22 Novembre 2023": f"'22 Novembre 2023' is not understood (did you mean 'November'?): {FORMS}",
    "7 October 2023112": f"'7 October 2023112' is not understood (a year has four digits, not 7): {FORMS}",
    "3 dais after a1": f"'3 dais after a1' is not understood (did you mean 'days'?): {FORMS}",
    "2023-11-22 24:00": "24:00 is not a time: write 23:59 for the end of this day, or 00:00 of the next day",
    "2023-11-22 23:60": "23:60 is not a time: hours are 00 to 23, minutes 00 to 59",
    "2023-11-22 9:60 pm": "'2023-11-22 9:60 pm': with pm, hours are 1 to 12 and minutes 0 to 59",
    "2023-11-22 0 am": "'2023-11-22 0 am': with am, hours are 1 to 12 and minutes 0 to 59",
    "2023-11-22 at 24": "24:00 is not a time: write 23:59 for the end of this day, or 00:00 of the next day",
    "2023-11-22 at 25": "25:00 is not a time: hours are 00 to 23, minutes 00 to 59",
    "۱ آذر ۱۴۰۲ ساعت ۶": "'۱ آذر ۱۴۰۲ ساعت ۶': 6 may be an hour of either half of the day: "
    "write 06:00 or 18:00",
    "2023-11-22 at 1": "'2023-11-22 at 1': 1 may be an hour of either half of the day: write 01:00 or 13:00",
    "2023-11-22 10:30-12": "'2023-11-22 10:30-12': 12 may be an hour of either half of the day: "
    "write 12:00 or 00:00",
    "23-11-22": "the year '23' has two digits: write all four, such as 2023 or 1402",
    "1 Azar 02": "the year '02' has two digits: write all four, such as 2023 or 1402",
    "1 آذر ۰۲": "the year '02' has two digits: write all four, such as 2023 or 1402",
    "00-12-31": "the year '00' has two digits: write all four, such as 2023 or 1402",
    "1500-01-01": "the year 1500 is out of range: years are 1800-2199 or 1206-1498",
    "99-12-31": "the year '99' has two digits: write all four, such as 2023 or 1402",
    "100-01-01": "the year 100 is out of range: years are 1800-2199 or 1206-1498",
    "22/11/2023": "'22/11/2023': write the year first, as in 2023-11-22 or 1402/09/01",
    "22.11.2023": "'22.11.2023': write the year first, as in 2023-11-22 or 1402/09/01",
    "1 Azar": "'1 Azar' has no year: write it after Azar, with four digits",
    "November 22": "'November 22' has no year: write it after November, with four digits",
    "1 Azar 2023": "'1 Azar 2023': Azar is a Solar Hijri month, 2023 a Gregorian year",
    "22 November 1402": "'22 November 1402': November is a Gregorian month, 1402 a Solar Hijri year",
    "30 Esfand 1402": "30 Esfand 1402 is not a day: Esfand 1402 has 29 days",
    "1402-12-30": "30 Esfand 1402 is not a day: Esfand 1402 has 29 days",
    "29 February 2023": "29 February 2023 is not a day: February 2023 has 28 days",
    "2023-13-01": "there is no month 13: months are 1 to 12",
    "Thursday 1 March 2024": "1 March 2024 is a Friday, not a Thursday",
    "جمعه ۱ آذر ۱۴۰۲": "1 Azar 1402 is a Wednesday, not a Friday",
    "weeks 16-15": "'weeks 16-15' runs backwards: write the first week first",
    "week 0": "'week 0': weeks count from 1",
    "last 0 weeks": "'last 0 weeks': weeks count from 1",
}


def forms_of_the_table() -> set[str]:
    assert grammar.__doc__ is not None
    rows = re.findall(r"^(``.*?``)  +", grammar.__doc__, re.MULTILINE)
    return {form for row in rows for form in re.findall(r"``(.*?)``", row)}


def test_every_form_of_the_table_is_tried() -> None:
    assert set(FORMS_AND_TEXTS) == forms_of_the_table()


@pytest.mark.parametrize(
    ("text", "meaning"),
    [(text, meaning) for texts in FORMS_AND_TEXTS.values() for text, meaning in texts.items()],
)
def test_forms(text: str, meaning: DateExpression) -> None:
    assert read_date(text) == meaning


@pytest.mark.parametrize(
    ("name", "spellings"),
    {
        "Ordibehesht": ("Ordibehest", "Ordibehsht"),
        "Mordad": ("Amordad", "امرداد"),
        "Shahrivar": ("Shahriwar", "Sharivar"),
        "Dey": ("Dei", "Dai"),
        "Esfand": ("Isfand", "Espand"),
    }.items(),
)
def test_months_by_their_other_spellings(name: str, spellings: tuple[str, ...]) -> None:
    meaning = read_date(f"12 {name} 1402")
    assert {spelling: read_date(f"12 {spelling} 1402") for spelling in spellings} == dict.fromkeys(
        spellings, meaning
    )


@pytest.mark.parametrize(("text", "message"), REFUSED.items())
def test_refusals(text: str, message: str) -> None:
    with pytest.raises(DateError) as refusal:
        read_date(text)
    assert str(refusal.value) == message


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("5", WeekSpan(5, 5)),
        ("1-4", WeekSpan(1, 4)),
        ("۱–۴", WeekSpan(1, 4)),
        ("weeks 1 to 4", WeekSpan(1, 4)),
        ("last 2 weeks", LastWeeks(2)),
    ],
)
def test_weeks(text: str, weeks: WeekSpan | LastWeeks) -> None:
    assert read_weeks(text) == weeks


@pytest.mark.parametrize("text", ["2023-11-22", "1, 3", "TBA", "week 9 Saturday", "all", ""])
def test_what_names_no_weeks(text: str) -> None:
    with pytest.raises(DateError) as refusal:
        read_weeks(text)
    assert str(refusal.value) == f"'{text}' names no weeks: write them as 1-4, or 5 for one"


@given(
    # All days from 1 Farvardin 1206 to 29 Esfand 1498.
    day=st.dates(date(1827, 3, 22), date(2120, 3, 19)),
    calendar=st.sampled_from(Calendar),
    locale=st.sampled_from([ENGLISH, PERSIAN]),
    with_weekday=st.booleans(),
    clock=st.none() | st.times().map(lambda clock: clock.replace(second=0, microsecond=0)),
    separator=st.sampled_from([" ", ", ", " at ", "، ", "، ساعت "]),
)
def test_what_is_printed_is_read_back(
    day: date, calendar: Calendar, locale: Locale, with_weekday: bool, clock: time | None, separator: str
) -> None:
    text = format_day(day, calendar, locale)
    if with_weekday:
        text = f"{format_weekday(day, locale)} {text}"
    if clock is not None:
        text += separator + locale.digits(f"{clock:%H:%M}")
    assert read_date(text) == Point(FixedDay(day), clock)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(DateError):
        read_date(text)


WORDS = [
    "week", "weeks", "last", "days", "hours", "hour", "after", "before", "every", "session", "to", "at", "of",
    "-", "/", ",", ".", ":", "am", "pm", "0", "1", "9", "16", "24", "31", "99", "1402", "2023", "20233",
    "18:00", "24:00", "12:75", "Azar", "November", "آذر", "Saturday", "شنبه", "proposal", "TBA",
    "،", "تا", "ساعت", "هفته", "هفته‌های",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join))
def test_any_words_of_the_language_are_read_or_refused(text: str) -> None:
    with suppress(DateError):
        read_date(text)
