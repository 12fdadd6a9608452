"""Options of the parent theme whose defaults are of no use here."""

from sphinx.application import Sphinx
from sphinx.config import Config

from lean_book_theme.parent import is_known_parent


def leave_top_bar_empty(_app: Sphinx, config: Config) -> None:
    """Keep a second search button out of the hidden top bar; a site that names its own items keeps them."""
    if is_known_parent(config):
        config.html_theme_options = {"navbar_persistent": [], **config.html_theme_options}
