"""Courses made up by chance: what is true is chosen first, then written as data in one of many ways.

The rules by which the data means it are told here a second time, as plainly as the guide tells them, so
that the extension's plan is itself compared with the truth.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from random import Random
from typing import Any, cast
from zoneinfo import ZoneInfo

import yaml
from tests.syllabus.agreement.truth import (
    TO_BE_ANNOUNCED,
    Deadline,
    Module,
    OfficeHour,
    Session,
    Slot,
    Truth,
    When,
)
from tests.syllabus.agreement.written_dates import WEEKDAYS, Anchor, DateWriter, day_of

COURSES = 50

Values = dict[str, Any]

ZONES = (
    "Asia/Tehran", "Europe/Berlin", "America/New_York", "UTC", "Australia/Sydney", "Asia/Kathmandu",
    "America/St_Johns", "America/Sao_Paulo", "Pacific/Auckland", "Asia/Tokyo", "Europe/London",
)  # fmt: skip

WORDS = (
    "Aardvark", "Bilby", "Caracal", "Dugong", "Echidna", "Fossa", "Gibbon", "Hoatzin", "Iguana", "Jackal",
    "Kakapo", "Lemming", "Marmoset", "Numbat", "Ocelot", "Pangolin", "Quokka", "Reindeer", "Serval",
    "Takahe", "Uakari", "Vicuna", "Wombat", "Xerus", "Yapok", "Zorilla", "Anoa", "Binturong", "Coati",
    "Drongo", "Ermine", "Flamingo", "Gerenuk", "Hyrax", "Ibex", "Jerboa", "Kinkajou", "Loris", "Mongoose",
    "Nilgai", "Okapi", "Potoroo", "Quail", "Ratel", "Saiga", "Tapir", "Umbrellabird", "Viscacha",
    "Wallaby", "Yak", "Zebu", "Axolotl", "Bongo", "Civet", "Dhole", "Eland", "Gaur", "Hornbill", "Impala",
    "Jaguarundi", "Kudu", "Langur", "Markhor", "Narwhal",
)  # fmt: skip
"""Words of which none is part of another, so that an entry is known by its own."""

PERSIAN_WORDS = (
    "آهو", "ببر", "پلنگ", "تمساح", "جغد", "چکاوک", "خرگوش", "درنا", "راکون", "زرافه", "بزکوهی", "سمور",
    "شغال", "صدف", "طاووس", "عقاب", "غزال", "فیل", "قمری", "کفتار", "گوزن", "لک‌لک", "مرغابی", "نهنگ",
    "گراز", "هدهد", "یوز", "پاندا", "کانگورو", "کوالا", "گورخر", "سنجاب", "بلدرچین", "تذرو", "حلزون",
    "خفاش", "دلفین", "روباه", "زنبور", "سهره", "شاهین", "عنکبوت", "قرقاول", "کبوتر", "گربه", "لاک‌پشت",
    "ماهی", "اردک", "بوقلمون", "پروانه", "جیرجیرک", "خرچنگ", "زالو", "ستاره", "طوطی", "عروس", "فلامینگو",
    "قناری", "کرگدن", "گنجشک", "موریانه", "هزارپا", "پنگوئن", "شترمرغ",
)  # fmt: skip

TITLES = (
    "{}", "{}", "The {} in parts", "{} & sons, <b>bold</b>", "“{}”: the story", '"{}" — isn\'t it?',
    "{} #1 [draft]", "50% {}", "$x_1^2$ of {}", "{}: a; b, c", "*{}* and `code`", "_{}_ \\alpha {{x}}",
    "{} ~ ^ | \\", "é{} über ñandú", "Теория {}", "{} πρώτα", "مقالهٔ {}", "{} دوم", "{} -- and --- so...",
    "{}'s", "{{{{{}}}}} {{% raw %}}", "![{}](x)", "{} {{doc}}`x`", "{}\N{NO-BREAK SPACE}long", "  {}  wide",
    "@{}: ünder_score_", "- {}", "# {}", "{}! @ <script>", "{} \u200cjoined", "1. {}", "{} + «more»",
    "{} مُدرّسِ ۱", "曲 {}", "u\N{COMBINING DIAERESIS}\N{COMBINING ACUTE ACCENT} {}",
)  # fmt: skip

PERSIAN_TITLES = ("{}", "دربارهٔ {}", "{}: پاره‌ای از درس", "«{}» و LSTM", "{} (بخش ۲)", "تمرین {}، نوبت یک")

ONE_WEEK = timedelta(days=7)
TWO_DAYS = timedelta(days=2)


@dataclass
class Names:
    """Titles that nothing else in the course has, each as data and as it is in the language."""

    random: Random
    language: str
    left: list[int] = field(default_factory=lambda: [*range(len(WORDS))])

    def next(self) -> tuple[Any, str]:
        """Return a title as it stands in the data, and as readers are to see it."""
        index = self.left.pop(self.random.randrange(len(self.left)))
        english = self.random.choice(TITLES).format(WORDS[index])
        persian = self.random.choice(PERSIAN_TITLES).format(PERSIAN_WORDS[index])
        written: Any = self.random.choice([english, english, {"en": english, "fa": persian}, persian])
        seen = (
            persian
            if written == persian or (isinstance(written, dict) and self.language == "fa")
            else english
        )
        return written, " ".join(seen.split())


@dataclass(frozen=True)
class GeneratedCourse:
    """A course as its files would give it, with what is true of it.

    ``now`` is the moment at which the truth is told.
    """

    number: int
    language: str
    zone: ZoneInfo
    data: Values
    announcements: dict[str, str]
    now: datetime
    truth: Truth

    @property
    def calendars(self) -> tuple[str, ...]:
        """The calendars in which dates are shown."""
        return tuple(self.data["term"].get("calendars", ["gregorian"]))

    def write(self, folder: Path) -> None:
        """Write the data files, and the pages that the data names."""
        (folder / "syllabus").mkdir(parents=True)
        for key, value in self.data.items():
            text = yaml.safe_dump({key: value}, allow_unicode=True, sort_keys=False, width=1000)
            (folder / "syllabus" / f"{key}.yaml").write_text(text, encoding="utf-8")
        (folder / "about.md").write_text("# About\n", encoding="utf-8")
        (folder / "announcements").mkdir()
        for name, text in self.announcements.items():
            (folder / "announcements" / f"{name}.md").write_text(text, encoding="utf-8")


def generated_course(number: int) -> GeneratedCourse:
    """Make one of the courses, the same whenever it is asked for."""
    return _Maker(number).course()


class _Maker:
    """Who makes a course, part by part."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.random = Random(number)
        self.language = "fa" if number % 2 else "en"
        self.zone = ZoneInfo(ZONES[number % len(ZONES)])
        self.names = Names(self.random, self.language)
        self.has_meetings = number % 5 != 0
        self.hidden: list[str] = []
        self.links: dict[str, tuple[str, ...]] = {}
        self.data: Values = {}
        self._lay_out_term()
        self.writer = DateWriter(self.random, self.weeks)
        self.now = self._at(self.weeks[len(self.weeks) // 2] + timedelta(days=3), time(12))

    def course(self) -> GeneratedCourse:
        written, title = self.names.next()
        name_written, name = self.names.next()
        self.data["course"] = {"id": f"course-{self.number}", "title": written}
        if self.number % 3 == 0:
            self.data["course"]["url"] = f"https://course-{self.number}.example/site/"
        self.data["term"]["name"] = name_written
        sessions = self._sessions() if self.has_meetings else ()
        sessions = self._with_presentations(sessions)
        modules, sessions = self._schedule(sessions)
        weights = self._grading()
        deadlines = self._deadlines(sessions)
        hours = self._office_hours()
        told = (*self._announcements(),)
        truth = Truth(
            title, name, self.starts, self.weeks[-1] + timedelta(days=6), deadlines, sessions, modules,
            tuple(self.holidays), weights, hours, self.slots, told, self.links, tuple(self.hidden),
        )  # fmt: skip
        return GeneratedCourse(
            self.number, self.language, self.zone, self.data, self.announcement_files, self.now, truth
        )

    # -- The term ------------------------------------------------------------------------------------

    def _lay_out_term(self) -> None:
        """Choose the term so that clocks are often changed in it, where they are at all."""
        pick = self.random
        start = pick.choice([date(pick.randint(2019, 2031), month, 1) for month in (1, 2, 8, 9, 10)])
        self.starts = start + timedelta(days=pick.randrange(28))
        week_starts = pick.choice(["Monday", "Saturday", "Sunday", None, "Wednesday"])
        back = (self.starts.weekday() - WEEKDAYS.index(week_starts or "Monday")) % 7
        first, count = self.starts - timedelta(days=back), pick.randint(4, 16)
        skipped = {pick.randrange(2, count)} if count > 6 and pick.random() < 0.6 else set()
        blocks = [first + ONE_WEEK * number for number in range(count + len(skipped))]
        self.weeks = [block for number, block in enumerate(blocks) if number not in skipped]
        self.holidays: list[tuple[str, When]] = []
        self.data["term"] = {
            "name": "", "starts": pick.choice([str(self.starts), f"{self.starts:%d %B %Y}"]),
            "weeks": str(count), "timezone": self.zone.key,
        }  # fmt: skip
        if week_starts:
            self.data["term"]["week-starts"] = week_starts
        calendars = pick.choice(
            [None, ["gregorian"], ["gregorian", "jalali"], ["solar-hijri", "gregorian"], ["shamsi"]]
        )
        if calendars:
            self.data["term"]["calendars"] = calendars
        writer = DateWriter(pick, ())
        off: list[tuple[date, date, str | None]] = [
            (blocks[number], blocks[number] + timedelta(days=6), "no") for number in sorted(skipped)
        ]
        for _ in range(pick.randrange(3)):
            day = pick.choice(self.weeks) + timedelta(days=pick.randrange(7))
            off.append((day, day + timedelta(days=pick.choice([0, 0, 2])), pick.choice(["yes", None, "no"])))
        for begins, ends, counts in off:
            written, name = self.names.next()
            text = writer.day(begins) if begins == ends else writer.span(begins, ends)
            holiday = {"name": written, "when": text} | ({"weeks-count": counts} if counts else {})
            self.data["term"].setdefault("holidays", []).append(holiday)
            self.holidays.append((name, (begins,) if begins == ends else (begins, ends)))

    def _at(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, self.zone)

    def _free(self) -> set[date]:
        """Gather the days without teaching."""
        free = set()
        for _, when in self.holidays:
            first, last = when[0], when[-1]
            free |= {first + timedelta(days=number) for number in range((last - first).days + 1)}
        return free

    def _weekly(self, days: Iterable[str], weeks: range) -> Iterator[date]:
        free = self._free()
        for number in weeks:
            for offset in range(7):
                day = self.weeks[number - 1] + timedelta(days=offset)
                if WEEKDAYS[day.weekday()] in days and day >= self.starts and day not in free:
                    yield day

    # -- Sessions ------------------------------------------------------------------------------------

    def _sessions(self) -> tuple[Session, ...]:
        pick = self.random
        days = pick.sample(WEEKDAYS, pick.randint(1, 3))
        self.free_weekdays = [day for day in WEEKDAYS if day not in days]
        start = time(pick.randint(8, 11), pick.choice([0, 30]))
        end = time(start.hour + pick.choice([1, 2]), 45)
        room = pick.choice([None, "204", "Room B", "تالار ۳"])
        lecture = {"days": days, "time": f"{start:%H:%M}-{end:%H:%M}"} | ({"room": room} if room else {})
        self.data["meetings"] = [lecture]
        every = range(1, len(self.weeks) + 1)
        held = [
            Session((self._at(day, start), self._at(day, end)), room=room)
            for day in self._weekly(days, every)
        ]
        held = self._changed(held)
        self.lectures = self._numbered(held)
        sessions = [*self.lectures]
        self.labs: dict[str, list[Session]] = {}
        if pick.random() < 0.5:
            for section in ("a", "b"):
                day = pick.choice(self.free_weekdays)  # a change of a lecture's day is then of it alone
                first = pick.randint(1, 2)
                last = pick.randint(3, len(self.weeks))
                self.data["meetings"].append(
                    {
                        "days": [day],
                        "time": "17:15-18:00",
                        "kind": "lab",
                        "section": section,
                        "weeks": f"{first}-{last}",
                    }
                )
                labs = [
                    Session((self._at(on, time(17, 15)), self._at(on, time(18))), section=section)
                    for on in self._weekly([day], range(first, last + 1))
                ]
                self.labs[section] = self._numbered(labs)
                sessions += self.labs[section]
        return tuple(sessions)

    def _numbered(self, sessions: Iterable[Session]) -> list[Session]:
        """Number the sessions that are held, in order of time."""
        numbered, number = [], 0
        for session in sorted(sessions, key=lambda it: it.when):
            number += session.cancelled is None
            numbered.append(replace(session, number=None if session.cancelled else number))
        return numbered

    def _changed(self, held: list[Session]) -> list[Session]:
        """Cancel some, move some to a weekday without lectures, and add some."""
        pick = self.random
        changes: list[Values] = []
        taken: set[date] = set()
        sessions = [*held]
        for index in sorted(pick.sample(range(len(held)), min(3, len(held)))):
            session = held[index]
            start, end = cast("tuple[datetime, datetime]", session.when)
            text = self.writer.day(start.date()) + pick.choice(["", self.writer.time(start)])
            if pick.random() < 0.5:
                _, reason = self.names.next()
                changes.append({"when": text, "cancelled": reason})
                sessions[index] = replace(session, cancelled=reason)
                continue
            day = self._free_day(start.date(), taken)
            match pick.randrange(3):
                case 0:
                    new, to = self.writer.day(day), (self._at(day, start.time()), self._at(day, end.time()))
                case 1:
                    begins = self._at(day, time(13, 20))
                    length = end.astimezone(UTC) - start.astimezone(UTC)
                    to = (begins, (begins.astimezone(UTC) + length).astimezone(self.zone))
                    new = self.writer.moment(begins)
                case _:
                    to = (self._at(day, time(14)), self._at(day, time(15, 10)))
                    new = self.writer.hours(*to)
            change = {"when": text, "moved": new}
            if pick.random() < 0.5:
                change["room"] = "Room 114"
            changes.append(change)
            sessions[index] = replace(
                session, when=to, moved_from=session.when, room=change.get("room", session.room)
            )
        if pick.random() < 0.5:
            day = self._free_day(self.weeks[-1] + timedelta(days=3), taken)
            _, reason = self.names.next()
            to = (self._at(day, time(12, 15)), self._at(day, time(13, 5)))
            changes.append({"when": self.writer.hours(*to), "extra": reason})
            sessions.append(Session(to, extra=reason))
        if changes:
            self.data["changes"] = changes
        return sessions

    def _free_day(self, near: date, taken: set[date]) -> date:
        days = (near + timedelta(days=number) for number in range(1, 60))
        free = self._free()
        found = next(
            day for day in days
            if WEEKDAYS[day.weekday()] in self.free_weekdays and day not in taken and day not in free
        )  # fmt: skip
        taken.add(found)
        return found

    # -- What is taught ------------------------------------------------------------------------------

    def _schedule(self, sessions: tuple[Session, ...]) -> tuple[tuple[Module, ...], tuple[Session, ...]]:
        if not self.has_meetings:
            return self._modules_in_weeks(), sessions
        pick = self.random
        open_sessions = [it for it in self.lectures if not it.cancelled]
        dealt: dict[When, list[str]] = {}
        schedule: list[Values] = []
        modules: list[Module] = []
        pinned: dict[When, str] = {}
        if len(open_sessions) > 4 and pick.random() < 0.7:
            where = pick.randrange(len(open_sessions))
            session = open_sessions[where]
            by_number = pick.random() < 0.5 or self._shares_day(session, open_sessions)
            pin = f"session {where + 1}" if by_number else self.writer.day(day_of(session.when[0]))
            topic, title = self._topic()
            schedule.append(topic | {"when": pin})
            pinned[session.when] = title
        streams = iter([it for it in open_sessions if it.when not in pinned])
        for _ in range(pick.randint(1, 4)):
            if pick.random() < 0.4:
                written, name = self.names.next()
                module: Values = {"module": written, "topics": []}
                given: dict[str, list[Session]] = {}
                for _ in range(pick.randrange(3)):
                    given |= self._deal(streams, dealt, module["topics"])
                schedule.append(module)
                days = sorted({day_of(it.when[0]) for taken in given.values() for it in taken})
                when = tuple(dict.fromkeys((days[0], days[-1]))) if days else TO_BE_ANNOUNCED
                titles = tuple(title for title in given if title not in self.hidden)
                modules.append(Module(name, (), when, titles))
            else:
                self._deal(streams, dealt, schedule)
        for when, title in pinned.items():
            if title not in self.hidden:
                dealt[when] = [title]
        labs: dict[When, list[str]] = {}
        if self.labs and pick.random() < 0.7:
            topic, title = self._topic(may_wait=False)
            schedule.append(topic | {"kind": "lab"})
            labs = {own[0].when: [title] for own in self.labs.values() if own}
        if schedule:
            self.data["schedule"] = schedule
        lectures = [
            replace(it, topics=tuple(dealt.get(it.when, ()))) for it in sessions if it.section is None
        ]
        held = [replace(it, topics=tuple(labs.get(it.when, ()))) for it in sessions if it.section is not None]
        return tuple(modules), (*lectures, *held)

    def _shares_day(self, session: Session, others: Sequence[Session]) -> bool:
        day = day_of(session.when[0])
        return [day_of(it.when[0]) for it in others].count(day) > 1

    def _deal(
        self, streams: Iterator[Session], dealt: dict[When, list[str]], written: list[Any]
    ) -> dict[str, list[Session]]:
        """Deal a topic, perhaps with another, to the next sessions; where none is left there is no topic."""
        pick = self.random
        session = next(streams, None)
        if session is None:
            return {}
        topic, title = self._topic()
        given = {title: [session]}
        if pick.random() < 0.25 and (more := next(streams, None)):
            given[title].append(more)
            topic["sessions"] = "2"
        written.append(topic if len(topic) > 1 or isinstance(topic["title"], dict) else topic["title"])
        if pick.random() < 0.25:
            together_written, together = self._topic()
            written.append(together_written | {"with-previous": "yes"})
            given[together] = given[title][-1:]
        for name, sessions in given.items():
            for it in sessions:
                dealt.setdefault(it.when, [])
                if name not in self.hidden:
                    dealt[it.when].append(name)
        return given

    def _topic(self, *, may_wait: bool = True) -> tuple[Values, str]:
        pick = self.random
        written, title = self.names.next()
        topic: Values = {"title": written}
        links = []
        if pick.random() < 0.3:
            links.append(f"https://talks.example/{len(self.links)}?a=1&b=%20x_y#z")
            topic["slides"] = links[-1]
        if pick.random() < 0.2:
            links.append(f"https://book.example/{len(self.links)}")
            topic["readings"] = [{"title": "A chapter", "url": links[-1]}]
        if may_wait and pick.random() < 0.15:
            self._release(topic, title)
        if title not in self.hidden:
            self.links[title] = tuple(links)
        return topic, title

    def _release(self, entry: Values, title: str) -> None:
        """Let an entry be seen from some day on: one that is past, or one that is still to come."""
        days = self.random.choice([-9, -1, 1, 20])
        entry["release"] = self.writer.day((self.now + timedelta(days=days)).date())
        if days > 0:
            self.hidden.append(title)

    def _modules_in_weeks(self) -> tuple[Module, ...]:
        pick = self.random
        schedule, modules, first = [], [], 1
        while first <= len(self.weeks):
            last = min(first + pick.randrange(4), len(self.weeks))
            written, name = self.names.next()
            titles = [self._topic(may_wait=False) for _ in range(pick.randrange(3))]
            is_known = pick.random() < 0.85
            weeks = (
                pick.choice([f"{first}-{last}", f"weeks {first} to {last}"]) if first < last else f"{first}"
            )
            schedule.append(
                {"module": written, "weeks": weeks if is_known else "TBA", "topics": [it[0] for it in titles]}
            )
            when = (self.weeks[first - 1], self.weeks[last - 1] + timedelta(days=6))
            numbers = tuple(sorted({first, last}))
            modules.append(
                Module(
                    name, numbers if is_known else (), when if is_known else TO_BE_ANNOUNCED,
                    tuple(it[1] for it in titles),
                )
            )  # fmt: skip
            first = last + pick.randint(1, 4)
        self.data["schedule"] = schedule
        return tuple(modules)

    # -- The grade -----------------------------------------------------------------------------------

    def _grading(self) -> tuple[tuple[str, str | None], ...]:
        """Choose what the grade is made of; ``pieces`` is what a deadline of each item weighs."""
        pick = self.random
        weights = pick.choice([("40", "60"), ("12.5", "37.5", "50"), ("30", "30", "25", "15"), ("10", "TBA")])
        items: list[Values] = []
        told: list[tuple[str, str | None]] = []
        self.pieces: list[tuple[str, str | None]] = []
        for weight in weights:
            _, name = self.names.next()
            item: Values = {"item": name, "weight": weight}
            known = None if weight == "TBA" else weight
            told.append((name, known))
            match pick.randrange(4) if known else 0:
                case 1:
                    item |= {"count": "5", "best": "4"}
                    self.pieces.append((name, _percentage(float(weight) / 4)))
                case 2 if len(weights) < 4:
                    _, first = self.names.next()
                    _, second = self.names.next()
                    half = _percentage(float(weight) / 2)
                    item["parts"] = [{"item": part, "weight": half} for part in (first, second)]
                    told += [(first, half), (second, half)]
                    self.pieces += [(first, half), (second, half)]
                case _:
                    self.pieces.append((name, known))
            items.append(item)
        self.data["grading"] = items
        return tuple(told)

    # -- Deadlines -----------------------------------------------------------------------------------

    def _deadlines(self, sessions: tuple[Session, ...]) -> tuple[Deadline, ...]:
        pick = self.random
        self.anchors: list[Anchor] = []
        self.data["late"] = {
            "by-days": {"per-day": "10%", "accepted-until": "3 days late", "kinds": ["homework"]},
            "by-hours": {"per-hour": "2.5%", "accepted-until": "8 hours late", "kinds": ["lab report"]},
        }
        deadlines: list[Deadline] = []
        entries: list[Values] = []
        for index in range(pick.randint(3, 7)):
            name = f"entry-{index}"
            written, title = self.names.next()
            entry: Values = {"id": name, "title": written}
            deadline = self._dated(entry, title)
            self.anchors.append(Anchor(name, deadline.when))
            deadline = self._further(entry, deadline)
            entries.append(entry)
            if title not in self.hidden:
                deadlines += self._of_sections(entry, deadline)
        held = [it for it in sessions if not it.cancelled]
        if held and pick.random() < 0.4:
            written, title = self.names.next()
            way, shift = pick.choice([("day before", -1), ("day of", 0), ("2 days after", 2)])
            at = pick.choice([None, time(8, 15)])
            clock = f" {at:%H:%M}" if at else ""
            entries.append({"id": "every", "title": written, "due": f"{way} every session{clock}"})
            deadlines += [
                Deadline(
                    title, (self._at(day_of(it.when[0]) + timedelta(days=shift), at or time(23, 59)),),
                    sections=(it.section,) if it.section else (),
                )
                for it in held
            ]  # fmt: skip
        pick.shuffle(entries)
        self.data["deadlines"] = entries
        return tuple(deadlines)

    def _dated(self, entry: Values, title: str) -> Deadline:
        """Choose when an entry is, and write it."""
        pick = self.random
        day = self.starts + timedelta(days=pick.randrange(len(self.weeks) * 7))
        at = self._at(day, time(pick.randint(0, 23), pick.choice([0, 5, 30, 59])))
        if at.astimezone(UTC).astimezone(self.zone) != at or at.utcoffset() != at.replace(fold=1).utcoffset():
            at = self._at(day, time(18, 30))  # not a time that clocks skip or show twice
        when: When
        match pick.choice(
            ["day", "day", "moment", "moment", "TBA", "event", "hours", "span", "long", "weeks"]
        ):
            case "day":
                when = (self._at(day, time(23, 59)),)
                entry["due"] = self.writer.day(day, self.anchors)
            case "moment":
                when = (at,)
                entry["due"] = self.writer.moment(at, self.anchors)
            case "TBA":
                when = TO_BE_ANNOUNCED
                unknown = [it.name for it in self.anchors if not it.when]
                chained = [f"2 days after {name}" for name in unknown]
                entry[pick.choice(["due", "when"])] = pick.choice(["TBA", "tbd", "اعلام خواهد شد", *chained])
            case "event":
                when = (day,)
                entry["when"] = self.writer.day(day, self.anchors)
            case "hours":
                start = self._at(day, time(9, 30))
                end = self._at(day, time(12, 15))
                when = (start, end)
                entry |= {"when": self.writer.hours(start, end), "kind": "exam"}
            case "long":
                start = self._at(day, time(18))
                end = self._at(day + timedelta(days=2), time(9, 15))
                when = (start, end)
                entry["when"] = f"{self.writer.moment(start)} to {self.writer.moment(end)}"
            case "span":
                last = day + timedelta(days=pick.randint(1, 40))
                when = (day, last)
                entry["when"] = self.writer.span(day, last)
            case _:
                first = pick.randint(1, len(self.weeks))
                last_week = pick.randint(first, len(self.weeks))
                when = (self.weeks[first - 1], self.weeks[last_week - 1] + timedelta(days=6))
                entry["when"] = f"weeks {first}-{last_week}" if first < last_week else f"week {first}"
        return Deadline(title, when)

    def _further(self, entry: Values, deadline: Deadline) -> Deadline:
        """Add what else an entry may have."""
        pick = self.random
        is_due = "due" in entry
        at = deadline.when[0] if is_due and deadline.when else None
        if pick.random() < 0.15:
            _, reason = self.names.next()
            entry["cancelled"] = reason
            deadline = replace(deadline, cancelled=reason)
        elif isinstance(at, datetime):
            entry["kind"] = pick.choice(["homework", "lab report", "project", "quiz"])
            if pick.random() < 0.2:
                entry["late"] = "no"
            elif entry["kind"] == "homework":
                later = datetime.combine(at.date() + timedelta(days=3), at.time(), self.zone)
                later = later.astimezone(UTC).astimezone(self.zone)
                deadline = replace(deadline, accepted_until=(later,), worth="70")
            elif entry["kind"] == "lab report":
                later = (at.astimezone(UTC) + timedelta(hours=8)).astimezone(self.zone)
                deadline = replace(deadline, accepted_until=(later,), worth="80")
        if pick.random() < 0.3:
            entry["submit"] = f"https://hand-in.example/{entry['id']}?x=1&y=2_3#part"
            deadline = replace(deadline, submit=entry["submit"])
        if pick.random() < 0.3:
            entry["page"] = "about"
            deadline = replace(deadline, page="about")
        if pick.random() < 0.3:
            _, note = self.names.next()
            entry["note"] = note
            deadline = replace(deadline, note=note)
        if self.pieces and pick.random() < 0.6:
            name, weight = self.pieces.pop()
            entry["counts-for"] = name
            deadline = replace(deadline, weight=weight)
        if isinstance(at, datetime) and pick.random() < 0.25:
            former = self._at(at.date() - timedelta(days=pick.randint(1, 9)), time(16))
            changed = self.writer.day(former.date() - timedelta(days=4))
            entry["was"] = [{"when": self.writer.moment(former), "changed": changed}]
            deadline = replace(deadline, moved_from=(former,))
        if isinstance(at, datetime) and pick.random() < 0.25:
            handed_out = at.date() - timedelta(days=pick.randint(1, 20))
            entry["out"] = self.writer.day(handed_out)
            deadline = replace(deadline, out=(handed_out,))
        if pick.random() < 0.15:
            self._release(entry, deadline.title)
        return deadline

    def _of_sections(self, entry: Values, deadline: Deadline) -> list[Deadline]:
        """Give a section a day of its own, where the course has sections."""
        if not getattr(self, "labs", None) or not deadline.when or self.random.random() < 0.6:
            return [deadline]
        entry["sections"] = {"b": "2 days later"}

        def later(when: When) -> When:
            """Move a date by two days on the calendar, at the same time of day."""
            return tuple(
                datetime.combine(it.date() + TWO_DAYS, it.time(), self.zone)
                if isinstance(it, datetime)
                else it + TWO_DAYS
                for it in when
            )

        own = replace(
            deadline, when=later(deadline.when), moved_from=later(deadline.moved_from),
            accepted_until=later(deadline.accepted_until), sections=("b",),
        )  # fmt: skip
        return [replace(deadline, sections=("a",)), own]

    # -- People --------------------------------------------------------------------------------------

    def _office_hours(self) -> tuple[OfficeHour, ...]:
        pick = self.random
        if pick.random() < 0.4:
            return ()
        written, name = self.names.next()
        days = pick.sample(WEEKDAYS, pick.randint(1, 2))
        start, end = time(15), time(16, 30)
        held = [
            OfficeHour(name, (self._at(day, start), self._at(day, end)))
            for day in self._weekly(days, range(1, len(self.weeks) + 1))
        ]
        person: Values = {"id": "ada", "name": written, "hours": [{"days": days, "time": "15:00-16:30"}]}
        if held:
            index = pick.randrange(len(held))
            when = held[index].when
            day = day_of(when[0])
            if pick.random() < 0.5:
                _, reason = self.names.next()
                person["changes"] = [{"when": self.writer.day(day), "cancelled": reason}]
                held[index] = replace(held[index], cancelled=reason)
            else:
                to = (self._at(day, time(19)), self._at(day, time(20)))
                person["changes"] = [{"when": self.writer.day(day), "moved": self.writer.hours(*to)}]
                held[index] = OfficeHour(name, to, moved_from=when)
        self.data["staff"] = [person]
        return tuple(held)

    def _with_presentations(self, sessions: tuple[Session, ...]) -> tuple[Session, ...]:
        """Cut the lectures of the last week into slots, and deal talks over them in order."""
        self.slots: tuple[Slot, ...] = ()
        if not self.has_meetings or self.random.random() < 0.5:
            return sessions
        last_week = self.weeks[-1]
        length = timedelta(minutes=20)
        slots: list[Slot] = []
        cut: set[When] = set()
        for session in self.lectures:
            start, end = cast("tuple[datetime, datetime]", session.when)
            if session.cancelled or not timedelta(0) <= start.date() - last_week < ONE_WEEK:
                continue
            begins, ends = start.astimezone(UTC), end.astimezone(UTC)
            while begins + length <= ends:
                when = (begins.astimezone(self.zone), (begins + length).astimezone(self.zone))
                slots.append(Slot(when, room=session.room))
                begins += length
                cut.add(session.when)
        if not slots:
            return sessions
        talks: list[Values] = []
        for index in range(self.random.randint(0, min(3, len(slots)))):
            by = tuple(self.names.next()[1] for _ in range(self.random.randint(1, 2)))
            _, paper = self.names.next()
            url = f"https://papers.example/{index}?q=a_b&c"
            talks.append({"id": f"talk-{index}", "by": [*by], "paper": paper, "url": url})
            slots[index] = replace(slots[index], by=by, paper=paper, url=url)
        weeks = self.random.choice(["last week", str(len(self.weeks))])
        self.data["presentations"] = {"weeks": weeks, "slot": "20 minutes", "talks": talks}
        self.slots = tuple(slots)
        self.lectures = [replace(it, has_presentations=it.when in cut) for it in self.lectures]
        return tuple(replace(it, has_presentations=it.when in cut and it.section is None) for it in sessions)

    # -- Announcements -------------------------------------------------------------------------------

    def _announcements(self) -> Iterator[tuple[str, When]]:
        self.announcement_files: dict[str, str] = {}
        for index in range(self.random.randrange(3)):
            word = PERSIAN_WORDS[self.names.left.pop()]
            at = self._at(self.starts + timedelta(days=5 * index), time(9))
            has_time = self.random.random() < 0.5
            text = self.writer.moment(at) if has_time else self.writer.day(at.date())
            self.announcement_files[f"news-{index}"] = (
                f'---\ndate: "{text}"\n---\n\n# {word} news\n\nWords.\n'
            )
            yield f"{word} news", ((at,) if has_time else (at.date(),))


def _percentage(number: float) -> str:
    """Write a percentage to the hundredth, a half of one upwards."""
    rounded = Decimal(number).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{rounded.normalize():f}"
