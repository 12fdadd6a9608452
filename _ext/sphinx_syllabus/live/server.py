"""The server of ``live``: builds on every edit, and tells the pages in view to load themselves anew."""

import asyncio
import os
import shlex
import sys
from collections.abc import Iterable
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from socket import socket

import uvicorn
import watchfiles
from sphinx_autobuild.middleware import JavascriptInjectorMiddleware
from sphinx_autobuild.server import RebuildServer
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, WebSocketRoute

from sphinx_syllabus.live.build_report import BuildReport, read_report
from sphinx_syllabus.live.doctrees import forget
from sphinx_syllabus.live.pages import SitePages
from sphinx_syllabus.live.site_build import Start, build, quick_start

POLLING = "WATCHFILES_FORCE_POLLING=1 in the environment has them looked for without the system's help"
ALLOWING = "allow yourself to read all folders of the site"


class UnableToGoOnError(Exception):
    """Edits can no longer be followed; the words say why, and what to do."""


class Rebuilds(RebuildServer):  # type: ignore[misc]  # it comes without types
    """Builds after edits; the way in which pages are told of them is sphinx-autobuild's."""

    def __init__(self, site: Path, doctrees: Path, arguments: list[str]) -> None:
        super().__init__([site], self.is_ignored, self.rebuild)
        self.site = site
        self.doctrees = doctrees
        self.arguments = arguments
        self.changed: set[Path] = set()
        self.edited = asyncio.Event()
        self.report = BuildReport(is_built=True)
        self.start: Start = quick_start()

    async def note_edits(self) -> None:
        """Note all edits from now on: none is lost that comes while a build is at work, be it the first.

        Raises:
            UnableToGoOnError: the system does not tell of them.
        """
        try:
            async for changes in watchfiles.awatch(
                self.site, watch_filter=lambda _, path: not self.ignore(path)
            ):
                self.changed.update(Path(path) for _, path in changes)
                self.edited.set()
        except (OSError, RuntimeError) as error:  # its own kind of error is of the latter
            remedy = ALLOWING if isinstance(error, PermissionError) else POLLING
            raise UnableToGoOnError(f"edits cannot be seen: {error}; {remedy}") from error

    async def watch(self) -> None:
        """Build on every edit, one build at a time."""
        while await self.edited.wait():
            self.edited.clear()
            changed, self.changed = self.changed, set()
            await asyncio.to_thread(self.change_callback, [*changed])
            self.flag.set()

    def build(self, *options: str) -> BuildReport:
        """Build now; while that is at work, there is no report.

        Pages of which something is wrong are forgotten, so that each build reads them and tells it again,
        until it is mended.

        Raises:
            UnableToGoOnError: no build can be started.
        """
        self.report = BuildReport(is_built=True)
        try:
            is_built, said = build([*options, *self.arguments], self.start)
        except OSError as error:
            raise UnableToGoOnError(f"no build can be started: {error}; end other programs first") from error
        report = read_report(said, self.site, is_built=is_built)
        forget(report, self.site, self.doctrees)
        self.report = report
        return report

    def rebuild(self, changed: Iterable[Path]) -> None:
        """Build after these files have changed, and say nothing but what is wrong."""
        names = sorted(path.relative_to(self.site).as_posix() for path in changed)
        print(f"Changed: {', '.join(names)}", flush=True)
        if any(path.suffix == ".py" and path.name != "conf.py" for path in changed):
            # It may be a module that is already loaded.
            self.start = "spawn"
        report = self.build("-q")
        outcome = f"Not built: {report.reason or 'the pages stay as they were'}"
        print("Built" if report.is_built else outcome, flush=True)

    def is_ignored(self, path: str) -> bool:
        """Tell whether a file is none of the sources: built, hidden, or an editor's own."""
        parts = Path(path).relative_to(self.site).parts
        others = ("_build", "__pycache__", "node_modules", "venv")
        # What Sphinx makes of translators' catalogs, it makes beside them.
        return path.endswith(("~", ".mo")) or any(part.startswith(".") or part in others for part in parts)


def serve(site: Path, data_folder: str, listening: socket) -> None:
    """Build a site, serve it, and build it anew on every edit, until it is interrupted.

    ``SPHINXOPTS`` in the environment names more options for every build, as for ``sphinx-build -M``.

    Args:
        site: the folder of ``conf.py``.
        data_folder: the folder of the data files, from the site's folder.
        listening: where browsers ask for pages, on this machine.

    Raises:
        UnableToGoOnError: edits cannot be followed, or not any longer.
    """
    if isinstance(sys.stdout, TextIOWrapper):  # which may be unable to write a file's name
        sys.stdout.reconfigure(errors="backslashreplace")
    site = site.resolve()
    host, port = listening.getsockname()
    # Each has its own folders: another edition may be served at the same time.
    output = site / "_build" / "live" / str(port)
    doctrees = site / "_build" / "doctrees" / "live" / str(port)
    rebuilds = Rebuilds(
        site,
        doctrees,
        [
            *shlex.split(os.environ.get("SPHINXOPTS", "")),
            "-b",
            "html",
            "-j",
            "auto",
            # Another edition is not served, so nothing is to lead there.
            "-t",
            "one_edition",
            "-d",
            str(doctrees),
            str(site),
            str(output),
        ],
    )
    with suppress(KeyboardInterrupt):
        address = f"{host}:{port}"
        app = Starlette(
            routes=[
                WebSocketRoute("/websocket-reload", rebuilds),
                Mount("/", SitePages(output, site, data_folder, lambda: rebuilds.report)),
            ],
            middleware=[Middleware(JavascriptInjectorMiddleware, ws_url=address)],
        )
        words = f"Serving http://{address} and waiting for edits; Ctrl+C ends it"
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        asyncio.run(_serve(rebuilds, server, listening, words))


async def _serve(rebuilds: Rebuilds, server: uvicorn.Server, listening: socket, words: str) -> None:
    edits = asyncio.create_task(rebuilds.note_edits())
    first = asyncio.create_task(asyncio.to_thread(rebuilds.build))
    await asyncio.wait((first,))
    # This raises what has ended one of them, and lets go of what has ended the other.
    await asyncio.gather(*(task for task in (edits, first) if task.done()))
    print(words, flush=True)
    builds = asyncio.create_task(rebuilds.watch())
    serving = asyncio.create_task(server.serve([listening]))
    ended, _ = await asyncio.wait((edits, builds, serving), return_when=asyncio.FIRST_COMPLETED)
    server.should_exit = True
    await serving
    await asyncio.gather(*ended)
    edits.cancel()
    builds.cancel()
