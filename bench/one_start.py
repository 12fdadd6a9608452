"""Start Sphinx for one site and build nothing; print the processor time that the process took, as JSON."""

import json
import sys
import time
from pathlib import Path

from sphinx.application import Sphinx


def main(site: Path, output: Path) -> None:
    """Load the extensions and what an earlier build has left, as every build does before anything else."""
    Sphinx(site, site, output, output / ".doctrees", "html", status=None)
    print(json.dumps({"seconds": time.process_time()}))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
