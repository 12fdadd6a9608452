"""Math in HTML pages as MathML, made while building: no script, no network."""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from sphinx_mathml import assets, configuration, renderer

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the math renderer ``mathml``, its configuration and its files."""
    app.add_html_math_renderer(
        "mathml",
        inline_renderers=(renderer.visit_inline, None),
        block_renderers=(renderer.visit_block, None),
    )
    app.add_config_value("mathml_macros", {}, "html", types=frozenset({dict}))
    app.connect("config-inited", configuration.check_macros)
    app.connect("builder-inited", assets.copy_with_static_files)
    app.connect("html-page-context", assets.link_style_sheet)
    return {
        "version": __version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
