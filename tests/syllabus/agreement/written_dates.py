"""Ways to write a date: one and the same day or moment in each form of the date language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from tests.syllabus.agreement.solar_hijri import in_solar_hijri
from tests.syllabus.agreement.truth import When

GREGORIAN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
GREGORIAN_IN_PERSIAN = (
    "ژانویهٔ", "فوریهٔ", "مارس", "آوریل", "مهٔ", "ژوئن",
    "ژوئیهٔ", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر",
)  # fmt: skip
SOLAR_HIJRI = (
    "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar",
    "Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand",
)  # fmt: skip
SOLAR_HIJRI_IN_PERSIAN = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
    "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS_IN_PERSIAN = ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه")
TO_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@dataclass(frozen=True)
class Anchor:
    """An entry that other dates can count from."""

    name: str
    when: When

    @property
    def days(self) -> tuple[date, date]:
        """The days on which it begins and ends."""
        first, last = (day_of(moment) for moment in (self.when[0], self.when[-1]))
        return first, last


def day_of(moment: date) -> date:
    """Return the day of a moment."""
    return moment.date() if isinstance(moment, datetime) else moment


def ways_to_write_a_day(day: date) -> list[str]:
    """Write a day by its own date."""
    name, of_week = GREGORIAN[day.month - 1], WEEKDAYS[day.weekday()]
    year, month, number = in_solar_hijri(day)
    in_persian = f"{number} {SOLAR_HIJRI_IN_PERSIAN[month - 1]} {year}".translate(TO_PERSIAN)
    gregorian_in_persian = f"{day.day} {GREGORIAN_IN_PERSIAN[day.month - 1]} {day.year}".translate(TO_PERSIAN)
    return [
        f"{day}",
        f"{day.day} {name} {day.year}",
        f"{name} {day.day}, {day.year}",
        f"{of_week} {day.day} {name[:3]} {day.year}",
        f"{of_week[:3]}, {name[:3].lower()}. {day.day} {day.year}",
        f"{year}/{month:02}/{number:02}",
        f"{year}-{month}-{number}",
        f"{number} {SOLAR_HIJRI[month - 1]} {year}",
        f"{of_week} {number} {SOLAR_HIJRI[month - 1].upper()} {year}",
        in_persian,
        f"{WEEKDAYS_IN_PERSIAN[day.weekday()]} {in_persian}",
        gregorian_in_persian,
    ]


def ways_to_write_a_time(at: time) -> list[str]:
    """Write a time of day behind a day."""
    hour = at.hour % 12 or 12
    half = f"{hour}:{at:%M}" if at.minute else f"{hour}"
    return [
        f" {at:%H:%M}",
        f" at {at:%H:%M}",
        f", {at:%H:%M}",
        f" {half} {'pm' if at.hour >= 12 else 'am'}",
        f" ساعت {at:%H:%M}".translate(TO_PERSIAN),
    ]


@dataclass
class DateWriter:
    """Who writes dates, each time in another way.

    ``weeks`` are the first days of the term's numbered weeks.
    """

    random: Random
    weeks: Sequence[date]

    def day(self, day: date, anchors: Sequence[Anchor] = ()) -> str:
        """Write a day: as a date, by its week, or counted from another entry."""
        ways = [*self._relative(day, anchors)] if anchors and self.random.random() < 0.6 else []
        if not ways and self.random.random() < 0.3:
            ways = [*self._by_week(day)]
        return self.random.choice(ways or ways_to_write_a_day(day))

    def moment(self, at: datetime, anchors: Sequence[Anchor] = ()) -> str:
        """Write a moment; by the clock, it can be some hours after another one too."""
        ways = [*self._by_hours(at, anchors)]
        if ways and self.random.random() < 0.5:
            return self.random.choice(ways)
        return self.day(at.date(), anchors) + self.time(at)

    def time(self, at: datetime) -> str:
        """Write a time of day."""
        return self.random.choice(ways_to_write_a_time(at.time()))

    def hours(self, start: datetime, end: datetime) -> str:
        """Write hours of one day."""
        form = self.random.choice(
            ["{} {:%H:%M}-{:%H:%M}", "{} {:%H:%M} to {:%H:%M}", "{}, {:%H:%M}–{:%H:%M}"]
        )
        return form.format(self.day(start.date()), start, end)

    def span(self, first: date, last: date) -> str:
        """Write days from one to another."""
        ways = [f"{self.day(first)} to {self.day(last)}"]
        (year, month, one), (last_year, last_month, other) = in_solar_hijri(first), in_solar_hijri(last)
        if (first.year, first.month) == (last.year, last.month):
            ways.append(f"{first.day}-{last.day} {GREGORIAN[last.month - 1]} {last.year}")
        if (year, month) == (last_year, last_month):
            ways.append(f"{one}–{other} {SOLAR_HIJRI[month - 1]} {year}")
            ways.append(f"{one} تا {other} {SOLAR_HIJRI_IN_PERSIAN[month - 1]} {year}".translate(TO_PERSIAN))
        return self.random.choice(ways)

    def _by_week(self, day: date) -> Iterator[str]:
        for number, first in enumerate(self.weeks, start=1):
            if timedelta(0) <= day - first < timedelta(days=7):
                yield f"week {number} {WEEKDAYS[day.weekday()]}"
                yield f"Week {number}, {WEEKDAYS[day.weekday()][:3]}"

    def _relative(self, day: date, anchors: Sequence[Anchor]) -> Iterator[str]:
        for anchor in anchors:
            if not anchor.when:
                continue
            first, last = anchor.days
            later, earlier = (day - last).days, (first - day).days
            for count, way in ((later, "after"), (earlier, "before")):
                if count > 0:
                    yield f"{count} day{'s' * (count > 1)} {way} {anchor.name}"
                if count > 0 and count % 7 == 0:
                    yield f"{count // 7} week{'s' * (count > 7)} {way} {anchor.name}"
            if day == first:
                yield f"day of {anchor.name}"

    def _by_hours(self, at: datetime, anchors: Sequence[Anchor]) -> Iterator[str]:
        for anchor in anchors:
            if anchor.when and isinstance(anchor.when[-1], datetime):
                later = (at.astimezone(UTC) - anchor.when[-1].astimezone(UTC)) / timedelta(hours=1)
                if 0 < later < 300 and later == int(later):
                    yield f"{int(later)} hour{'s' * (later > 1)} after {anchor.name}"
