"""Links of the data lead to places of the web, to mail and to files of the site, and nowhere else."""

import shutil
from pathlib import Path

import pytest
from tests.hostile_course import FULL_COURSE, replace_values

from sphinx_syllabus.model import scalars
from sphinx_syllabus.model.problem import Severity
from sphinx_syllabus.read_course import read_course

ADDRESSES = {
    scalars.Address,
    scalars.EmailAddress,
    scalars.NotebookAddress,
    scalars.SiteAddress,
    scalars.WebAddress,
}
FILES = {scalars.FilePath, scalars.Link}
REFUSED = (
    "javascript:alert(1)//{file}",
    "JaVaScRiPt:alert(1)//{file}",
    " javascript:alert(1)//{file}",
    "java\tscript:alert(1)//{file}",
    "java\nscript:alert(1)//{file}",
    "java\x01script:alert(1)//{file}",
    "java\u200bscript:alert(1)//{file}",
    "\u00a0javascript:alert(1)//{file}",
    "java&#115;cript:alert(1)//{file}",
    "javascript&colon;alert(1)//{file}",
    "javascript%3Aalert(1)//{file}",
    "vbscript:msgbox(1)//{file}",
    "data:text/html,<script>alert(1)</script>{file}",
    "file:///etc/passwd?{file}",
    "blob:https://evil.example/{file}",
    "view-source:https://evil.example/{file}",
    "ftp://evil.example/{file}",
    "//evil.example/{file}",
    "\\\\evil.example\\{file}",
    "https:evil.example/{file}",
    "https:///evil.example/{file}",
    "https://{file} https://evil.example",
    "https://evil.example/\u202e{file}",
    "{file}",
)


@pytest.mark.parametrize("link", REFUSED)
@pytest.mark.parametrize("types", [ADDRESSES, FILES], ids=["addresses", "files"])
def test_other_links_are_refused_wherever_the_data_has_links(
    types: set[object], link: str, tmp_path: Path
) -> None:
    site = Path(shutil.copytree(FULL_COURSE, tmp_path / "site"))
    replaced: list[str] = []

    def replace(former: str) -> str:
        # An address may stand for a link of the course, but no file.
        if types is FILES and former.startswith("mailto:"):
            return former
        replaced.append(former)
        return link

    replace_values(site, types, replace)
    assert len(replaced) > 14
    problems = read_course(site).problems
    errors = [it for it in problems if it.severity is Severity.ERROR and "without a date" not in it.message]
    assert len(errors) == len(replaced), replaced
