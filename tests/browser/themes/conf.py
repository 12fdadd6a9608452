"""The course in everything, as an existing site would show it: one line for the extension."""

project = "A Course in Everything"
author = "Department of Examples"
extensions = ["myst_parser", "sphinxcontrib.bibtex", "sphinx_syllabus"]
nitpicky = True
bibtex_bibfiles = ["references.bib"]
