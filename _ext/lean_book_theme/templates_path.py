"""The templates that stand in for the parent theme's own."""

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from lean_book_theme.parent import is_known_parent

TEMPLATES = Path(__file__).parent / "templates"


def add_templates(_app: Sphinx, config: Config) -> None:
    """Put these templates after the site's own, so before the theme's.

    The parent theme fills the hidden top bar with a second search button unless it is told
    otherwise; a site that names its own items keeps them.
    """
    if not is_known_parent(config):
        return
    config.templates_path = [*config.templates_path, str(TEMPLATES)]
    config.html_theme_options = {"navbar_persistent": [], **config.html_theme_options}
