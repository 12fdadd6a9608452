"""Words in several languages: what people read differs, and nothing else does."""

import json
import pickle
from dataclasses import replace
from pathlib import Path
from typing import Any

import icalendar
import pytest
from docutils import nodes

from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.dates.calendars import leading_first
from sphinx_syllabus.dates.phrase import DateStyle
from sphinx_syllabus.model.words import Words
from sphinx_syllabus.outputs.catalogue import make_outputs
from sphinx_syllabus.outputs.structured_data import structured_data
from sphinx_syllabus.plan.entries import Plan
from sphinx_syllabus.plan.timeline import EntrySort, timeline_of
from sphinx_syllabus.read_course import read_course
from sphinx_syllabus.tables.staff import staff_list
from sphinx_syllabus.tables.style import TableStyle
from sphinx_syllabus.views.course import CourseView
from sphinx_syllabus.views.deadlines import DeadlinesView

FULL_COURSE = Path(__file__).parent / "full_course"


def plan_in(language: str | None, site: Path = FULL_COURSE) -> Plan:
    reading = read_course(site, language=language)
    assert reading.plan is not None
    return reading.plan


def outputs_in(language: str) -> dict[str, bytes]:
    plan = plan_in(language)
    calendars = leading_first(plan.term.shown_calendars, language)
    style = DateStyle(calendars, plan.term.calendar.zone, locale_for(language))
    return make_outputs(plan, style, "https://course.example/{}".format, None)


@pytest.fixture(scope="module")
def editions() -> dict[str, dict[str, bytes]]:
    return {language: outputs_in(language) for language in ("en", "fa")}


def test_words_are_those_of_the_language_or_the_first() -> None:
    english, persian, german = plan_in("en"), plan_in("fa-IR"), plan_in("de")
    assert (english.about.title, persian.about.title) == ("A Course in Everything", "درسی دربارهٔ همه‌چیز")
    assert persian.term.name == "پاییز ۱۴۰۲"
    assert persian.late[0].terms.title == "تأخیر گزارش‌ها"
    assert persian.modules[0].title == "آغاز"
    assert persian.modules[0].topics[0].title == "مبحث نخست"
    assert persian.modules[0].topics[0].theme == "آغاز"
    assert repr(german) == repr(english) == repr(plan_in(None))


def test_links_are_called_in_the_language_and_known_by_one_name(
    editions: dict[str, dict[str, bytes]],
) -> None:
    for language, forum, papers in (("en", "Forum", "Papers"), ("fa", "انجمن", "مقاله‌ها")):
        course = json.loads(editions[language]["course.json"])
        assert course["course"]["links"] == {
            "Forum": {"url": "https://forum.everything.example", "title": forum},
            "Office": {"url": "mailto:office@everything.example"},
        }
        plan = plan_in(language)
        dates = DateStyle((), plan.term.calendar.zone, locale_for(language))
        style = TableStyle(dates, *[lambda *_: nodes.Text("")] * 7)
        shown = staff_list(plan.staff, style)
        called = {it["refuri"]: it.astext() for it in shown.findall(nodes.reference) if "refuri" in it}
        assert called["https://everything.example/ada/publications"] == papers


def test_a_grading_item_may_be_named_in_any_of_its_languages() -> None:
    for language, name in (("en", "Report"), ("fa", "گزارش")):
        [report] = (entry for entry in plan_in(language).deadlines if entry.id == "report")
        assert report.credit
        assert report.credit.item == report.counts_for == name
        assert report.weight == 30


def test_ids_and_dates_are_the_same_in_both_languages(editions: dict[str, dict[str, bytes]]) -> None:
    def without_words(tree: Any) -> Any:
        if isinstance(tree, dict):
            kept = ("id", "page", "url", "file", "at", "start", "end", "first", "last", "weight", "number")
            return {
                key: without_words(value)
                for key, value in tree.items()
                if isinstance(value, dict | list) or key in kept
            }
        if isinstance(tree, list):
            return [without_words(value) for value in tree if not isinstance(value, str)]
        return tree

    english, persian = (json.loads(editions[language]["course.json"]) for language in ("en", "fa"))
    assert (english["language"], persian["language"]) == ("en", "fa")
    assert without_words(english) == without_words(persian)
    assert english["course"]["title"] != persian["course"]["title"]


def test_calendars_have_the_same_events_in_other_words(editions: dict[str, dict[str, bytes]]) -> None:
    english, persian = (
        {
            str(event["UID"]): event
            for event in icalendar.Calendar.from_ical(editions[language]["calendar.ics"]).walk("VEVENT")
        }
        for language in ("en", "fa")
    )
    assert english.keys() == persian.keys()
    for uid, event in english.items():
        for name in ("DTSTART", "DTEND", "SEQUENCE", "STATUS", "DTSTAMP"):
            assert event.get(name) == persian[uid].get(name), (uid, name)
    [proposal] = (event for uid, event in persian.items() if uid.startswith("deadline-proposal@"))
    assert "پیشنهادهٔ پروژه" in str(proposal["SUMMARY"])


def test_kinds_are_known_by_their_first_language(tmp_path: Path) -> None:
    (tmp_path / "syllabus").mkdir()
    (tmp_path / "syllabus" / "course.yaml").write_text(
        """
course: {id: small, title: Small}
term: {name: Fall, starts: 2023-09-23, weeks: 4, timezone: UTC}
late:
  works: {accepted-until: 1 day late, kinds: [work]}
deadlines:
  - {id: one, title: One, kind: {en: work, fa: کار}, due: 2023-10-01}
""",
        "utf-8",
    )
    persian = plan_in("fa", tmp_path)
    [entry] = DeadlinesView("work").ask(persian) or ()
    assert entry.kind == "کار"
    assert entry.acceptance
    assert DeadlinesView("کار").ask(persian) is None
    assert DeadlinesView(None).known(persian) == ("work",)


