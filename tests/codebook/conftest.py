"""The instruments of the pipeline, loaded once."""

from __future__ import annotations

import pytest

from framing.encoder import Encoder
from framing.pipeline import Instruments
from framing.reading.lexicons import read_lexicon
from framing.reading.roles import read_roles


@pytest.fixture(scope="session")
def instruments(encoder: Encoder) -> Instruments:
    """The project's lexicons and the model."""
    return Instruments(encoder, read_lexicon(), read_roles())
