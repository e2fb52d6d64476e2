"""Tables and plots side by side show every figure that is there."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from evaluation import plots, report, table
from evaluation.figures import hits
from evaluation.table import Column, Table

GOOD = hits("good", "group", "recall", [True, True, True, False])
NONE = hits("none", "group", "recall", [])
TABLE = Table(
    "Side & side", (Column("A<b>"), Column("B"), Column("ms", share=False)), (("recall", (GOOD, NONE, GOOD)),)
)


def test_text_has_a_line_a_row_and_a_dash_where_nothing_was_measured() -> None:
    title, heads, line = table.as_text(TABLE).splitlines()
    assert (title, heads.split()) == ("Side & side", ["A<b>", "B", "ms"])
    assert re.fullmatch(r"  recall  0\.750 \(0\.\d{3}–1\.000\)  –  0\.8 \(0\.\d–1\.0\)", re.sub(r"  +", "  ", line))


def test_the_plot_is_sound_and_draws_shares_only() -> None:
    drawn = ElementTree.fromstring(plots.intervals(TABLE))
    dots = [g for g in drawn.iter("g") if g.find("title") is not None]
    assert [d.findtext("title") for d in dots] == [f"0.750 ({GOOD.low:.3f}–{GOOD.high:.3f})"]
    texts = [t.text for t in drawn.iter("text")]
    assert "A<b>" in texts and "ms" not in texts


def test_a_dot_stands_where_its_value_is() -> None:
    (circle,) = ElementTree.fromstring(plots.bar(GOOD)).iter("circle")
    assert circle.get("cx") == "90.0"
    assert plots.bar(NONE) == ""


def test_the_page_holds_tables_and_plots_and_escapes_what_it_shows() -> None:
    page = report.as_html([GOOD], {}, [TABLE])
    assert "Side &amp; side" in page and "A&lt;b&gt;" in page and "A<b>" not in page
    assert page.count('<svg class="plot"') == 1


def test_figures_come_row_by_row() -> None:
    assert TABLE.figures() == [GOOD, NONE, GOOD]
