"""Writing another day in place of one: in the calendar, the language, the digits and the form that it had."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import zip_longest
from typing import TypeAlias

from sphinx_syllabus.dates.calendars import YEARS, CalendarDate, day_from
from sphinx_syllabus.dates.grammar import WrittenDay, days_in
from sphinx_syllabus.dates.names import PERSIAN_MONTH, month_names, short_month_names, weekday_name
from sphinx_syllabus.model.letters import ascii_digits, plain_letters
from sphinx_syllabus.model.scalars import Weekday

Edit: TypeAlias = tuple[slice, str]
"""A part of a text, and what is to stand there."""

_DASH = re.compile(r"\s*([^\w\s])\s*")
_MONTH_WORD = re.compile(rf"\W*{PERSIAN_MONTH}$")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)|(?<=\d{4}[-/–])\d\d(?!\d)")


def rewritten(text: str, moved: Callable[[CalendarDate], CalendarDate]) -> str:
    """Return a date's text with other days; times and everything relative stay as they are.

    What two days of a span share stays written once, and is written twice where they share it no longer.

    Args:
        text: what the author wrote.
        moved: gives the new day for one that stands in the text, in the same calendar.

    Raises:
        DateError: the text is no date, or is written in a way that cannot be followed.
        NoSuchDayError: a new day is none of its calendar.
    """
    days = days_in(text)
    new = [moved(day.date) for day in days]
    for day in new:
        day_from(day)
    edits: list[Edit] = []
    for before, after, end, new_end in zip_longest(days, new, days[1:], new[1:]):
        edits += _of_one_day(text, before, after)
        if before.year is None:
            edits.append(_own_part(text, before, after, end, new_end))
    for place, part in sorted(edits, key=lambda edit: edit[0].start, reverse=True):
        text = text[: place.start] + part + text[place.stop :]
    return text


def with_later_years(text: str, years: int) -> str:
    """Return words such as ``Fall 2023`` or ``2023-24`` with their years put off."""

    def put_off(found: re.Match[str]) -> str:
        digits = ascii_digits(found[0])
        if len(digits) == 4 and not any(int(digits) in known for known in YEARS.values()):
            return found[0]
        return _number((int(digits) + years) % 10 ** len(digits), found[0], len(digits))

    return _YEAR.sub(put_off, text)


def _of_one_day(text: str, before: WrittenDay, after: CalendarDate) -> Iterator[Edit]:
    """Rewrite what stands in the text of one day: its number, and weekday, month and year if it has them."""
    day, month = text[before.day], text[before.month] if before.month else ""
    in_numbers = month[:1].isdigit()
    is_padded = len(month) == len(day) == 2 if in_numbers else ascii_digits(day).startswith("0")
    width = 2 if is_padded else 1
    yield before.day, _number(after.day, day, width)
    if before.weekday:
        old, new = (day_from(it).weekday() for it in (before.date, after))
        if old != new:
            yield before.weekday, _weekday(new, text[before.weekday])
    if before.year and before.month:
        yield before.year, _number(after.year, text[before.year], 4)
        if in_numbers:
            yield before.month, _number(after.month, month, width)
        else:
            yield before.month, _month(after, before.date, month)


def _own_part(
    text: str, before: WrittenDay, after: CalendarDate, end: WrittenDay, new_end: CalendarDate
) -> Edit:
    """Write behind the first day of a span as much as it does not share with the last one."""
    assert end.month
    assert end.year
    month = text[before.month or end.month]
    own = ""
    if (after.year, after.month) != (new_end.year, new_end.month):
        like = before.date if before.month else end.date
        own = text[end.day.stop : end.month.start] + _month(after, like, month)
    if after.year != new_end.year:
        own += text[end.month.stop : end.year.start] + _number(after.year, text[end.year], 4)
    stop = before.month.stop if before.month else before.day.stop
    dash = _DASH.fullmatch(text[stop : end.day.start])
    if dash and bool(own) != bool(before.month):
        # As it is printed: 1–28 Mehr, but 28 Mehr – 3 Aban.
        return slice(before.day.stop, end.day.start), own + (f" {dash[1]} " if own else dash[1])
    return slice(before.day.stop, stop), own


def _number(value: int, like: str, width: int) -> str:
    """Write a number in the digits of another one."""
    zero = ord(like[0]) - int(like[0])
    return "".join(chr(zero + int(digit)) for digit in f"{value:0{width}}")


def _month(new: CalendarDate, old: CalendarDate, like: str) -> str:
    """Name a month as another one is named: in its language, as short, in such letters."""
    if new.month == old.month:
        return like
    if word := _MONTH_WORD.search(like):
        return _month(new, old, like[: word.start()]) + word[0]
    language = "en" if like.isascii() else "fa"
    plain = plain_letters(like)
    is_short = plain not in map(plain_letters, month_names(old.calendar, language)) or like.endswith(".")
    names = (short_month_names if is_short else month_names)(new.calendar, language)
    # People leave out the sign over a last letter that the list of names has in Persian.
    name = "".join(letter for letter in names[new.month - 1] if unicodedata.category(letter) != "Mn")
    return _in_letters_of(like, name) + ("." if like.endswith(".") else "")


def _weekday(number: int, like: str) -> str:
    if not like.isascii():
        return weekday_name(Weekday(number), "fa")
    name = weekday_name(Weekday(number), "en")
    return _in_letters_of(like, name if plain_letters(like).endswith("day") else name[:3])


def _in_letters_of(like: str, name: str) -> str:
    return name.upper() if like.isupper() else name.lower() if like.islower() else name
