"""A date in words: the exact text of each kind, in a left-to-right and a right-to-left language."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.dates.format import format_days_of_term
from sphinx_syllabus.dates.phrase import DateStyle, Phrase, phrase_of, spans_of
from sphinx_syllabus.dates.when import Days, Hours, Moment, When
from sphinx_syllabus.model.scalars import TBA, Calendar

TEHRAN = ZoneInfo("Asia/Tehran")


ENGLISH = DateStyle((Calendar.GREGORIAN, Calendar.SOLAR_HIJRI), TEHRAN, locale_for("en"))
PERSIAN = DateStyle((Calendar.SOLAR_HIJRI, Calendar.GREGORIAN), TEHRAN, locale_for("fa"))

EACH_KIND: list[tuple[When, str, str]] = [
    (TBA, "to be announced", "اعلام خواهد شد"),
    (
        Moment(datetime(2023, 11, 22, 23, 59, tzinfo=TEHRAN)),
        "Wednesday 22 November 2023 (1 Azar 1402), 23:59 Tehran time",
        "چهارشنبه ۱ آذر ۱۴۰۲ (۲۲ نوامبر ۲۰۲۳)، ساعت ۲۳:۵۹ به وقت تهران",
    ),
    (
        Days(date(2023, 11, 22), date(2023, 11, 22)),
        "Wednesday 22 November 2023 (1 Azar 1402)",
        "چهارشنبه ۱ آذر ۱۴۰۲ (۲۲ نوامبر ۲۰۲۳)",
    ),
    (
        Days(date(2023, 11, 22), date(2023, 11, 24)),
        "22–24 November 2023 (1–3 Azar 1402)",
        "۱ تا ۳ آذر ۱۴۰۲ (۲۲ تا ۲۴ نوامبر ۲۰۲۳)",
    ),
    (
        Days(date(2024, 3, 14), date(2024, 4, 4)),
        "14 March – 4 April 2024 (24 Esfand 1402 – 16 Farvardin 1403)",
        "۲۴ اسفند ۱۴۰۲ تا ۱۶ فروردین ۱۴۰۳ (۱۴ مارس تا ۴ آوریل ۲۰۲۴)",
    ),
    (
        Days(date(2023, 11, 18), date(2023, 11, 24), (9, 9)),
        "week 9, 18–24 November 2023 (27 Aban – 3 Azar 1402)",
        "هفتهٔ ۹، ۲۷ آبان تا ۳ آذر ۱۴۰۲ (۱۸ تا ۲۴ نوامبر ۲۰۲۳)",
    ),
    (
        Days(date(2023, 12, 30), date(2024, 1, 12), (15, 16)),
        "weeks 15–16, 30 December 2023 – 12 January 2024 (9–22 Dey 1402)",
        "هفته‌های ۱۵ تا ۱۶، ۹ تا ۲۲ دی ۱۴۰۲ (۳۰ دسامبر ۲۰۲۳ تا ۱۲ ژانویهٔ ۲۰۲۴)",
    ),
    (
        Hours(datetime(2024, 1, 20, 9, tzinfo=TEHRAN), datetime(2024, 1, 20, 12, 30, tzinfo=TEHRAN)),
        "Saturday 20 January 2024 (30 Dey 1402), 09:00–12:30 Tehran time",
        "شنبه ۳۰ دی ۱۴۰۲ (۲۰ ژانویهٔ ۲۰۲۴)، ساعت ۰۹:۰۰ تا ۱۲:۳۰ به وقت تهران",
    ),
    (
        Hours(datetime(2024, 1, 20, 9, tzinfo=TEHRAN), datetime(2024, 1, 21, 9, tzinfo=TEHRAN)),
        "Saturday 20 January 2024 (30 Dey 1402), 09:00 Tehran time"
        " – Sunday 21 January 2024 (1 Bahman 1402), 09:00 Tehran time",
        "شنبه ۳۰ دی ۱۴۰۲ (۲۰ ژانویهٔ ۲۰۲۴)، ساعت ۰۹:۰۰ به وقت تهران"
        " تا یکشنبه ۱ بهمن ۱۴۰۲ (۲۱ ژانویهٔ ۲۰۲۴)، ساعت ۰۹:۰۰ به وقت تهران",
    ),
]


@pytest.mark.parametrize(("when", "english", "persian"), EACH_KIND)
def test_words(when: When, english: str, persian: str) -> None:
    assert str(phrase_of(when, ENGLISH)) == english
    assert str(phrase_of(when, PERSIAN)) == persian


@pytest.mark.parametrize(
    ("when", "machine"),
    [
        (Moment(datetime(2023, 11, 22, 23, 59, tzinfo=TEHRAN)), ["2023-11-22T23:59:00+03:30"]),
        (Days(date(2023, 11, 22), date(2023, 11, 22)), ["2023-11-22"]),
        (Days(date(2023, 11, 22), date(2023, 11, 24)), ["2023-11-22", "2023-11-24"] * 2),
        (TBA, []),
    ],
)
def test_what_machines_read(when: When, machine: list[str]) -> None:
    assert [part.machine for part in parts(phrase_of(when, ENGLISH)) if part.machine] == machine


@pytest.mark.parametrize("when", [when for when, _, _ in EACH_KIND if when is not TBA])
def test_every_digit_of_a_date_is_kept_from_the_direction_around_it(when: When) -> None:
    def exposed(piece: Phrase | str) -> str:
        if isinstance(piece, str):
            return piece
        return "" if piece.isolated else "".join(map(exposed, piece.pieces))

    weeks = "".join(map(str, when.weeks)) if isinstance(when, Days) and when.weeks else ""
    digits = "".join(filter(str.isdigit, exposed(phrase_of(when, ENGLISH))))
    assert digits in (weeks, weeks[:1])


@pytest.mark.parametrize("calendar", [Calendar.GREGORIAN, Calendar.SOLAR_HIJRI])
@pytest.mark.parametrize("style", [ENGLISH, PERSIAN])
@pytest.mark.parametrize("when", [when for when, _, _ in EACH_KIND])
def test_a_reader_who_hides_a_calendar_reads_what_is_written_without_it(
    when: When, style: DateStyle, calendar: Calendar
) -> None:
    def shown(piece: Phrase | str) -> str:
        if isinstance(piece, str):
            return piece
        is_hidden = piece.joins or piece.calendar not in (None, calendar)
        return "" if is_hidden else "".join(map(shown, piece.pieces))

    alone = phrase_of(when, replace(style, calendars=(calendar,)))
    assert shown(phrase_of(when, style)) == str(alone)


def test_days_and_times_stay_on_one_line() -> None:
    start, end = (datetime(2024, 1, 20, hour, tzinfo=TEHRAN) for hour in (9, 12))
    phrase = phrase_of(Hours(start, end), ENGLISH)
    whole = [str(part) for part in parts(phrase) if part.unbroken]
    assert whole[:3] == ["20 January 2024", "30 Dey 1402", "09:00–12:00 Tehran time"]
    over_a_month = phrase_of(Days(date(2023, 10, 30), date(2023, 11, 2)), ENGLISH)
    whole = [str(part) for part in parts(over_a_month) if part.unbroken]
    assert whole == ["30 October", "2 November 2023", "8–11 Aban 1402", "8", "11 Aban 1402"]


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2023, 11, 22), date(2023, 11, 22), "22 November"),
        (date(2023, 11, 22), date(2023, 11, 24), "22–24 November"),
        (date(2023, 12, 30), date(2024, 1, 12), "30 December – 12 January"),
    ],
)
def test_days_of_a_term_are_told_without_their_year(first: date, last: date, text: str) -> None:
    assert format_days_of_term(first, last, Calendar.GREGORIAN, locale_for("en")) == text


@pytest.mark.parametrize(
    ("style", "spans"),
    [(ENGLISH, ["7 October 2023", "15 Mehr 1402"]), (PERSIAN, ["۱۵ مهر ۱۴۰۲", "۷ اکتبر ۲۰۲۳"])],
)
def test_days_that_are_one_are_told_as_one(style: DateStyle, spans: list[str]) -> None:
    day = date(2023, 10, 7)
    assert [str(phrase) for phrase in spans_of(Days(day, day), style)] == spans


def test_a_language_may_be_written_with_a_hyphen() -> None:
    style = DateStyle((Calendar.GREGORIAN,), TEHRAN, locale_for("pt-BR"))
    assert style.locale == locale_for("pt_BR")
    day = date(2023, 11, 22)
    assert str(phrase_of(Days(day, day), style)) == "quarta-feira 22 novembro 2023"


def test_a_zone_is_named_by_its_city() -> None:
    for zone, name in {
        "Europe/Berlin": "Berlin time",
        "UTC": "UTC",
        "America/New_York": "New York time",
    }.items():
        style = DateStyle((Calendar.GREGORIAN,), ZoneInfo(zone), locale_for("en"))
        at = datetime(2024, 1, 1, 12, tzinfo=ZoneInfo(zone))
        assert str(phrase_of(Moment(at), style)) == f"Monday 1 January 2024, 12:00 {name}"


def parts(phrase: Phrase) -> Iterator[Phrase]:
    yield phrase
    for piece in phrase.pieces:
        if isinstance(piece, Phrase):
            yield from parts(piece)
