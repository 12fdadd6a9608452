"""Pages that are edited while a build reads them: the next build has to read them again."""

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_syllabus.glue.unfinished_build import mark_of


class ReadingTimes:
    """When one build began to read.

    Sphinx notes when the reading of a page ended, so it would never see an edit that was saved meanwhile.
    """

    def __init__(self) -> None:
        self._pages: list[str] = []

    def note(self, _app: Sphinx, _env: BuildEnvironment, pages: list[str]) -> None:
        """Remember which pages are about to be read."""
        self._pages = pages

    def correct(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Tell Sphinx when reading began, by the clock that tells when files were saved."""
        began = mark_of(app).stat().st_mtime_ns // 1_000 - 1  # an edit at that very moment is newer
        for page in env.all_docs.keys() & set(self._pages):
            env.all_docs[page] = min(env.all_docs[page], began)
