"""What a new course is asked for: each question with its default, and the reader that checks the answer."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeAlias

from babel import Locale as CldrLocale
from babel import UnknownLocaleError
from babel.core import get_global
from babel.localtime import get_localzone
from pydantic import TypeAdapter, ValidationError

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.dates.format import format_day
from sphinx_syllabus.dates.grammar import days_in, read_day, read_hours
from sphinx_syllabus.dates.term import named_zone
from sphinx_syllabus.model.scalars import (
    IDENTIFIER,
    Calendar,
    CalendarName,
    Identifier,
    Text,
    WebAddress,
    Weekday,
    WeekdayName,
    WholeNumber,
)

Answers: TypeAlias = Mapping[str, str]
"""The answers as texts, by the questions' names; what was left out is empty."""


@dataclass(frozen=True)
class Place:
    """Where and when a course is begun: what defaults are made from."""

    folder: str
    today: date
    zone: str


@dataclass(frozen=True)
class Question:
    """One question; ``default`` gives the answer from those before, or an empty text: it may be left out."""

    name: str
    words: str
    check: Callable[[str], object]
    default: Callable[[Answers, Place], str]


def zone_of_this_machine() -> str:
    """Return the IANA name of the machine's time zone, or UTC where it has none."""
    try:
        name = str(get_localzone())
        named_zone(name)
    except (LookupError, ValueError):
        return "UTC"
    return "UTC" if name == "Etc/UTC" else name


def list_of(kind: Any) -> Callable[[str], tuple[Any, ...]]:
    """Make a reader of several values, with commas or spaces between them."""
    read = scalar(kind)

    def read_all(text: str) -> tuple[Any, ...]:
        return tuple(read(word) for word in re.split(r"[\s,،]+", text.strip(" ,،")) if word != "and")

    return read_all


def scalar(kind: Any) -> Callable[[str], Any]:
    """Make a reader of a value, which raises a ValueError with the model's own words."""
    adapter = TypeAdapter(kind)

    def read(text: str) -> Any:
        try:
            return adapter.validate_python(text)
        except ValidationError as error:
            raise ValueError(str(error.errors()[0]["ctx"]["error"])) from error

    return read


def split_meetings(text: str) -> tuple[tuple[Weekday, ...], str]:
    """Read weekdays with the hours behind them: ``Monday, Wednesday 10:30-12:00``.

    Raises:
        ValueError: a word is no weekday, or what follows is no hours.
    """
    found = re.match(r"\D*", text)
    days, hours = text[: found.end() if found else 0], text[found.end() if found else 0 :].strip()
    if not days.strip() or not hours:
        raise ValueError(f"'{text}' names no days with hours: write them as Monday, Wednesday 10:30-12:00")
    read_hours(hours)
    read = list_of(WeekdayName)(days)
    return tuple(dict.fromkeys(read)), hours


def _title(_answers: Answers, place: Place) -> str:
    words = " ".join(re.findall(r"\w+", place.folder.replace("_", " ")))
    return words[:1].upper() + words[1:] or "Course"


def _id(answers: Answers, place: Place) -> str:
    """Make an id from the title, or from the folder's name where the title has no Latin letters."""
    tried = ("-".join(re.findall(r"[a-z0-9]+", text.lower())) for text in (answers["title"], place.folder))
    return next((name for name in tried if IDENTIFIER.fullmatch(name)), "course")


def _next_monday(_answers: Answers, place: Place) -> str:
    monday = place.today + timedelta(days=7 - place.today.weekday())
    return format_day(monday, Calendar.GREGORIAN, locale_for("en"))


def _calendars(answers: Answers, _place: Place) -> str:
    calendar = days_in(answers["starts"])[0].date.calendar
    return "solar-hijri" if calendar is Calendar.SOLAR_HIJRI else "gregorian"


def _first_weekday(answers: Answers, _place: Place) -> str:
    """Return the day with which weeks begin in the territory of the time zone, as CLDR knows it."""
    territory = get_global("zone_territories").get(answers["timezone"])
    try:
        first = CldrLocale.parse(f"und_{territory}").first_week_day if territory else 0
    except (UnknownLocaleError, ValueError):
        first = 0
    return Weekday(first).name.capitalize()


QUESTIONS = (
    Question("title", "The course's title", scalar(Text), _title),
    Question("id", "Its id, which never changes: calendars know the course by it", scalar(Identifier), _id),
    Question("institution", "The institution", scalar(Text), lambda _answers, _place: ""),
    Question("starts", "The first day of term, in any form", read_day, _next_monday),
    Question("weeks", "How many weeks it has", scalar(WholeNumber), lambda _answers, _place: "15"),
    Question(
        "calendars",
        "Its calendars, the leading one first: gregorian, solar-hijri",
        list_of(CalendarName),
        _calendars,
    ),
    Question("timezone", "Its time zone", named_zone, lambda _answers, place: place.zone),
    Question("week-starts", "The day with which weeks begin", scalar(WeekdayName), _first_weekday),
    Question(
        "meetings",
        "When it meets, such as Monday, Wednesday 10:30-12:00",
        split_meetings,
        lambda _answers, _place: "",
    ),
    Question(
        "url",
        "The site's address, such as https://you.github.io/course/",
        scalar(WebAddress),
        lambda _answers, _place: "",
    ),
)
