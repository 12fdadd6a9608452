"""Weights and late policies on pages: drawn, said, and never out of date."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

if TYPE_CHECKING:
    from tests.syllabus.site.conftest import Course

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


@pytest.fixture
def late_course(course: Course) -> Course:
    """Give the sample course late policies, and a page of them."""
    (course.source / "syllabus" / "late.yaml").write_text(POLICY, "utf-8")
    (course.source / "late.md").write_text(PAGE, "utf-8")
    index = course.source / "index.md"
    index.write_text(index.read_text("utf-8").replace("grading\n", "grading\nlate\n", 1), "utf-8")
    return course


def words_of(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").get_text().split())


def test_table_box_and_text_say_until_when_late_work_is_accepted(late_course: Course) -> None:
    late_course.build()
    until = (
        "Accepted late until Tuesday 17 October 2023 (25 Mehr 1402), 23:59 Tehran time, "
        "then worth 70% to 80% of its credit, depending on the free days left"
    )
    for page in ("all", "box"):
        assert until in words_of(late_course.page(page)), page
    assert until in (late_course.output() / "deadlines.txt").read_text("utf-8")
    for builder, file in (("text", "all.txt"), ("man", "*.1"), ("latex", "*.tex")):
        late_course.build(builder)
        [path] = late_course.output(builder).glob(file)
        printed = path.read_text("utf-8").replace("\\%", "%")
        assert "80% of its credit" in " ".join(printed.replace("|", " ").split()), builder


def test_policies_are_said_all_or_one(late_course: Course) -> None:
    late_course.build()
    whole, one = (words_of(str(part)) for part in late_course.body("late").select("dl, dl + p"))
    assert whole.startswith("Reports (project)Each pair has 1 free day in all")
    assert "GenerousEach student has 2 free days in all" in whole
    assert one.startswith("Each student has 2 free days in all")


def test_a_name_that_no_policy_has_is_told_at_its_line(late_course: Course) -> None:
    late_course.edit("late.md", ":name: generous", ":name: generus")
    build = late_course.try_to_build()
    assert "late.md:6: WARNING: there is no late policy 'generus'" in build.said
    assert "(did you mean 'generous'?)" in build.said
    assert "There is no late policy 'generus'." in words_of(late_course.page("late"))


def test_the_bar_stands_before_its_table_and_shares_no_id(late_course: Course) -> None:
    late_course.build()
    soup = BeautifulSoup(late_course.page("late"), "html.parser")
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


def test_an_edited_policy_rewrites_the_pages_that_tell_of_it(late_course: Course) -> None:
    late_course.build()
    before = late_course.written()
    late_course.edit("syllabus/late.yaml", "3 days late", "4 days late")
    late_course.build()
    after = late_course.written()
    rewritten = {page for page in after if after[page] != before[page]}
    assert rewritten - {"index"} == {"all", "box", "late", "projects"}  # Sphinx writes the menu's page anew
    assert "Wednesday 18 October 2023" in words_of(late_course.page("box"))


def test_the_handout_has_them_from_data_and_from_pages(late_course: Course) -> None:
    with (late_course.source / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write('syllabus_handout_sections = ["late", "deadlines", "/late"]\n')
    late_course.build()
    pdf = PdfReader(io.BytesIO((late_course.output() / "handout.pdf").read_bytes()))
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert "Late work Reports (project)" in text
    assert text.count("Each pair has 1 free day in all") == 2
    assert "Accepted late until Tuesday 17 October 2023" in text
