"""The files of a new course: those of the folder ``template``, with the answers in the marked places."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from sphinx_syllabus.commands.new_course.example import example_of
from sphinx_syllabus.commands.new_course.questions import Answers
from sphinx_syllabus.load.edits import as_value
from sphinx_syllabus.outputs.json_schema import json_schema_text

TEMPLATE = Path(__file__).parent / "template"
MARKED = ".jinja"
"""How the names of those files end that have marked places."""

SCHEMA = "syllabus/schema.json"


def names_of_files() -> tuple[str, ...]:
    """List the files of a new course, from its folder."""
    return tuple(sorted([*(name for name, _ in _templates()), SCHEMA]))


def site_files(answers: Answers, today: date) -> dict[str, bytes]:
    """Make the files of a new course.

    Args:
        answers: what has been asked, each answer right by itself.
        today: the day of the first announcement.
    """
    values = example_of(answers) | {"today": today.isoformat()}
    made = {name: _filled(path, values) for name, path in _templates()}
    return made | {SCHEMA: json_schema_text().encode()}


def _templates() -> Iterator[tuple[str, Path]]:
    """List the templates in order, by the names that the files get."""
    for path in sorted(TEMPLATE.rglob("*")):
        if path.is_file():
            yield path.relative_to(TEMPLATE).as_posix().removesuffix(MARKED), path


def _filled(path: Path, values: dict[str, object]) -> bytes:
    if path.suffix != MARKED:
        return path.read_bytes()
    return _environment().from_string(path.read_text("utf-8")).render(values).encode()


def _environment() -> Environment:
    """Return a Jinja whose marks mean nothing in YAML, Python, Markdown and workflows."""
    environment = Environment(
        variable_start_string="<<",
        variable_end_string=">>",
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<#",
        comment_end_string="#>",
        trim_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        autoescape=False,
    )
    environment.filters["yaml"] = as_value
    environment.filters["yaml_in_flow"] = lambda text: as_value(text, in_flow=True)
    environment.filters["python"] = in_python
    environment.filters["markdown"] = in_markdown
    return environment


def in_python(text: str) -> str:
    """Write a text as a string of Python, its letters as they are."""
    return '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'


def in_markdown(text: str) -> str:
    r"""Write a text so that Markdown shows it as it is: ``C\#`` for C#."""
    return re.sub(r"([\\`*_{}\[\]<>#$&~^|@%!])", r"\\\1", text)
