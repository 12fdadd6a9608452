"""Build one site with Sphinx; print the time and the most memory that the process took, as JSON."""

import json
import resource
import sys
import time

from sphinx.cmd.build import main as build


def main(arguments: list[str]) -> None:
    """Build as ``sphinx-build`` with these arguments does, in this process alone."""
    status = build(arguments)
    assert status == 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    unit = 1 if sys.platform == "darwin" else 1024
    print(json.dumps({"seconds": time.process_time(), "megabytes": peak * unit / 1e6}))


if __name__ == "__main__":
    main(sys.argv[1:])
