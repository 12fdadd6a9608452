"""The single values of a course's data: how each is written, and what it is read as.

The reader hands every scalar over as text, so that YAML's own guesses (``no``, ``12:30``) never apply;
the types here turn that text into values, or say what to write instead.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, TypeAlias

from pydantic import PlainValidator

from sphinx_syllabus.model.forms import (
    DIGIT,
    any_case,
    any_scalar,
    in_each_language,
    number,
    one_word_of,
    text_only,
    whole,
    words_form,
    yes_or_no,
)
from sphinx_syllabus.model.letters import ascii_digits, plain_letters
from sphinx_syllabus.model.problem import nearest
from sphinx_syllabus.model.words import (
    EditionAddresses,
    NotInLanguagesError,
    Words,
    are_languages,
    is_language,
    no_language,
)


class Unannounced(Enum):
    """The value ``TBA``: to be announced."""

    TBA = "TBA"


TBA = Unannounced.TBA
TBA_WORDS = ("TBA", "TBD", "TO BE ANNOUNCED", "اعلام خواهد شد")


class Calendar(Enum):
    """A calendar, by its Unicode CLDR identifier."""

    GREGORIAN = "gregory"
    SOLAR_HIJRI = "persian"


class DateForm(Enum):
    """How a text is read that says when something is."""

    DATE = "date"
    HOURS = "hours"
    WEEKS = "weeks"
    DATE_OR_SHIFT = "date or shift"


class Wording(Enum):
    """What becomes of words in a site of several languages, where they are given in one of them."""

    TRANSLATED = "they are to be translated"
    KNOWN = "pages translate the usual ones themselves"
    OWN_NAME = "they stay as they are"


class Weekday(Enum):
    """A day of the week, numbered as by ``datetime.date.weekday``: Monday is 0."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Lateness:
    """How late something is: as many days on the calendar, or hours on the clock."""

    count: int
    in_hours: bool


CALENDAR_WORDS = {
    "gregorian": Calendar.GREGORIAN,
    "solar-hijri": Calendar.SOLAR_HIJRI,
    "persian": Calendar.SOLAR_HIJRI,
    "jalali": Calendar.SOLAR_HIJRI,
    "shamsi": Calendar.SOLAR_HIJRI,
    "میلادی": Calendar.GREGORIAN,
    "شمسی": Calendar.SOLAR_HIJRI,
    "هجری شمسی": Calendar.SOLAR_HIJRI,
}

PERSIAN_WEEKDAYS = {
    "دوشنبه": Weekday.MONDAY,
    "سه\N{ZERO WIDTH NON-JOINER}شنبه": Weekday.TUESDAY,
    "چهارشنبه": Weekday.WEDNESDAY,
    "پنج\N{ZERO WIDTH NON-JOINER}شنبه": Weekday.THURSDAY,
    "جمعه": Weekday.FRIDAY,
    "شنبه": Weekday.SATURDAY,
    "یکشنبه": Weekday.SUNDAY,
}

WEEKDAY_WORDS = {day.name.capitalize(): day for day in Weekday} | PERSIAN_WEEKDAYS

YES_AND_NO = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}

IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


NO_CHARACTERS = frozenset("\ufffe\uffff")
"""What no XML may hold, beside the control characters."""

