"""Configuration of the course site; the course itself is data, in ``syllabus/*.yaml``."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

# -- The site ---------------------------------------------------------------------------------

project = "Deep Learning"
author = "Department of Mathematics, Sharif University"
version = "Fall 2023"
language = "en"

extensions = [
    "myst_parser",
    "sphinx_design",
    "sphinxcontrib.bibtex",
    "sphinx_mathml",
    "sphinx_syllabus",
    "lean_book_theme",
]
exclude_patterns = [
    ".*",
    "_*",
    "docs",
    "tests",
    "tools",
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
]

# A broken link is a warning; ``make html`` publishes with it, tests do not let it pass.
nitpicky = True

# -- Pages ------------------------------------------------------------------------------------

myst_enable_extensions = [
    "amsmath",
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "dollarmath",
]
myst_heading_anchors = 3
bibtex_bibfiles = ["syllabus/references.bib"]
bibtex_reference_style = "author_year"

# -- HTML -------------------------------------------------------------------------------------

html_theme = "sphinx_book_theme"
html_title = project
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_favicon = "_static/favicon.svg"
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "")
html_math_renderer = "mathml"
html_show_copyright = False

# -- EPUB -------------------------------------------------------------------------------------

epub_copyright = author

# -- Editing ----------------------------------------------------------------------------------

# Where the sources are, so that dates can be corrected from the page. Read the Docs knows it; from the
# build of a tag or a pull request there is no branch to edit.
repository = os.environ.get("READTHEDOCS_GIT_CLONE_URL", "").removesuffix(".git")
branch = os.environ.get("READTHEDOCS_GIT_IDENTIFIER", "main")
if repository.startswith("https://") and os.environ.get("READTHEDOCS_VERSION_TYPE") == "branch":
    edit = "-/edit" if "gitlab" in repository else "edit"
    syllabus_edit_url = f"{repository}/{edit}/{branch}/{{file}}#L{{line}}"
