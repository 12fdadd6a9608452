"""What Sphinx keeps of the pages that it has read, and what of that is to be read once more."""

from contextlib import suppress
from pathlib import Path

from sphinx_syllabus.live.build_report import BuildReport

OF_PAGES = (".md", ".rst")
TOLD_BY_EACH_BUILD = (".yaml", ".po")


def forget(report: BuildReport, doctrees: Path) -> None:
    """Let the next build read anew what this one says something of, so that it is told until it is mended.

    What a page takes in has no doctree, and any page may have taken it in. So all are read again then.

    Args:
        report: what the build has said.
        doctrees: where Sphinx keeps what it has read.
    """
    for file in report.files():
        doctree = doctrees / file.with_suffix(".doctree")
        of_site = not file.is_absolute() and ".." not in file.parts
        with suppress(OSError):  # it has gone already, or is locked
            if of_site and file.suffix in OF_PAGES and doctree.exists():
                doctree.unlink()
            elif file.suffix not in TOLD_BY_EACH_BUILD:
                (doctrees / "environment.pickle").unlink()
