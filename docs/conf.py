"""Configuration of the guide, whose examples are about a course of its own: ``docs/syllabus/*.yaml``."""

import os
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent / "_ext"), str(Path(__file__).parents[1] / "_ext")]

project = "sphinx-syllabus"
author = "the authors of sphinx-syllabus"
language = "en"

extensions = [
    "myst_parser",
    "sphinx_design",
    "sphinxcontrib.bibtex",
    "sphinx_mathml",
    "sphinx_syllabus",
    "lean_book_theme",
    "guide",
]
exclude_patterns = ["_*", ".*", "examples"]
nitpicky = True

myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3
bibtex_bibfiles = ["references.bib"]
bibtex_reference_style = "author_year"

html_theme = "sphinx_book_theme"
html_title = "The guide to sphinx-syllabus"
html_static_path = ["_static"]
html_css_files = ["guide.css"]
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "")
html_math_renderer = "mathml"
html_show_copyright = False
html_use_index = False
html_copy_source = False
html_theme_options = {"use_download_button": False, "show_toc_level": 1}

# -- The example course: each value is shown in the reference as it stands here -------------------

syllabus_folder = "syllabus"
syllabus_edit_url = "https://git.coast.example/oc-214/edit/main/{file}#L{line}"
syllabus_handout_sections = [
    "/course/tides#the-pull-of-the-moon",
    "timeline",
    "schedule",
    "deadlines",
    "grading",
]
syllabus_handout_paper = "us-letter"
# The template that comes with the extension: begin with a copy of it.
syllabus_handout_template = "../_ext/sphinx_syllabus/handout/template/handout.typ"
