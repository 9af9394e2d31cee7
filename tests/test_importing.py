"""Libraries are imported without the large ones that nobody needs."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

from framing.importing import without


def test_what_is_hidden_is_not_found() -> None:
    """Inside the block it looks as if it were not installed; afterwards it is there."""
    for name in [n for n in sys.modules if n.partition(".")[0] == "wave"]:
        del sys.modules[name]
    with without("wave"), pytest.raises(ModuleNotFoundError):
        importlib.import_module("wave")
    assert importlib.import_module("wave")


def test_reading_words_loads_no_learning_library() -> None:
    """NLTK's tokenizer comes without scikit-learn, SciPy and pandas: seconds of every start."""
    code = ("import sys, framing.encoder.words\n"
            "print([m for m in ('sklearn', 'scipy', 'pandas') if m in sys.modules])")  # fmt: skip
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_fingerprints_load_no_scipy() -> None:
    """datasketch's MinHash comes without SciPy, and whoever wants all of datasketch has it."""
    code = ("import sys\nfrom framing.analysis.fingerprints import band_hashes\n"
            "first = next(band_hashes([list(range(9))]))\n"
            "print([m for m in ('scipy', 'datasketch') if m in sys.modules])\n"
            "from datasketch import MinHashLSH\n"
            "print((next(band_hashes([list(range(9))])) == first).all())")  # fmt: skip
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["[]", "True"]