DIRECTION_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that embed or override a direction; the views isolate what they show themselves."""


def identifier_from(title: str) -> str:
    """Make an identifier from words: ``LSTM & GRU`` gives ``lstm-gru``."""
    words = re.findall(r"\w+", title.lower())
    return "-".join(words)


def is_tba(text: str) -> bool:
    """Tell whether the text is ``TBA``, or what other people write for it."""
    return text.strip().upper() in TBA_WORDS


def _text(value: Any) -> str:
    if are_languages(value):
        message = "is the same in every language: write one value, for only words can be translated"
        raise ValueError(message)
    if not isinstance(value, str):
        raise ValueError(f"expected text, found {kind_of(value)}")  # noqa: TRY004 - pydantic's rule
    if not value.strip():
        raise ValueError("is empty: write a value, or leave the key out")
    if not value.isprintable():
        control = next((c for c in value if c in NO_CHARACTERS or _is_control(c)), "")
        if control:
            code = f"U+{ord(control):04X}"
            is_none = control in NO_CHARACTERS
            what = f"{code}, which is no character" if is_none else f"the control character {code}"
            raise ValueError(f"holds {what}: take it out")
        refuse_direction_controls(value)
    return " ".join(value.split())


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t"


def refuse_direction_controls(text: str) -> None:
    """Refuse a text that could turn around what stands behind it.

    Raises:
        ValueError: it holds such a character.
    """
    turning = next((c for c in text if c in DIRECTION_CONTROLS), "")
    if turning:
        raise ValueError(f"holds U+{ord(turning):04X}, which turns the text behind it around: take it out")


ARABIC_SIGNS = str.maketrans({"\N{ARABIC DECIMAL SEPARATOR}": ".", "\N{ARABIC PERCENT SIGN}": "%"})


def _words(value: Any) -> str:
    """Read words, which may be given in several languages."""
    return Words(_forms(value, _text)) if value and isinstance(value, dict) else _text(value)


def _forms(value: dict[str, object], read: Callable[[Any], str]) -> dict[str, str]:
    """Read what is given in several languages, each in the same way."""
    forms: dict[str, str] = {}
    wrong: dict[str, str] = {}
    for language, text in value.items():
        try:
            if not is_language(language):
                raise ValueError(no_language(language))
            forms[language] = read(text)
        except ValueError as error:
            wrong[language] = str(error)
    if wrong:
        raise NotInLanguagesError(wrong)
    return forms


def kind_of(value: object) -> str:
    """Name the kind of a value in YAML's words, for a message."""
    return "a list" if isinstance(value, tuple) else "keys with values" if isinstance(value, dict) else "text"


def _identifier(value: Any) -> str:
    text = _text(value)
    seen = "".join(filter(str.isprintable, text))
    if seen != text and IDENTIFIER.fullmatch(seen):
        unseen = next(character for character in text if not character.isprintable())
        raise ValueError(f"holds U+{ord(unseen):04X}, which cannot be seen: write '{seen}' anew without it")
    if not IDENTIFIER.fullmatch(text):
        similar = "-".join(re.findall(r"[a-z0-9]+", text.lower()))
        example = f", such as '{similar}'" if IDENTIFIER.fullmatch(similar) else ""
        raise ValueError(
            f"'{text}' is not an id: use small letters, digits and single hyphens, a letter first{example}"
        )
    return text


def _whole_number(value: Any) -> int:
    text = ascii_digits(_text(value))
    if not re.fullmatch(r"[0-9]{1,2}", text) or int(text) == 0:
        raise ValueError(f"'{text}' is not a whole number from 1 to 99")
    return int(text)


def _minutes(value: Any) -> int:
    text = ascii_digits(_text(value)).lower()
    length = re.fullmatch(r"([1-9][0-9]{0,2})\s*(minutes?|mins?\.?|hours?|h)", text)
    minutes = int(length[1]) * (60 if length[2].startswith("h") else 1) if length else 0
    if not 0 < minutes <= 24 * 60:
        raise ValueError(f"'{text}' is not a length of time: write minutes or hours, such as 20 minutes")
    return minutes


def _number(value: Any) -> str:
    """Read a number, whose per cent sign means nothing here, in ASCII."""
    text = ascii_digits(_text(value)).translate(ARABIC_SIGNS)
    return text.removesuffix("%").strip()


def _weight(value: Any) -> Decimal | Unannounced:
    text = _number(value)
    if is_tba(text):
        return TBA
    if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,6})?", text) or Decimal(text) > 100:
        raise ValueError(f"'{text}' is not a weight: write a percentage from 0 to 100 such as 12.5, or TBA")
    return Decimal(text)


def _percentage(value: Any) -> Decimal:
    text = _number(value)
    if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,6})?", text) or not 0 < Decimal(text) <= 100:
        raise ValueError(f"'{text}' is not a percentage: write a number up to 100, such as 10%")
    return Decimal(text)


