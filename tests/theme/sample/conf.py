"""A small site that shows the theme every kind of content."""

project = "Sample"
author = "Sample author"
language = "en"
extensions = [
    "myst_parser",
    "sphinx_design",
    "sphinxcontrib.bibtex",
    "sphinx_mathml",
    "lean_book_theme",
]
myst_enable_extensions = [
    "amsmath",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "dollarmath",
    "fieldlist",
    "html_image",
]
bibtex_bibfiles = ["references.bib"]
nitpicky = True
numfig = True
html_theme = "sphinx_book_theme"
html_title = "A Sample of Everything"
html_favicon = "favicon.svg"
html_math_renderer = "mathml"
