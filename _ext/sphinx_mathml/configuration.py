"""The configuration value ``mathml_macros``."""

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

from sphinx_mathml.convert import ConversionError, Converter


def check_macros(_app: Sphinx, config: Config) -> None:
    """Refuse macros that no formula could use.

    Raises:
        ConfigError: If a name is not a command's, or a definition cannot be read.
    """
    if not isinstance(config.mathml_macros, dict):
        raise ConfigError("mathml_macros: write a dict, such as {'R': r'\\mathbb{R}'}")
    for name, definition in config.mathml_macros.items():
        place = f"mathml_macros[{name!r}]"
        if not (isinstance(name, str) and name.isascii() and name.isalpha()):
            raise ConfigError(f"{place}: a name is letters only, without backslash")
        if not isinstance(definition, str):
            raise ConfigError(f"{place}: a definition is a text, not {definition!r}")
    try:
        Converter(config.mathml_macros)
    except ConversionError as error:
        raise ConfigError(f"mathml_macros: {error}") from error
