"""A site whose menu holds whatever a menu can hold."""

extensions = ["sphinx.ext.mathjax", "lean_book_theme"]
html_theme = "sphinx_book_theme"
html_title = "Menus"
html_theme_options = {"home_page_in_toc": True, "max_navbar_depth": 5}
# One builder has no index and no search, which are listed.
suppress_warnings = ["toc.not_readable"]
