"""The values of ``conf.py`` that the extension reads: name, default, type and meaning of each."""

from sphinx_syllabus.handout.sections import DATA_SECTIONS
from sphinx_syllabus.read_course import DATA_FOLDER

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
