"""Each outlet beside all the others, with intervals over whole articles."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.analysis.estimates.intervals import TOO_FEW, share
from framing.analysis.rates.beside import COLUMNS, MEASURES, beside_others
from framing.analysis.units.material import Material
from framing.tables.frames import Tables


def material(n: int = 10) -> Material:
    """North quotes somebody in each article and calls them rioters; south quotes nobody known."""
    outlets = [(f"{outlet}{i}", outlet) for outlet in ("north", "south") for i in range(n)]
    return Material(Tables.from_rows({
        "articles": [{"article_id": a, "outlet": o, "n_words": 100,
                      "share_attributed_words": 0.4 if o == "north" else 0.1}
                     for a, o in outlets],
        "attributions": [{"attribution_id": f"{a}:a{j}", "article_id": a, "content": "Stop.",
                          "speaker_id": "ann" if o == "north" else None,
                          "speech": "direct" if j else "indirect"}
                         for a, o in outlets for j in range(2)],
        "terms": [{"term_id": f"{a}:t{j}", "article_id": a, "text": "rioters", "voice": "outlet",
                   "entry_id": "x", "referent": "participants", "category": "NOM.crim",
                   "legitimacy": -2 if o == "north" and j else 0}
                  for a, o in outlets for j in range(3)],
        "speakers": [{"speaker_id": "ann", "name": "Ann", "type": "civilians"}],
    }))  # fmt: skip


def beside(made: Material) -> pd.DataFrame:
    """The rows by measure, outlet and side."""
    rows = beside_others(made.tables.articles, made.quotes, made.mentions, made.clusters)
    return rows.set_index(["measure", "outlet", "side"])


def test_shares_of_the_outlet_and_of_the_others() -> None:
    """k of n; with two outlets the others of one are the other."""
    rows = beside(material())
    told = {(measure, outlet): tuple(rows.loc[(measure, outlet, "own"), ["k", "n"]])
            for measure in MEASURES for outlet in ("north", "south")}  # fmt: skip
    assert told["attributed words", "north"] == (400, 1000)
    assert told["nobody named", "north"] == (0, 20) and told["nobody named", "south"] == (20, 20)
    assert told["verbatim", "south"] == (10, 20)
    assert told["strong names", "north"] == (20, 30) and told["strong names", "south"] == (0, 30)
    assert told["softened force", "north"] == (0, 0)
    for measure in MEASURES:
        pd.testing.assert_series_equal(
            rows.loc[(measure, "north", "others")], rows.loc[(measure, "south", "own")],
            check_names=False)  # fmt: skip


def test_intervals_are_those_of_shares_over_articles() -> None:
    """As intervals.share gives them; too few where there are few articles."""
    row = beside(material()).loc[("strong names", "north", "own")]
    wanted = share(pd.Series([2.0] * 10).to_numpy(), pd.Series([3.0] * 10).to_numpy())
    assert (row["low"], row["high"]) == pytest.approx((wanted.low, wanted.high))
    assert row["n_clusters"] == 10
    few = beside(material(7)).loc[("verbatim", "south", "own")]
    assert few["note"] == TOO_FEW and pd.isna(few["share"])


def test_one_outlet_has_no_others() -> None:
    """Nothing to stand beside."""
    made = material()
    one = Material(made.tables.select(made.tables.articles["article_id"][:10]))
    found = beside_others(one.tables.articles, one.quotes, one.mentions, one.clusters)
    assert found.empty and list(found.columns) == COLUMNS
