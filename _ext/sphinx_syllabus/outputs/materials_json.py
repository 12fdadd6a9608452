"""Materials and readings in ``course.json``."""

from collections.abc import Iterable
from typing import Any

from sphinx_syllabus.outputs.absent_values import without_absent
from sphinx_syllabus.plan.entries import Material, ReadingGroup


def materials_json(materials: Iterable[Material]) -> dict[str, Any]:
    """List materials by kind, each with its file, its size in bytes and its addresses."""
    by_kind: dict[str, list[dict[str, Any]]] = {}
    for material in materials:
        described = {
            "title": material.title,
            "file": material.file,
            "bytes": material.size,
            "url": material.address,
            **dict(material.opens),
            "out": material.out and material.out.isoformat(),
            "release": material.release and material.release.isoformat(),
        }
        by_kind.setdefault(material.kind, []).append(without_absent(described))
    return by_kind


def readings_json(groups: Iterable[ReadingGroup]) -> dict[str, Any]:
    """List readings under the keys of the data."""
    listed: dict[str, list[Any]] = {}
    for group in groups:
        readings = [
            without_absent(
                {
                    "title": reading.title,
                    "url": reading.address,
                    "file": reading.file,
                    "bytes": reading.size,
                    "cite": reading.cite,
                    "note": reading.note,
                }
            )
            for reading in group.readings
        ]
        if group.name is None:
            listed[group.key] = [*readings]
        else:
            listed.setdefault(group.key, []).append({"group": group.name, "readings": readings})
    return listed
