"""Configuration of the course in which examples of messages about pages are built."""

extensions = ["myst_parser", "sphinx_syllabus"]
