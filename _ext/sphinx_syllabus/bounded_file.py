"""Files of data from the disk, of which no more is read than data may have."""

from pathlib import Path

from sphinx_syllabus.load.bounds import MAXIMUM_BYTES


def read_bounded(file: Path) -> bytes:
    """Return the bytes of a file; of one that is too large, as many as show that it is.

    Raises:
        OSError: it cannot be read.
    """
    with file.open("rb") as stream:
        return stream.read(MAXIMUM_BYTES + 1)
