"""Links from an entry on a page to its very line in the data's repository."""

from dataclasses import dataclass
from urllib.parse import quote

from sphinx_syllabus.load.sources import Sources
from sphinx_syllabus.model.problem import DataPath


@dataclass(frozen=True)
class EditLinks:
    """Where data is edited.

    ``template`` is an address with ``{file}`` and ``{line}`` in it; where it is empty there are no
    links, and line numbers never make a page out of date.
    """

    template: str
    sources: Sources

    def address(self, path: DataPath) -> str | None:
        """Return the address at which the entry at a path of the data is edited."""
        if not self.template:
            return None
        place = self.sources.place(path)
        return self.template.replace("{file}", quote(place.file)).replace("{line}", str(place.line))
