"""Tables that set systems side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.figures import Figure


@dataclass(frozen=True)
class Column:
    """One system, or one measure. `share` tells that its figures lie between 0 and 1, so that they can be drawn."""

    name: str
    share: bool = True


@dataclass(frozen=True)
class Table:
    """Figures by row and column; each row has a figure for each column, None where nothing was measured."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, tuple[Figure | None, ...]], ...]

    def figures(self) -> list[Figure]:
        """All of them, row by row."""
        return [figure for _, cells in self.rows for figure in cells if figure]


def cell(figure: Figure | None, column: Column) -> str:
    """The value of a figure and its interval, as text."""
    if figure is None or figure.value is None:
        return "–"
    places = 3 if column.share else 1
    return f"{figure.value:.{places}f} ({figure.low:.{places}f}–{figure.high:.{places}f})"


def as_text(table: Table) -> str:
    """A table of fixed width."""
    heads = [c.name for c in table.columns]
    lines = [[label, *map(cell, cells, table.columns)] for label, cells in table.rows]
    wide = [max(len(line[at]) for line in [["", *heads], *lines]) for at in range(len(heads) + 1)]
    return "\n".join([table.title, *(_line(line, wide) for line in [["", *heads], *lines])])


def _line(cells: Sequence[str], wide: Sequence[int]) -> str:
    first, *rest = (f"{c:{w}}" if at == 0 else f"{c:>{w}}" for at, (c, w) in enumerate(zip(cells, wide, strict=True)))
    return "  " + "  ".join([first, *rest])
