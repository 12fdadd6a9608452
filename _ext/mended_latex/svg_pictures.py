"""SVG pictures as PDF, by a wheel: no program of the system is needed."""

import os
from pathlib import Path

from sphinx.transforms.post_transforms.images import ImageConverter
from sphinx.util import logging
from svg2pdf_py import FontDatabase, svg_to_pdf

logger = logging.getLogger(__name__)


class SvgToPdf(ImageConverter):
    """Convert SVG pictures for builders that take PDF; words in a picture need a font of the system."""

    conversion_rules = [("image/svg+xml", "application/pdf")]  # noqa: RUF012 - Sphinx's own form

    def is_available(self) -> bool:
        """Say that the converter is there: it is installed with this extension."""
        return True

    def convert(self, _from: str | os.PathLike[str], _to: str | os.PathLike[str]) -> bool:
        """Convert one picture; one that cannot be converted is reported and left out."""
        source = Path(_from)
        drawing = source.read_text(encoding="utf-8")
        fonts = FontDatabase.system() if "<text" in drawing else FontDatabase()
        try:
            pdf = svg_to_pdf(drawing, fonts)
        except (RuntimeError, ValueError) as error:
            logger.warning("cannot convert to PDF: %s", error, location=os.fspath(source), type="latex")
            return False
        Path(_to).write_bytes(pdf)
        return True
