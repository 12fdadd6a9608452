"""Which builders make the site."""

# EPUB has the format "html" too, so builders are told by name.
WEB_BUILDERS = ("html", "dirhtml", "singlehtml")
"""Builders of pages for the web: they write the outputs, and have addresses to link to."""
