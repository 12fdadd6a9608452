"""What a build writes after an edit: exactly the pages that show something else than before."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.syllabus.site.conftest import Course

DEADLINES = "syllabus/deadlines.yaml"
SCHEDULE = "syllabus/schedule.yaml"
TERM = "syllabus/course.yaml"

ALL_WITH_DATA = "all box due grading link module next plan projects structured"

EDITS = {
    "a date": (DEADLINES, "2023-10-14", "2023-10-16", "all box due next projects"),
    "a title": (DEADLINES, "Essay on a curve", "Essay on a knot", "all box link next projects"),
    "a note": (DEADLINES, "one page", "two pages", "all box projects"),
    "an exam's hours": (DEADLINES, "10:00-12:00", "10:00-13:00", "all next structured"),
    "an announcement": (DEADLINES, "TBA", "2024-01-10", "all next"),
    "what it counts for": (DEADLINES, "counts-for: Essay", "counts-for: Review", "all box projects"),
    "a new entry without a date": (
        DEADLINES,
        "  - id: resit",
        "  - {id: oral, title: Talk, kind: exam, when: TBA}\n  - id: resit",
        "all",
    ),
    "a new entry": (
        DEADLINES,
        "  - id: resit",
        "  - {id: oral, title: Talk, kind: exam, when: 2023-11-12}\n  - id: resit",
        "all next",
    ),
    "a comment, which moves every line": (DEADLINES, "deadlines:", "# Dates.\ndeadlines:", ""),
    "a topic": (SCHEDULE, "four-vertex", "five-vertex", "module plan"),
    "a module's weeks": (SCHEDULE, "weeks: 5-8", "weeks: 5-7", "plan structured"),
    "a weight": (TERM, "weight: TBA", "weight: 40", "grading structured"),
    "the time zone": (TERM, "Asia/Tehran", "Europe/Berlin", ALL_WITH_DATA),
    "the calendars": (TERM, "[gregorian, solar-hijri]", "[solar-hijri]", ALL_WITH_DATA),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_of_data_rewrites_the_pages_that_show_it(built_edition: Course, edit: str) -> None:
    file, old, new, shown_on = EDITS[edit]
    index, written = built_edition.page("index"), built_edition.written()
    built_edition.edit(file, old, new)
    built_edition.build()
    rewritten = rewritten_since(written, built_edition)
    assert rewritten == set(shown_on.split())
    assert built_edition.pages() == pages_of_a_clean_build(built_edition)
    assert built_edition.page("index") == index


def test_a_moved_line_rewrites_the_pages_that_link_to_it(
    in_edition: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = in_edition
    monkeypatch.setenv("EDIT_URL", "https://forge.example/edit/{file}#L{line}")
    course.build()
    written = course.written()
    assert "https://forge.example/edit/syllabus/deadlines.yaml#L5" in course.page("box")
    course.edit(DEADLINES, "deadlines:", "# Dates.\ndeadlines:")
    course.build()
    rewritten = rewritten_since(written, course)
    assert rewritten == {"all", "box", "projects"}
    assert "https://forge.example/edit/syllabus/deadlines.yaml#L6" in course.page("box")


def test_an_id_that_was_unknown_is_shown_once_the_data_has_it(in_edition: Course) -> None:
    course = in_edition
    names = {"due": "{due}`essay`", "link": "{deadline}`essay`", "box": "{deadline} essay"}
    for page, name in names.items():
        course.edit(f"{page}.md", name, name.replace("essay", "oral"))
    course.edit("module.md", "curves", "knots")
    course.edit("projects.md", "kind: project", "kind: talk")
    course.try_to_build()
    assert all(course.body(page).select(".problematic") for page in (*names, "module", "projects"))
    new = "  - {id: oral, title: Talk, kind: talk, when: 2023-11-12}\n  - id: resit"
    course.edit(DEADLINES, "  - id: resit", new)
    course.edit(SCHEDULE, "module: Surfaces", "module: Surfaces\n    id: knots")
    course.edit("structured.rst", "surfaces", "knots")
    course.build()
    assert not [page for page in course.documents() if course.body(page).select(".problematic")]
    assert course.pages() == pages_of_a_clean_build(course)


SAID: dict[str, dict[str, str]] = {
    "en": {
        "on its day": "Saturday 14 October 2023 (22 Mehr 1402), 23:59 Tehran time",
        "of some": "Saturday 14 October 2023 (22 Mehr 1402), 23:59 Tehran time (sections a, c)",
        "of one": "Monday 16 October 2023 (24 Mehr 1402), 23:59 Tehran time (section b)",
        "section": "section",
    },
    "fa": {
        "on its day": "شنبه ۲۲ مهر ۱۴۰۲ (۱۴ اکتبر ۲۰۲۳)، ساعت ۲۳:۵۹ به وقت تهران",
        "of some": "شنبه ۲۲ مهر ۱۴۰۲ (۱۴ اکتبر ۲۰۲۳)، ساعت ۲۳:۵۹ به وقت تهران"
        " (گروه\u200cهای \u2068a\u2069، \u2068c\u2069)",
        "of one": "دوشنبه ۲۴ مهر ۱۴۰۲ (۱۶ اکتبر ۲۰۲۳)، ساعت ۲۳:۵۹ به وقت تهران (گروه \u2068b\u2069)",
        "section": "گروه",
    },
}


def test_a_date_in_a_sentence_says_for_which_sections_it_is(in_edition: Course) -> None:
    course, said = in_edition, SAID[in_edition.language]
    course.edit("syllabus/course.yaml", "grading:", "sections: [{id: a}, {id: b}, {id: c}]\n\ngrading:")
    course.edit("due.md", ", please.", ", please. Or: {due}`exam`.")
    course.build()
    assert f"by {said['on its day']}, please" in course.body("due").get_text()
    course.edit(DEADLINES, "due: 2023-10-14", "due: 2023-10-14\n    sections: {b: 2 days later}")
    course.build()
    assert f"by {said['of some']}, please" in course.body("due").get_text()
    course.edit("due.md", "`essay`", "`essay-b`")
    course.build()
    told = course.body("due").get_text()
    assert f"by {said['of one']}, please" in told
    assert told.count(said["section"]) == 1


MOVED = {"en": "Monday 16 October 2023 (24 Mehr 1402)", "fa": "دوشنبه ۲۴ مهر ۱۴۰۲ (۱۶ اکتبر ۲۰۲۳)"}

MOMENTS = {
    "while reading": ("doctree-read", "box"),
    "before writing": ("write-started", None),
    "while writing": ("html-page-context", "next"),
    "before the end": ("build-finished", None),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_build_after_a_killed_one_rewrites_the_same_pages(built_edition: Course, moment: str) -> None:
    pages, written = built_edition.pages(), built_edition.written()
    built_edition.edit(DEADLINES, "2023-10-14", "2023-10-16")
    built_edition.kill_a_build(*MOMENTS[moment])
    built_edition.build()
    rewritten = rewritten_since(written, built_edition)
    assert rewritten == {"all", "box", "due", "next", "projects"}
    assert {page for page, text in built_edition.pages().items() if text != pages[page]} == rewritten
    assert pages_that_say(MOVED, built_edition) == rewritten


@pytest.mark.parametrize(
    ("moment", "afresh"), [*((moment, False) for moment in MOMENTS), ("while writing", True)]
)
def test_an_edit_undone_after_a_killed_build_leaves_no_trace(
    built_edition: Course, moment: str, afresh: bool
) -> None:
    pages = built_edition.pages()
    built_edition.edit(DEADLINES, "2023-10-14", "2023-10-16")
    if afresh:
        (built_edition.source.with_name("doctrees-html") / "environment.pickle").unlink()
    built_edition.kill_a_build(*MOMENTS[moment])
    built_edition.edit(DEADLINES, "2023-10-16", "2023-10-14")
    built_edition.build()
    assert built_edition.pages() == pages
    built_edition.build("html", "-a")
    assert built_edition.pages() == pages


@pytest.mark.parametrize("doctrees", [None, "shared"])
@pytest.mark.parametrize("builder", ["text", "latex"])
def test_a_build_of_another_kind_in_between_changes_nothing(
    in_edition: Course, builder: str, doctrees: str | None
) -> None:
    course = in_edition
    course.build(doctrees=doctrees)
    pages, written = course.pages(), course.written()
    course.edit(DEADLINES, "2023-10-14", "2023-10-16")
    course.build(builder, doctrees=doctrees)
    course.build(doctrees=doctrees)
    rewritten = rewritten_since(written, course)
    assert rewritten == {"all", "box", "due", "next", "projects"}
    assert pages_that_say(MOVED, course) == rewritten

    # Undone while the other kind was built: the doctrees on the disk are not what the pages show.
    course.edit(DEADLINES, "2023-10-16", "2023-10-14")
    course.build(builder, doctrees=doctrees)
    course.edit(DEADLINES, "2023-10-14", "2023-10-16")
    course.build("html", "-a", doctrees=doctrees)
    assert pages_that_say(MOVED, course) == rewritten
    course.edit(DEADLINES, "2023-10-16", "2023-10-14")
    course.build(doctrees=doctrees)
    assert course.pages() == pages


def test_a_build_that_changes_nothing_writes_nothing(built_edition: Course) -> None:
    written = built_edition.written()
    built_edition.build()
    assert built_edition.written() == written


def test_pages_are_complete_after_the_output_was_deleted(built_edition: Course) -> None:
    pages = built_edition.pages()
    shutil.rmtree(built_edition.output())
    built_edition.build()
    assert built_edition.pages() == pages


def test_a_build_of_one_page_leaves_the_others_to_the_next_build(built_edition: Course) -> None:
    built_edition.edit(DEADLINES, "2023-10-14", "2023-10-16")
    assert built_edition.try_to_build(only="due.md").status == 0
    built_edition.build()
    assert pages_that_say(MOVED, built_edition) == {"all", "box", "due", "next", "projects"}


def test_a_link_follows_its_deadline_to_another_page(built_edition: Course) -> None:
    course = built_edition
    course.edit("all.md", "```{deadlines}\n", "```{deadlines}\n:kind: exam\n")
    course.build()
    assert 'href="projects.html#deadline-essay"' in course.page("link")
    course.edit(DEADLINES, "Essay on a curve\n    kind: project", "Essay on a curve\n    kind: exam")
    course.build()
    assert 'href="all.html#deadline-essay"' in course.page("link")


def test_parallel_builds_make_the_same(in_edition: Course) -> None:
    course = in_edition
    assert course.build_apart("-W") == course.try_to_build("html", "-E")
    [record] = course.source.with_name("doctrees-html").glob("syllabus-pages-html-*.json")
    pages, shown = course.pages(), json.loads(record.read_bytes())
    shutil.rmtree(course.output())
    shutil.rmtree(record.parent)
    assert course.build_apart("-W", "-j", "2").said == ""
    assert course.pages() == pages
    assert json.loads(record.read_bytes()) == shown


def rewritten_since(written: dict[str, int], course: Course) -> set[str]:
    """Return the pages written anew."""
    return {page for page, moment in course.written().items() if moment != written[page]}


def pages_that_say(words: dict[str, str], course: Course) -> set[str]:
    """Return the pages on which there are some words in the language of the edition."""
    return {page for page in course.documents() if words[course.language] in course.body(page).get_text()}


def pages_of_a_clean_build(course: Course) -> dict[str, str]:
    course.build("html", "-E", "-a")
    return course.pages()


def test_a_section_that_comes_and_goes_is_linked_from_the_plan(built_edition: Course) -> None:
    assert "topic-gauss-curvature" not in built_edition.page("plan")
    plain = built_edition.source / "plain.md"
    before = plain.read_text(encoding="utf-8")
    plain.write_text(before + "\n(topic-gauss-curvature)=\n## Gauss curvature\n", encoding="utf-8")
    built_edition.build()
    assert "plain.html#topic-gauss-curvature" in built_edition.page("plan")
    plain.write_text(before, encoding="utf-8")
    built_edition.build()
    assert "topic-gauss-curvature" not in built_edition.page("plan")