def test_an_exam_is_one_in_whichever_of_its_languages_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "syllabus").mkdir()
    (tmp_path / "syllabus" / "course.yaml").write_text(
        """
course: {id: small, title: Small}
term: {name: Fall, starts: 2023-09-23, weeks: 4, timezone: UTC}
deadlines:
  - {id: one, title: One, kind: {fa: آزمون, en: exam}, when: 2023-11-01}
  - {id: two, title: Two, kind: exam, when: 2023-11-01}
""",
        "utf-8",
    )
    reading = read_course(tmp_path, language="fa")
    assert reading.plan is not None
    assert [entry.sort for entry in timeline_of(reading.plan).entries] == [EntrySort.EXAM] * 2
    # Both are after the last week, which is right for exams alone.
    [problem] = reading.problems
    assert problem.message.startswith("two exams are on 2023-11-01")


def test_pages_keep_words_as_text_of_one_language() -> None:
    words = Words({"en": "Exam", "fa": "آزمون"}).said_in("fa")
    assert (words, words.name, repr(words)) == ("آزمون", "Exam", "'آزمون'")
    assert type(pickle.loads(pickle.dumps(words))) is str


def test_a_language_is_the_same_however_its_code_is_joined() -> None:
    words = Words({"en": "Exam", "pt-BR": "Prova"})
    assert [words.said_in(language) for language in ("pt_BR", "pt-BR", "de")] == ["Prova", "Prova", "Exam"]


def test_an_edition_without_an_address_gets_none_of_another(tmp_path: Path) -> None:
    (tmp_path / "syllabus").mkdir()
    (tmp_path / "syllabus" / "course.yaml").write_text(
        """
course:
  id: small
  title: Small
  url: {en: "https://small.example/", fa: "https://small.example/fa/"}
term: {name: Fall, starts: 2023-09-23, weeks: 4, timezone: UTC}
""",
        "utf-8",
    )
    addresses = {language: plan_in(language, tmp_path).about.url for language in ("en", "fa", "de")}
    assert addresses == {"en": "https://small.example/", "fa": "https://small.example/fa/", "de": None}


def test_digits_are_those_that_the_language_has_in_cldr() -> None:
    written = {code: locale_for(code).decimal("12.5") for code in ("en", "fa", "fa-AF", "ps", "ckb", "ur")}
    assert written == {
        "en": "12.5", "fa": "۱۲٫۵", "fa-AF": "۱۲٫۵", "ps": "۱۲٫۵", "ckb": "١٢٫٥", "ur": "12.5"
    }  # fmt: skip


@pytest.mark.parametrize("language", ["tlh", "prs", "x"])
def test_a_language_that_cldr_lacks_has_the_dates_of_english(
    language: str, editions: dict[str, dict[str, bytes]]
) -> None:
    assert outputs_in(language)["deadlines.txt"] == editions["en"]["deadlines.txt"]


def test_search_engines_get_names_as_they_are() -> None:
    course = CourseView().ask(plan_in("fa"))
    told = structured_data(
        replace(course, title="Deep Learning"), (), (), None, lambda _: None, locale_for("fa")
    )
    assert told is not None
    [about] = json.loads(told)["@graph"]
    assert about["hasCourseInstance"]["name"] == "Deep Learning، پاییز ۱۴۰۲"


def test_names_of_another_direction_are_isolated_in_plain_text(editions: dict[str, dict[str, bytes]]) -> None:
    lines = editions["fa"]["deadlines.txt"].decode().splitlines()
    [essay] = (line for line in lines if "Essay" in line)
    assert essay.startswith("\u2068Essay\u2069: شنبه ۱۸ آذر ۱۴۰۲ (۹ دسامبر ۲۰۲۳)، ساعت ۲۳:۵۹ به وقت تهران")
    [proposal] = (line for line in lines if "پیشنهادهٔ پروژه" in line)
    assert proposal.startswith("پیشنهادهٔ پروژه: چهارشنبه ۱ آذر ۱۴۰۲ (۲۲ نوامبر ۲۰۲۳)، ساعت ۲۳:۵۹")
    calendar = icalendar.Calendar.from_ical(editions["en"]["calendar.ics"])
    titles = {str(event["SUMMARY"]) for event in calendar.walk("VEVENT")}
    assert "Presentation: \u2068مریم میرزاخانی, Sofia Kovalevskaya\u2069" in titles


def test_an_address_in_a_calendar_ends_before_what_ends_its_isolation(
    editions: dict[str, dict[str, bytes]],
) -> None:
    """A link that took the invisible letter along would lead nowhere."""
    said = {}
    for language, outputs in editions.items():
        calendar = icalendar.Calendar.from_ical(outputs["calendar.ics"])
        [survey] = [event for event in calendar.walk("VEVENT") if "deadline-survey@" in str(event["UID"])]
        [said[language]] = [line for line in str(survey["DESCRIPTION"]).splitlines() if "/survey" in line]
    assert said["en"] == "Submit: https://everything.example/survey"
    assert said["fa"].endswith("\u2068https://everything.example/survey \u2069")
