"""What a page says of the moment at which it is read, and to whom: the reader's script.

What is expected is counted here anew, with zoneinfo, from the plans of two courses: the one of this
repository, in Tehran, and one in Berlin, whose clocks change during its term.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote
from zoneinfo import ZoneInfo

import pytest
from persiantools.jdatetime import JalaliDate
from playwright.sync_api import Browser, Locator, Page, Route, expect
from tests.browser.conftest import in_each_look
from tests.course_editions import EDITIONS

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.dates.when import Days, Hours, Moment, When, instants
from sphinx_syllabus.model.locale import Locale
from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.read_course import read_course

if TYPE_CHECKING:
    from tests.browser.conftest import FindViolations, Scheme

REPOSITORY = Path(__file__).parents[2]
SCRIPT = REPOSITORY / "_ext" / "sphinx_syllabus" / "static" / "sphinx-syllabus.js"

TEHRAN = ZoneInfo("Asia/Tehran")
BERLIN = ZoneInfo("Europe/Berlin")
READERS = {"Asia/Tokyo": "Tokyo", "Asia/Tehran": "Tehran", "America/Los_Angeles": "Los Angeles"}

# As Persian says them, from Monday and from January.
PERSIAN_WEEKDAYS = ["دوشنبه", "سه\u200cشنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"]
PERSIAN_MONTHS = [
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
    "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
]  # fmt: skip

IN_TEHRAN = {
    "before the term": "2023-09-01 12:00",
    "the first day": "2023-09-23 00:00",
    "between two modules' weeks": "2023-10-20 23:59",
    "15 days before a deadline": "2023-11-07 23:59",
    "14 days before it": "2023-11-08 00:00",
    "the eve of it": "2023-11-21 23:59",
    "the day of it": "2023-11-22 00:00",
    "its last minute but one": "2023-11-22 23:58",
    "its last minute": "2023-11-22 23:59",
    "its hour after": "2023-11-23 00:01",
    "the eve of the presentations": "2023-12-29 23:59",
    "the first day of them": "2023-12-30 00:00",
    "the last day of the term": "2024-01-12 23:59",
    "after the term": "2024-01-13 00:00",
}
IN_BERLIN = {
    "before the term": "2024-01-01 12:00",
    "the first session begins": "2024-01-22 10:30",
    "a cancelled session": "2024-01-31 11:00",
    "the last minute but one of two deadlines": "2024-02-09 23:58",
    "the last minute": "2024-02-09 23:59",
    "the minutes after": "2024-02-10 00:01",
    "in the break": "2024-02-21 09:00",
    "a deadline's hour": "2024-03-08 18:00",
    "the talks are over": "2024-03-16 00:00",
    "the eve of the change of clocks": "2024-03-30 23:59",
    "the hour that is left out": "2024-03-31 03:00",
    "the day after the change": "2024-04-01 09:59",
    "the last session": "2024-04-19 16:30",
    "after the term": "2024-04-20 00:00",
}


class Mark(NamedTuple):
    """What is said beside a date."""

    state: str
    relative: str
    your_time: str


@dataclass(frozen=True)
class Course:
    """A built site, and what it ought to say."""

    url: str
    zone: ZoneInfo
    plan: Plan
    moments: dict[str, str]
    locale: Locale

    def at(self, moment: str) -> datetime:
        """Read a moment by the course's clock."""
        return datetime.fromisoformat(moment).replace(tzinfo=self.zone)


@pytest.fixture
def course(request: pytest.FixtureRequest) -> Course:
    """Return an edition of one of the two courses, by its city and language."""
    city, _, language = request.param.partition(" ")
    source, address, zone, moments = {
        "Tehran": (REPOSITORY, "site_url", TEHRAN, IN_TEHRAN),
        "Berlin": (REPOSITORY / "tests" / "browser" / "course", "course_url", BERLIN, IN_BERLIN),
    }[city]
    plan = read_course(source, language=language).plan
    assert plan is not None
    url = request.getfixturevalue(address) + EDITIONS[language]
    return Course(url, zone, plan, moments, locale_for(language))


def in_each_edition(*cities: str) -> list[str]:
    return [f"{city} {language}" for city in cities for language in EDITIONS]


each_course = pytest.mark.parametrize("course", in_each_edition("Tehran", "Berlin"), indirect=True)
in_tehran = pytest.mark.parametrize("course", in_each_edition("Tehran"), indirect=True)
in_berlin = pytest.mark.parametrize("course", in_each_edition("Berlin"), indirect=True)


