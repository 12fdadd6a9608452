"""A course in Berlin, whose clocks change during the term: what the tests of the reader's script open."""

project = "Convex Optimization"
language = "en"

extensions = ["myst_parser", "sphinx_syllabus", "lean_book_theme"]
html_theme = "sphinx_book_theme"
html_title = project
html_copy_source = False
nitpicky = True
suppress_warnings = ["syllabus"]  # a lab without a topic, on purpose
