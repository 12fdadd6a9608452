"""A course that uses every key of the data: a file of data and a page for each part of it."""

project = "A Course in Everything"
version = "Fall 2023"
author = epub_copyright = "Department of Examples"
extensions = ["myst_parser", "sphinx_design", "sphinxcontrib.bibtex", "sphinx_syllabus"]
html_theme = "basic"
nitpicky = True
bibtex_bibfiles = ["references.bib"]
bibtex_reference_style = "author_year"
