"""What a view is."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Generic, TypeVar

from sphinx_syllabus.model.problem import DataPath
from sphinx_syllabus.plan.entries import Plan

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class View(ABC, Generic[Answer]):
    """A question about a plan; frozen, so that it can be kept and asked again."""

    @abstractmethod
    def ask(self, plan: Plan) -> Answer | None:
        """Answer from a plan; None where the view names an entry that does not exist."""

    def known(self, plan: Plan) -> tuple[str, ...]:
        """List the names that the view could have asked for."""
        return ()

    def edited(self, plan: Plan) -> tuple[DataPath, ...]:
        """List the entries beside which the page links to their line of data."""
        return ()

    def linked(self) -> tuple[str, ...]:
        """List the deadlines, by id, to whose places in the site the page links."""
        return ()

    def topics(self, plan: Plan) -> tuple[str, ...]:
        """List the topics, by id, to whose sections the page links."""
        return ()

    def excerpts(self, plan: Plan) -> tuple[str, ...]:
        """List the pages of whose content the page shows a part."""
        return ()
