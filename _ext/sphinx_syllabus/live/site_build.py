"""One build of a site, in a process of its own, where no former build has left anything."""

import multiprocessing
import sys
from collections.abc import Sequence
from typing import Literal, TypeAlias

from sphinx.cmd.build import build_main

Start: TypeAlias = Literal["forkserver", "spawn"]

LOADED_ONCE = (
    "sphinx_syllabus.__main__",
    "sphinx.builders.html",
    "myst_parser.sphinx_ext.main",
    "sphinx_book_theme",
)
"""What takes as long to load as the build of a page; what a site does not have is passed over."""


def quick_start() -> Start:
    """Return the way to start processes that find loaded what builds need, where the system has it."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return "spawn"
    multiprocessing.set_forkserver_preload([*LOADED_ONCE])
    return "forkserver"


def build(arguments: Sequence[str], start: Start) -> bool:
    """Build with the arguments of ``sphinx-build``; tell whether it went well."""
    spawn = multiprocessing.get_context("spawn")
    context = spawn if start == "spawn" else multiprocessing.get_context("forkserver")
    process = context.Process(target=_build, args=(arguments,))
    process.start()
    process.join()
    return process.exitcode == 0


def _build(arguments: Sequence[str]) -> None:
    sys.exit(build_main(arguments))
