"""Dates written anew: another day in the words, the digits and the form that stood there."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sphinx_syllabus.dates.calendars import NoSuchDayError, day_from, in_calendar
from sphinx_syllabus.dates.grammar import days_in, read_date
from sphinx_syllabus.dates.names import month_names, short_month_names, weekday_name
from sphinx_syllabus.dates.rewrite import rewritten, with_later_years
from sphinx_syllabus.model.scalars import Calendar, Weekday

PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def later(text: str, days: int) -> str:
    return rewritten(text, lambda it: in_calendar(day_from(it) + timedelta(days), it.calendar))


A_YEAR_OF_WEEKS = 364

FORMS = {
    "1 Azar 1402": "30 Aban 1403",
    "۱ آذر ۱۴۰۲": "۳۰ آبان ۱۴۰۳",
    "٢٢ نوامبر ٢٠٢٣": "٢٠ نوامبر ٢٠٢٤",
    "1402/09/01": "1403/08/30",
    "1402-9-1": "1403-8-30",
    "۱۴۰۲/۰۹/۰۱ ۱۸:۰۰": "۱۴۰۳/۰۸/۳۰ ۱۸:۰۰",
    "2023-11-22 18:00": "2024-11-20 18:00",
    "2023-11-22T18:00": "2024-11-20T18:00",
    "2023-10-01": "2024-09-29",
    "Wednesday 22 November 2023": "Wednesday 20 November 2024",
    "wed, 1 nov. 2023 at 6 pm": "wed, 30 oct. 2024 at 6 pm",
    "NOVEMBER 1, 2023 09:00-12:00": "OCTOBER 30, 2024 09:00-12:00",
    "چهار شنبه ۱ آذر ۱۴۰۲": "چهار شنبه ۳۰ آبان ۱۴۰۳",
    "۱ آذر ماه ۱۴۰۲ ساعت ۱۸": "۳۰ آبان ماه ۱۴۰۳ ساعت ۱۸",
    "۱ آذر\u200cماه ۱۴۰۲": "۳۰ آبان\u200cماه ۱۴۰۳",
    "۱ تا ۵ آذرماه ۱۴۰۲": "۳۰ آبانماه تا ۴ آذرماه ۱۴۰۳",
    "01 Azar 1402": "30 Aban 1403",
    "1 to 5 Azar 1402": "30 Aban to 4 Azar 1403",
    "1–5 Azar 1402": "30 Aban – 4 Azar 1403",
    "۱-۵ آذر ۱۴۰۲": "۳۰ آبان - ۴ آذر ۱۴۰۳",
    "30 Aban – 4 Azar 1402": "29 Aban – 3 Azar 1403",
    "31 Oct. to 4 Nov. 2023": "29 Oct. to 2 Nov. 2024",
    "30 October – 2 November 2023": "28–31 October 2024",
    "28–31 December 2022": "27–30 December 2023",
    "29–31 December 2023": "27–29 December 2024",
    "24 Esfand 1402 to 16 Farvardin 1403": "23 Esfand 1403 to 14 Farvardin 1404",
    "2023-11-22 18:00 to 2023-11-23 9 am": "2024-11-20 18:00 to 2024-11-21 9 am",
    "week 3 Saturday to 2023-12-01": "week 3 Saturday to 2024-11-29",
    "3 days after proposal": "3 days after proposal",
    "last 2 weeks": "last 2 weeks",
    "TBA": "TBA",
}


@pytest.mark.parametrize("text", FORMS)
def test_every_form_is_kept(text: str) -> None:
    assert later(text, A_YEAR_OF_WEEKS) == FORMS[text]


def test_a_short_span_over_the_turn_of_a_year_is_written_out() -> None:
    assert later("20–26 December 2023", 7) == "27 December 2023 – 2 January 2024"
    assert later("27 Nov – 3 Dec 2023", 28) == "25–31 Dec 2023"


def test_a_weekday_is_told_anew_where_it_is_another() -> None:
    assert later("Wednesday 22 November 2023", 366) == "Friday 22 November 2024"
    assert later("Wed 22 November 2023", 366) == "Fri 22 November 2024"
    assert later("چهارشنبه ۱ آذر ۱۴۰۲", 366) == "جمعه ۲ آذر ۱۴۰۳"
    assert later("چهار شنبه ۱ آذر ۱۴۰۲", 1) == "پنجشنبه ۲ آذر ۱۴۰۲"


def test_a_day_that_the_other_year_has_not_is_refused() -> None:
    with pytest.raises(NoSuchDayError, match="30 Esfand 1404 is not a day"):
        rewritten("30 Esfand 1403", lambda it: replace(it, year=1404))


DAYS = st.dates(date(1990, 1, 1), date(2060, 1, 1))


@st.composite
def days_in_words(draw: st.DrawFn, day: date) -> str:
    """Write a day as its author may, in one of the ways whose look another day shows as well."""
    calendar = draw(st.sampled_from([*Calendar]))
    language = draw(st.sampled_from(["en", "fa"]))
    written = in_calendar(day, calendar)
    short = language == "en" and written.month != 5 and draw(st.booleans())
    month = (short_month_names if short else month_names)(calendar, language)[written.month - 1]
    month = month.replace("\u0654", "")
    sign = draw(st.sampled_from("-/"))
    text = draw(
        st.sampled_from(
            [
                f"{written.day} {month} {written.year}",
                f"{month} {written.day}, {written.year}",
                f"{weekday_name(Weekday(day.weekday()), language)} {written.day} {month} {written.year}",
                f"{written.year}{sign}{written.month:02}{sign}{written.day:02}",
            ]
        )
    )
    return text.translate(PERSIAN_DIGITS) if draw(st.booleans()) else text


@st.composite
def dates_in_words(draw: st.DrawFn) -> str:
    day = draw(DAYS)
    text = draw(days_in_words(day))
    if draw(st.booleans()):
        return text + draw(st.sampled_from(["", " 18:00", ", 6 pm", " 09:00-12:00", " ۱۸:۰۰"]))
    end = draw(days_in_words(day + timedelta(draw(st.integers(0, 60)))))
    return f"{text} to {end}"


@given(dates_in_words(), st.integers(-60, 60))
def test_the_new_text_means_the_new_days_and_leads_back(text: str, weeks: int) -> None:
    there = later(text, 7 * weeks)
    assert days(there) == [day + timedelta(weeks=weeks) for day in days(text)]
    if "May" not in there:  # which is both short and long
        assert later(there, -7 * weeks) == text


@given(
    DAYS, st.integers(0, 40), st.sampled_from([*Calendar]), st.sampled_from(["to", "–"]), st.integers(-60, 60)
)
def test_what_a_span_shares_is_written_once(
    first: date, length: int, calendar: Calendar, between: str, weeks: int
) -> None:
    start, end = (in_calendar(it, calendar) for it in (first, first + timedelta(length)))
    assume(start.year == end.year)
    names = month_names(calendar, "en")
    own = "" if start.month == end.month else f" {names[start.month - 1]}"
    spaced = f" {between} " if own or between == "to" else between
    text = f"{start.day}{own}{spaced}{end.day} {names[end.month - 1]} {end.year}"
    there = later(text, 7 * weeks)
    assert days(there) == [day + timedelta(weeks=weeks) for day in days(text)]
    if all(day.year is None for day in days_in(there)[:1]):
        assert later(there, -7 * weeks) == text


@given(
    DAYS,
    st.sampled_from(
        ["1402-9-1", "01 Azar 1402", "1 AZAR 1402", "22 Sept 2023", "Weds 22 Nov. 2023", "۱ دي ۱۴۰۲"]
    ),
)
def test_any_way_to_write_a_day_takes_any_other_day(day: date, text: str) -> None:
    new = rewritten(text, lambda it: in_calendar(day, it.calendar))
    assert days(new) == [day]


def days(text: str) -> list[date]:
    read_date(text)
    return [day_from(day.date) for day in days_in(text)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Fall 2023", "Fall 2024"),
        ("پاییز ۱۴۰۲", "پاییز ۱۴۰۳"),
        ("1402-1403, term 1", "1403-1404, term 1"),
        ("Winter 2099/00", "Winter 2100/01"),
        ("Fall 1998-99", "Fall 1999-00"),
        ("Mathematics 1001", "Mathematics 1001"),
    ],
)
def test_a_name_has_its_years_put_off(name: str, expected: str) -> None:
    assert with_later_years(name, 1) == expected
    assert with_later_years(expected, -1) == name
