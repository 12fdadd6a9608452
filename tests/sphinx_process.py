"""Builds by Sphinx in processes of their own, which begin with what takes longer to load than to build.

Whatever Python warns of ends such a build as an error: what Sphinx, docutils and others are to remove, and
files that are not closed.
"""

import multiprocessing
import os
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Mapping
from multiprocessing import forkserver
from pathlib import Path
from unittest import mock

from sphinx.application import builtin_extensions
from sphinx.cmd.build import main
from sphinx.deprecation import RemovedInSphinx11Warning

EXTENSIONS = Path(__file__).parents[1] / "_ext"

LOADED_ONCE = (
    *builtin_extensions,
    "lean_book_theme",
    "myst_parser.sphinx_ext.main",
    "myst_parser.parsers.sphinx_",
    "sphinx_book_theme",
    "sphinx_design.extension",
    "sphinx_mathml",
    "sphinx_syllabus.__main__",
    "sphinxcontrib.bibtex",
)
"""What most sites need; none of it changes anything before an extension is set up."""


def sphinx_build(
    *arguments: str | Path, environment: Mapping[str, str] | None = None, folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Do what ``python -m sphinx`` does, with the extensions of this repository.

    Args:
        arguments: those of the command line.
        environment: variables beside those of the tests. What Python reads when it starts, such as
            ``PYTHONHASHSEED``, has no effect.
        folder: where it is done.
    """
    processes = multiprocessing.get_context("forkserver")
    with mock.patch.dict(os.environ, PYTHONPATH=str(EXTENSIONS)):
        processes.set_forkserver_preload([*LOADED_ONCE])
        forkserver.ensure_running()
    with tempfile.TemporaryDirectory() as said:
        output, errors = Path(said, "output"), Path(said, "errors")
        command = [str(argument) for argument in arguments]
        variables = {**os.environ, **(environment or {})}
        process = processes.Process(
            target=_build, args=(command, variables, folder or Path.cwd(), output, errors)
        )
        process.start()
        process.join()
        status = process.exitcode
        process.close()
        assert status is not None
        return subprocess.CompletedProcess(command, status, output.read_text(), errors.read_text())


def _build(command: list[str], variables: dict[str, str], folder: Path, output: Path, errors: Path) -> None:
    for stream, file in ((sys.stdout, output), (sys.stderr, errors)):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT), stream.fileno())
    os.environ.clear()
    os.environ.update(variables)
    os.chdir(folder)
    warned = _make_warnings_errors()
    sys.exit(main(command) or len(warned))


def _make_warnings_errors() -> list[object]:
    """Let warnings be raised; return a list that gets those which Python cannot raise where they arise."""
    warnings.simplefilter("error")
    # The releases of both that are allowed are tied to a Sphinx that still has what they use.
    theirs = r"(myst_parser|sphinx_book_theme)\."
    warnings.filterwarnings("ignore", category=RemovedInSphinx11Warning, module=theirs)
    warned: list[object] = []

    def note(unraisable: "sys.UnraisableHookArgs") -> None:
        warned.append(unraisable.exc_value)
        sys.__unraisablehook__(unraisable)

    sys.unraisablehook = note
    return warned
