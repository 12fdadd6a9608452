"""The values of ``conf.py`` that the extension reads: name, default, type and meaning of each."""

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging

from sphinx_syllabus.handout.sections import DATA_SECTIONS
from sphinx_syllabus.read_course import DATA_FOLDER

logger = logging.getLogger(__name__)

CONFIGURATION: tuple[tuple[str, object, type, str], ...] = (
    (
        "syllabus_folder",
        DATA_FOLDER,
        str,
        "Where the course's data is, from the site's folder: that of a former term shows that term.",
    ),
    ("syllabus_edit_url", "", str, "Where data is edited: an address with {file} and {line}."),
    (
        "syllabus_handout_sections",
        [*DATA_SECTIONS],
        list,
        "What is on the handout, in order: sections made from data, and '/page#section' for one of a page; "
        "where the list is empty, there is no handout.",
    ),
    ("syllabus_handout_paper", "a4", str, "The handout's paper: a4 or us-letter."),
    ("syllabus_handout_template", "", str, "A Typst template for the handout, from the site's folder."),
)
"""No value rebuilds pages: what they show of it, they record."""

KINDS: dict[type, str] = {
    str: "a text in quotes",
    list: "a list of texts in brackets, such as ['schedule', '/index']",
}
"""The types of these values, in words."""


def check_values(app: Sphinx, config: Config) -> None:
    """Refuse values of another type: Sphinx only warns of them.

    Raises:
        SystemExit: a value is of another type; each has been logged.
    """
    wrong = [(name, kind) for name, _, kind, _ in CONFIGURATION if not isinstance(config[name], kind)]
    for name, kind in wrong:
        logger.error("%s: write %s", name, KINDS[kind], location=place_of(app, name))
    if wrong:
        logger.error("conf.py has errors: nothing is built, and the site stays as it was")
        raise SystemExit(2)


def place_of(app: Sphinx, name: str) -> str:
    """Return where ``conf.py`` gives a value, as a path and a line; the first line where it does not."""
    path = Path(app.confdir, "conf.py")
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    line = next((number for number, text in enumerate(lines, 1) if text.startswith(name)), 1)
    return f"{path}:{line}"
