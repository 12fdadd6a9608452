"""One build of a site, in a process of its own, where no former build has left anything."""

import multiprocessing
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import StringIO
from multiprocessing.connection import Connection
from typing import Literal, TextIO, TypeAlias

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


def build(arguments: Sequence[str], start: Start) -> tuple[bool, str]:
    """Build with the arguments of ``sphinx-build``; tell whether it went well, and what it said is wrong."""
    spawn = multiprocessing.get_context("spawn")
    context = spawn if start == "spawn" else multiprocessing.get_context("forkserver")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_build, args=(arguments, sender))
    process.start()
    sender.close()  # so that a build that dies is heard of
    said = ""
    with receiver, suppress(EOFError):
        said = receiver.recv()
    process.join()
    return process.exitcode == 0, said


def _build(arguments: Sequence[str], sender: Connection) -> None:
    heard = _Heard(sys.stderr)
    sys.stderr = heard
    try:
        sys.exit(build_main(arguments))
    finally:
        sender.send(heard.getvalue())


class _Heard(StringIO):
    """A stream that keeps what is written to another one."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self.stream = stream

    def write(self, text: str) -> int:
        self.stream.write(text)
        return super().write(text)

    def flush(self) -> None:
        self.stream.flush()
