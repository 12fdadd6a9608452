"""Configuration of the course site; the course itself is data, in ``syllabus/*.yaml``."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

# -- The site ---------------------------------------------------------------------------------

project = "Deep Learning"
author = "Department of Mathematics, Sharif University"
language = "en"

extensions = [
    "myst_parser",
    "sphinx_design",
    "sphinxcontrib.bibtex",
    "sphinx_mathml",
    "sphinx_syllabus",
    "lean_book_theme",
]
exclude_patterns = ["_build", ".venv", "_ext", "tests", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"]

# A broken link is a warning; ``make html`` publishes with it, tests do not let it pass.
nitpicky = True

# -- Pages ------------------------------------------------------------------------------------

myst_enable_extensions = ["amsmath", "attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath"]
bibtex_bibfiles = ["syllabus/references.bib"]
bibtex_reference_style = "author_year"
numfig = True

# -- HTML -------------------------------------------------------------------------------------

html_theme = "sphinx_book_theme"
html_title = project
html_static_path = ["_static"]
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "")
html_math_renderer = "mathml"
