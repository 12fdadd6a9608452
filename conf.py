"""Configuration of the course site; the course itself is data, in ``syllabus/*.yaml``."""

import os
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

# -- The site ---------------------------------------------------------------------------------

project = "Deep Learning"
author = "Department of Mathematics, Sharif University"
version = "Fall 2023"
language = "en"

extensions = [
    "myst_parser",
    "sphinx_design",
    "sphinxcontrib.bibtex",
    "sphinx_mathml",
    "sphinx_syllabus",
    "lean_book_theme",
    "mended_latex",
    "persian_search",
    "site_editions",
]
exclude_patterns = [
    ".*",
    "_*",
    "docs",
    "tests",
    "tools",
    # Of the project, not of the course:
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "DEPENDENCIES.md",
    "README.md",
    "TRUST.md",
]

# A broken link is a warning; ``make html`` publishes with it, tests do not let it pass.
nitpicky = True

# -- Pages ------------------------------------------------------------------------------------

myst_enable_extensions = [
    "amsmath",
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "dollarmath",
]
myst_heading_anchors = 3
myst_footnote_sort = False  # sources stay in the section of their heading, on paper too
bibtex_bibfiles = ["syllabus/references.bib"]
bibtex_reference_style = "author_year"

# -- HTML -------------------------------------------------------------------------------------

html_theme = "sphinx_book_theme"
html_title = project
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_favicon = "_static/favicon.svg"
# Where the site is published. Read the Docs knows it; elsewhere write it here.
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "")
html_math_renderer = "mathml"
html_show_copyright = False
html_use_index = False  # it would list the terms of the glossary, as the glossary does
# Students read pages: their sources show no date, and would publish what an author has commented out.
html_copy_source = False
html_theme_options = {
    "use_download_button": False,
    "article_header_end": ["language-switch.html", "article-header-buttons.html"],
}

# -- Editions -----------------------------------------------------------------------------------

# The pages are written in English, and translated in locale/. `-D language=fa` builds the Persian edition,
# with these words in place of those above.
site_editions: dict[str, dict[str, Any]] = {
    "en": {"name": "English"},
    "fa": {
        "name": "فارسی",
        "folder": "fa",
        "conf": {
            "project": "یادگیری عمیق",
            "author": "دانشکدهٔ ریاضی، دانشگاه شریف",
            "version": "پاییز ۱۴۰۲",
            "html_title": "یادگیری عمیق",
            "epub_copyright": "دانشکدهٔ ریاضی، دانشگاه شریف",
        },
    },
}
locale_dirs = ["locale"]
gettext_compact = False  # a catalog for each page
gettext_location = False  # line numbers would change with every edit

# Read the Docs builds each edition as a project of its own, at /en/latest/ and /fa/latest/ of one address.
# A project whose address has no language in it, or the preview of a change, is alone.
if os.environ.get("READTHEDOCS") == "True":
    here = "{READTHEDOCS_LANGUAGE}/{READTHEDOCS_VERSION}/".format_map(os.environ)
    if html_baseurl.endswith(f"/{here}") and os.environ["READTHEDOCS_VERSION_TYPE"] != "external":
        html_baseurl = html_baseurl.removesuffix(here)
        for code, edition in site_editions.items():
            edition["folder"] = f"{code}/{os.environ['READTHEDOCS_VERSION']}"
    else:
        only = os.environ["READTHEDOCS_LANGUAGE"]
        site_editions = {only: {**site_editions[only], "folder": ""}}

# -- Handout ------------------------------------------------------------------------------------

# Names of sections made from the data, and sections of pages.
syllabus_handout_sections = [
    "/index#about",
    "/index#who-the-course-is-for",
    "timeline",
    "schedule",
    "deadlines",
    "grading",
    "/projects/index",
    "calendars",
]

# -- EPUB -------------------------------------------------------------------------------------

epub_copyright = author

# -- Book -------------------------------------------------------------------------------------

latex_engine = "xelatex"
latex_documents = [("index", "book.tex", f"{project}, {version}", author, "manual")]
latex_show_pagerefs = True
latex_use_xindy = False  # no program more for an index that is not printed
# Latin script comes with XeLaTeX; words in Persian script get the font of the handout.
persian_fonts = Path("_ext/sphinx_syllabus/handout/template/fonts")
latex_additional_files = [f"{persian_fonts}/Vazirmatn-NL-{weight}.ttf" for weight in ("Regular", "Bold")]
latex_elements = {
    "papersize": "a4paper",
    "pointsize": "11pt",
    "extraclassoptions": "openany,oneside",
    "passoptionstopackages": rf"""
\PassOptionsToPackage{{pdflang={language}}}{{hyperref}}
\PassOptionsToPackage{{headheight=14pt}}{{geometry}}
""",
    "cmappkg": "",
    "printindex": "",  # as html_use_index
    "fontpkg": r"""
\newfontfamily\righttoleftfont{Vazirmatn-NL}[
  Extension = .ttf, UprightFont = *-Regular, BoldFont = *-Bold, Script = Arabic]
""",
    "fncychap": "",
    # The accent colour of _static/site.css.
    "sphinxsetup": "TitleColor={HTML}{0A4A58}, InnerLinkColor={HTML}{0F6F7C}, OuterLinkColor={HTML}{0F6F7C},"
    "hmargin={24mm,24mm}, vmargin={22mm,22mm}",
    "preamble": r"""
\usepackage{etoolbox}
\makeatletter
\titleformat{\chapter}{\sffamily\bfseries\huge\color{TitleColor}}{\thechapter}{0.8em}{}
\titlespacing*{\chapter}{0pt}{0pt}{2ex}
\patchcmd{\l@chapter}{1.0em}{0.6em}{}{}
\makeatother
""",
    "maketitle": rf"""
\begin{{titlepage}}
\hypersetup{{pageanchor=false, pdftitle={{{project}, {version}}}, pdfauthor={{{author}}}}}
\sffamily\color{{TitleColor}}
\null\vfill
{{\Huge\bfseries {project}\par}}
\vspace{{1.5ex}}{{\LARGE {version}\par}}
\vspace{{4ex}}\hrule height 1pt\vspace{{4ex}}
{{\Large {author}\par}}
\vfill\vfill\vfill
\end{{titlepage}}
\hypersetup{{pageanchor=true}}
""",
}

# -- Editing ----------------------------------------------------------------------------------

# Where the sources are, so that dates can be corrected from the page. Read the Docs knows it; from the
# build of a tag or a pull request there is no branch to edit.
repository = os.environ.get("READTHEDOCS_GIT_CLONE_URL", "").removesuffix(".git")
branch = os.environ.get("READTHEDOCS_GIT_IDENTIFIER", "main")
if repository.startswith("https://") and os.environ.get("READTHEDOCS_VERSION_TYPE") == "branch":
    edit = "-/edit" if "gitlab" in repository else "edit"
    syllabus_edit_url = f"{repository}/{edit}/{branch}/{{file}}#L{{line}}"
