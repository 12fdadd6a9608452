"""The server of ``live``: builds on every edit, and tells the pages in view to load themselves anew."""

import asyncio
import os
import shlex
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from socket import socket

import uvicorn
import watchfiles
from sphinx_autobuild.middleware import JavascriptInjectorMiddleware
from sphinx_autobuild.server import RebuildServer
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, WebSocketRoute

from sphinx_syllabus.live.pages import SitePages
from sphinx_syllabus.live.site_build import Start, build, quick_start


class Rebuilds(RebuildServer):  # type: ignore[misc]  # it comes without types
    """Builds after edits; the way in which pages are told of them is sphinx-autobuild's."""

    def __init__(self, site: Path, arguments: list[str]) -> None:
        super().__init__([site], self.is_ignored, self.rebuild)
        self.site = site
        self.arguments = arguments
        self.start: Start = quick_start()

    async def watch(self) -> None:
        """Build on every edit, one build at a time."""
        async for changes in watchfiles.awatch(self.site, watch_filter=lambda _, path: not self.ignore(path)):
            await asyncio.to_thread(self.change_callback, [Path(path) for _, path in changes])
            self.flag.set()

    def build(self, *options: str) -> bool:
        """Build now."""
        return build([*options, *self.arguments], self.start)

    def rebuild(self, changed: Iterable[Path]) -> None:
        """Build after these files have changed, and say nothing but what is wrong."""
        names = sorted(path.relative_to(self.site).as_posix() for path in changed)
        print(f"Changed: {', '.join(names)}", flush=True)
        if any(path.suffix == ".py" and path.name != "conf.py" for path in changed):
            # It may be a module that is already loaded.
            self.start = "spawn"
        print("Built" if self.build("-q") else "Not built: the pages stay as they were", flush=True)

    def is_ignored(self, path: str) -> bool:
        """Tell whether a file is none of the sources: built, hidden, or an editor's own."""
        parts = Path(path).relative_to(self.site).parts
        others = ("_build", "__pycache__", "node_modules", "venv")
        return path.endswith("~") or any(part.startswith(".") or part in others for part in parts)


def serve(site: Path, data_folder: str, listening: socket) -> None:
    """Build a site, serve it, and build it anew on every edit, until it is interrupted.

    ``SPHINXOPTS`` in the environment names more options for every build, as for ``sphinx-build -M``.

    Args:
        site: the folder of ``conf.py``.
        data_folder: the folder of the data files, from the site's folder.
        listening: where browsers ask for pages, on this machine.
    """
    site = site.resolve()
    output = site / "_build" / "live"
    doctrees = site / "_build" / "doctrees" / "live"
    rebuilds = Rebuilds(
        site,
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
        output.mkdir(parents=True, exist_ok=True)
        rebuilds.build()
        address = "{}:{}".format(*listening.getsockname())
        app = Starlette(
            routes=[
                WebSocketRoute("/websocket-reload", rebuilds),
                Mount("/", SitePages(output, site, data_folder)),
            ],
            middleware=[Middleware(JavascriptInjectorMiddleware, ws_url=address)],
            lifespan=rebuilds.lifespan,
        )
        print(f"Serving http://{address} and waiting for edits; Ctrl+C ends it", flush=True)
        uvicorn.Server(uvicorn.Config(app, log_level="warning")).run([listening])
