"""The command ``new-course``: every answer makes a course without a problem, and nothing is overwritten."""

import errno
import runpy
import string
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils.base import DocutilsRenderer
from myst_parser.parsers.mdit import create_md_parser
from pydantic import TypeAdapter

from sphinx_syllabus.__main__ import main
from sphinx_syllabus.atomic_file import unfinished_path
from sphinx_syllabus.catalogs import locale_for
from sphinx_syllabus.commands.new_course import questions
from sphinx_syllabus.commands.new_course.files import names_of_files, site_files
from sphinx_syllabus.commands.new_course.questions import QUESTIONS, Place
from sphinx_syllabus.dates.format import format_day
from sphinx_syllabus.model.scalars import Calendar, Text, Weekday
from sphinx_syllabus.read_course import read_course

ANSWERS = {
    "title": "Deep Learning",
    "id": "deep-learning",
    "institution": "",
    "starts": "2026-09-23",
    "weeks": "15",
    "calendars": "gregorian",
    "timezone": "Asia/Tehran",
    "week-starts": "Saturday",
    "meetings": "",
    "url": "",
}
ODD = """C#: "Macros", {braces} [and] 'quotes' \\n $x$ `code` _a_ *b* <i> &amp; % | ~ ^ @x !y - 1. #"""


def is_text(text: str) -> bool:
    try:
        TypeAdapter(Text).validate_python(text)
    except ValueError:
        return False
    return True


def one_line(text: str) -> str:
    return " ".join(text.split())


texts = st.one_of(
    st.text(string.punctuation + " aZ9یگ🎓\u200c\ufeff", min_size=1, max_size=30),
    st.text(min_size=1, max_size=20),
    st.sampled_from(
        [ODD, "no", "12:30", "~", "- x", "# x", "یادگیری ژرف", "C #", "TBA", "null", "a: b", "1.5"]
    ),
)
titles = texts.filter(is_text).map(one_line)
days = st.dates(date(2024, 1, 1), date(2035, 12, 31))


@st.composite
def starts(draw: st.DrawFn) -> str:
    day = draw(days)
    words = format_day(day, draw(st.sampled_from(Calendar)), locale_for(draw(st.sampled_from(["en", "fa"]))))
    return draw(st.sampled_from([day.isoformat(), words]))


weekdays = st.sampled_from([day.name.capitalize() for day in Weekday])
meetings = st.builds(
    lambda names, hours: f"{', '.join(names)} {hours}",
    st.lists(weekdays, min_size=1, max_size=7),
    st.sampled_from(["10:30-12:00", "9 am to 11 am", "6 pm-7:15 pm", "۱۰:۳۰–۱۲:۰۰"]),
)
answers = st.fixed_dictionaries(
    {
        "title": titles,
        "id": st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True),
        "institution": st.just("") | titles,
        "starts": starts(),
        "weeks": st.integers(1, 99).map(str) | st.sampled_from(["۱۵", "1", "2"]),
        "calendars": st.sampled_from(["gregorian", "solar-hijri", "persian, gregorian", "gregorian jalali"]),
        "timezone": st.sampled_from(
            ["Asia/Tehran", "America/New_York", "UTC", "Pacific/Apia", "Africa/Cairo", "Etc/GMT+5", "GB"]
        ),
        "week-starts": weekdays,
        "meetings": st.just("") | meetings,
        "url": st.sampled_from(["", "https://example.org/c/", 'https://example.org/"{a}%20#x\\']),
    }
)


@settings(max_examples=100)
@given(answers)
@example({**ANSWERS, "title": ODD, "institution": ODD})
def test_every_answer_makes_a_course_without_a_problem(given: dict[str, str]) -> None:
    with TemporaryDirectory() as folder:
        site = Path(folder)
        for name, content in site_files(given, date(2026, 11, 23)).items():
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_bytes(content)
        reading = read_course(site)
        with_holiday = {"syllabus/course.yaml": with_the_example_holiday(site)}
        after_holiday = read_course(site, with_holiday).problems
        configuration = runpy.run_path(str(site / "conf.py"))
        heading = shown(site / "index.md")
        page = (site / "index.md").read_text("utf-8")
    # The last week is free for what holidays put off, and 'check' notes that.
    assert {problem.topic for problem in reading.problems} <= {"empty-session"}
    if int(given["weeks"]) > 3:
        assert {problem.topic for problem in after_holiday} <= {"empty-session"}
    assert reading.plan is not None
    about = reading.plan.about
    assert (about.id, about.title) == (given["id"], given["title"])
    assert (about.institution or "", about.url or "") == (given["institution"], given["url"])
    assert (configuration["project"], configuration["author"]) == (given["title"], given["institution"])
    assert configuration["html_baseurl"] == given["url"]
    assert heading == given["title"]
    assert ("{meetings}" in page) == bool(given["meetings"])