@contextmanager
def reading(browser: Browser, zone: str = "Europe/Berlin", **options: Any) -> Iterator[Page]:
    """Open an empty page for a reader in a zone."""
    context = browser.new_context(timezone_id=zone, reduced_motion="reduce", **options)
    try:
        yield context.new_page()
    finally:
        context.close()


# -- What is expected, counted without the script ---------------------------------------------------


def lasts(when: When, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return when something begins and when it is over: what is due holds to the end of its minute."""
    assert isinstance(when, Moment | Days | Hours)
    starts, ends = instants(when, zone)
    return starts, ends + timedelta(minutes=1) if isinstance(when, Moment) else ends


def expected(course: Course, whens: Sequence[When], now: datetime, reader: str) -> list[Mark]:
    """Say what stands beside the dates of a table or list."""
    spans = [lasts(when, course.zone) for when in whens]
    states = []
    for when, (starts, ends) in zip(whens, spans, strict=True):
        is_on = starts <= now and not isinstance(when, Moment)
        states.append("past" if ends <= now else "now" if is_on else "")
    ahead = [starts for state, (starts, _) in zip(states, spans, strict=True) if not state]
    for index, (starts, _) in enumerate(spans):
        if not states[index] and starts == min(ahead):
            states[index] = "next"
    said = course.locale.words
    return [
        Mark(
            said(state) if state else "",
            ""
            if state == "past"
            else in_days((starts.astimezone(course.zone).date() - now.date()).days, course.locale),
            your_time(when, reader, course.locale),
        )
        for state, when, (starts, _) in zip(states, whens, spans, strict=True)
    ]


def in_days(days: int, locale: Locale) -> str:
    if not 0 <= days <= 14:
        return ""
    if locale.language == "fa":
        return {0: "امروز", 1: "فردا", 2: "پس\u200cفردا"}.get(days, f"{locale.digits(str(days))} روز دیگر")
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")


def day_of(time: datetime, locale: Locale) -> str:
    """Say a day as readers' browsers do in short; Persian ones by the Solar Hijri calendar."""
    if locale.language == "fa":
        day = JalaliDate(time)
        words = [PERSIAN_WEEKDAYS[time.weekday()], locale.digits(str(day.day)), PERSIAN_MONTHS[day.month - 1]]
    else:
        words = [f"{time:%a}", str(time.day), f"{time:%b}"]
    return "\N{NO-BREAK SPACE}".join(words)


def your_time(when: When, reader: str, locale: Locale) -> str:
    match when:
        case Moment(at=at):
            times = [at]
        case Hours(start=start, end=end):
            times = [start, end]
        case _:
            return ""
    own = [time.astimezone(ZoneInfo(reader)) for time in times]
    if all(time.utcoffset() == there.utcoffset() for time, there in zip(times, own, strict=True)):
        return ""
    days = [day_of(time, locale) for time in own]
    whole = [
        locale.words("{date}, {time}").format(date=day, time=f"{time:%H:%M}")
        for day, time in zip(days, own, strict=True)
    ]
    if len(own) == 1:
        said = whole[0]
    elif days[0] == days[1]:
        pattern = locale.words("{first}–{last}").replace("–", "–\N{WORD JOINER}")
        said = pattern.format(first=whole[0], last=f"{own[1]:%H:%M}")
    else:
        said = locale.words("{first} – {last}").format(first=whole[0], last=whole[1])
    said = locale.digits(said)
    return locale.words("{time} your time ({city})").format(time=said, city=READERS[reader])


# -- What the page says -----------------------------------------------------------------------------

READ_MARKS = """rows => rows.map(row => {
    const said = name => row.querySelector(`.syllabus-date > .${name}`).textContent;
    const state = said("state");
    const words = JSON.parse(document.querySelector("script[data-words]").dataset.words);
    const marked = ["past", "now", "next"].filter(name => row.classList.contains(`is-${name}`));
    if (state !== marked.map(name => words[name]).join())
        throw Error(`the row of class ${row.className} says ${state}`);
    return [state, said("relative"), said("your-time")];
})"""


def marks_of(rows: Locator) -> list[Mark]:
    return [Mark(*said) for said in rows.evaluate_all(READ_MARKS)]


def see_again_at(page: Page, now: datetime) -> None:
    """Come back to a page that was out of sight."""
    page.clock.set_fixed_time(now)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


@each_course
@pytest.mark.parametrize("reader", READERS)
def test_every_date_is_marked_to_the_minute(browser: Browser, course: Course, reader: str) -> None:
    deadlines = [e.when for e in course.plan.deadlines if isinstance(e.when, Moment | Days | Hours)]
    sessions = [session.when for session in course.plan.sessions if not session.cancelled]
    places: dict[str, dict[str, Sequence[When]]] = {
        "index.html": {
            ".next-deadline li": deadlines,
            ".next-session li": sessions,
            ".syllabus-sessions tr[data-ends]": sessions,
        },
        "syllabus/deadlines.html": {".syllabus-deadlines tr[data-ends]": deadlines},
    }
    with reading(browser, reader) as page:
        for name, on_page in places.items():
            page.goto(course.url + name)
            for day, moment in course.moments.items():
                now = course.at(moment)
                see_again_at(page, now)
                for place, whens in on_page.items():
                    assert marks_of(page.locator(place)) == expected(course, whens, now, reader), day


NEXT = [
    ("2023-09-01 12:00", ["proposal"]),
    ("2023-11-22 23:58:59", ["proposal"]),
    ("2023-11-22 23:59:59", ["proposal"]),
    ("2023-11-23 00:00:00", ["presentation"]),
    ("2024-01-12 23:59:59", ["presentation"]),
    ("2024-01-13 00:00:00", []),
]


@in_tehran
def test_next_is_what_is_not_over(browser: Browser, course: Course) -> None:
    title_of = {deadline.id: deadline.title for deadline in course.plan.deadlines}
    with reading(browser, "Asia/Tokyo") as page:
        for moment, ids in NEXT:
            titles = [title_of[name] for name in ids]
            page.clock.set_fixed_time(course.at(moment))
            page.goto(course.url)
            shown = page.locator(".next-deadline li:visible strong")
            assert shown.all_inner_texts() == titles, moment
            expect(page.locator(".nothing-ahead")).to_be_visible(visible=not titles)


@in_berlin
def test_next_names_what_is_on_and_all_that_comes_first(browser: Browser, course: Course) -> None:
    with reading(browser) as page:
        page.clock.set_fixed_time(course.at("2024-02-09 23:59:59"))
        page.goto(course.url)
        deadlines, sessions = (page.locator(f".next-{kind} li:visible") for kind in ("deadline", "session"))
        assert deadlines.locator("strong").all_inner_texts() == ["Homework 2", "Report"]
        # Monday 12 February is a holiday.
        expect(sessions).to_have_count(1)
        expect(sessions).to_have_attribute("data-starts", "2024-02-14T10:30:00+01:00")
        page.clock.set_fixed_time(course.at("2024-03-04 10:30"))
        page.goto(course.url)
        now_and_next = [course.locale.words(state) for state in ("now", "next")]
        assert deadlines.locator(".state").all_inner_texts() == now_and_next
        assert deadlines.locator("strong").all_inner_texts() == ["Talks", "Checkpoint"]
        assert sessions.locator(".state").all_inner_texts() == now_and_next
        expect(sessions.first).to_have_attribute("data-starts", "2024-03-04T10:30:00+01:00")


@in_berlin
def test_a_page_left_open_stays_right(browser: Browser, course: Course) -> None:
    with reading(browser) as page:
        page.clock.install(time=course.at("2024-02-09 23:58:30"))
        page.goto(course.url)
        homework = page.locator(".syllabus-deadlines tr").filter(has_text="Homework 2")
        expect(homework).to_have_class(re.compile("is-next"))
        expect(homework.locator(".relative")).to_have_text(in_days(0, course.locale))
        page.clock.run_for("00:59")
        expect(homework).to_have_class(re.compile("is-next"))
        page.clock.run_for("00:31")
        expect(homework).to_have_class(re.compile("is-past"))
        expect(page.locator(".next-deadline li:visible strong")).to_have_text("Talks")


@in_berlin
def test_a_page_that_slept_is_right_when_it_is_seen_again(browser: Browser, course: Course) -> None:
    with reading(browser) as page:
        page.clock.set_fixed_time(course.at("2024-02-09 23:58:30"))
        page.goto(course.url)
        see_again_at(page, course.at("2024-03-15 12:00"))
        expect(page.locator(".next-deadline li:visible strong")).to_have_text(["Talks", "Homework 10"])


@in_tehran
def test_modules_are_marked_once_and_heard_once(browser: Browser, course: Course) -> None:
    with reading(browser, "Asia/Tehran") as page:
        page.clock.set_fixed_time(course.at("2023-10-21 00:00"))
        page.goto(course.url + "syllabus/index.html")
        table = page.locator(".syllabus-schedule")
        states = table.locator("th .state").all_inner_texts()
        assert states == [*map(course.locale.words, ("past", "now", "next")), "", ""]
        assert table.locator("tr.is-now").count() == 5
        assert page.locator("[aria-current=date]").count() == 1
        assert page.locator(".state:not([aria-hidden])").filter(has_text=states[0]).count() == 0


@in_berlin
def test_a_date_in_a_sentence_is_counted_to(browser: Browser, course: Course) -> None:
    with reading(browser, "America/Los_Angeles") as page:
        page.clock.set_fixed_time(course.at("2024-04-16 23:59"))
        page.goto(course.url)
        date = page.locator("p", has_text="The final exam is on").locator(".syllabus-date")
        expect(date.locator(".relative")).to_have_text(in_days(3, course.locale))
        expect(date.locator(".your-time")).to_have_text(
            {
                "en": "Fri 19 Apr, 00:00–\N{WORD JOINER}03:00 your time (Los Angeles)",
                # Day before month, as Persian has it; Intl would put the month first.
                "fa": "جمعه ۳۱ فروردین، ساعت ۰۰:۰۰ تا ۰۳:۰۰ به وقت شما (Los Angeles)",
            }[course.locale.language]
        )


def test_the_persian_edition_sorts_by_the_persian_alphabet(browser: Browser, site_url: str) -> None:
    with reading(browser) as page:
        page.goto(f"{site_url}{EDITIONS['fa']}syllabus/deadlines.html")
        kind = page.get_by_label("نوع")
        assert kind.locator("option").all_inner_texts() == ["همه", "آزمون", "پروژه", "تمرین"]
        page.get_by_role("columnheader").first.get_by_role("button").click()
        assert titles_of(page) == [
            "آزمون پایان‌ترم", "ارائهٔ مقاله", "پیشنهادهٔ پروژه", "تمرین‌ها", "نقد مقاله",
        ]  # fmt: skip
        kind.select_option("پروژه")
        assert titles_of(page) == ["ارائهٔ مقاله", "پیشنهادهٔ پروژه", "نقد مقاله"]
        expect(page.get_by_role("status")).to_have_text("نمایش ۳ مورد از ۵")


DRAWING = """
<svg data-runs="{runs}" data-starts="2024-01-22T00:00+01:00" data-ends="2024-02-01T00:00+01:00"
  viewBox="0 0 300 300"><rect class="scale" x="100" y="50" width="200" height="40"/></svg>
"""


@in_berlin
@pytest.mark.parametrize(
    ("runs", "place"), [("right", ("x", "150")), ("left", ("x", "250")), ("down", ("y", "60"))]
)
def test_a_drawing_shows_today(browser: Browser, course: Course, runs: str, place: tuple[str, str]) -> None:
    def with_drawing(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace("</article>", f"{drawing}</article>"))

    drawing = DRAWING.format(runs=runs)
    with reading(browser) as page:
        page.clock.set_fixed_time(course.at("2024-01-24 12:00"))
        page.route("**/weeks.html", with_drawing)
        page.goto(course.url + "weeks.html")
        line = page.locator("svg .today")
        expect(line).to_have_attribute(*place)
        expect(line).to_be_visible()
        see_again_at(page, course.at("2024-02-01 00:00"))
        expect(line).to_be_hidden()


# -- Without the script, and its weight --------------------------------------------------------------


@in_berlin
def test_without_the_script_everything_is_there(browser: Browser, course: Course) -> None:
    with reading(browser, java_script_enabled=False) as page:
        page.goto(course.url)
        everything = page.locator(".next li, .syllabus-sessions tr, .syllabus-deadlines tr")
        sessions = course.plan.sessions
        held = [session for session in sessions if not session.cancelled]
        # The lists hold what has a date, the tables all there is and a row of headings.
        assert everything.count() == len(held) + 7 + len(sessions) + 1 + 8 + 1
        for element in everything.all():
            expect(element).to_be_visible()
        # Neither is there a control that does nothing, nor a word that is true on some days only.
        assert page.locator("main").locator("select, .nothing-ahead:visible, .relative, .state").count() == 0
        expect(page.locator("main")).not_to_contain_text(in_days(0, course.locale))


def test_the_script_is_small() -> None:
    assert len(gzip.compress(SCRIPT.read_bytes())) < 4096


# -- Controls ---------------------------------------------------------------------------------------


def control(page: Page, course: Course, label: str) -> Locator:
    return page.get_by_label(course.locale.words(label))


def titles_of(page: Page) -> list[str]:
    titles: list[str] = page.locator(".syllabus-deadlines tbody th > p:first-child:visible").all_inner_texts()
    return titles


BY_DATE = [
    "Homework 2", "Report", "Talks", "Checkpoint", "Homework 10", "Night exam", "Final exam", "Bonus sheet",
]  # fmt: skip
BY_TITLE = sorted(BY_DATE, key=lambda title: (title != "Bonus sheet", title.split()[0], len(title)))


@in_berlin
def test_deadlines_are_narrowed_and_sorted_by_keyboard_and_the_address_keeps_it(
    browser: Browser, course: Course
) -> None:
    with reading(browser) as page:
        page.goto(course.url + "index.html#deadlines")
        assert titles_of(page) == BY_DATE
        by_title, by_date = page.get_by_role("columnheader").filter(has=page.locator("button")).all()
        expect(by_date).to_have_attribute("aria-sort", "ascending")
        kinds = control(page, course, "Kind")
        kinds.focus()
        project = course.locale.words("project")
        for _ in range(kinds.locator("option").all_inner_texts().index(project)):
            page.keyboard.press("ArrowDown")
        assert titles_of(page) == ["Report", "Talks", "Checkpoint"]
        shown = course.locale.words("{shown} of {all} shown").format(shown=3, all=8)
        expect(page.get_by_role("status")).to_have_text(course.locale.digits(shown))
        page.keyboard.press("Tab")
        expect(by_title.get_by_role("button")).to_be_focused()
        page.keyboard.press("Enter")
        assert titles_of(page) == ["Checkpoint", "Report", "Talks"]
        expect(by_title).to_have_attribute("aria-sort", "ascending")
        expect(by_date).not_to_have_attribute("aria-sort", re.compile(""))
        assert page.url == course.url + f"index.html?kind={quote(project)}&sort=title#deadlines"
        page.reload()
        assert titles_of(page) == ["Checkpoint", "Report", "Talks"]
        kinds.select_option(course.locale.words("all"))
        assert titles_of(page) == BY_TITLE
        by_date.get_by_role("button").press("Space")
        assert titles_of(page) == BY_DATE
        assert page.url == course.url + "index.html#deadlines"


@in_berlin
def test_what_the_address_leads_to_is_never_hidden(browser: Browser, course: Course) -> None:
    with reading(browser) as page:
        page.goto(course.url + f"index.html?kind={course.locale.words('project')}#deadline-hw10")
        assert titles_of(page) == ["Report", "Talks", "Checkpoint", "Homework 10"]
        page.evaluate("location.hash = 'deadline-final'")
        expect(page.locator("tr", has=page.locator("#deadline-final"))).to_be_visible()
        page.goto(course.url + "index.html?kind=nonsense&sort=nonsense")
        assert titles_of(page) == BY_DATE


@in_berlin
def test_controls_are_only_where_they_have_something_to_do(browser: Browser, course: Course) -> None:
    with reading(browser) as page:
        page.goto(course.url + "weeks.html")
        assert page.locator(".syllabus-deadlines tbody tr").count() == 2
        expect(control(page, course, "Kind")).to_have_count(0)
        expect(page.locator("th button")).to_have_count(0)
        expect(control(page, course, "Calendar")).to_have_count(1)


IN_CALENDARS = {
    "en": {
        "Gregorian": [
            "Sunday 31 March 2024, 01:30–03:30 Berlin time",
            "Friday 19 April 2024, 09:00–12:00 Berlin time",
        ],
        "Solar Hijri": [
            "Sunday 12 Farvardin 1403, 01:30–03:30 Berlin time",
            "Friday 31 Farvardin 1403, 09:00–12:00 Berlin time",
        ],
        "both": [
            "Sunday 31 March 2024 (12 Farvardin 1403), 01:30–03:30 Berlin time",
            "Friday 19 April 2024 (31 Farvardin 1403), 09:00–12:00 Berlin time",
        ],
    },
    "fa": {
        "Gregorian": [
            "یکشنبه ۳۱ مارس ۲۰۲۴، ساعت ۰۱:۳۰ تا ۰۳:۳۰ به وقت برلین",
            "جمعه ۱۹ آوریل ۲۰۲۴، ساعت ۰۹:۰۰ تا ۱۲:۰۰ به وقت برلین",
        ],
        "Solar Hijri": [
            "یکشنبه ۱۲ فروردین ۱۴۰۳، ساعت ۰۱:۳۰ تا ۰۳:۳۰ به وقت برلین",
            "جمعه ۳۱ فروردین ۱۴۰۳، ساعت ۰۹:۰۰ تا ۱۲:۰۰ به وقت برلین",
        ],
        "both": [
            "یکشنبه ۱۲ فروردین ۱۴۰۳ (۳۱ مارس ۲۰۲۴)، ساعت ۰۱:۳۰ تا ۰۳:۳۰ به وقت برلین",
            "جمعه ۳۱ فروردین ۱۴۰۳ (۱۹ آوریل ۲۰۲۴)، ساعت ۰۹:۰۰ تا ۱۲:۰۰ به وقت برلین",
        ],
    },
}


@in_berlin
def test_a_calendar_is_chosen_once(browser: Browser, course: Course) -> None:
    def shown(page: Page) -> list[str]:
        rows = page.locator(".syllabus-deadlines tr")
        dates = [
            rows.filter(has_text=title).locator(".syllabus-date") for title in ("Night exam", "Final exam")
        ]
        texts = [re.sub(r"\s+", " ", date.inner_text()).strip() for date in dates]
        return [text.removesuffix(f" {course.locale.words('next')}") for text in texts]

    with reading(browser) as page:
        page.clock.set_fixed_time(course.at("2024-01-01 12:00"))
        for words, dates in IN_CALENDARS[course.locale.language].items():
            choice = course.locale.words(words)
            page.goto(course.url)
            control(page, course, "Calendar").select_option(choice)
            for name in ("index.html", "weeks.html"):
                page.goto(course.url + name)
                assert shown(page) == dates
                expect(control(page, course, "Calendar").locator(":checked")).to_have_text(choice)


@in_berlin
def test_a_calendar_that_the_course_does_not_have_hides_nothing(browser: Browser, course: Course) -> None:
    with reading(browser) as page:
        page.goto(course.url)
        page.evaluate("localStorage.syllabusCalendar = 'hebrew'")
        page.reload()
        expect(page.locator(".syllabus-deadlines .in-gregory").first).to_be_visible()
        expect(page.locator(".syllabus-deadlines .in-persian").first).to_be_visible()


@in_berlin
def test_where_nothing_may_be_stored_the_rest_works(browser: Browser, course: Course) -> None:
    with reading(browser) as page:
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage', {get() { throw new Error('denied') }})"
        )
        page.goto(course.url)
        control(page, course, "Calendar").select_option(course.locale.words("Gregorian"))
        expect(page.locator(".in-persian").first).to_be_hidden()


