"""Build a site; print the processor time that its handout took, as JSON."""

import json
import sys
import time
from pathlib import Path

from sphinx.application import Sphinx


def main(site: Path, work: Path) -> None:
    """Build as ``sphinx-build -b html`` does, and look at the clock before and after the handout."""
    seconds: list[float] = []
    app = Sphinx(site, site, work / "html", work / "doctrees", "html", status=None)
    app.connect("write-started", lambda *_: seconds.append(time.process_time()), priority=0)
    app.connect("write-started", lambda *_: seconds.append(time.process_time()), priority=1000)
    app.build()
    before, after = seconds
    print(json.dumps({"seconds": after - before}))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
