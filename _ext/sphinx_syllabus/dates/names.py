"""Names of months and weekdays: as printed (CLDR's, through Babel) and as people spell them.

CLDR's Gregorian names are Babel's; for the Solar Hijri calendar Babel has no data, so its names stand
here: in Persian, and for every other language in the usual English transliteration.
"""

from functools import cache

from sphinx_syllabus.model.letters import plain_letters
from sphinx_syllabus.model.locale import cldr_locale
from sphinx_syllabus.model.scalars import PERSIAN_WEEKDAYS, Calendar, Weekday

SOLAR_HIJRI_MONTHS = {
    "fa": (
        "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
        "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
    ),
    "en": (
        "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar",
        "Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand",
    ),
}  # fmt: skip

OTHER_SPELLINGS = {
    "ordibehest": 2, "ordibehsht": 2, "amordad": 5, "امرداد": 5, "shahriwar": 6, "sharivar": 6,
    "dei": 10, "dai": 10, "isfand": 12, "espand": 12,
}  # fmt: skip
"""Solar Hijri months by their other common spellings."""

PERSIAN_MONTH = "ماه"
"""The word that may stand behind the name of a month, or be joined to it."""


@cache
def month_names(calendar: Calendar, language: str, *, are_alone: bool = False) -> tuple[str, ...]:
    """Return a calendar's twelve month names in a language, from the first month on.

    Args:
        calendar: the calendar.
        language: the language.
        are_alone: whether nothing stands after a name that it is bound to, as Persian binds it to a year.
    """
    return _names(calendar, language, "wide", are_alone)


@cache
def short_month_names(calendar: Calendar, language: str, *, are_alone: bool = False) -> tuple[str, ...]:
    """Return a calendar's month names as short as the language has them."""
    return _names(calendar, language, "abbreviated", are_alone)


def _names(calendar: Calendar, language: str, width: str, are_alone: bool) -> tuple[str, ...]:
    if calendar is Calendar.GREGORIAN:
        context = "stand-alone" if are_alone else "format"
        names = cldr_locale(language).months[context][width]
        return tuple(names[month] for month in range(1, 13))
    return SOLAR_HIJRI_MONTHS["fa" if language.startswith("fa") else "en"]


@cache
def are_alone_after_day(language: str) -> bool:
    """Tell whether a month that stands after its day, without a year, is named as one on its own."""
    pattern = cldr_locale(language).datetime_skeletons["MMMMd"].pattern
    return "L" in pattern


@cache
def weekday_name(weekday: Weekday, language: str) -> str:
    """Return a weekday's name in a language."""
    return str(cldr_locale(language).days["format"]["wide"][weekday.value])


@cache
def month_words() -> dict[str, tuple[Calendar, int]]:
    """Return every spelling of a month that is read, in plain letters: its calendar and number."""
    words = {plain_letters(word): (Calendar.SOLAR_HIJRI, month) for word, month in OTHER_SPELLINGS.items()}
    for calendar in Calendar:
        for language in ("en", "fa"):
            for month, name in enumerate(month_names(calendar, language), start=1):
                words[plain_letters(name)] = (calendar, month)
    for month, name in enumerate(month_names(Calendar.GREGORIAN, "en"), start=1):
        words[name[:3].casefold()] = (Calendar.GREGORIAN, month)
    words["sept"] = words["sep"]
    for month, name in enumerate(month_names(Calendar.SOLAR_HIJRI, "fa"), start=1):
        words[plain_letters(name + PERSIAN_MONTH)] = (Calendar.SOLAR_HIJRI, month)
    return words


@cache
def weekday_words() -> dict[str, Weekday]:
    """Return every spelling of a weekday that is read, in plain letters."""
    english = {weekday_name(day, "en").casefold(): day for day in Weekday}
    short = {name[:3]: day for name, day in english.items()}
    short |= {"tues": Weekday.TUESDAY, "weds": Weekday.WEDNESDAY}
    short |= {"thur": Weekday.THURSDAY, "thurs": Weekday.THURSDAY}
    persian = {plain_letters(name): day for name, day in PERSIAN_WEEKDAYS.items()}
    return short | english | persian
