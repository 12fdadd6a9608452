"""What the documents say of the code, held against it."""

import re
from pathlib import Path

import pytest

from sphinx_syllabus.glue.directives import DIRECTIVES
from sphinx_syllabus.glue.roles import ROLES

TOP = Path(__file__).parents[2]


def test_every_module_that_the_architecture_names_is_there() -> None:
    package = TOP / "_ext" / "sphinx_syllabus"
    text = (TOP / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = re.findall(r"`([a-z_]+/[a-z_./-]+\.[a-z]+)`", text)
    folders = {path.name for path in package.iterdir() if path.is_dir()}
    modules = {name for name in named if name.partition("/")[0] in folders}
    assert len(modules) > 70
    assert {name for name in modules if not (package / name).is_file()} == set()


@pytest.mark.parametrize("extension", ["lean_book_theme", "sphinx_mathml"])
def test_the_architecture_names_every_module_of_the_small_extensions(extension: str) -> None:
    text = (TOP / "ARCHITECTURE.md").read_text(encoding="utf-8")
    modules = {file.name for file in (TOP / "_ext" / extension).glob("*.py")} - {"__init__.py"}
    assert {name for name in modules if f"`{name}`" not in text} == set()


def test_the_readme_names_every_directive_role_and_option() -> None:
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    for name, directive in DIRECTIVES.items():
        [row] = [row for row in readme.splitlines() if row.startswith("| ````") and f"{{{name}}}" in row]
        for option in directive.option_spec or {}:
            assert f"`:{option}:" in row, f"{name}: {option}"
    for name in ROLES:
        assert f"``{{{name}}}`" in readme