@in_berlin
def test_a_long_table_leads_to_this_week(browser: Browser, course: Course) -> None:
    with reading(browser) as page:
        page.clock.set_fixed_time(course.at("2024-03-18 11:00"))
        page.goto(course.url)
        link = page.get_by_role("link", name=course.locale.words("This week"))
        expect(link).to_have_count(1)  # the deadlines are few
        link.focus()
        page.keyboard.press("Enter")
        now = page.locator(".syllabus-sessions tr.is-now")
        expect(now).to_have_attribute("data-starts", "2024-03-18T10:30:00+01:00")
        expect(now).to_be_in_viewport()
        page.clock.set_fixed_time(course.at("2024-05-01 11:00"))
        page.reload()
        expect(link).to_be_hidden()


@pytest.mark.parametrize(
    ("course", "width", "scheme"),
    [
        (f"{city} {language}", width, scheme)
        for city, width, language, scheme in in_each_look(
            ("Tehran", 320), ("Tehran", 1280), ("Berlin", 320), ("Berlin", 1280)
        )
    ],
    indirect=["course"],
)
def test_marks_and_controls_are_accessible(
    browser: Browser, find_violations: FindViolations, course: Course, width: int, scheme: Scheme
) -> None:
    narrowed = f"index.html?kind={course.locale.words('project')}&sort=title"
    moment, names = {
        TEHRAN: ("2023-11-22 12:00", ["index.html", "syllabus/index.html", "syllabus/deadlines.html"]),
        BERLIN: ("2024-03-08 14:30", [narrowed, "weeks.html"]),
    }[course.zone]
    with reading(
        browser, "America/Los_Angeles", color_scheme=scheme, viewport={"width": width, "height": 800}
    ) as page:
        page.clock.set_fixed_time(course.at(moment))
        for name in names:
            page.goto(course.url + name)
            assert page.locator(".is-next").count()
            assert find_violations(page) == []
