"""The pages of a site as they are served: from the disk, below what is wrong just now."""

from collections.abc import Callable
from http import HTTPStatus
from os import PathLike, stat_result
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from sphinx_syllabus.live.banner import banner, with_banner
from sphinx_syllabus.live.build_report import BuildReport
from sphinx_syllabus.model.problem import Severity
from sphinx_syllabus.read_course import read_course

NO_PAGE = """<!doctype html>
<html lang="en"><title>No page</title><body><p>There is no such page.</p></body></html>"""


class SitePages(StaticFiles):
    """A folder of pages; those of a site that was never built are empty, but for what is wrong.

    The data is read for each page that is asked for. So what a page tells of it is true at that moment,
    whatever became of a build. Where it has no errors, the page tells what the last build said is wrong.
    """

    def __init__(self, output: Path, site: Path, data_folder: str, report: Callable[[], BuildReport]) -> None:
        super().__init__(directory=output, html=True, check_dir=False)
        self.output = output
        self.site = site
        self.data_folder = data_folder
        self.report = report

    async def check_config(self) -> None:
        """Let the folder be missing, as long as no build could make it."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer a request."""
        try:
            response = await super().get_response(path, scope)
        except HTTPException as refusal:
            return self.page(NO_PAGE, refusal.status_code)
        if response.status_code != HTTPStatus.NOT_FOUND:
            return response
        try:
            return self.page((self.output / "404.html").read_text(encoding="utf-8"), HTTPStatus.NOT_FOUND)
        except (OSError, UnicodeDecodeError):
            return self.page(NO_PAGE, HTTPStatus.NOT_FOUND)

    def file_response(
        self, full_path: str | PathLike[str], stat_result: stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """Return a file, or a page with what is wrong."""
        file = Path(full_path)
        if file.suffix != ".html":
            return super().file_response(full_path, stat_result, scope, status_code)
        try:
            return self.page(file.read_text(encoding="utf-8"), status_code)
        except OSError:  # removed or locked since it was found
            return self.page(NO_PAGE, HTTPStatus.NOT_FOUND)
        except UnicodeDecodeError:  # of another program, and copied as it is
            return super().file_response(full_path, stat_result, scope, status_code)

    def page(self, content: str, status: int) -> Response:
        """Return a page with what is wrong; browsers keep no copy: that comes and goes, the file stays."""
        reading = read_course(self.site, folder=self.data_folder)
        errors = [problem for problem in reading.problems if problem.severity is Severity.ERROR]
        page = with_banner(content, banner(errors, self.report()))
        # A file's name that is not UTF-8 has signs that cannot be written as they are.
        return HTMLResponse(page.encode("utf-8", "backslashreplace"), status, {"Cache-Control": "no-store"})
