"""What pages ask of materials."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from typing_extensions import override

from sphinx_syllabus.model.problem import DataPath
from sphinx_syllabus.plan.entries import Material, Plan, PlannedDeadline, PlannedTopic, ReadingGroup
from sphinx_syllabus.views.view import View


@dataclass(frozen=True, slots=True)
class WithMaterials:
    """A topic or a deadline, and as much of it as a collection of materials shows."""

    id: str
    title: str
    page: str | None
    is_topic: bool
    materials: tuple[Material, ...]
    readings: tuple[ReadingGroup, ...]
    path: DataPath = field(repr=False)


@dataclass(frozen=True, slots=True)
class MaterialsGroup:
    """Entries with materials under a module's title; without one, those of no module, or the deadlines."""

    title: str | None
    page: str | None
    entries: tuple[WithMaterials, ...]
    are_deadlines: bool = False


@dataclass(frozen=True)
class MaterialsView(View[tuple[MaterialsGroup, ...]]):
    """All materials and readings, or the materials of one kind, by module, then those of deadlines."""

    kind: str | None = None

    @override
    def ask(self, plan: Plan) -> tuple[MaterialsGroup, ...]:
        of_modules = {topic.path for module in plan.modules for topic in module.topics}
        alone = {t.path: t for s in plan.sessions for t in s.topics if t.path not in of_modules}
        deadlines = {entry.path[:2]: entry for entry in plan.deadlines}
        groups = (
            *(MaterialsGroup(it.title, it.page, self._those_of(it.topics)) for it in plan.modules),
            MaterialsGroup(None, None, self._those_of(alone.values())),
            MaterialsGroup(None, None, self._those_of(deadlines.values()), are_deadlines=True),
        )
        return tuple(group for group in groups if group.entries)

    def _those_of(self, entries: Iterable[PlannedTopic | PlannedDeadline]) -> tuple[WithMaterials, ...]:
        found = (self._as_asked(entry) for entry in entries)
        return tuple(entry for entry in found if entry.materials or entry.readings)

    def _as_asked(self, entry: PlannedTopic | PlannedDeadline) -> WithMaterials:
        materials = tuple(it for it in entry.materials if self.kind in (None, it.kind))
        is_topic = isinstance(entry, PlannedTopic)
        readings = entry.readings if isinstance(entry, PlannedTopic) and self.kind is None else ()
        return WithMaterials(entry.id, entry.title, entry.page, is_topic, materials, readings, entry.path)

    @override
    def topics(self, plan: Plan) -> tuple[str, ...]:
        return tuple(it.id for group in self.ask(plan) for it in group.entries if it.is_topic)


@dataclass(frozen=True)
class FileView(View[bool]):
    """Whether the site offers a file."""

    file: str

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return self.file.rpartition("/")[2]

    @override
    def ask(self, plan: Plan) -> bool | None:
        return self.file in plan.files or None


@dataclass(frozen=True)
class FilesView(View[int]):
    """How many files of its own the site offers."""

    @override
    def ask(self, plan: Plan) -> int:
        return len(plan.files)
