"""From what a date says to when it is: terms, weeks, chains, and clocks that are put forward."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_syllabus.dates.grammar import DateError, read_date
from sphinx_syllabus.dates.resolve import resolve_deadline, resolve_event
from sphinx_syllabus.dates.shift import Shift, shifted
from sphinx_syllabus.dates.term import TermCalendar, lay_out_weeks, named_zone
from sphinx_syllabus.dates.when import Days, Hours, Moment, When, first_day, instants, last_day, overlap
from sphinx_syllabus.model.scalars import TBA, Weekday

TEHRAN, BERLIN = ZoneInfo("Asia/Tehran"), ZoneInfo("Europe/Berlin")
STARTS = date(2023, 9, 23)
TERM = TermCalendar(STARTS, lay_out_weeks(STARTS, 16, Weekday.SATURDAY, ()), TEHRAN)
BERLIN_TERM = TermCalendar(date(2024, 3, 4), lay_out_weeks(date(2024, 3, 4), 16, Weekday.MONDAY, ()), BERLIN)

ENTRIES: dict[str, When] = {
    "proposal": Moment(datetime(2023, 11, 22, 18, tzinfo=TEHRAN)),
    "visit": Days(date(2023, 11, 6), date(2023, 11, 9)),
    "final": Hours(datetime(2024, 1, 20, 9, tzinfo=TEHRAN), datetime(2024, 1, 20, 12, tzinfo=TEHRAN)),
    "review": TBA,
    "spring": Moment(datetime(2024, 3, 30, 12, tzinfo=BERLIN)),
}


def event(text: str, term: TermCalendar = TERM) -> When:
    return resolve_event(read_date(text), term, ENTRIES.__getitem__)


def due(text: str, term: TermCalendar = TERM) -> When:
    return resolve_deadline(read_date(text), term, ENTRIES.__getitem__)


def days(first: str, last: str | None = None, weeks: tuple[int, int] | None = None) -> Days:
    return Days(date.fromisoformat(first), date.fromisoformat(last or first), weeks)


def moment(text: str) -> Moment:
    return Moment(datetime.fromisoformat(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 Azar 1402", days("2023-11-22")),
        ("week 1 Saturday", days("2023-09-23")),
        ("week 9 Friday", days("2023-11-24")),
        ("week 9", days("2023-11-18", "2023-11-24", (9, 9))),
        ("weeks 15-16", days("2023-12-30", "2024-01-12", (15, 16))),
        ("last 2 weeks", days("2023-12-30", "2024-01-12", (15, 16))),
        ("last week", days("2024-01-06", "2024-01-12", (16, 16))),
        ("2023-11-06 to 2023-11-09", days("2023-11-06", "2023-11-09")),
        # "After" counts from the end, "before" from the start, "of" is the first day.
        ("3 days after visit", days("2023-11-12")),
        ("day after visit", days("2023-11-10")),
        ("day before visit", days("2023-11-05")),
        ("3 days before visit", days("2023-11-03")),
        ("1 week before final", days("2024-01-13")),
        ("day of visit", days("2023-11-06")),
        ("day after proposal to 2 weeks after visit", days("2023-11-23", "2023-11-23")),
        # What hangs on a TBA is TBA.
        ("TBA", TBA),
        ("3 days after review", TBA),
        ("48 hours after review", TBA),
        ("2023-11-06 to 3 days after review", TBA),
    ],
)
def test_events(text: str, expected: When) -> None:
    assert event(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 Azar 1402", "2023-11-22T23:59+03:30"),
        ("1 Azar 1402 18:00", "2023-11-22T18:00+03:30"),
        ("week 9 Saturday", "2023-11-18T23:59+03:30"),
        ("3 days after proposal", "2023-11-25T23:59+03:30"),
        ("3 days after proposal 12:00", "2023-11-25T12:00+03:30"),
        ("48 hours after proposal", "2023-11-24T18:00+03:30"),
        ("2 hours after final", "2024-01-20T14:00+03:30"),
        ("2 hours before final", "2024-01-20T07:00+03:30"),
    ],
)
def test_deadlines_are_moments(text: str, expected: str) -> None:
    assert due(text) == moment(expected)


def test_hours_of_a_day_and_over_days() -> None:
    start = datetime(2023, 11, 22, 18, tzinfo=TEHRAN)
    assert event("2023-11-22 18:00-20:30") == Hours(start, start + timedelta(hours=2, minutes=30))
    assert event("2023-11-22 18:00 to 2023-11-24") == Hours(
        start, datetime(2023, 11, 24, 23, 59, tzinfo=TEHRAN)
    )
    assert event("2023-11-20 to 2023-11-22 18:00") == Hours(datetime(2023, 11, 20, tzinfo=TEHRAN), start)


@pytest.mark.parametrize(
    ("text", "offset"),
    [("2022-03-20 12:00", "+03:30"), ("2022-03-22 12:00", "+04:30"), ("2023-07-01 12:00", "+03:30")],
)
def test_the_offset_is_the_zones_on_that_day(text: str, offset: str) -> None:
    """Iran put its clocks forward until 2022, and not since."""
    assert due(text) == moment(f"{text.replace(' ', 'T')}{offset}")


def test_days_keep_the_clock_and_hours_do_not_when_clocks_are_put_forward() -> None:
    assert due("2 days after spring 12:00", BERLIN_TERM) == moment("2024-04-01T12:00+02:00")
    assert due("48 hours after spring", BERLIN_TERM) == moment("2024-04-01T13:00+02:00")
    assert due("2 days after spring", BERLIN_TERM) == moment("2024-04-01T23:59+02:00")


def test_a_time_that_clocks_skip_is_refused() -> None:
    with pytest.raises(DateError) as refusal:
        due("2024-03-31 02:30", BERLIN_TERM)
    message = "02:30 does not exist on 2024-03-31: clocks in Europe/Berlin are put forward then"
    assert str(refusal.value) == message
    assert due("2024-03-31 03:00", BERLIN_TERM) == moment("2024-03-31T03:00+02:00")
    # The hour that clocks show twice is the first of the two.
    twice = due("2024-10-27 02:30", BERLIN_TERM)
    assert isinstance(twice, Moment)
    assert twice.at.isoformat() == "2024-10-27T02:30:00+02:00"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("week 9", "a week is no deadline: which day of it? Write for example 'week 9 Saturday'"),
        ("last week", "a week is no deadline: which day of it? Write for example 'week 9 Saturday'"),
        (
            "2023-11-06 to 2023-11-09",
            "a deadline is one moment: write its last day after 'due', or the span after 'when'",
        ),
        ("48 hours after visit", "hours cannot be counted from 'visit': it has no time, only a day"),
        ("week 17 Saturday", "the term has no week 17: its weeks are 1 to 16"),
    ],
)
def test_what_is_no_deadline(text: str, message: str) -> None:
    with pytest.raises(DateError) as refusal:
        due(text)
    assert str(refusal.value) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "2023-11-09 09:00 to 09:00",
            "the span ends when it begins (2023-11-09 09:00): write that moment alone, or a later end",
        ),
        (
            "2023-11-09 to 00:00",
            "the span ends when it begins (2023-11-09 00:00): write that moment alone, or a later end",
        ),
        ("2023-11-09 to 2023-11-06", "the span ends (2023-11-06) before it begins (2023-11-09)"),
        (
            "2023-11-09 12:00-09:00",
            "the span ends (2023-11-09 09:00) before it begins (2023-11-09 12:00)",
        ),
        ("weeks 16-17", "the term has no week 17: its weeks are 1 to 16"),
        ("last 17 weeks", "the term has only 16 weeks"),
        ("2023-11-09 to 9999 weeks after final", "the date is out of range: years are 1800-2199"),
        ("9999 weeks after final", "the date is out of range: years are 1800-2199"),
    ],
)
def test_what_is_no_event(text: str, message: str) -> None:
    with pytest.raises(DateError) as refusal:
        event(text)
    assert str(refusal.value) == message


def test_what_begins_when_another_ends_does_not_overlap_it() -> None:
    nine, ten, eleven = (datetime(2024, 1, 20, hour, tzinfo=TEHRAN) for hour in (9, 10, 11))
    assert not overlap(Hours(nine, ten), Hours(ten, eleven))
    assert not overlap(Hours(ten, eleven), Hours(nine, ten))
    assert overlap(Hours(nine, eleven), Hours(nine, ten))


@pytest.mark.parametrize("shift", [Shift(days=-85000), Shift(days=65000)])
def test_a_shift_leads_to_no_year_that_cannot_be_shown(shift: Shift) -> None:
    with pytest.raises(DateError, match=r"^the date is out of range: years are 1800-2199$"):
        shifted(ENTRIES["final"], shift, TERM)


@pytest.mark.parametrize(
    ("starts", "week_starts", "first", "ends"),
    [
        ("2023-09-23", Weekday.SATURDAY, "2023-09-23", "2023-10-06"),
        ("2023-09-26", Weekday.SATURDAY, "2023-09-23", "2023-10-06"),
        ("2023-09-29", Weekday.SATURDAY, "2023-09-23", "2023-10-06"),
        ("2023-09-23", Weekday.SUNDAY, "2023-09-17", "2023-09-30"),
    ],
)
def test_week_1_holds_the_first_day(starts: str, week_starts: Weekday, first: str, ends: str) -> None:
    weeks = lay_out_weeks(date.fromisoformat(starts), 2, week_starts, ())
    assert (weeks[0].first.isoformat(), weeks[-1].last.isoformat()) == (first, ends)
    assert weeks[0].first.weekday() == week_starts.value


def test_a_break_that_does_not_count_takes_whole_weeks_out() -> None:
    # 14 March to 4 April: the weeks of 16 and 23 March lie in it whole, those around it in part.
    weeks = lay_out_weeks(date(2024, 3, 2), 4, Weekday.SATURDAY, (days("2024-03-14", "2024-04-04"),))
    assert [(week.number, week.first.isoformat()) for week in weeks] == [
        (1, "2024-03-02"),
        (2, "2024-03-09"),
        (3, "2024-03-30"),
        (4, "2024-04-06"),
    ]
    term = TermCalendar(date(2024, 3, 2), weeks, TEHRAN)
    assert term.week_of(date(2024, 3, 20)) is None
    assert term.week_of(date(2024, 3, 30)) == weeks[2]
    assert event("weeks 2-3", term) == days("2024-03-09", "2024-04-05", (2, 3))


@given(
    starts=st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    count=st.integers(1, 40),
    week_starts=st.sampled_from(Weekday),
    gap=st.integers(0, 200),
    length=st.integers(0, 40),
)
def test_weeks_are_whole_in_order_and_as_many_as_asked(
    starts: date, count: int, week_starts: Weekday, gap: int, length: int
) -> None:
    pause = Days(starts + timedelta(days=gap), starts + timedelta(days=gap + length))
    weeks = lay_out_weeks(starts, count, week_starts, (pause,))
    assert [week.number for week in weeks] == [*range(1, count + 1)]
    assert all((week.last - week.first).days == 6 for week in weeks)
    assert all(week.first.weekday() == week_starts.value for week in weeks)
    assert not any(pause.first <= week.first and week.last <= pause.last for week in weeks)
    every = lay_out_weeks(starts, count, week_starts, ())
    outside = {week.first for week in every if not pause.first <= week.first <= pause.last}
    assert outside <= {week.first for week in weeks}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Tehran", "'Tehran' is not a time zone's name (did you mean 'Asia/Tehran'?)"),
        ("+03:30", "'+03:30' is not a time zone's name: write one such as Asia/Tehran"),
        ("../etc/passwd", "'../etc/passwd' is not a time zone's name: write one such as Asia/Tehran"),
    ],
)
def test_no_time_zone(name: str, message: str) -> None:
    with pytest.raises(ValueError, match="time zone") as refusal:
        named_zone(name)
    assert str(refusal.value) == message


def test_first_and_last_days_and_instants() -> None:
    visit, final = days("2023-11-06", "2023-11-09"), ENTRIES["final"]
    assert isinstance(final, Hours)
    assert (first_day(visit), last_day(visit)) == (date(2023, 11, 6), date(2023, 11, 9))
    assert instants(visit, TEHRAN) == (
        datetime.combine(visit.first, time(0), TEHRAN),
        datetime(2023, 11, 10, tzinfo=TEHRAN),
    )
    assert instants(final, TEHRAN) == (final.start, final.end)
