"""What the documents say of the data, held against the model."""

import re
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from sphinx_syllabus.glue.directives import DIRECTIVES
from sphinx_syllabus.glue.roles import ROLES
from sphinx_syllabus.model.course import Course

TOP = Path(__file__).parents[2]


def models_in(annotation: Any) -> set[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {annotation}
    return {model for argument in get_args(annotation) for model in models_in(argument)}


def keys_of(models: set[type[BaseModel]], seen: frozenset[type[BaseModel]] = frozenset()) -> set[str]:
    keys: set[str] = set()
    for model in models - seen:
        for field in model.model_fields.values():
            keys |= {str(field.alias)} | keys_of(models_in(field.annotation), seen | models)
    return keys


def test_the_key_list_names_exactly_the_keys_of_the_model() -> None:
    text = (TOP / "ARCHITECTURE.md").read_text(encoding="utf-8")
    sections = re.split(r"^### ", text.partition("## The data")[2], flags=re.MULTILINE)[1:]
    listed = {re.findall(r"`(.*?)`", section)[0]: section for section in sections}
    assert set(listed) == {str(field.alias) for field in Course.model_fields.values()}
    for field in Course.model_fields.values():
        section = listed[str(field.alias)]
        first_cells = re.findall(r"^\|(.*?)\|", section, re.MULTILINE)
        named = set(re.findall(r"`([a-z-]+)`", " ".join(first_cells)))
        keys = keys_of(models_in(field.annotation))
        assert named <= keys, f"{field.alias}: no such keys"
        assert keys <= set(re.findall(r"`([a-z-]+)`", section)), f"{field.alias}: keys are missing"


def test_every_module_that_the_architecture_names_is_there() -> None:
    package = TOP / "_ext" / "sphinx_syllabus"
    text = (TOP / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = re.findall(r"`([a-z_]+/[a-z_./-]+\.[a-z]+)`", text)
    folders = {path.name for path in package.iterdir() if path.is_dir()}
    modules = {name for name in named if name.partition("/")[0] in folders}
    assert len(modules) > 70
    assert {name for name in modules if not (package / name).is_file()} == set()


def test_the_readme_names_every_directive_role_and_option() -> None:
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    for name, directive in DIRECTIVES.items():
        [row] = [row for row in readme.splitlines() if row.startswith("| ````") and f"{{{name}}}" in row]
        for option in directive.option_spec or {}:
            assert f"`:{option}:" in row, f"{name}: {option}"
    for name in ROLES:
        assert f"``{{{name}}}`" in readme
