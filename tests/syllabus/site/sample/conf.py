"""A small course: each page shows one thing, so that a test can tell which pages an edit rewrites."""

import os

project = "A Course in Geometry"
version = "Fall 2023"
author = epub_copyright = "Department of Geometry"
extensions = ["myst_parser", "sphinx_syllabus"]
exclude_patterns = ["slides"]
html_theme = "basic"
html_copy_source = False
nitpicky = True
syllabus_edit_url = os.environ.get("EDIT_URL", "")
