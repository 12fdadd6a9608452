"""What other people's readers of PDF find on a handout: its text, and the days in it."""

import calendar
import io
import re
import unicodedata
from contextlib import suppress
from datetime import date

from persiantools.jdatetime import JalaliDate
from pypdf import PdfReader

from sphinx_syllabus.dates.names import month_names
from sphinx_syllabus.model.scalars import Calendar

GREGORIAN = [*calendar.month_name][1:]
SOLAR_HIJRI = [
    "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar",
    "Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand",
]  # fmt: skip
DAY = re.compile(
    rf"(?P<days>\b\d{{1,2}}(?: (?:{'|'.join([*GREGORIAN, *SOLAR_HIJRI])}))?(?: \d{{4}})?\s*[–-]\s*)?"
    rf"\b(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join([*GREGORIAN, *SOLAR_HIJRI])})\s+(?P<year>\d{{4}})"
)


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def letters_of(word: str) -> str:
    return "".join(sorted(re.findall("[^\\W\\d_]", word.replace("ۀ", "ه"))))


IN_ENGLISH = {letters_of("تا"): "–"} | {
    letters_of(persian): english
    for calendar, months in ((Calendar.GREGORIAN, GREGORIAN), (Calendar.SOLAR_HIJRI, SOLAR_HIJRI))
    for persian, english in zip(month_names(calendar, "fa"), months, strict=True)
}


def dates_in_english(text: str) -> str:
    """Translate the dates of a Persian text that was read from paper.

    What reads it takes numbers from their end, and some letters of a word in another order.
    """

    def translate(found: re.Match[str]) -> str:
        word = found[0]
        if word.isdecimal():
            return f" {int(word[::-1]):0{len(word)}} "
        return f" {IN_ENGLISH.get(letters_of(word), word)} "

    words = re.sub(
        r"[۰-۹]+|[0-9]+|[^\W\d_\u0654\u200c][^\W\d_]*(?:[\u0654\u200c]+[^\W\d_]*)*",
        translate,
        unicodedata.normalize("NFKC", text),
    )
    return " ".join(words.split())


def days_in(text: str) -> tuple[set[date], set[date]]:
    """Read every day, also the first of a span that shares the month or year of its last."""
    days: tuple[set[date], set[date]] = (set(), set())
    for found in DAY.finditer(text):
        year, month = int(found["year"]), found["month"]
        words = re.findall(r"\w+", found["days"] or "")
        spans = [(int(found["day"]), month, year)]
        if words:
            day, *rest = words
            first_month = next((word for word in rest if not word.isdigit()), month)
            first_year = next((int(word) for word in rest if word.isdigit()), year)
            spans.append((int(day), first_month, first_year))
        for number, name, of_year in spans:
            if name in GREGORIAN:
                days[0].add(date(of_year, GREGORIAN.index(name) + 1, number))
            else:
                days[1].add(JalaliDate(of_year, SOLAR_HIJRI.index(name) + 1, number).to_gregorian())
    return days


def days_in_persian(text: str, calendar: Calendar, expected: set[date]) -> set[date]:
    """Read every day of a Persian text in a calendar.

    The number with which a span begins is taken from its end or not, by where it stands in its line: it may
    be read in both ways, and what is expected holds.
    """
    months = GREGORIAN if calendar is Calendar.GREGORIAN else SOLAR_HIJRI

    def read(year: int, month: int, day: int) -> date:
        if calendar is Calendar.GREGORIAN:
            return date(year, month, day)
        return JalaliDate(year, month, day).to_gregorian()

    days: set[date] = set()
    for found in DAY.finditer(dates_in_english(text)):
        if found["month"] in months:
            days.add(read(int(found["year"]), months.index(found["month"]) + 1, int(found["day"])))
            begin = re.match(r"(\d+)(?: ([A-Z][a-z]+))?(?: (\d{4}))?", found["days"] or "")
            if begin:
                year, month = int(begin[3] or found["year"]), months.index(begin[2] or found["month"]) + 1
                ways = []
                for number in {begin[1], begin[1][::-1]}:
                    with suppress(ValueError):
                        ways.append(read(year, month, int(number)))
                days |= {*ways} & expected or {*ways}
    return days


def has_word(word: str, text: str) -> bool:
    """Tell whether a text from paper has a word; some letters of a Persian one are in another order."""
    if word.isascii():
        return word in text
    letters, every = letters_of(word), "".join(re.findall("[ء-غف-يٮ-ی]", text.replace("ۀ", "ه")))
    windows = (every[start : start + len(letters)] for start in range(len(every)))
    return any(letters_of(window) == letters for window in windows)


def are_on_paper(words: str, paper: str) -> bool:
    """Tell whether the handout has words; what reads it takes some letters of Persian in another order."""
    if not re.search("[ء-ی]", words):
        return words in " ".join(paper.split())
    return {*map(letters_of, words.split())} <= {*map(letters_of, paper.split())}
