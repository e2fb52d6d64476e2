"""Plots as SVG inside the page: a dot for each value, a line for its interval."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from evaluation.figures import Figure
from evaluation.table import Table

COLOURS = ("#0b6e4f", "#b3541e", "#34558b", "#8a2d6b", "#6b6b00", "#444444", "#a11d33")
"""One a series, dark enough on white; the legend and the order in each row tell them apart too."""

LABELS, WIDTH, RIGHT = 260, 460, 20
STEP = 13
"""Height of one dot's line."""


def bar(figure: Figure) -> str:
    """A share as a small picture for a line of a table; empty where there is no value."""
    if figure.value is None:
        return ""
    return f'<svg width="124" height="12" viewBox="-2 0 124 12" aria-hidden="true">{_dot(figure, 0, 120, 6, 0)}</svg>'


def intervals(table: Table) -> str:
    """All shares of a table: a row's cells below each other, on one axis from 0 to 1."""
    series = [at for at, column in enumerate(table.columns) if column.share]
    parts, y = [_legend([table.columns[at].name for at in series])], STEP * len(series) + 12
    top = y
    for label, cells in table.rows:
        parts.append(
            f'<text x="{LABELS - 10}" y="{y + STEP * len(series) / 2 + 4:g}" class="row">{escape(label)}</text>'
        )
        for place, at in enumerate(series):
            drawn = cells[at]
            if drawn is not None and drawn.value is not None:
                parts.append(_dot(drawn, LABELS, WIDTH, y + STEP * place + STEP / 2, place))
        y += STEP * len(series) + 8
    height = y + 18
    return (
        f'<svg class="plot" viewBox="0 0 {LABELS + WIDTH + RIGHT} {height}" role="img" '
        f'aria-label="{escape(table.title)}: the figures of the table, drawn">{_axis(top, y)}{"".join(parts)}</svg>'
    )


def _dot(figure: Figure, left: float, width: float, y: float, colour: int) -> str:
    low, value, high = (left + width * (v or 0.0) for v in (figure.low, figure.value, figure.high))
    ink = COLOURS[colour % len(COLOURS)]
    told = f"{figure.value:.3f} ({figure.low:.3f}–{figure.high:.3f})"
    return (
        f'<g stroke="{ink}" fill="{ink}"><title>{told}</title>'
        f'<line x1="{low:.1f}" x2="{high:.1f}" y1="{y:g}" y2="{y:g}" stroke-width="2"/>'
        f'<circle cx="{value:.1f}" cy="{y:g}" r="3.5"/></g>'
    )


def _axis(top: float, bottom: float) -> str:
    lines = []
    for tenth in range(0, 11, 2):
        x = LABELS + WIDTH * tenth / 10
        lines.append(f'<line x1="{x:g}" x2="{x:g}" y1="{top:g}" y2="{bottom:g}" class="grid"/>')
        lines.append(f'<text x="{x:g}" y="{bottom + 14:g}" class="tick">{tenth / 10:.1f}</text>')
    return "".join(lines)


def _legend(names: Sequence[str]) -> str:
    return "".join(
        f'<circle cx="{LABELS + 6}" cy="{STEP * at + 8}" r="3.5" fill="{COLOURS[at % len(COLOURS)]}"/>'
        f'<text x="{LABELS + 16}" y="{STEP * at + 12}">{escape(name)}</text>'
        for at, name in enumerate(names)
    )
