"""Promises that hold for any input; harness.py tries longer.

FUZZ_EFFORT=5 multiplies the inputs, for a minute's worth on one core; 1 is for every day.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
import harness
import targets

EFFORT = int(os.environ.get("FUZZ_EFFORT", "1"))
TEXT = st.lists(st.sampled_from(targets.PIECES) | st.text(max_size=12), max_size=30).map("".join)


@pytest.mark.parametrize(("name", "n"), [("readers", 150), ("pages", 60), ("blocks", 300),
                                         ("decoding", 80), ("matching", 80)])  # fmt: skip
def test_mutated_articles(name: str, n: int) -> None:
    """Seeds cut, joined and spoilt: no other exception, no hang, no offset that lies."""
    rng = random.Random(0)
    seeds = harness.corpus(name)
    for _ in range(n * EFFORT):
        targets.TARGETS[name](harness.mutation(rng, seeds, targets.PIECES))


@settings(max_examples=80 * EFFORT, deadline=None, suppress_health_check=list(HealthCheck))
@given(first=st.binary(min_size=1, max_size=1), text=TEXT | st.binary(max_size=200))
def test_any_file(first: bytes, text: str | bytes) -> None:
    """Files of any form with any content."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    targets.readers(first + data)


@settings(max_examples=60 * EFFORT, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.binary(min_size=4, max_size=4), text=TEXT)
def test_any_text_with_any_scores(seed: bytes, text: str) -> None:
    """Blocks, attribution, claims, terms and speakers of texts and scores that nobody expects."""
    data = text.encode("utf-8", "replace")
    targets.blocks(data)
    targets.decoding(seed + data)
    targets.matching(seed + data)
