"""Krippendorff's alpha agrees with other implementations and with his own worked examples."""

from __future__ import annotations

import krippendorff
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask

from framing.analysis.coding.agreement import agreement, alpha, confusion
from framing.analysis.coding.variables import UNITS, Variable

NO = None
#: Krippendorff 2011, "Computing Krippendorff's alpha-reliability", section C: four observers,
#: twelve units, with missing codes; nominal .743, ordinal .815.
BOOK = [
    ["1", "2", "3", "3", "2", "1", "4", "1", "2", NO, NO, NO],
    ["1", "2", "3", "3", "2", "2", "4", "1", "2", "5", NO, "3"],
    [NO, "3", "3", "3", "2", "3", "4", "2", "2", "5", "1", NO],
    ["1", "2", "3", "3", "2", "4", "4", "1", "2", "5", "1", NO],
]
VALUES = ["1", "2", "3", "4", "5"]


def units(coders: list[list[str | None]]) -> pd.DataFrame:
    """Units x coders."""
    return pd.DataFrame(coders, dtype=object).T


@pytest.mark.parametrize(("scale", "expected"), [("nominal", 0.743), ("ordinal", 0.815)])
def test_the_textbook_example(scale: str, expected: float) -> None:
    """Krippendorff's own figures to three digits, the krippendorff package's to nine."""
    found = alpha(units(BOOK), VALUES, scale, 200)  # type: ignore[arg-type]
    assert found.value == pytest.approx(expected, abs=5e-4)
    numbers = [[float("nan") if v is None else int(v) for v in row] for row in BOOK]
    other = krippendorff.alpha(numbers, level_of_measurement=scale, value_domain=[1, 2, 3, 4, 5])
    assert found.value == pytest.approx(other, abs=1e-9)
    assert (found.n_units, found.n_codes) == (11, 40)
    assert found.low < found.value < found.high


def test_nltk_says_the_same() -> None:
    """NLTK's AnnotationTask with binary distance is the nominal alpha."""
    data = [(f"c{c}", str(u), v) for c, row in enumerate(BOOK) for u, v in enumerate(row)
            if v is not None and u != 11]  # fmt: skip
    found = alpha(units(BOOK), VALUES, "nominal", 200)
    assert found.value == pytest.approx(AnnotationTask(data).alpha(), abs=1e-9)


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from(["1", "2", "3", None]), min_size=6, max_size=6),
                min_size=2, max_size=4))  # fmt: skip
def test_any_codes_agree_with_the_package(coders: list[list[str | None]]) -> None:
    """For any table of codes, where alpha is defined, both scales give the package's figure."""
    for scale in ("nominal", "ordinal"):
        found = alpha(units(coders), ["1", "2", "3"], scale, 20)  # type: ignore[arg-type]
        numbers = [[float("nan") if v is None else int(v) for v in row] for row in coders]
        if np.isfinite(found.value):
            other = krippendorff.alpha(numbers, level_of_measurement=scale, value_domain=[1, 2, 3])
            assert found.value == pytest.approx(other, abs=1e-9)


def test_undefined_is_empty() -> None:
    """No unit coded twice: n = 0. Only one value: chance would agree as well."""
    one = alpha(units([["1", None], [None, "2"]]), VALUES, "nominal")
    assert (np.isnan(one.value), one.n_units) == (True, 0)
    same = alpha(units([["1", "1"], ["1", "1"]]), VALUES, "nominal")
    assert (np.isnan(same.value), same.n_units) == (True, 2)


def test_agreement_and_confusion_of_coders_and_machine() -> None:
    """All coders, each two, each with the machine; confusion counts with the units behind."""
    variable = Variable("voice", ("outlet", "attributed"), "nominal", "?")
    codes = pd.DataFrame(
        [(u, c, "voice", v) for c, row in {
            "ann": ["outlet", "outlet", "attributed"],
            "bob": ["outlet", "attributed", "attributed"],
            "machine": ["outlet", "outlet", "outlet"]}.items()
         for u, v in zip(("u1", "u2", "u3"), row, strict=True)],
        columns=["unit", "coder", "variable", "value"])  # fmt: skip
    found = agreement(codes, [variable]).set_index("between")
    assert list(found.index) == ["ann & bob", "ann & machine", "bob & machine"]
    assert found.loc["ann & bob", ["n_units", "n_equal"]].tolist() == [3, 2]
    counted = confusion(codes, [variable])
    both = counted[(counted["coder"] == "ann") & (counted["other"] == "bob")]
    row = both[(both["other_code"] == "attributed") & (both["code"] == "outlet")]
    assert (row["n"].item(), row["units"].item()) == (1, ("u2",))


def test_every_variable_is_a_column_of_its_table() -> None:
    """What coders are asked is what the tables hold, beside whether the unit is one."""
    from framing.tables.schema import BY_NAME

    for kind, variables in UNITS.items():
        assert {v.name for v in variables} - {"valid"} <= set(BY_NAME[kind].header)
