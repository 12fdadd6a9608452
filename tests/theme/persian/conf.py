"""A small site in Persian that shows the theme what is read from right to left."""

project = "نمونه"
author = "نویسندهٔ نمونه"
language = "fa"
extensions = [
    "myst_parser",
    "sphinx_design",
    "sphinxcontrib.bibtex",
    "sphinx_mathml",
    "lean_book_theme",
]
myst_enable_extensions = ["colon_fence", "deflist", "dollarmath", "fieldlist"]
bibtex_bibfiles = ["references.bib"]
bibtex_reference_style = "author_year"
nitpicky = True
numfig = True
html_theme = "sphinx_book_theme"
html_title = "نمونه‌ای از همه چیز"
html_favicon = "favicon.svg"
html_math_renderer = "mathml"
html_theme_options = {
    "repository_url": "https://github.com/example/course",
    "use_repository_button": True,
    "use_issues_button": True,
    "use_edit_page_button": True,
    "use_source_button": True,
}
