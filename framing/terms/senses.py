"""Whether words are used as of a scene: the shares of their vectors and the words around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from framing.senses import FEW, ROLES, Floats, SenseModel
from framing.syntax import Parse
from framing.syntax.arguments import all_agents, all_patients
from framing.terms.scenes import Evidence, Surroundings

#: More members of a subject or object than this add nothing.
_MEMBERS = 3
_WORD, _SENTENCE, _ARTICLE, _SUBJECT, _OBJECT, _GOVERNOR = range(len(ROLES))
_BEFORE = ("amod", "compound", "poss")
_TOLD = 3


@dataclass(frozen=True, slots=True)
class Sense:
    """How some words read: at 0 or above as of the scene. `parts` add up to the score, but for
    the model's constant."""

    scene: str
    score: float
    parts: Mapping[str, float]
    evidence: Evidence

    @property
    def holds(self) -> bool:
        """Whether the words are used as of the scene."""
        return self.score >= 0

    def told(self) -> str:
        """Why the words do not count, as far as it can be told: sums of vectors have no words."""
        parts = sorted(self.parts.items(), key=lambda p: (p[1], p[0]))
        low = [f"{name} {value:+.1f}" for name, value in parts if value < 0][:_TOLD]
        sides = [f"{name}: {', '.join(words[:_TOLD])}" for name, words in (
            ("words for it", self.evidence.shows), ("against it", self.evidence.against)) if words]
        return (f"does not read as of {self.scene} here (score {self.score:+.1f}"
                f"{': ' if low else ''}{', '.join(low)}"
                f"{'; ' if sides else ''}{'; '.join(sides)})")  # fmt: skip


class Senses:
    """The senses of words in one article. `model` None, or a parse made without an encoder:
    nothing is settled, and `of` gives None."""

    def __init__(self, model: SenseModel | None, parse: Parse, around: Surroundings) -> None:
        self._model, self._parse, self._around = model, parse, around
        #: Shares of all tokens by scene and role, and their means, as they are asked for.
        self._columns: dict[tuple[int, int], list[float]] = {}
        self._means: dict[int, float] = {}

    def of(self, scene: str, tokens: tuple[int, int], main: int) -> Sense | None:
        """How tokens `tokens[0]` to `tokens[1]`, of which `main` is the head, are used."""
        model, shares = self._model, self._parse.senses
        if model is None or shares is None or scene not in model.scenes:
            return None
        at = model.scenes.index(scene)
        parts = {ROLES[_ARTICLE]: self._mean(shares, at, float(model.usual[at]))}
        for n, found in tokens_of(self._parse, tokens, main).items():
            if found:
                column = self._column(shares, at, n)
                parts[ROLES[n]] = sum([column[i] for i in found]) / len(found)
        evidence = self._around.evidence(scene, *tokens)
        parts["words around"] = evidence.weighed(model.words[at])
        score = float(model.constants[at]) + sum(parts.values())
        return Sense(scene, score, parts, evidence)

    def _column(self, shares: Floats, scene: int, role: int) -> list[float]:
        if (scene, role) not in self._columns:
            self._columns[scene, role] = shares[:, scene, role].tolist()
        return self._columns[scene, role]

    def _mean(self, shares: Floats, scene: int, usual: float) -> float:
        if scene not in self._means:
            total = float(shares[:, scene, _ARTICLE].sum())
            self._means[scene] = (total + FEW * usual) / (len(shares) + FEW)
        return self._means[scene]


def tokens_of(parse: Parse, tokens: tuple[int, int], main: int) -> dict[int, list[int]]:
    """The tokens in each of ROLES by its place, but for the whole article's."""
    first, last = tokens
    low, high = parse.sentences[parse.sentence_of[first]]
    verb = first if parse.tags[first].startswith("VB") else main
    if parse.tags[verb].startswith("VB"):
        acts, suffers = all_agents(parse, verb), all_patients(parse, verb)
    else:
        acts = [c for c in parse.children[verb] if parse.relations[c] in _BEFORE]
        suffers = [j for c in parse.children[verb] if parse.relations[c] == "prep"
                   for j in parse.children[c]]  # fmt: skip
    head = parse.heads[verb]
    return {
        _WORD: list(range(first, last + 1)),
        _SENTENCE: [*range(low, first), *range(last + 1, high)],
        _SUBJECT: acts[:_MEMBERS],
        _OBJECT: suffers[:_MEMBERS],
        _GOVERNOR: [head] if head != verb else [],
    }