def _delay(value: Any) -> Lateness:
    text = ascii_digits(_text(value)).lower()
    delay = re.fullmatch(r"([1-9][0-9]{0,2})\s*(hours?|days?|weeks?)(\s+late)?", text)
    if not delay:
        raise ValueError(f"'{text}' does not say how late: write days, hours or weeks, such as 3 days late")
    count, unit = int(delay[1]), delay[2]
    return Lateness(count * (7 if unit.startswith("week") else 1), unit.startswith("hour"))


def _in_one_spelling(word: str) -> str:
    """Return a word as it is compared with others; the parts of one in Persian may be joined or apart."""
    plain = plain_letters(word).replace(" ", "")
    return word.lower() if plain.isascii() else plain


def one_of(what: str, words: dict[str, Any]) -> Callable[[Any], Any]:
    """Make a reader of words for values; ``what`` names such a word in a message."""
    known = {_in_one_spelling(word): word for word in words}

    def read(value: Any) -> Any:
        text = _text(value)
        spelling = _in_one_spelling(text)
        if spelling not in known:
            near = nearest(spelling, known)
            hint = f"did you mean '{known[near]}'?" if near else f"known: {', '.join(words)}"
            raise ValueError(f"'{text}' is not {what} ({hint})")
        return words[known[spelling]]

    return read


WEB_ADDRESS = re.compile(rf"{any_case('http')}[Ss]?://[^/\s]\S*")
MAIL_ADDRESS = re.compile(rf"{any_case('mailto')}:[^@\s]+@\S+")

EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+")


def is_address(link: str) -> bool:
    """Tell whether a link leads out of the site; else it is the path of a file in it."""
    return bool(WEB_ADDRESS.fullmatch(link) or MAIL_ADDRESS.fullmatch(link))


def read_link(value: Any) -> str:
    """Read a web address, or the path of a file; which it is ``is_address`` tells."""
    text = _text(value)
    if is_address(text):
        return text
    if re.search(r"\s", text):
        raise ValueError(
            f"'{text}' holds a space: take it out of the file's name, or write %20 in an address"
        )
    if ":" in text or not text.isprintable():
        raise ValueError(
            f"'{text}' is not a link: write an address with https://, or a file's path from the site's folder"
        )
    # One file has one path: what waits under one of its names is not to be out under another.
    return re.sub(r"/(\./|/)*", "/", text).removeprefix("./")


def _file_path(value: Any) -> str:
    text = read_link(value)
    if is_address(text):
        raise ValueError(
            f"'{text}' is no file: write its path from the site's folder, or an address as 'url'"
        )
    return text


def _citation_key(value: Any) -> str:
    text = _text(value)
    if not re.fullmatch(r"[^\s,{}]+", text):
        raise ValueError(f"'{text}' is not the key of a BibTeX entry: write one such as rumelhart1986")
    return text


def _notebook_address(value: Any) -> str:
    text = read_web_address(value)
    if text.count("{file}") != 1:
        message = f"'{text}' does not say where the notebook's path goes: write {{file}} once, as in"
        raise ValueError(f"{message} https://colab.research.google.com/github/you/course/blob/main/{{file}}")
    return text


def read_web_address(value: Any) -> str:
    """Read a web address."""
    text = _text(value)
    if not WEB_ADDRESS.fullmatch(text):
        raise ValueError(f"'{text}' is not a web address: write it with https://")
    return text


def _site_address(value: Any) -> str:
    """Read the address of a site, or of each of its editions."""
    if are_languages(value):
        return EditionAddresses(_forms(value, read_web_address))
    return read_web_address(value)


def _email(value: Any) -> str:
    text = _text(value).removeprefix("mailto:")
    if not EMAIL.fullmatch(text):
        raise ValueError(f"'{text}' is not an e-mail address: write it like name@example.org")
    return text


def read_address(value: Any) -> str:
    """Read a web address, or an e-mail address with ``mailto:``."""
    text = _text(value)
    if not is_address(text):
        raise ValueError(f"'{text}' is not a web address: write it with https://, or an e-mail with mailto:")
    return text


