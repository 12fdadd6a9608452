"""The commands, each with what it prints of itself and what it does to the example course."""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import sphinx_syllabus
from guide.examples import NoExampleError
from guide.markdown import fenced, heading, paragraphs
from sphinx_syllabus.__main__ import COMMANDS

PROGRAM = "python -m sphinx_syllabus"
EXTENSIONS = Path(sphinx_syllabus.__file__).parents[1]
SURROUNDINGS = {"PYTHONPATH": str(EXTENSIONS), "COLUMNS": "78", "NO_COLOR": "1"}

NAMES = sorted(module.__name__.rpartition(".")[2].replace("_", "-") for module in COMMANDS)
"""What each command is called."""

SERVERS = frozenset({"live"})
"""Those that run until somebody ends them: their examples are not run here."""


def commands(guide: Path) -> str:
    """Tell of every command."""
    return paragraphs(*(_command(guide, name) for name in NAMES))


def _command(guide: Path, name: str) -> str:
    file = guide / "examples" / "commands" / f"{name}.sh"
    if not file.is_file():
        raise NoExampleError(f"there is no example of the command '{name}': write {file}")
    example = file.read_text("utf-8").strip()
    printed = "" if name in SERVERS else _printed(guide, example)
    return paragraphs(
        heading(2, f"`{name}`", f"command-{name}"),
        fenced(_printed(guide, f"{PROGRAM} {name} --help")),
        "In the example course:",
        fenced(f"$ {example}\n{printed}", "text", ":class: output"),
    )


def _printed(guide: Path, command: str) -> str:
    """Run a command in a copy of the example course, and return what it prints."""
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder) / "oc-214"
        shutil.copytree(guide, course, ignore=shutil.ignore_patterns("_*", "examples"))
        done = subprocess.run(
            [sys.executable, "-m", "sphinx_syllabus", *shlex.split(command.removeprefix(PROGRAM))],
            cwd=course,
            env=os.environ | SURROUNDINGS,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=True,
        )
    return done.stdout
