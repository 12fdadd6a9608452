"""What a build says and does about data with problems, and about pages that name what does not exist."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.syllabus.site.conftest import translate

from sphinx_syllabus.glue.translation_files import BABEL, NO_PART_WORDS
from sphinx_syllabus.load.merge_conflict import CONFLICT_WORDS, conflicts_in, without_code

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


CONFLICT = "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> spring\n"


CODE = ("text", "", "{code-block} diff", "{parsed-literal}", "{literalinclude} a", "{sourcecode} diff")
WITHIN = (
    "{fence}",
    "```` {{note}}\n{fence}````\n",
    "::::{{note}}\n{fence}::::\n",
    "````{{note}}\n{fence}````\n",
    "`````{{tab-set}}\n````{{tab-item}} A\n\n{fence}````\n`````\n",
)


@pytest.mark.parametrize("within", WITHIN)
@pytest.mark.parametrize("code", CODE)
def test_code_may_show_a_merge_conflict_wherever_it_stands(code: str, within: str) -> None:
    marks = CONFLICT.format("Ice.", "Snow.")
    page = within.format(fence=f"```{code}\n{marks}```\n\n{marks}\n```text\n{marks}```\n")
    [line] = conflicts_in(without_code(page))
    assert page.splitlines()[line - 2 : line] == ["", "<<<<<<< HEAD"]


def test_code_between_colons_may_show_a_merge_conflict_and_text_there_may_not() -> None:
    marks = CONFLICT.format("Ice.", "Snow.")
    page = f":::{{code-block}} diff\n{marks}:::\n\n:::{{note}}\n{marks}:::\n\n``` {{note}}\n{marks}```\n"
    places = [line for line, text in enumerate(page.splitlines(), 1) if text.startswith("<<<<<<< ")]
    assert conflicts_in(without_code(page)) == places[1:]
    assert conflicts_in(without_code(page.replace("\n", "\r"))) == places[1:]


def test_merge_conflicts_in_pages_are_warned_of_at_their_lines(course: Course) -> None:
    marks = CONFLICT.format("Ice.", "Snow.")
    quoted = "   ".join(["", *marks.splitlines(keepends=True)])
    texts = {
        "ours-a.md": f"---\norphan: true\n---\n# Ours\n\n{marks}\nRain.\n\n{marks}",
        "told-b.md": f"---\norphan: true\n---\n# Told\n\n```text\n{marks}```\n\n```{{note}}\n{marks}```\n",
        "ours-c.rst": f":orphan:\n\nOurs\n====\n\n{marks}\n::\n\n{quoted}",
        "heads-d.md": "---\norphan: true\n---\nA head\n=======\n\n<<<<<<< is what git writes.\n",
    }
    for name, text in texts.items():
        (course.source / name).write_text(text, "utf-8")
    course.source.joinpath("windows.md").write_bytes(
        f"---\norphan: true\n---\n# Windows\n\n{marks}".replace("\n", "\r\n").encode()
    )
    for build in (course.try_to_build(), course.try_to_build()):
        assert build.status == 0
        told = [line for line in build.said.splitlines() if "conflict" in line]
        assert told == [
            f"{place}: WARNING: {CONFLICT_WORDS} [syllabus.conflict]"
            for place in ("ours-a.md:6", "ours-a.md:14", "ours-c.rst:6", "told-b.md:15", "windows.md:6")
        ]


LOST = f"{NO_PART_WORDS} [i18n.not_readable]"
BROKEN_CATALOGS = {
    CONFLICT.format('msgstr "a"', 'msgstr "b"'): {0: f"{CONFLICT_WORDS} [syllabus.conflict]"},
    'msgst "a"\n': {0: LOST},
    'msgstr "a\n': {0: LOST},
    "msgstr\n": {0: LOST},
    "msgstr\n\nmsgid\n": {0: LOST, 2: LOST},
    'msgstr "a"\n\f\nmsgid\t"Snow"\nmsgstr"b"\n': {2: LOST, 3: LOST},
}


@pytest.mark.parametrize("broken", BROKEN_CATALOGS)
def test_what_is_lost_in_a_catalog_is_warned_of_at_its_lines(course: Course, broken: str) -> None:
    translate(course.source, {"No data": "بی داده"}, "plain")
    catalog = course.source / "locale" / "fa" / "LC_MESSAGES" / "plain.po"
    whole = catalog.read_text("utf-8")
    catalog.write_text(f'{whole}\n#~ msgid "former"\n\nmsgid "Ice"\n{broken}', "utf-8")
    persian = ("-Dlanguage=fa", "-Dlocale_dirs=locale")
    line = whole.count("\n") + 5
    expected = [
        f"locale/fa/LC_MESSAGES/plain.po:{line + further}: WARNING: {message}"
        for further, message in BROKEN_CATALOGS[broken].items()
    ]
    for build in (course.try_to_build("html", *persian), course.try_to_build("html", *persian)):
        # Older releases of Babel cannot read on, and Sphinx says that, too.
        told = [line for line in build.said.splitlines() if "WARNING: reading error: " not in line]
        assert told == expected
    catalog.write_text(whole, "utf-8")
    course.build("html", *persian)


@pytest.mark.parametrize(
    "message",
    [
        'msgid "No data"\n\f\n\u00a0\n\u00a0msgstr  "{}"\n',
        'msgid "No "\n"data"\nmsgstr ""\n\n"{}"\n',
        pytest.param(
            'msgid\n"No data"\nmsgstr\n\n"{}"\n',
            marks=pytest.mark.skipif(BABEL < (2, 18), reason="such a message is lost, and told"),
        ),
    ],
    ids=["spaces", "further lines", "keywords alone"],
)
def test_what_is_read_in_a_catalog_is_not_warned_of(course: Course, message: str) -> None:
    translate(course.source, {}, "plain")
    catalog = course.source / "locale" / "fa" / "LC_MESSAGES" / "plain.po"
    with catalog.open("a", encoding="utf-8") as file:
        file.write("\n" + message.format("بی داده"))
    course.build("html", "-Dlanguage=fa", "-Dlocale_dirs=locale")
    assert "بی داده" in course.body("plain").get_text()


@pytest.mark.parametrize("encoding", ["utf-16", "cp1256"])
def test_a_catalog_that_is_not_utf_8_stops_the_build(course: Course, encoding: str) -> None:
    translate(course.source, {"No data": "کتاب"}, "plain")
    persian = ("-Dlanguage=fa", "-Dlocale_dirs=locale")
    course.build("html", *persian)
    before = files_in(course.output())
    catalog = course.source / "locale" / "fa" / "LC_MESSAGES" / "plain.po"
    catalog.write_text(catalog.read_text("utf-8"), encoding)
    build = course.try_to_build("html", *persian)
    assert build.status == 2
    told, outcome = build.said.splitlines()
    message = "ERROR: the file is not UTF-8 text: save it as UTF-8 in your editor"
    assert re.fullmatch(rf"locale/fa/LC_MESSAGES/plain\.po:\d+:\d+: {message}", told)
    assert outcome == "ERROR: translations have errors: nothing is built, and the site stays as it was"
    assert files_in(course.output()) == before


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
