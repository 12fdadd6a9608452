"""Read and plan one site's course; print how long it took and the course's size, as JSON."""

import json
import sys
import time
from pathlib import Path

from sphinx_syllabus.read_course import read_course


def main(site: Path) -> None:
    """Read the course of a site once."""
    started = time.process_time()
    reading = read_course(site)
    seconds = time.process_time() - started
    assert reading.plan is not None, [str(problem) for problem in reading.problems[:5]]
    plan = reading.plan
    size = {"sessions": len(plan.sessions), "deadlines": len(plan.deadlines), "modules": len(plan.modules)}
    print(json.dumps({"seconds": seconds, **size}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
