"""SenseModel: in which sense a word is used, told from what the encoder makes of it.

A linear model over the encoder's vectors, so that each word's share can be worked out once: the
encoder multiplies vectors with weights, and what is left for a form found in the text is to add up
the shares of its words and of those around them. Learnt by framing/training/senses.py.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

#: Whose vectors speak for a sense: the words found, the rest of their sentence, the article, who
#: acts and who is acted on (of nouns: what stands before and behind them), what they hang on.
ROLES = ("word", "sentence", "article", "subject", "object", "governor")
#: Kinds of words of a scene, as `Scene` has them, and where they stand: in the sentence, the
#: rest of the paragraph, two paragraphs before and after, elsewhere (a hundred words).
KINDS = ("shows", "hints", "against")
N_ZONES = 4
#: Words of an article that weigh as much as what is usual: of a single sentence little is known.
FEW = 100


@dataclass(frozen=True, slots=True, eq=False)
class SenseModel:
    """Weights of each scene: `vectors` (scenes, ROLES, width of a vector), `words` (scenes,
    KINDS, N_ZONES) for ln(1 + n) of n different words, `constants` (scenes,), `usual` (scenes,):
    what stands for an article of which nothing is known. A sum at or above 0 means that words are
    used as of the scene. `facts`: how it came about."""

    scenes: tuple[str, ...]
    vectors: Floats
    words: Floats
    constants: Floats
    usual: Floats
    facts: dict[str, str | int | float]

    def shares(self, vectors: Floats) -> Floats:
        """What each word (n, width) gives to each scene in each role: (n, scenes, ROLES)."""
        n_scenes, n_roles, width = self.vectors.shape
        flat = self.vectors.reshape(n_scenes * n_roles, width)
        out: Floats = (vectors @ flat.T).reshape(len(vectors), n_scenes, n_roles)
        return out
