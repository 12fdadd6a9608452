"""What a build says and does about data with problems, and about pages that name what does not exist."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.syllabus.site.conftest import Course

DEADLINES = "syllabus/deadlines.yaml"


def files_in(folder: Path) -> dict[Path, tuple[int, bytes]]:
    """Return every file with the moment of its last change and its content."""
    return {
        path: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.rglob("*") if path.is_file()
    }


def test_errors_are_all_listed_and_the_last_good_site_stays(course: Course) -> None:
    course.build()
    before = files_in(course.output())
    course.edit(DEADLINES, "2023-10-14", "30 Esfand 1402")
    course.edit(DEADLINES, "weeks 7-8", "weeks 7-9")
    course.edit("syllabus/course.yaml", "weight: 20", "weight: 25")
    course.edit("syllabus/schedule.yaml", "page: module", "page: modul")
    build = course.try_to_build("html", "-D", "suppress_warnings=syllabus")
    assert build.status == 2
    *errors, outcome = build.said.splitlines()
    assert errors[0] == (
        "syllabus/deadlines.yaml:5:10: ERROR: 30 Esfand 1402 is not a day: Esfand 1402 has 29 days"
    )
    assert [error[: error.index(": ERROR: ")] for error in errors] == [
        "syllabus/deadlines.yaml:5:10",
        "syllabus/deadlines.yaml:14:11",
        "syllabus/schedule.yaml:4:11",
    ]
    assert outcome == "ERROR: the course's data has errors: nothing is built, and the site stays as it was"
    assert files_in(course.output()) == before


def test_values_of_another_type_are_told_at_their_lines(course: Course) -> None:
    conf = course.source / "conf.py"
    own = [line for line in conf.read_text("utf-8").splitlines() if not line.startswith("syllabus_")]
    wrong = {
        "syllabus_folder": "None",
        "syllabus_edit_url": "3",
        "syllabus_handout_sections": "'schedule'",
        "syllabus_handout_paper": "b'a4'",
        "syllabus_handout_template": "{}",
    }
    given = [f"{name} = {value}" for name, value in wrong.items()]
    conf.write_text("\n".join([*own, *given]), "utf-8")
    build = course.try_to_build()
    assert build.status == 2
    *errors, outcome = [line for line in build.said.splitlines() if "WARNING" not in line]
    places = [f"{conf}:{number}: ERROR: {name}: write a " for number, name in enumerate(wrong, len(own) + 1)]
    assert [error[: len(place)] for error, place in zip(errors, places, strict=True)] == places
    assert outcome == "ERROR: conf.py has errors: nothing is built, and the site stays as it was"


def test_odd_signs_on_a_page_are_warned_of_at_their_lines(course: Course) -> None:
    (course.source / "odd.md").write_text(
        "---\norphan: true\n---\n# Odd\n\n```{deadlines}\n:caption: \x00\n:module: \ufffe\n```\n\n"
        "{deadline}`\x00\ufffe`\n",
        "utf-8",
    )
    build = course.try_to_build()
    assert build.status == 0
    assert all(f"{course.source / 'odd.md'}:" in line for line in build.said.splitlines() if line)
    assert "WARNING" in build.said


def test_without_any_data_file_there_is_no_site(course: Course) -> None:
    for path in (course.source / "syllabus").iterdir():
        path.unlink()
    build = course.try_to_build()
    assert build.status == 2
    assert "there is no data file (*.yaml) in 'syllabus'" in build.said
    assert files_in(course.output()) == {}


DATE_IN_DOUBT = {"en": "Saturday 14 January 2023 (24 Dey 1401)", "fa": "شنبه ۲۴ دی ۱۴۰۱ (۱۴ ژانویهٔ ۲۰۲۳)"}


def test_doubts_are_shown_and_the_site_is_built(built_edition: Course) -> None:
    course = built_edition
    course.edit("syllabus/course.yaml", "weight: 20", "weight: 25")
    course.edit(DEADLINES, "2023-10-14", "2023-01-14")
    build = course.try_to_build()
    assert build.status == 0
    weights, outside = sorted(build.said.splitlines())
    assert weights == (
        "syllabus/course.yaml:18:5: WARNING: the weights add up to 65, not to 60 [syllabus.weights]"
    )
    assert outside.startswith("syllabus/deadlines.yaml:5:10: WARNING: 'essay' is on 2023-01-14, outside")
    assert outside.endswith(" [syllabus.outside-term]")
    assert DATE_IN_DOUBT[course.language] in course.body("all").get_text()

    assert course.try_to_build("html", "-W", "--keep-going").status == 1
    course.build("html", "-D", "suppress_warnings=syllabus.weights,syllabus.outside-term")


UNKNOWN: dict[str, tuple[str, str, str, str, str | dict[str, str]]] = {
    "syllabus": (
        "module.md",
        "curves",
        "curve",
        "module.md:3: WARNING: there is no module 'curve' in the course's data (did you mean 'curves'?)",
        {"en": "There is no module 'curve'.", "fa": "بخشی با نام «curve» وجود ندارد."},
    ),
    "deadlines": (
        "projects.md",
        "kind: project",
        "kind: projects",
        "projects.md:3: WARNING: there is no deadline of the kind 'projects' in the course's data"
        " (did you mean 'project'?)",
        {
            "en": "There is no deadline of the kind 'projects'.",
            "fa": "هیچ مهلتی از نوع «projects» وجود ندارد.",
        },
    ),
    "deadline": (
        "box.md",
        "{deadline} essay",
        "{deadline} esay",
        "box.md:3: WARNING: there is no deadline 'esay' in the course's data (did you mean 'essay'?)",
        {"en": "There is no deadline 'esay'.", "fa": "مهلتی با نام «esay» وجود ندارد."},
    ),
    "due": (
        "due.md",
        "{due}`essay`",
        "{due}`assay`",
        "due.md:3: WARNING: there is no deadline 'assay' (did you mean 'essay'?)",
        "by assay, please",
    ),
    "deadline role": (
        "link.md",
        "{deadline}`essay`",
        "{deadline}`easy`",
        "link.md:3: WARNING: there is no deadline 'easy' (did you mean 'essay'?)",
        "The easy, or",
    ),
    "output": (
        "link.md",
        "{output}`deadlines.txt`",
        "{output}`deadline.txt`",
        "link.md:3: WARNING: there is no output 'deadline.txt' (did you mean 'deadlines.txt'?)",
        "are in deadline.txt;",
    ),
    "in reStructuredText": (
        "structured.rst",
        ":due:`review`",
        ":due:`xyz`",
        "structured.rst:4: WARNING: there is no deadline 'xyz'",
        "review is on xyz;",
    ),
}


@pytest.mark.parametrize("what", UNKNOWN)
def test_an_unknown_name_is_warned_of_and_named_on_the_page(built_edition: Course, what: str) -> None:
    """Whoever writes pages is warned in English, whatever language they are in."""
    course = built_edition
    page, known, unknown, warning, shown = UNKNOWN[what]
    course.edit(page, known, unknown)
    build = course.try_to_build()
    assert build.status == 0
    assert build.said == f"{course.source}/{warning} [syllabus.unknown-id]\n"
    body = course.body(Path(page).stem)
    assert (shown if isinstance(shown, str) else shown[course.language]) in body.get_text()
    assert body.select(".problematic")
