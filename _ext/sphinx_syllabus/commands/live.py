"""``live``: serve a site while it is written."""

import argparse
from importlib.util import find_spec
from socket import create_server

from sphinx_syllabus.commands.reports import add_site
from sphinx_syllabus.read_course import DATA_FOLDER

PORTS = range(2**16)


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    live = commands.add_parser(
        "live",
        help="serve the site, and build it anew on every edit",
        description="Serve the site on this machine, and build it anew on every edit. Pages in a browser "
        "follow, and tell at their top what is wrong in the data, the pages or conf.py. SPHINXOPTS in the "
        "environment names more options for every build.",
    )
    add_site(live)
    live.add_argument("--port", type=int, default=8000, help="%(default)s unless given; 0 for a free one")
    live.add_argument(
        "--folder",
        default=DATA_FOLDER,
        help="the folder of the data, if conf.py sets syllabus_folder; %(default)s unless given",
    )
    live.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve until the command is interrupted; the exit status is 1 where that cannot be done."""
    if find_spec("sphinx_autobuild") is None:
        print("This needs sphinx-autobuild: pip install 'sphinx-syllabus[live]'")
        return 1
    if not (options.site / "conf.py").is_file():
        print(f"there is no conf.py in '{options.site}': name the folder of a site")
        return 1
    from sphinx_syllabus.live.server import UnableToGoOnError, serve

    if options.port not in PORTS:
        print(f"port {options.port}: ports are numbers from 0 to 65535; --port names another one")
        return 1
    try:
        listening = create_server(("127.0.0.1", options.port))
    except OSError as error:
        print(f"port {options.port}: {error.strerror}; --port names another one")
        return 1
    with listening:
        try:
            serve(options.site, options.folder, listening)
        except UnableToGoOnError as reason:
            print(reason)
            return 1
    return 0
