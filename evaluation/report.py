"""The figures as a table for the terminal, as JSON and as a page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from evaluation.figures import Figure

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


def as_html(figures: Sequence[Figure], facts: dict[str, Any]) -> str:
    """A page that needs nothing but itself."""
    rows: list[str] = []
    for group, members in groupby(figures, key=lambda f: f.group):
        heads = "".join(f'<th scope="col">{escape(c)}</th>' for c in COLUMNS)
        rows.append(f'<tr class="group"><th scope="colgroup">{escape(group)}</th>{heads}</tr>')
        for figure in members:
            cells = "".join(f"<td>{escape(c)}</td>" for c in _cells(figure))
            rows.append(f'<tr><th scope="row">{escape(figure.label)}</th>{cells}</tr>')
    told = " · ".join(f"{escape(str(k))}: {escape(str(v))}" for k, v in facts.items())
    return PAGE.format(facts=told, rows="\n".join(rows))


def write(folder: Path, figures: Sequence[Figure], facts: dict[str, Any], misses: Sequence[dict[str, Any]]) -> None:
    """Write evaluation.json and evaluation.html."""
    folder.mkdir(parents=True, exist_ok=True)
    by_id = {f.id: {k: v for k, v in asdict(f).items() if k != "id"} for f in figures}
    values = {**facts, "figures": by_id, "misses": list(misses)}
    text = json.dumps(values, ensure_ascii=False, indent=1)
    (folder / "evaluation.json").write_text(text + "\n", encoding="utf-8")
    (folder / "evaluation.html").write_text(as_html(figures, facts), encoding="utf-8")


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
</style>
<h1>What Waymark understands</h1>
<p>{facts}</p>
<table>
{rows}
</table>
</html>
"""