def with_the_example_holiday(site: Path) -> bytes:
    """Return the data in which the holiday that stands there as a comment is one."""
    text = (site / "syllabus/course.yaml").read_text("utf-8")
    assert "  # holidays:\n  #   - " in text
    return text.replace("  # holidays:\n  #   - ", "  holidays:\n    - ").encode()


def shown(page: Path) -> str:
    """Return a page's heading as MyST reads it."""
    parser = create_md_parser(
        MdParserConfig(enable_extensions={"amsmath", "attrs_inline", "dollarmath"}), DocutilsRenderer
    )
    tokens = parser.parse(page.read_text("utf-8"))
    inline = tokens[1]
    assert (tokens[0].type, inline.type) == ("heading_open", "inline")
    return "".join(map(letters, inline.children or ()))


def letters(token: Token) -> str:
    assert token.type in ("text", "text_special"), token
    return token.content


# -- What is asked ------------------------------------------------------------------------------


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return a way to type answers; when they are used up, the input has ended."""

    def type_in(*lines: str) -> None:
        typed: Iterator[str] = iter(lines)

        def read(question: str) -> str:
            print(question, end="")
            try:
                line = next(typed)
            except StopIteration:
                raise EOFError from None
            print(line)
            return line

        monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", read)

    return type_in


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the machine's clock go by the time of Berlin."""
    monkeypatch.setattr("sphinx_syllabus.commands.new_course.zone_of_this_machine", lambda: "Europe/Berlin")


@pytest.mark.usefixtures("machine")
def test_questions_are_repeated_until_the_answer_can_be_read(
    tmp_path: Path, at_a_terminal: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    at_a_terminal(
        "Deep  Learning", "Deep Learning", "", "Sharif University",
        "week 3", "1 Mehr 1405", "", "", "Tehran", "Asia/Tehran", "", "Saturday 10:30", "Mon 10:30-12:00",
        "Saturday and Monday 10:30-12:00", "example.org", "",
    )  # fmt: skip
    assert main(["new-course", str(tmp_path / "dl")]) == 0
    said = capsys.readouterr().out
    for words in (
        "'Deep Learning' is not an id: use small letters, digits and single hyphens, a letter first, such as "
        "'deep-learning'",
        "'week 3' is no first day: write one day",
        "'Tehran' is not a time zone's name",
        "'10:30' names no hours",
        "'Mon' is not a weekday (did you mean 'Monday'?)",
        "'example.org' is not a web address: write it with https://",
        "The day with which weeks begin [Saturday]: ",
        "Its calendars, the leading one first: gregorian, solar-hijri [solar-hijri]: ",
    ):
        assert words in said
    plan = read_course(tmp_path / "dl").plan
    assert plan is not None
    assert (plan.about.id, plan.about.title) == ("deep-learning", "Deep Learning")
    assert plan.term.calendar.starts == date(2026, 9, 23)
    assert plan.term.calendar.weeks[0].first == date(2026, 9, 19)
    assert len(plan.sessions) == 28


@pytest.mark.usefixtures("machine")
def test_nothing_is_written_when_somebody_stops_answering(
    tmp_path: Path, at_a_terminal: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    at_a_terminal("Deep Learning")
    assert main(["new-course", str(tmp_path / "dl")]) == 1
    assert capsys.readouterr().out.endswith("Nothing has been written.\n")
    assert not (tmp_path / "dl").exists()


@pytest.mark.parametrize("how", ["no terminal", "--defaults"])
@pytest.mark.usefixtures("machine")
def test_nothing_is_asked_without_a_terminal_or_with_defaults(
    how: str, tmp_path: Path, at_a_terminal: Callable[..., None]
) -> None:
    if how == "--defaults":
        at_a_terminal()
    assert main(["new-course", str(tmp_path / "deep-learning"), *([how] if how == "--defaults" else [])]) == 0
    plan = read_course(tmp_path / "deep-learning").plan
    assert plan is not None
    assert (plan.about.id, plan.about.title) == ("deep-learning", "Deep learning")
    term = plan.term.calendar
    assert term.starts.weekday() == Weekday.MONDAY.value
    assert timedelta() < term.starts - date.today() <= timedelta(days=7)  # noqa: DTZ011 - as the machine says
    assert (len(term.weeks), term.zone.key) == (15, "Europe/Berlin")


def default(name: str, **others: str) -> str:
    question = next(question for question in QUESTIONS if question.name == name)
    return question.default({**ANSWERS, **others}, Place("a-course", date(2026, 11, 23), "UTC"))


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Asia/Tehran", "Saturday"),
        ("America/New_York", "Sunday"),
        ("Europe/Berlin", "Monday"),
        ("Antarctica/Troll", "Monday"),
        ("UTC", "Monday"),
    ],
)
def test_weeks_begin_as_they_do_where_the_clock_is(zone: str, day: str) -> None:
    assert default("week-starts", timezone=zone) == day


