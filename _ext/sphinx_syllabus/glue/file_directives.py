"""Directives of docutils and Sphinx that read files: what they read is of the site, and is known."""

from typing import Any, ClassVar, NoReturn

from docutils import nodes
from docutils.parsers.rst import Directive
from docutils.parsers.rst.directives.misc import Raw
from sphinx.directives.code import LiteralInclude
from sphinx.directives.patches import CSVTable
from typing_extensions import override


def _refuse_address(_value: str | None) -> NoReturn:
    raise ValueError("what another host has may change: keep a copy in the site, and name it by 'file'")


class RawOfSite(Raw):
    """``raw``, which asks no other host and reads no file of the machine by an address."""

    option_spec: ClassVar[dict[str, Any]] = {**(Raw.option_spec or {}), "url": _refuse_address}


class CsvTableOfSite(CSVTable):
    """``csv-table``, which asks no other host and reads no file of the machine by an address."""

    option_spec: ClassVar[dict[str, Any]] = {**CSVTable.option_spec, "url": _refuse_address}


class LiteralIncludeOfSite(LiteralInclude):
    """``literalinclude``, of which it is known what ``diff`` compares a file with."""

    @override
    def run(self) -> list[nodes.Node]:
        if "diff" in self.options:
            compared = self.env.relfn2path(self.options["diff"])[1]
            self.state.document.settings.record_dependencies.add(compared)
        return super().run()


FILE_DIRECTIVES: dict[str, type[Directive]] = {
    "raw": RawOfSite,
    "csv-table": CsvTableOfSite,
    "literalinclude": LiteralIncludeOfSite,
}
"""They stand in the place of those that they are made of."""
