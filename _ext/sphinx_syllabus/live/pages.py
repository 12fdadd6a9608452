"""The pages of a site as they are served: from the disk, below the errors that the data has just now."""

from os import PathLike, stat_result
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from sphinx_syllabus.live.banner import banner, with_banner
from sphinx_syllabus.model.problem import Severity
from sphinx_syllabus.read_course import read_course

NO_PAGE = """<!doctype html>
<html lang="en"><title>No page</title><body><p>There is no such page.</p></body></html>"""


class SitePages(StaticFiles):
    """A folder of pages; those of a site that was never built are empty, but for the errors.

    The data is read for each page that is asked for. So what a page tells is true at that moment, whatever
    became of a build.
    """

    def __init__(self, output: Path, site: Path, data_folder: str) -> None:
        super().__init__(directory=output, html=True)
        self.site = site
        self.data_folder = data_folder

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer a request."""
        try:
            return await super().get_response(path, scope)
        except HTTPException as refusal:
            return self.page(NO_PAGE, refusal.status_code)

    def file_response(
        self, full_path: str | PathLike[str], stat_result: stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """Return a file, or a page with the errors."""
        file = Path(full_path)
        if file.suffix != ".html":
            return super().file_response(full_path, stat_result, scope, status_code)
        return self.page(file.read_text(encoding="utf-8"), status_code)

    def page(self, content: str, status: int) -> Response:
        """Return a page with the errors; browsers keep no copy: these come and go while the file stays."""
        reading = read_course(self.site, folder=self.data_folder)
        errors = [problem for problem in reading.problems if problem.severity is Severity.ERROR]
        return HTMLResponse(with_banner(content, banner(errors)), status, {"Cache-Control": "no-store"})
