"""What all entries of the data files have in common."""

from pydantic import BaseModel, ConfigDict


class Entry(BaseModel):
    """A mapping of the data files; unknown keys are refused."""

    model_config = ConfigDict(
        alias_generator=lambda name: name.replace("_", "-"),
        extra="forbid",
        frozen=True,
        strict=True,
    )
