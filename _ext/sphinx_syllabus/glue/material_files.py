"""Files that topics and deadlines offer: each at its own path in the site, and all in one archive."""

import shutil
from collections.abc import Iterable
from hashlib import file_digest
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from sphinx_syllabus.atomic_file import unfinished_file
from sphinx_syllabus.glue.file_errors import FileError
from sphinx_syllabus.inside_site import OUTSIDE, is_inside
from sphinx_syllabus.outputs.catalogue import MATERIALS_ARCHIVE


def copy_files(files: Iterable[str], source: Path, output: Path) -> dict[str, str]:
    """Copy files to their own paths in the output, and put all of them into an archive.

    Returns:
        The digest of every file written, by its path in the output.

    Raises:
        FileError: a file has become a link that leads out of the source folder.
    """
    files = sorted(files)
    for file in files:
        if not is_inside(source, source / file):
            raise FileError(f"'{file}' {OUTSIDE}")
    for file in files:
        with unfinished_file(output / file) as copy:
            shutil.copyfile(source / file, copy)
    if files:
        with unfinished_file(output / MATERIALS_ARCHIVE) as archive:
            _pack(files, source, archive)
    written = [*files, *([MATERIALS_ARCHIVE] if files else [])]
    return {file: digest_of(output / file) for file in written}


def digest_of(file: Path) -> str:
    """Return the digest of a file's content."""
    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()


def _pack(files: list[str], source: Path, archive: Path) -> None:
    """Make an archive that is the same, byte for byte, whenever and wherever it is made."""
    with ZipFile(archive, "w") as packed:
        for file in files:
            # Not compressed, which is done differently by each version of zlib; nor dated.
            member = ZipInfo(file, date_time=(1980, 1, 1, 0, 0, 0))
            member.create_system, member.external_attr = 3, 0o100644 << 16
            member.file_size = (source / file).stat().st_size
            with (source / file).open("rb") as content, packed.open(member, "w") as written:
                shutil.copyfileobj(content, written)
