"""Pages for paper, beside the data of the sample course."""

project = "A Course in Geometry"
extensions = ["myst_parser", "sphinx_design", "sphinxcontrib.bibtex", "sphinx_syllabus"]
myst_enable_extensions = ["amsmath", "attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath"]
bibtex_bibfiles = ["references.bib"]
bibtex_reference_style = "author_year"
syllabus_edit_url = "https://edit.example/{file}#L{line}"
