"""Where a build records how it leaves the pages, for the next."""

from pathlib import Path
from zlib import crc32

from sphinx.application import Sphinx


def place_of_record(app: Sphinx, name: str) -> Path:
    """Return a file in the doctree folder, which builds into other output folders may share."""
    output = crc32(str(app.outdir).encode())
    return Path(app.doctreedir, f"lean-book-theme-{app.builder.name}-{output:08x}-{name}")
