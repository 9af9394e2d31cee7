"""The sense of words decides whether they count: the encoder's vectors and the words around."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import numpy as np
import pytest

from framing.encoder.loader import MODEL_FOLDER
from framing.lexicon import Scene
from framing.senses import FEW, KINDS, N_ZONES, ROLES, SenseModel
from framing.syntax import Parse
from framing.terms.scenes import SceneWords, Surroundings
from framing.terms.senses import Senses, tokens_of

SCENE = Scene("unrest", "people in the streets", frozenset({"barricade"}), frozenset(),
              frozenset({"poll"}))  # fmt: skip
WORDS = np.zeros((1, len(KINDS), N_ZONES), np.float32)
WORDS[0, 0, 0], WORDS[0, 2, 0] = 2, -2


def parse(shares: Any) -> Parse:
    """ "they storm hall poll": a verb with subject and object, and a word that hangs on it."""
    rows = [(0, 4, "they", "they", "PRP", 1, "nsubj"),
            (5, 10, "storm", "storm", "VBP", 1, "ROOT"),
            (11, 15, "hall", "hall", "NN", 1, "dobj"),
            (16, 20, "poll", "poll", "NN", 1, "npadvmod")]  # fmt: skip
    made = Parse.from_rows(rows, [(0, 4)])
    if shares is not None:
        object.__setattr__(made, "senses", shares.astype(np.float32))
    return made


def senses(read: Parse, constant: float = 0.0, usual: float = 0.0) -> Senses:
    """With a model of one scene whose vectors nobody needs: the shares are given."""
    vectors = np.zeros((1, len(ROLES), 2), np.float32)
    level = (np.array([x], np.float32) for x in (constant, usual))
    model = SenseModel(("unrest",), vectors, WORDS, *level, facts={})
    return Senses(model, read, Surroundings(SceneWords([SCENE]), read))


def test_the_score_is_the_sum_of_its_parts() -> None:
    """The word's own share, the mean of the rest of the sentence, who acts, who is acted on, the
    article drawn to what is usual, the words around, and the constant."""
    shares = np.zeros((4, 1, len(ROLES)))
    shares[1, 0, ROLES.index("word")] = 1.0
    shares[:, 0, ROLES.index("sentence")] = [3, 9, 0, 0]
    shares[0, 0, ROLES.index("subject")] = 0.5
    shares[2, 0, ROLES.index("object")] = 0.25
    shares[:, 0, ROLES.index("article")] = 1.0
    found = senses(parse(shares), constant=-1.0, usual=2.0).of("unrest", (1, 1), 1)
    assert found is not None
    assert found.parts == pytest.approx({
        "word": 1.0, "sentence": 1.0, "subject": 0.5, "object": 0.25,
        "article": (4 + FEW * 2.0) / (4 + FEW), "words around": -2 * np.log(2)})  # fmt: skip
    assert found.score == pytest.approx(sum(found.parts.values()) - 1.0)
    assert found.holds == (found.score >= 0)


def test_the_reason_tells_parts_and_words() -> None:
    """What spoke against the sense most, and the words of scenes.yaml."""
    shares = np.zeros((4, 1, len(ROLES)))
    shares[1, 0, ROLES.index("word")] = -3.0
    found = senses(parse(shares)).of("unrest", (1, 1), 1)
    assert found is not None and not found.holds
    assert found.told() == (
        "does not read as of unrest here "
        "(score -4.4: word -3.0, words around -1.4; against it: poll)"
    )


def test_without_an_encoder_nothing_is_settled() -> None:
    """A parse made by hand has no shares, and a model knows its scenes only."""
    assert senses(parse(None)).of("unrest", (1, 1), 1) is None
    assert senses(parse(np.zeros((4, 1, len(ROLES))))).of("peace", (1, 1), 1) is None


def test_roles_of_a_noun() -> None:
    """Before it stand its modifiers, behind it the objects of its prepositions."""
    rows = [(0, 6, "police", "police", "NN", 1, "compound"),
            (7, 15, "violence", "violence", "NN", 1, "ROOT"),
            (16, 23, "against", "against", "IN", 1, "prep"),
            (24, 32, "students", "student", "NNS", 2, "pobj")]  # fmt: skip
    found = tokens_of(Parse.from_rows(rows, [(0, 4)]), (1, 1), 1)
    assert found[ROLES.index("subject")] == [0] and found[ROLES.index("object")] == [3]
    assert found[ROLES.index("governor")] == []


def test_shares_are_what_the_vectors_give() -> None:
    """Each word's vector times the weights of each scene and role."""
    weights = np.arange(12, dtype=np.float32).reshape(1, len(ROLES), 2)
    model = SenseModel(("unrest",), weights, WORDS, np.zeros(1, np.float32),
                       np.zeros(1, np.float32), {})  # fmt: skip
    vectors = np.array([[1, 0], [0, 2]], np.float32)
    assert np.array_equal(model.shares(vectors)[0, 0], weights[0, :, 0])
    assert np.array_equal(model.shares(vectors)[1, 0], 2 * weights[0, :, 1])


def test_the_weights_belong_to_the_encoder() -> None:
    """Sense weights are learnt from the vectors of one encoder and mean nothing with another."""
    facts = json.loads((MODEL_FOLDER / "senses.json").read_text(encoding="utf-8"))["facts"]
    model = hashlib.sha256((MODEL_FOLDER / "model.onnx").read_bytes()).hexdigest()
    assert facts["encoder_sha256"] == model


CAMPAIGN = "The candidates met in the debate. {} The voters, donors and delegates saw the polls."


@pytest.mark.parametrize(("text", "entry", "counts"), [
    (CAMPAIGN.format("The delegates spoke of a revolt."), "protest.uprising", False),
    (CAMPAIGN.format("A gang of consultants wrote the plan."), "political_violence.gang", False),
    ("The team crushed dissent among its fans and won the league.", "force.crush", False),
    ("The tanks crushed the protest.", "force.crush", True),
    ("The striker attacked from the left in the final.", "political_violence.attack-verb", False),
    ("The revolt filled the square; police used tear gas.", "protest.uprising", True),
])  # fmt: skip
def test_figures_of_speech_do_not_count(read, text: str, entry: str, counts: bool) -> None:
    """The same words count where they are meant, and not where they are figures of speech."""
    assert (entry in {t.entry_id for _, t in read(text)}) == counts
