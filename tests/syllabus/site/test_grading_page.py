"""Weights and late policies on pages: drawn, said, and never out of date."""

from __future__ import annotations

import re
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from tests.syllabus.paper_reader import dates_in_english, days_in, has_word, text_of
from tests.syllabus.site.conftest import SAMPLE, Course

if TYPE_CHECKING:
    from pathlib import Path

POLICY = """\
late:
  reports: {free-days: 1, each: pair, per-day: 10%, accepted-until: 3 days late, kinds: [project]}
  generous: {free-days: 2}
"""
PAGE = """\
# Late

```{late-policy}
```

```{late-policy}
:name: generous
```

```{grading}
```

```{grading}
:caption: The same again
```
"""


def make_late_course(folder: Path, language: str) -> Course:
    """Give a copy of the sample course late policies, and a page of them."""
    course = Course(shutil.copytree(SAMPLE, folder / "source"), language)
    (course.source / "syllabus" / "late.yaml").write_text(POLICY, "utf-8")
    (course.source / "late.md").write_text(PAGE, "utf-8")
    course.edit("index.md", "\ngrading\n", "\ngrading\nlate\n")
    return course


@pytest.fixture
def late_course(tmp_path: Path, language: str) -> Course:
    """Make the course, to be built in each edition in turn."""
    return make_late_course(tmp_path, language)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, language: str) -> Course:
    """Build the course with a handout, in each edition in turn."""
    course = make_late_course(tmp_path_factory.mktemp("late"), language)
    with (course.source / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write('syllabus_handout_sections = ["late", "deadlines", "/late"]\n')
    course.build()
    return course


def words_of(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").get_text().split())


UNTIL = {
    "en": "Accepted late until Tuesday 17 October 2023 (25 Mehr 1402), 23:59 Tehran time, "
    "then worth 70% to 80% of its credit, depending on the free days left",
    "fa": "تحویل با تأخیر تا سه‌شنبه ۲۵ مهر ۱۴۰۲ (۱۷ اکتبر ۲۰۲۳)، ساعت ۲۳:۵۹ به وقت تهران؛ "
    "در آن زمان، بسته به روزهای تأخیر مجاز باقی‌مانده، ۷۰٪ تا ۸۰٪ نمره تعلق می‌گیرد",
}
CREDIT = {"en": "80% of its credit", "fa": "۷۰٪ تا ۸۰٪ نمره تعلق می‌گیرد"}


def test_table_box_and_text_say_until_when_late_work_is_accepted(built: Course, language: str) -> None:
    for page in ("all", "box"):
        assert UNTIL[language] in words_of(built.page(page)), page
    assert UNTIL[language] in (built.output() / "deadlines.txt").read_text("utf-8")
    for builder, file in (("text", "all.txt"), ("man", "*.1"), ("latex", "*.tex")):
        built.build(builder)
        [path] = built.output(builder).glob(file)
        printed = path.read_text("utf-8").replace("\\%", "%")
        assert CREDIT[language] in " ".join(printed.replace("|", " ").split()), builder


REPORTS = {
    "en": "Each pair has 1 free day in all: a late day that one covers costs nothing. "
    "Each late day beyond these costs 10% of the credit; it counts as soon as it has begun. "
    "Nothing is accepted more than 3 days after the deadline.",
    "fa": "هر گروه دونفره در مجموع ۱ روز تأخیر مجاز دارد؛ روز تأخیری که از این تعداد کم شود، "
    "از نمره نمی‌کاهد. هر روز تأخیر بیش از این تعداد ۱۰٪ از نمره می‌کاهد و به محض آغاز، کامل به حساب "
    "می‌آید. پس از گذشت ۳ روز از مهلت، هیچ تحویلی پذیرفته نمی‌شود.",
}
GENEROUS = {
    "en": "Each student has 2 free days in all: a late day that one covers costs nothing. "
    "Late work beyond these days is not accepted. "
    "Nothing is accepted more than 2 days after the deadline.",
    "fa": "هر دانشجو در مجموع ۲ روز تأخیر مجاز دارد؛ روز تأخیری که از این تعداد کم شود، "
    "از نمره نمی‌کاهد. تحویل با تأخیر بیش از این روزها پذیرفته نمی‌شود. "
    "پس از گذشت ۲ روز از مهلت، هیچ تحویلی پذیرفته نمی‌شود.",
}
OF_PROJECTS = {"en": "Reports (project)", "fa": "Reports (پروژه)"}


def test_policies_are_said_all_or_one(built: Course, language: str) -> None:
    whole, one = (words_of(str(part)) for part in built.body("late").select("dl, dl + p"))
    assert whole == f"{OF_PROJECTS[language]}{REPORTS[language]} Generous{GENEROUS[language]}"
    assert one == GENEROUS[language]


NO_POLICY = {
    "en": "There is no late policy 'generus'.",
    "fa": "قاعده‌ای برای تأخیر با نام «generus» وجود ندارد.",
}


def test_a_name_that_no_policy_has_is_told_at_its_line(late_course: Course, language: str) -> None:
    late_course.edit("late.md", ":name: generous", ":name: generus")
    build = late_course.try_to_build()
    assert "late.md:6: WARNING: there is no late policy 'generus'" in build.said
    assert "(did you mean 'generous'?)" in build.said
    assert NO_POLICY[language] in words_of(late_course.page("late"))


def test_the_bar_stands_before_its_table_and_shares_no_id(built: Course) -> None:
    soup = BeautifulSoup(built.page("late"), "html.parser")
    for shown in soup.select(".syllabus-weights"):
        assert [part.name for part in shown.find_all(["svg", "table"])] == ["svg", "svg", "table"]
        for drawing in shown.select("svg"):
            title = soup.find(id=str(drawing["aria-labelledby"]))
            assert drawing["role"] == "img"
            assert title
            assert title.get_text()
    ids = [tag["id"] for tag in soup.select("[id]")]
    assert len(soup.select(".syllabus-weights")) == 2
    assert len(ids) == len(set(ids))


NEW_DATE = {"en": "Wednesday 18 October 2023", "fa": "چهارشنبه ۲۶ مهر ۱۴۰۲"}


def test_an_edited_policy_rewrites_the_pages_that_tell_of_it(late_course: Course, language: str) -> None:
    late_course.build()
    before = late_course.written()
    late_course.edit("syllabus/late.yaml", "3 days late", "4 days late")
    late_course.build()
    after = late_course.written()
    rewritten = {page for page in after if after[page] != before[page]}
    assert rewritten - {"index"} == {"all", "box", "late", "projects"}  # Sphinx writes the menu's page anew
    until = late_course.body("box").select("time")[-1]
    assert until["datetime"] == "2023-10-18T23:59:00+03:30"
    assert NEW_DATE[language] in words_of(str(until))


# What reads paper takes Persian words from the end of their line.
ON_PAPER = {
    "en": (r"Late work Reports \(project\)", "Each pair has 1 free day in all"),
    "fa": (r"تأخیر با تحویل ?Reports ?\)پروژه \(", "مجموع در دونفره گروه هر"),
}
BEGIN_OF_CREDIT = {
    "en": "Accepted late until Tuesday 17 October 2023",
    "fa": "تحویل با تأخیر تا سه‌شنبه",
}


def test_the_handout_has_them_from_data_and_from_pages(built: Course, language: str) -> None:
    text = " ".join(text_of((built.output() / "handout.pdf").read_bytes()).split())
    from_data, from_both = ON_PAPER[language]
    assert re.search(from_data, text)
    assert text.count(from_both) == 2
    assert has_word(BEGIN_OF_CREDIT[language], text)
    gregorian, solar_hijri = days_in(text if language == "en" else dates_in_english(text))
    assert date(2023, 10, 17) in gregorian & solar_hijri
