"""A course of which a part is to be seen from 1 November 2023 on; that part is named after animals."""

project = "A Course in Zoology"
version = "Fall 2023"
author = epub_copyright = "Department of Zoology"
extensions = ["myst_parser", "sphinx_syllabus"]
exclude_patterns = ["files", "slides"]
html_theme = "basic"
nitpicky = True
numfig = True
myst_heading_anchors = 2
syllabus_handout_sections = ["/quokka#numbats", "schedule", "deadlines"]
