"""The schema for editors: it refuses what the reader refuses by form, and nothing that the reader takes."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic import BaseModel, TypeAdapter
from tests.syllabus.editors import read_as_editor, values_of

from sphinx_syllabus.__main__ import main
from sphinx_syllabus.load.yaml_source import read_yaml
from sphinx_syllabus.model import late, scalars
from sphinx_syllabus.model.course import Course
from sphinx_syllabus.model.links import CourseLink
from sphinx_syllabus.model.materials import MaterialSource, Reading
from sphinx_syllabus.model.problem import Severity
from sphinx_syllabus.outputs.json_schema import json_schema
from sphinx_syllabus.outputs.key_reference import KindOfEntry, as_yaml, key_reference
from sphinx_syllabus.plan.unreadable import READERS
from sphinx_syllabus.read_course import read_course

REPOSITORY = Path(__file__).parents[2]
TESTS = Path(__file__).parents[1]
BAD_DATA = Path(__file__).parent / "bad_data"
SCHEMA = json_schema()
EDITOR = Draft7Validator(SCHEMA)

ERROR = re.compile(r"\S+:\d+:\d+: (?!warning|note)(.*)")
OF_FORM = re.compile(
    r"unknown key|the key '[\w-]+' is missing$|expected (a list|text|keys)|nothing stands here|is empty"
    r"|is not (an id|a weight|a percentage|a whole number|a length|a web address|a link|an e-mail|yes or no"
    r"|a weekday|a calendar)|does not say how late|write (only one|what changes|what to read|at least one)"
    r"|has no date: write|write either 'module:'|belongs to a module"
)


def is_taken(text: str) -> bool:
    """Tell whether an editor finds nothing wrong with a file; an empty one it leaves alone."""
    values = read_as_editor(text)
    return values is None or EDITOR.is_valid(values)


# -- The files ------------------------------------------------------------------------------------


def test_it_is_a_schema_and_the_one_in_the_repository(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["schema"]) == 0
    printed = capsys.readouterr().out
    Draft7Validator.check_schema(json.loads(printed))
    assert main(["schema", str(tmp_path / "schema.json")]) == 0
    written = (tmp_path / "schema.json").read_bytes()
    assert written == printed.encode()
    assert written == (REPOSITORY / "syllabus" / "schema.json").read_bytes()


def test_every_data_file_of_the_repository_names_it() -> None:
    for file in (REPOSITORY / "syllabus").glob("*.yaml"):
        assert "# yaml-language-server: $schema=schema.json\n" in file.read_text("utf-8")


def test_a_place_that_cannot_be_written_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["schema", str(tmp_path)]) == 1
    assert capsys.readouterr().out.startswith(f"{tmp_path}: cannot be written: ")


# -- What it takes, and what it refuses -------------------------------------------------------------


def test_it_takes_the_data_of_every_course() -> None:
    files = [*REPOSITORY.glob("syllabus/*.yaml"), *TESTS.glob("*/**/syllabus/*.yaml")]
    assert len(files) > 20
    assert [file for file in files if not is_taken(file.read_text("utf-8"))] == []


@pytest.mark.parametrize("case", sorted(folder.name for folder in BAD_DATA.iterdir()))
def test_it_agrees_with_the_reader_about_form(case: str) -> None:
    errors = ERROR.findall((BAD_DATA / case / "expected.txt").read_text("utf-8"))
    if any("cannot be read as YAML" in error for error in errors):
        return
    try:
        taken = all(
            is_taken(file.read_bytes().decode("utf-8-sig")) for file in BAD_DATA.glob(f"{case}/*.yaml")
        )
    except (yaml.YAMLError, UnicodeDecodeError):
        assert errors
        return
    if not errors:
        assert taken
    if any(OF_FORM.search(error) for error in errors):
        assert not taken


FORMS = {name: form for name, form in (vars(scalars) | vars(late)).items() if get_origin(form) is Annotated}
"""The forms of single values, and entries for which one may stand."""
FORMS |= {"a material alone": MaterialSource, "a reading alone": Reading, "a link alone": CourseLink}

NOTABLE = (
    "16", "007", "۱۶", "100", "0", "0.5", "12.5%", "۱۲.۵ ٪", "1e1", "0x10", ".nan", "TBA", "tbd",
    "To be  announced", "yes", "NO", "True", "false", "on", "Null", "Monday", "SATURDAY", "Jalali",
    "solar-hijri", "سه\u200cشنبه", "سه شنبه", "يكشنبه", "Monday\u200f", "هجری  شمسی", "ميلادي", "۱۲٫۵٪",
    "٤٠ ٪", "۱۰۰٪", "student", "Pair", "20 minutes", "1 Hour", "90 min.", "2h", "3 days late", "2 WEEKS",
    "36 hours  late", "1-4", "last 2 weeks", "week 9 Saturday", "2023-11-22", "1402/09/01", "12:30",
    "10:30-12:00", "9 am to 11 am", "2 days later",
    "https://example.org", "HTTPS://Example.org/{file}", "mailto:a@b", "MAILTO:a@b", "a@b.c", "mailto:a@b.c",
    "a/b.pdf", "1986", "v1.5", "e5", "true-id", "rumelhart1986", "projects/index",
)  # fmt: skip


def patterns_in(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict) and isinstance(schema.get("pattern"), str):
        yield schema["pattern"]
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from patterns_in(part)


def texts_of(form: Any) -> st.SearchStrategy[str]:
    """Make texts of a form, others that are almost of it, and any at all."""
    of_form = [
        st.from_regex(pattern) for pattern in sorted(set(patterns_in(TypeAdapter(form).json_schema())))
    ]
    notable = st.sampled_from(NOTABLE)
    swapped = st.builds(lambda text: text.swapcase(), notable)
    spaced = st.builds(lambda text: f" {text}\n", notable)
    return st.one_of(*of_form, notable, swapped, spaced, st.text(max_size=8))


@pytest.mark.parametrize("name", FORMS)
def test_it_takes_every_value_that_the_reader_takes(name: str) -> None:
    form = FORMS[name]
    reader = TypeAdapter(form)
    editor = Draft7Validator(reader.json_schema())
    dates = [READERS[part] for part in getattr(form, "__metadata__", ()) if part in READERS]

    @given(texts_of(form))
    def check(text: str) -> None:
        try:
            reader.validate_python(text)
            for read_date in dates:
                read_date(" ".join(text.split()))
        except ValueError:
            return
        for value in values_of(text):
            assert editor.is_valid(value), value

    check()


# -- What it says of keys ---------------------------------------------------------------------------

REFERENCE = key_reference()
KINDS = {kind.name: kind for top in REFERENCE for kind in top.kinds}


def models() -> Iterator[type[BaseModel]]:
    """List the models of all entries."""
    waiting: list[Any] = [Course]
    seen: set[Any] = set()
    while waiting:
        part = waiting.pop()
        if isinstance(part, type) and issubclass(part, BaseModel) and part not in seen:
            seen.add(part)
            yield part
            waiting.extend(field.annotation for field in part.model_fields.values())
        waiting.extend(get_args(part))


def test_every_key_of_the_model_is_told_once() -> None:
    known = {
        (model.model_config["title"], field.alias)
        for model in models()
        if model is not Course
        for field in model.model_fields.values()
    }
    told = [(kind.name, key.name) for top in REFERENCE for kind in top.kinds for key in kind.keys]
    assert len(told) == len(set(told))
    assert set(told) == known
    assert [top.key.name for top in REFERENCE] == [field.alias for field in Course.model_fields.values()]


def test_every_key_is_told_in_sentences_with_examples() -> None:
    keys = [top.key for top in REFERENCE] + [key for kind in KINDS.values() for key in kind.keys]
    for key in keys:
        assert re.fullmatch(r"[A-Z][^\n]*[^.\s]\.", key.meaning), key
        assert not re.search(r"\b(e\.g|i\.e|etc)\b", key.meaning), key
        assert key.examples or key.default or key.kind, key
    for kind in KINDS.values():
        assert re.fullmatch(r"[A-Z][^\n]*[^.\s]\.", kind.meaning), kind


# -- Its examples, as data --------------------------------------------------------------------------

LEFT_OUT = {
    "change": {"moved", "extra", "id", "kind", "room", "by", "section"},
    "change of office hours": {"moved", "extra", "room"},
    "module or topic": {"title", "when", "kind", "by", "sessions", "with-previous", "slides", "notes",
                        "video", "notebook", "code", "reading", "readings", "suggested", "reading-groups"},
    "topic": {"sessions", "with-previous", "id", "kind"},
    "deadline": {"when", "cancelled", "sections"},
    "grading item": {"count", "best", "bonus", "parts"},
    "late policy": {"per-hour"},
    "presentations": {"when", "kind"},
    "talk": {"slot"},
    "meeting": {"kind", "section", "weeks"},
    "reading": {"cite"},
}  # fmt: skip
"""Keys that do not go together with the others of an entry, or mean nothing beside them."""


def example_of(kind: KindOfEntry) -> dict[str, Any]:
    """Make an entry of the first example of each key."""
    entry: dict[str, Any] = {}
    for key in kind.keys:
        if key.name not in LEFT_OUT.get(kind.name, set()):
            entry[key.name] = value_of(key.form, key.kind, (*key.examples, key.default))
    return entry


def value_of(form: str, kind: str | None, written: tuple[str | None, ...]) -> Any:
    if written[0] is not None:
        return read_yaml("example", f"key: {written[0]}".encode()).values["key"]
    entry = example_of(KINDS[str(kind)])
    return [entry] if form.startswith("list") else {"reports": entry} if form.startswith("name") else entry


def test_the_first_examples_make_a_course(tmp_path: Path) -> None:
    course = {top.key.name: value_of(top.key.form, top.key.kind, (None,)) for top in REFERENCE}
    text = as_yaml(course)
    assert is_taken(text)
    (tmp_path / "syllabus").mkdir()
    (tmp_path / "syllabus" / "course.yaml").write_text(text, "utf-8")
    for name in re.findall(r"(?<![\w/:])[a-z]+(?:/[\w-]+)+(?:\.\w+)?", text):
        file = tmp_path / (name if "." in name else f"{name}.md")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    reading = read_course(tmp_path)
    errors = [str(problem) for problem in reading.problems if problem.severity is Severity.ERROR]
    assert errors == []


@pytest.mark.parametrize("model", [*models()], ids=lambda model: model.__name__)
def test_the_reader_takes_every_example_and_default(model: type[BaseModel]) -> None:
    entries = KINDS.get(str(model.model_config["title"]))
    if entries is None:
        return
    required = {key.name: key.examples[0] for key in entries.keys if key.required}
    for key in entries.keys:
        for example in (*key.examples, *filter(None, [key.default])):
            keys = required | {key.name: example}
            text = "".join(f"{name}: {written}\n" for name, written in keys.items())
            read = model.model_validate(read_yaml("example", text.encode()).values)
            name, field = next(it for it in model.model_fields.items() if it[1].alias == key.name)
            if example == key.default:
                assert getattr(read, name) == field.default
            for part in field.metadata:
                if part in READERS:
                    READERS[part](example)
