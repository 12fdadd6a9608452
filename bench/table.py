"""The table that `make bench` prints, line by line."""

import math
import statistics
from collections.abc import Sequence


def heading(title: str, *columns: str) -> None:
    """Print what the lines below tell, and the names of their columns."""
    print(f"\n{title:46}" + "".join(f"{column:>12}" for column in columns), flush=True)


def row(what: str, taken: Sequence[float], unit: str, limit: float | None = None) -> None:
    """Print the least of the figures taken, the middle one, and the most that the least may be."""
    middle = _shown(statistics.median(taken), unit) if len(taken) > 1 else ""
    _line(what, [_shown(min(taken), unit), middle], min(taken), limit, unit)


def share(
    what: str, stock: float, ours: Sequence[float | None], unit: str, limit: float | None = None
) -> None:
    """Print the stock's figure and ours, each with its share of the stock's; the first may be ``limit``."""
    cells = [_shown(stock, unit)]
    for figure in ours:
        cells += ["", ""] if figure is None else [_shown(figure, unit), f"{figure / stock:.2f}"]
    _line(what, cells, (ours[0] or 0) / stock, limit, "")


def figure(what: str, stock: float, ours: float, unit: str, limit: float | None = None) -> None:
    """Print the stock's figure and ours, with its share of the stock's; ours itself may be ``limit``."""
    _line(what, [_shown(stock, unit), _shown(ours, unit), f"{ours / stock:.2f}"], ours, limit, unit)


def growth(
    what: str, sizes: Sequence[float], taken: Sequence[float], unit: str, limit: float | None = None
) -> None:
    """Print figures of several sizes, and their growth from first to last as a power of the size."""
    power = math.log(taken[-1] / taken[0]) / math.log(sizes[-1] / sizes[0])
    _line(what, [*(_shown(figure, unit) for figure in taken), f"{power:.2f}"], power, limit, "")


def _line(what: str, cells: Sequence[str], decisive: float, limit: float | None, unit: str) -> None:
    line = f"{what:46}" + "".join(f"{cell:>12}" for cell in cells)
    if limit is not None:
        line += f"{f'{limit:.3g} {unit}'.strip():>12}  {'ok' if decisive <= limit else 'MISSED'}"
    print(line.rstrip(), flush=True)


def _shown(figure: float, unit: str) -> str:
    digits = 0 if isinstance(figure, int) or unit in ("KB", "MB") else 3
    return f"{figure:.{digits}f} {unit}".strip()
