"""Other languages: every word that the extension writes can be translated, every date is isolated."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo

from sphinx_syllabus.dates.names import month_names, weekday_name
from sphinx_syllabus.model.scalars import Calendar, Weekday

if TYPE_CHECKING:
    from tests.syllabus.site.conftest import Course

PACKAGE = Path(__file__).parents[3] / "_ext" / "sphinx_syllabus"


def translate_everything(package: Path, language: str) -> None:
    """Give a copy of the extension a catalog that puts brackets around every message."""
    catalog = Catalog(locale=language)
    for _, _, message, _, _ in extract_from_dir(package, keywords={"words": None, "plural": (1, 2)}):
        messages = message if isinstance(message, tuple) else (message,)
        catalog.add(message, tuple(f"⟦{text}⟧" for text in messages) if len(messages) > 1 else f"⟦{message}⟧")
    folder = package / "locale" / language / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "sphinx_syllabus.mo").open("wb") as file:
        write_mo(file, catalog)


def texts_of_data(tree: Any) -> Iterator[str]:
    """Find the texts that the data's authors wrote for people."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            if isinstance(value, str) and key in ("title", "module", "item", "note", "name"):
                yield value
            yield from texts_of_data(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from ([value] if isinstance(value, str) else texts_of_data(value))


def words_of_dates(language: str) -> set[str]:
    months = (name for calendar in Calendar for name in month_names(calendar, language))
    return {*months, *(weekday_name(day, language) for day in Weekday)}


def test_every_word_of_the_extension_can_be_translated(course: Course, tmp_path: Path) -> None:
    translate_everything(Path(shutil.copytree(PACKAGE, tmp_path / "ext" / "sphinx_syllabus")), "de")
    for file, name in (
        ("projects.md", "kind: project"),
        ("module.md", "module: curves"),
        ("box.md", "} essay"),
    ):
        course.edit(file, name, f"{name}-1")
    build = course.build_in_new_python(
        "-D", "language=de", PYTHONPATH=str(tmp_path / "ext"), EDIT_URL="https://forge.example/{file}"
    )
    assert build.status == 0
    authors = {"Dates of the project", "Weights"}
    authors |= {"TXT", "kB"}  # a file's type, and its size in the unit that CLDR has for German
    for path in (course.source / "syllabus").iterdir():
        authors |= set(texts_of_data(yaml.safe_load(path.read_bytes())))
    texts = {"deadlines.txt": (course.output() / "deadlines.txt").read_text(encoding="utf-8")}
    for page in course.documents():
        shown = course.body(page).select("table, div.next, div.syllabus-deadline, time, .problematic")
        texts |= {f"{page} {number}": element.get_text(" ") for number, element in enumerate(shown)}
    for where, text in texts.items():
        rest = text
        while "⟦" in rest:
            rest = re.sub(r"⟦[^⟦⟧]*⟧", " ", rest)
        for words in sorted(authors, key=len, reverse=True):
            rest = rest.replace(words, "")
        assert set(re.findall(r"[^\W\d_]+", rest)) <= words_of_dates("de"), where
    assert all(f"⟦There is no {what}" in str(texts) for what in ("module", "deadline '", "deadline of"))


def test_persian_dates_have_persian_digits_and_names_in_isolation(course: Course) -> None:
    course.build("html", "-D", "language=fa")
    assert "۲۲ مهر ۱۴۰۲" in course.body("due").get_text()
    assert "۱۴ اکتبر ۲۰۲۳" in course.body("due").get_text()
    names = {*month_names(Calendar.SOLAR_HIJRI, "fa"), *month_names(Calendar.GREGORIAN, "fa")}
    for page in ("all", "box", "due", "module", "next", "plan", "projects"):
        body = course.body(page)
        shown = body.select("table, div.next, div.syllabus-deadline, time")
        assert shown
        assert not re.search(r"[0-9]", "".join(element.get_text() for element in shown))
        assert {re.sub("[^0-9T:+-]", "", str(time["datetime"])) for time in body.select("time")} == {
            str(time["datetime"]) for time in body.select("time")
        }
        for text in body.find_all(string=re.compile(rf"(?<!\w)({'|'.join(names)})(?!\w)")):
            assert text.find_parent("bdi"), f"{page}: {text}"


def test_a_translated_sentence_keeps_its_date(course: Course) -> None:
    catalog = Catalog(locale="de")
    catalog.add("Hand in the essay by {due}`essay`, please.", "Abgabe des Aufsatzes: {due}`essay`.")
    catalog.add("Dates of the project", "Termine des Projekts")
    for name in ("due", "projects"):
        file = course.source / "locale" / "de" / "LC_MESSAGES" / f"{name}.mo"
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as target:
            write_mo(target, catalog)
    german = ("-D", "language=de", "-D", "locale_dirs=locale", "-D", "gettext_auto_build=0")
    course.build("html", *german)
    assert "Abgabe des Aufsatzes: Samstag 14 Oktober 2023" in course.body("due").get_text()
    assert course.body("projects").select("caption > .caption-text")[0].get_text() == "Termine des Projekts"
    course.edit("syllabus/deadlines.yaml", "2023-10-14", "2023-10-16")
    course.build("html", *german)
    assert "Abgabe des Aufsatzes: Montag 16 Oktober 2023" in course.body("due").get_text()
