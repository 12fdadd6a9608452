"""What the how-to pages tell people to write and to run does what it should."""

import ast
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.guide.pages import DOCS, Block, blocks_of

from sphinx_syllabus.__main__ import main
from sphinx_syllabus.dates.grammar import read_date
from sphinx_syllabus.glue.configuration import CONFIGURATION
from sphinx_syllabus.model.problem import Severity
from sphinx_syllabus.read_course import read_course

BLOCKS = [
    pytest.param(block, id=f"{page.stem}-{number}")
    for page in sorted((DOCS / "how-to").glob("*.md"))
    for number, block in enumerate(blocks_of(f"how-to/{page.stem}"))
]
SCHEMAS = {
    ".readthedocs.yaml": "vendor.readthedocs",
    ".github/workflows/daily.yml": "vendor.github-workflows",
}
BASE = ("course", "term", "meetings", "sections", "staff")
"""Keys of the example course beside which the data of a page is read."""
SPHINX_VALUES = {
    "extensions",
    "gettext_compact",
    "gettext_location",
    "html_baseurl",
    "html_theme_options",
    "latex_elements",
    "latex_engine",
    "locale_dirs",
}
ROOT = DOCS.parent
TOP_KEY = re.compile(r"^([\w-]+):.*\n(?:(?:[ #].*)?\n)*", re.MULTILINE)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Copy the example course."""
    return Path(shutil.copytree(DOCS, tmp_path / "course", ignore=shutil.ignore_patterns("_*", "examples")))


def blocks(*languages: str) -> pytest.MarkDecorator:
    chosen = [it for it in BLOCKS if isinstance(it.values[0], Block) and it.values[0].language in languages]
    assert chosen
    return pytest.mark.parametrize("block", chosen)


@blocks("yaml")
def test_files_are_right(block: Block, course: Path) -> None:
    assert block.file is not None
    if block.file in SCHEMAS:
        file = course / "file.yaml"
        file.write_text(block.text, "utf-8")
        command = [
            sys.executable,
            "-m",
            "check_jsonschema",
            "--builtin-schema",
            SCHEMAS[block.file],
            str(file),
        ]
        assert subprocess.run(command, check=False).returncode == 0
        return
    data = course / "syllabus"
    kept = {
        key[1]: key[0] for file in data.glob("*.yaml") for key in TOP_KEY.finditer(file.read_text("utf-8"))
    }
    shutil.rmtree(data)
    data.mkdir()
    told = {key[1] for key in TOP_KEY.finditer(block.text)}
    base = BASE if "term" not in told else ()  # what tells the term is a whole course
    if untold := [kept[key] for key in base if key not in told]:
        (data / "base.yaml").write_text("\n".join(untold), "utf-8")
    (course / block.file).write_text(block.text, "utf-8")
    problems = read_course(course).problems
    assert [problem for problem in problems if problem.severity is not Severity.NOTE] == []


@blocks("sh")
def test_commands_do_something(block: Block, course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(course)
    for command in block.commands:
        program, *arguments = shlex.split(command)
        if [program, *arguments[:2]] == ["python", "-m", "sphinx_syllabus"]:
            assert main(arguments[2:]) == 0


@blocks("python")
def test_values_are_known(block: Block) -> None:
    assert block.file == "conf.py"
    values: dict[str, object] = {}
    exec(block.text, {}, values)
    # What is imported or defined is no value of Sphinx; nor is what a function has.
    assigned = [it for it in ast.walk(ast.parse(block.text)) if isinstance(it, ast.Assign)]
    named = values.keys() & {it.id for found in assigned for it in found.targets if isinstance(it, ast.Name)}
    assert named <= {name for name, *_ in CONFIGURATION} | SPHINX_VALUES | {"site_editions"}


def test_second_language_is_built_as_it_is_told(tmp_path: Path) -> None:
    told = list(blocks_of("how-to/add-a-second-language"))
    values = "\n".join(block.text for block in told if block.language == "python")
    theme = 'html_theme = "sphinx_book_theme"\nextensions = ["site_editions", "lean_book_theme"]\n'
    (tmp_path / "conf.py").write_text(theme + values, "utf-8")
    (tmp_path / "index.rst").write_text("Mosses\n======\n\nThey have no roots.\n", "utf-8")

    def run(command: str, **variables: str) -> None:
        program, *arguments = shlex.split(command)
        module = ["-m", "sphinx_intl"] if program == "sphinx-intl" else []
        environment = os.environ | {"PYTHONPATH": str(ROOT / "_ext")} | variables
        subprocess.run([sys.executable, *module, *arguments], cwd=tmp_path, env=environment, check=True)

    commands = [command for block in told if block.language == "sh" for command in block.commands]
    for command in commands:
        if not command.startswith("pip"):
            run(command)
            catalog = tmp_path / "locale/fa/LC_MESSAGES/index.po"
            if command.startswith("sphinx-intl"):
                text = catalog.read_text("utf-8")
                empty = 'msgid "They have no roots."\nmsgstr ""'
                assert empty in text
                catalog.write_text(text.replace(empty, empty.replace('""', '"ریشه ندارند."')), "utf-8")
    assert "ریشه ندارند." in (tmp_path / "_build/html/fa/index.html").read_text("utf-8")
    assert 'href="fa/index.html"' in (tmp_path / "_build/html/index.html").read_text("utf-8")

    hosted = {
        "READTHEDOCS_LANGUAGE": "fa",
        "READTHEDOCS_VERSION": "latest",
        "READTHEDOCS_VERSION_TYPE": "branch",
        "READTHEDOCS_CANONICAL_URL": "https://moss.example/fa/latest/",
    }
    run(commands[-1], **hosted)
    page = (tmp_path / "_build/html/fa/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://moss.example/fa/latest/index.html"' in page
    assert 'hreflang="en" href="https://moss.example/en/latest/index.html"' in page
    assert 'href="../../en/latest/index.html"' in page

    run(commands[-1], **hosted | {"READTHEDOCS_VERSION_TYPE": "external"})
    assert "hreflang" not in (tmp_path / "_build/html/fa/index.html").read_text("utf-8")


@blocks("markdown")
def test_dates_of_pages_are_read(block: Block) -> None:
    for date in re.findall(r"^release: (.+)$", block.text, re.MULTILINE):
        read_date(date)
