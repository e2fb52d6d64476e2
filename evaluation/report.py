"""The figures as a table for the terminal, as JSON and as a page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from evaluation import plots, table
from evaluation.figures import Figure
from evaluation.table import Table

COLUMNS = ("share", "count", "95 % interval")


def _cells(figure: Figure) -> tuple[str, str, str]:
    if figure.value is None:
        return "–", "0 of 0", "–"
    interval = f"{figure.low:.3f} – {figure.high:.3f}"
    return f"{figure.value:.3f}", f"{figure.right:,} of {figure.of:,}", interval


def as_text(figures: Sequence[Figure]) -> str:
    """A table of fixed width."""
    wide = max(len(f.label) for f in figures)
    lines: list[str] = []
    for group, members in groupby(figures, key=lambda f: f.group):
        lines += ["", group, f"  {'':{wide}}  {COLUMNS[0]:>6}  {COLUMNS[1]:>15}  {COLUMNS[2]:>15}"]
        for figure in members:
            value, count, interval = _cells(figure)
            lines.append(f"  {figure.label:{wide}}  {value:>6}  {count:>15}  {interval:>15}")
    return "\n".join(lines[1:])


def as_html(figures: Sequence[Figure], facts: dict[str, Any], tables: Sequence[Table] = ()) -> str:
    """A page that needs nothing but itself."""
    rows: list[str] = []
    for group, members in groupby(figures, key=lambda f: f.group):
        heads = "".join(f'<th scope="col">{escape(c)}</th>' for c in (*COLUMNS, "0 to 1"))
        rows.append(f'<tr class="group"><th scope="colgroup">{escape(group)}</th>{heads}</tr>')
        for figure in members:
            cells = "".join(f"<td>{escape(c)}</td>" for c in _cells(figure)) + f"<td>{plots.bar(figure)}</td>"
            rows.append(f'<tr><th scope="row">{escape(figure.label)}</th>{cells}</tr>')
    told = " · ".join(f"{escape(str(k))}: {escape(str(v))}" for k, v in facts.items())
    return PAGE.format(facts=told, rows="\n".join(rows), beside="\n".join(map(_beside, tables)))


def _beside(shown: Table) -> str:
    """A table that sets systems side by side, and its picture."""
    heads = "".join(f'<th scope="col">{escape(c.name)}</th>' for c in shown.columns)
    lines = [f"<tr><td></td>{heads}</tr>"]
    for label, cells in shown.rows:
        told = "".join(f"<td>{escape(table.cell(*pair))}</td>" for pair in zip(cells, shown.columns, strict=True))
        lines.append(f'<tr><th scope="row">{escape(label)}</th>{told}</tr>')
    return f"<h3>{escape(shown.title)}</h3>\n<table>\n{chr(10).join(lines)}\n</table>\n{plots.intervals(shown)}"


def write(
    folder: Path,
    figures: Sequence[Figure],
    facts: dict[str, Any],
    misses: Sequence[dict[str, Any]],
    tables: Sequence[Table] = (),
) -> None:
    """Write evaluation.json, which holds the figures of the tables too, and evaluation.html."""
    folder.mkdir(parents=True, exist_ok=True)
    beside = [figure for shown in tables for figure in shown.figures()]
    by_id = {f.id: {k: v for k, v in asdict(f).items() if k != "id"} for f in (*figures, *beside)}
    values = {**facts, "figures": by_id, "misses": list(misses)}
    text = json.dumps(values, ensure_ascii=False, indent=1)
    (folder / "evaluation.json").write_text(text + "\n", encoding="utf-8")
    (folder / "evaluation.html").write_text(as_html(figures, facts, tables), encoding="utf-8")


PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Waymark: what it understands</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ padding: .25rem .75rem; border-bottom: 1px solid #ccc; text-align: right; font-weight: normal; }}
th[scope=row], th[scope=colgroup] {{ text-align: left; }}
.group th {{ padding-top: 1.5rem; font-weight: bold; }}
.plot {{ width: 100%; margin: 1rem 0 2rem; font-size: 12px; }}
.plot .row {{ text-anchor: end; }}
.plot .tick {{ text-anchor: middle; }}
.plot .grid {{ stroke: #ddd; }}
</style>
<h1>What Waymark understands</h1>
<p>{facts}</p>
<h2>Beside others</h2>
{beside}
<h2>All figures</h2>
<table>
{rows}
</table>
</html>
"""
