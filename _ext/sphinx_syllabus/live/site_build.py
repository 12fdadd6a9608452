"""One build of a site, in a process of its own, where no former build has left anything."""

import multiprocessing
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from io import StringIO
from multiprocessing.connection import Connection
from pickle import UnpicklingError
from typing import Literal, TextIO, TypeAlias, cast

from sphinx.cmd.build import build_main

Start: TypeAlias = Literal["forkserver", "spawn"]

LOADED_ONCE = (
    "sphinx_syllabus.__main__",
    "sphinx.builders.html",
    "myst_parser.sphinx_ext.main",
    "sphinx_book_theme",
)
"""What takes as long to load as the build of a page; what a site does not have is passed over."""

SILENT = "the build failed and did not say why: take -Q out of SPHINXOPTS"
"""What a build says that fails without a word of its own, where errors are hidden."""


def quick_start() -> Start:
    """Return the way to start processes that find loaded what builds need, where the system has it."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return "spawn"
    multiprocessing.set_forkserver_preload([*LOADED_ONCE])
    return "forkserver"


def build(arguments: Sequence[str], start: Start) -> tuple[bool, str]:
    """Build with the arguments of ``sphinx-build``; tell whether that was done, and what it said is wrong.

    Raises:
        OSError: no process can be started.
    """
    spawn = multiprocessing.get_context("spawn")
    context = spawn if start == "spawn" else multiprocessing.get_context("forkserver")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_build, args=(arguments, sender))
    process.start()
    sender.close()  # so that a build that dies is heard of
    is_built, said = False, ""
    with receiver, suppress(EOFError, OSError, UnpicklingError):  # it has died before or while it tells it
        is_built, said = receiver.recv()
    process.join()
    return is_built, said


def _build(arguments: Sequence[str], sender: Connection) -> None:
    heard = _Heard(sys.stderr)
    sys.stderr = cast(TextIO, heard)
    is_built = False
    try:
        # With 1 it has written all, and had warnings where SPHINXOPTS makes them errors.
        is_built = build_main(arguments) in (0, 1)
    finally:
        said = heard.kept.getvalue()
        sender.send((is_built, said if is_built or said.strip() else SILENT))


class _Heard:
    """A stream that keeps what is written to it; in all else it is the stream to which that goes on."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.kept = StringIO()

    def write(self, text: str) -> int:
        self.kept.write(text)
        return self.stream.write(text)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> object:
        return getattr(self.stream, name)
