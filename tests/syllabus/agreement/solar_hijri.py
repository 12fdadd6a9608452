"""The Solar Hijri calendar by the official table of its new years, and by nothing that is to be tested."""

from bisect import bisect_right
from datetime import date, timedelta
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parents[1] / "data" / "nowruz_1206_1498.txt"
FIRST_OF_MONTHS = (*range(0, 187, 31), *range(216, 337, 30))
"""How many days of a year are before each of its months."""


@cache
def new_years() -> tuple[date, ...]:
    """Return the first day of each year from 1206 on."""
    lines = [line.split() for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    return tuple(date.fromisoformat(words[1]) for words in lines if words)


def in_solar_hijri(day: date) -> tuple[int, int, int]:
    """Return the year, the month and the day of the month."""
    index = bisect_right(new_years(), day) - 1
    number = (day - new_years()[index]).days
    month = bisect_right(FIRST_OF_MONTHS, number)
    return 1206 + index, month, number - FIRST_OF_MONTHS[month - 1] + 1


def from_solar_hijri(year: int, month: int, day: int) -> date:
    """Return the day that has this date."""
    return new_years()[year - 1206] + timedelta(days=FIRST_OF_MONTHS[month - 1] + day - 1)