DECIMAL = rf"{DIGIT}{{1,3}}([.\u066b]{DIGIT}{{1,6}})?\s*[%\u066a]?"
LINK = rf"{WEB_ADDRESS.pattern}|{MAIL_ADDRESS.pattern}|[^\s:]+"
MINUTES_OR_HOURS = rf"{any_case('minute')}[Ss]?|{any_case('min')}[Ss]?\.?|{any_case('hour')}[Ss]?|[Hh]"
LATENESS = rf"({any_case('hour')}|{any_case('day')}|{any_case('week')})[Ss]?(\s+{any_case('late')})?"
ONE_FILE = r"(?=\S*\{file\})(?!\S*\{file\}\S*\{file\})"
WEB_ADDRESS_FORM = text_only("web address", "https://example.org", pattern=whole(WEB_ADDRESS.pattern))
ADDRESS_FORM = text_only(
    "web or e-mail address",
    "https://example.org",
    "mailto:name@example.org",
    pattern=whole(f"{WEB_ADDRESS.pattern}|{MAIL_ADDRESS.pattern}"),
)

Text: TypeAlias = Annotated[str, PlainValidator(_words), Wording.TRANSLATED, words_form("text")]
"""Words for people, in one language or by the codes of several; line breaks in them are spaces."""
KnownWord: TypeAlias = Annotated[str, PlainValidator(_words), Wording.KNOWN, words_form("text")]
"""Words for people, some of which pages have in their own language: a kind, a role."""
OwnName: TypeAlias = Annotated[str, PlainValidator(_words), Wording.OWN_NAME, words_form("text")]
"""Words for people that may be the same in every language: a person's name, the title of a text."""
Name: TypeAlias = Annotated[str, PlainValidator(_text), any_scalar("name")]
"""Words by which something else is known; they are the same in every language."""
Identifier: TypeAlias = Annotated[
    str,
    PlainValidator(_identifier),
    any_scalar("id", "proposal", pattern=whole(IDENTIFIER.pattern), type=("string",)),
]
"""A name that stays the same for ever: it is part of addresses and of calendar entries."""
Page: TypeAlias = Annotated[str, PlainValidator(_text), any_scalar("page", "projects/index")]
"""A page of the site, from its top folder and without suffix."""
When: TypeAlias = Annotated[
    str,
    PlainValidator(_text),
    DateForm.DATE,
    text_only("day, hours, span or weeks", "2024-01-20 09:00-12:00", "last 2 weeks", "TBA"),
]
"""A date in the date language; it gets its meaning from the term, so it is read with the plan."""
Day: TypeAlias = Annotated[
    str, PlainValidator(_text), DateForm.DATE, text_only("day", "2023-09-23", "1 Mehr 1402")
]
"""A date that is a day."""
DayOrMoment: TypeAlias = Annotated[
    str, PlainValidator(_text), DateForm.DATE, text_only("day or moment", "2023-10-05", "2023-10-07 20:00")
]
"""A date from which on something is there; a day means from 00:00 on."""
LastMoment: TypeAlias = Annotated[
    str, PlainValidator(_text), DateForm.DATE, text_only("moment", "2023-11-22", "2023-11-22 18:00", "TBA")
]
"""A date that is a last moment; a day means 23:59."""
SessionTime: TypeAlias = Annotated[
    str,
    PlainValidator(_text),
    DateForm.DATE,
    text_only("day, moment or hours", "2023-10-14", "2023-10-18 14:00-15:30"),
]
"""A date on which a session is, with its time or its hours where these are not the ordinary ones."""
DateOrShift: TypeAlias = Annotated[
    str,
    PlainValidator(_text),
    DateForm.DATE_OR_SHIFT,
    text_only("date or shift", "2 days later", "2023-10-30"),
]
"""A date, or how much later or earlier than another one that is at hand, such as ``2 days later``."""
Hours: TypeAlias = Annotated[str, PlainValidator(_text), DateForm.HOURS, text_only("hours", "10:30-12:00")]
"""Hours of a day, such as ``10:30-12:00``."""
Weeks: TypeAlias = Annotated[
    str,
    PlainValidator(_text),
    DateForm.WEEKS,
    number("weeks", "1-4", 5, "last 2 weeks", kind="integer", pattern=r"\S"),
]
"""Weeks of the term: ``1-4``, ``5``, ``last 2 weeks``, ``TBA``."""
WholeNumber: TypeAlias = Annotated[
    int,
    PlainValidator(_whole_number),
    number("number from 1 to 99", 2, kind="integer", pattern=whole(DIGIT + "{1,2}"), minimum=1, maximum=99),
]
Minutes: TypeAlias = Annotated[
    int,
    PlainValidator(_minutes),
    text_only(
        "length of time",
        "20 minutes",
        pattern=whole(rf"{DIGIT}{{1,3}}\s*({MINUTES_OR_HOURS})"),
    ),
]
"""A length of time, such as ``20 minutes``, in minutes."""
Weight: TypeAlias = Annotated[
    Decimal | Unannounced,
    PlainValidator(_weight),
    number(
        "percentage or TBA",
        30,
        "12.5%",
        "TBA",
        kind="number",
        pattern=whole("|".join((DECIMAL, *map(any_case, TBA_WORDS)))),
        minimum=0,
        maximum=100,
    ),
]
"""A percentage of the grade, or ``TBA``."""
Percentage: TypeAlias = Annotated[
    Decimal,
    PlainValidator(_percentage),
    number("percentage", "10%", kind="number", pattern=whole(DECIMAL), exclusiveMinimum=0, maximum=100),
]
Delay: TypeAlias = Annotated[
    Lateness,
    PlainValidator(_delay),
    text_only(
        "time after the deadline",
        "3 days late",
        "36 hours late",
        pattern=whole(rf"{DIGIT}{{1,3}}\s*{LATENESS}"),
    ),
]
"""A time after a deadline: ``3 days late``, ``36 hours late``."""
YesOrNo: TypeAlias = Annotated[bool, PlainValidator(one_of("yes or no", YES_AND_NO)), yes_or_no(YES_AND_NO)]
CalendarName: TypeAlias = Annotated[
    Calendar, PlainValidator(one_of("a calendar", CALENDAR_WORDS)), one_word_of("calendar", CALENDAR_WORDS)
]
WeekdayName: TypeAlias = Annotated[
    Weekday,
    PlainValidator(one_of("a weekday", WEEKDAY_WORDS)),
    one_word_of("weekday", WEEKDAY_WORDS, "Saturday"),
]
Link: TypeAlias = Annotated[
    str,
    PlainValidator(read_link),
    any_scalar(
        "web address or file", "https://example.org/report.pdf", "projects/report.pdf", pattern=whole(LINK)
    ),
]
"""A web address, or the path of a file from the site's top folder."""
WebAddress: TypeAlias = Annotated[str, PlainValidator(read_web_address), WEB_ADDRESS_FORM]
SiteAddress: TypeAlias = Annotated[
    str,
    PlainValidator(_site_address),
    in_each_language(
        WEB_ADDRESS_FORM, "addresses of editions", "The address of each edition, by the code of its language."
    ),
]
"""The web address of a site, or by the codes of languages those of its editions."""
Address: TypeAlias = Annotated[str, PlainValidator(read_address), ADDRESS_FORM]
"""A web address, or an e-mail address with ``mailto:``."""
EmailAddress: TypeAlias = Annotated[
    str,
    PlainValidator(_email),
    text_only("e-mail address", "name@example.org", pattern=whole("(mailto:)?" + EMAIL.pattern)),
]
"""An e-mail address, such as ``name@example.org``."""
FilePath: TypeAlias = Annotated[
    str, PlainValidator(_file_path), any_scalar("file", "slides/first.pdf", pattern=whole(r"[^\s:]+"))
]
"""The path of a file from the site's top folder."""
CitationKey: TypeAlias = Annotated[
    str,
    PlainValidator(_citation_key),
    any_scalar("key of a BibTeX entry", "rumelhart1986", pattern=whole(r"[^\s,{}]+")),
]
"""The key of an entry in a BibTeX file."""
NotebookAddress: TypeAlias = Annotated[
    str,
    PlainValidator(_notebook_address),
    text_only(
        "web address with {file}",
        "https://hub.example.org/lab/tree/course/{file}",
        pattern=whole(ONE_FILE + WEB_ADDRESS.pattern),
    ),
]
"""A web address in which ``{file}`` stands for the path of a notebook."""
