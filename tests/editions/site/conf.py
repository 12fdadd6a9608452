"""A site in three languages, under Sphinx's own theme."""

project = "Owls"
extensions = ["site_editions"]
exclude_patterns = ["folder/only-in-german.rst"]
html_sidebars = {"**": ["language-switch.html"]}
locale_dirs = ["locale"]
site_editions = {
    "en": {"name": "English"},
    "fa": {
        "name": "فارسی",
        "folder": "fa",
        "conf": {"project": "جغدها", "exclude_patterns": ["folder/only-*", "folder/not-*"]},
    },
    "de": {"name": "Deutsch", "folder": "de", "conf": {"project": "Eulen", "exclude_patterns": []}},
}
