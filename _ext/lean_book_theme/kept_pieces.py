"""Pieces of pages that one build has made and the next may use, in the doctree folder."""

import os
import pickle
from collections.abc import Callable
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from sphinx.application import Sphinx

Piece = TypeVar("Piece")


class KeptPieces:
    """Pieces of one kind, each known by a digest of what it is made of.

    Those that a build does not ask for are forgotten when it makes another.
    """

    def __init__(self, app: Sphinx, kind: str) -> None:
        self._app = app
        self._kind = kind
        self._asked_for: dict[str, bytes] = {}

    def get(self, made_of: object, make: Callable[[], Piece]) -> Piece:
        """Return a piece as an earlier build has made it, or else make it.

        Args:
            made_of: All that the piece hangs on, beside the code and releases of this extension, the theme
                and its tools; the same is written the same by ``repr``.
            make: How it is made.
        """
        key = sha256(repr((self._app.config.lean_book_theme_assets, made_of)).encode()).hexdigest()
        if key in self._before:
            self._asked_for[key] = self._before[key]
            kept: Piece = pickle.loads(self._before[key])
            return kept
        piece = make()
        self._asked_for[key] = pickle.dumps(piece)
        return piece

    @cached_property
    def _place(self) -> Path:
        return Path(self._app.doctreedir, f"lean-book-theme-{self._app.builder.name}-{self._kind}.pickle")

    @cached_property
    def _before(self) -> dict[str, bytes]:
        # Whoever has all pages read anew wants nothing of earlier builds.
        return {} if self._app.fresh_env_used else _read(self._place)

    def keep(self, _app: Sphinx, exception: Exception | None) -> None:
        """Keep what has been asked for, if anything has been made."""
        if exception is None and self._asked_for.keys() - self._before.keys():
            content = pickle.dumps(self._asked_for)
            unfinished = self._place.with_name(f".{self._place.name}.{os.getpid()}")
            unfinished.write_bytes(sha256(content).digest() + content)
            unfinished.replace(self._place)


def _read(place: Path) -> dict[str, bytes]:
    """Read pieces that are whole, each still to be read by who knows what it is."""
    try:
        digest, content = (written := place.read_bytes())[:32], written[32:]
    except OSError:
        return {}
    if sha256(content).digest() != digest:
        return {}
    pieces: dict[str, bytes] = pickle.loads(content)
    return pieces
