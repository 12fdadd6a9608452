"""What Sphinx keeps of the pages that it has read, and what of that is to be read once more."""

from contextlib import suppress
from pathlib import Path

from sphinx_syllabus.live.build_report import BuildReport

OF_PAGES = (".md", ".rst")
TOLD_BY_EACH_BUILD = (".yaml", ".po")
"""Files of which each build tells what is wrong."""
CONFLICT = "[syllabus.conflict]"
"""How a message ends of which each build looks for the cause in all pages, also in those that wait."""


def forget(report: BuildReport, site: Path, doctrees: Path) -> None:
    """Let the next build read anew what this one says something of, so that it is told until it is mended.

    What a page takes in has no doctree, and any page may have taken it in. So all are read again then.

    Args:
        report: what the build has said.
        site: the folder of ``conf.py``.
        doctrees: where Sphinx keeps what it has read.
    """
    for file in {told.file() for told in report.problems if not told.message.endswith(CONFLICT)}:
        if file is None or file.suffix in TOLD_BY_EACH_BUILD:
            continue
        doctree = doctrees / file.with_suffix(".doctree")
        of_site = not file.is_absolute() and ".." not in file.parts
        with suppress(OSError):  # it has gone already, or is locked
            if of_site and file.suffix in OF_PAGES and doctree.exists():
                doctree.unlink()
            elif (site / file).is_file():
                (doctrees / "environment.pickle").unlink()
