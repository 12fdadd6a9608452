"""Leaving out what the data does not say."""

from collections.abc import Mapping
from typing import Any


def without_absent(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values without those that are None."""
    return {key: value for key, value in values.items() if value is not None}
