"""How often Python looks for garbage while it builds.

A page is read to a tree whose nodes know their parents, so that no node is garbage before the page is done;
looking for some after every few hundred new objects takes a quarter of a build and finds next to nothing.
"""

import gc

from sphinx.application import Sphinx
from sphinx.config import Config

from lean_book_theme.parent import is_known_parent

NEW_OBJECTS = 50_000
"""After how many to look. A page is read to about as many: more would keep the trees of several in memory."""


def look_seldom_for_garbage(app: Sphinx, config: Config) -> None:
    """Have Python look for garbage after more new objects than usual, until the build has ended."""
    if not is_known_parent(config):
        return
    usual = gc.get_threshold()
    gc.set_threshold(NEW_OBJECTS, *usual[1:])
    app.connect("build-finished", lambda *_: gc.set_threshold(*usual))