def test_defaults_follow_from_the_answers_before() -> None:
    assert default("starts") == "30 November 2026"
    assert default("calendars", starts="۱ مهر ۱۴۰۵") == "solar-hijri"
    assert default("id", title="C++ & Rust") == "c-rust"
    assert default("id", title="یادگیری ژرف") == "a-course"


@pytest.mark.parametrize("zone", ["Not/AZone", "local", "Etc/UTC"])
def test_a_machine_without_a_named_zone_counts_in_utc(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "get_localzone", lambda: zone)
    assert questions.zone_of_this_machine() == "UTC"


# -- What is refused ----------------------------------------------------------------------------


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "syllabus").mkdir()
    (tmp_path / "conf.py").write_text("mine")
    (tmp_path / "syllabus" / "schedule.yaml").write_text("mine too")
    (tmp_path / "notes.md").write_text("in nobody's way")
    assert main(["new-course", str(tmp_path), "--defaults"]) == 1
    listed = [f"{tmp_path}/conf.py", f"{tmp_path}/syllabus/schedule.yaml"]
    assert capsys.readouterr().out.splitlines()[1:] == [*listed, "Nothing has been written."]
    left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert left == ["conf.py", "notes.md", "syllabus/schedule.yaml"]
    assert (tmp_path / "conf.py").read_text() == "mine"


def test_what_cannot_be_written_to_its_end_is_not_begun(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    *_, last = names_of_files()
    hindrance = unfinished_path(tmp_path / last)
    hindrance.mkdir(parents=True)
    before = {*tmp_path.rglob("*")}
    assert main(["new-course", str(tmp_path), "--defaults"]) == 1
    assert {*tmp_path.rglob("*")} == before
    said = capsys.readouterr().out
    assert said == f"{tmp_path / last}: cannot be written: Is a directory\nNothing has been written.\n"
    hindrance.rmdir()
    assert main(["new-course", str(tmp_path), "--defaults"]) == 0


def test_a_folder_that_was_made_goes_where_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    *_, last = names_of_files()
    target = tmp_path / "courses" / "dl"

    def replace_all_but_the_last(unfinished: Path, path: Path) -> None:
        if path == target / last:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        unfinished.rename(path)

    monkeypatch.setattr(Path, "replace", replace_all_but_the_last)
    assert main(["new-course", str(target), "--defaults"]) == 1
    assert capsys.readouterr().out.endswith("\nNothing has been written.\n")
    assert [*tmp_path.rglob("*")] == []


def test_it_is_written_beside_what_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    assert main(["new-course", str(tmp_path), "--defaults"]) == 0
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()} == {
        *names_of_files(),
        "notes.txt",
    }


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (["--starts", "soon"], "--starts: 'soon' is not understood"),
        (["--weeks", "0"], "--weeks: '0' is not a whole number from 1 to 99"),
        (["--title", " "], "--title is empty: write a value, or leave it out"),
        (["--calendars", "lunar"], "--calendars: 'lunar' is not a calendar"),
        (["--calendars", ","], "--calendars: is empty"),
        (["--meetings", "10:30-12:00"], "--meetings: '10:30-12:00' names no days with hours"),
        # Each is right by itself: that night, no clock there shows half past two.
        (
            ["--starts", "2027-03-08", "--timezone", "America/New_York", "--meetings", "Sunday 02:30-04:00"],
            "These answers do not go together:\nsyllabus/course.yaml",
        ),
    ],
)
def test_wrong_flags_are_refused(
    flags: list[str], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new-course", str(tmp_path / "dl"), *flags]) == 1
    said = capsys.readouterr().out
    assert said.startswith(words)
    assert said.endswith("\nNothing has been written.\n")
    assert not (tmp_path / "dl").exists()


def test_a_file_is_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "dl").write_text("mine")
    assert main(["new-course", str(tmp_path / "dl"), "--defaults"]) == 1
    assert capsys.readouterr().out.startswith(f"{tmp_path}/dl is a file: name a folder\n")
