"""What ``site_editions`` says, and the words of ``conf.py`` in the language of this build."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError


@dataclass(frozen=True)
class Edition:
    """The site in one language.

    Attributes:
        name: The language's name in itself.
        folder: Where the edition is, below the folder that all of them are in: ``fa``, or nothing.
        conf: Values of ``conf.py`` that are others in this edition.
    """

    name: str
    folder: str = ""
    conf: Mapping[str, Any] = field(default_factory=dict)


def editions(config: Config) -> dict[str, Edition]:
    """Read ``site_editions``: the editions by their languages, the first being for readers of any other.

    Raises:
        ConfigError: An edition has no name, or a key that means nothing.
    """
    if not isinstance(config.site_editions, dict):
        raise ConfigError("site_editions: write a dict of languages, such as {'en': {'name': 'English'}}")
    try:
        return {language: Edition(**edition) for language, edition in config.site_editions.items()}
    except TypeError as error:
        keys = "'name', and if need be 'folder' and 'conf'"
        raise ConfigError(f"site_editions: each language has a dict with {keys} ({error})") from error


ALONE = "one_edition"
"""The tag of a build (``-t``) whose edition is to lead to no other one."""


def use_edition(app: Sphinx, config: Config) -> None:
    """Give the values of ``conf.py`` that are others in this build's language, and the edition's address.

    ``-D language=`` is read after ``conf.py`` has run, so ``conf.py`` itself cannot tell which it is.

    Raises:
        ConfigError: ``site_editions`` does not name the language, or a value that Sphinx does not know.
    """
    known = editions(config)
    if not known:
        return
    if config.language not in known:
        raise ConfigError(f"site_editions has no '{config.language}', which is the language of this build")
    edition = known[config.language]
    # What the others exclude is asked for when those of this one stand in their place.
    every = {"exclude_patterns": config.exclude_patterns}
    config.site_editions = {
        language: {"name": it.name, "folder": it.folder, "conf": {**every, **it.conf}}
        for language, it in known.items()
        if language == config.language or not app.tags.has(ALONE)
    }
    for name, value in edition.conf.items():
        if name not in config:
            raise ConfigError(f"site_editions: '{config.language}' has a value for '{name}', which is none")
        setattr(config, name, value)
    if config.html_baseurl:
        config.html_baseurl = posixpath.join(config.html_baseurl, edition.folder, "")
