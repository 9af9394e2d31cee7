"""How well edited copies are found: python tests/benchmarks/copies.py ../shared/corpora/X.jsonl

Sentences of news articles are copied and edited as editors do: words swapped (synonyms.txt),
clauses cut, moved or added, passages put into quotation marks, sentences joined. Every copy stands
in an article of its own among the originals. Recall: edited sentences that are in one cluster with
their original. Precision: pairs of an edited sentence and an original in one cluster that are that
original, or one that is itself nearly the same (difflib ratio of words >= .75: real copies within
the corpus).
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

from framing.analysis.fingerprints import MIN_WORDS
from framing.reading.prints import CopyFinder

SEED = 20220105
_SPLIT = re.compile(r"(?<=[.!?][\"”’])\s+|(?<=[.!?])\s+(?=[A-Z“\"])")
SYNONYMS: dict[str, str] = {}
for line in (Path(__file__).parent / "synonyms.txt").read_text(encoding="utf-8").splitlines():
    if line and not line.startswith("#"):
        left, right = line.split()
        SYNONYMS |= {left: right, right: left}


def swap(words: list[str], chance: random.Random) -> list[str]:
    """Another word for one that has one; where none has, one word is dropped."""
    places = [i for i, w in enumerate(words) if w.lower() in SYNONYMS]
    if not places:
        return drop(words, chance)
    at = chance.choice(places)
    return [*words[:at], SYNONYMS[words[at].lower()], *words[at + 1 :]]


def drop(words: list[str], chance: random.Random) -> list[str]:
    """One word less."""
    at = chance.randrange(len(words))
    return words[:at] + words[at + 1 :]


def cut(words: list[str], chance: random.Random) -> list[str]:
    """Without what stands before or after a comma, the longer part kept."""
    commas = [i + 1 for i, w in enumerate(words[:-3]) if w.endswith(",")]
    if not commas:
        return drop(words, chance)
    at = chance.choice(commas)
    return max(words[:at], words[at:], key=len)


def move(words: list[str], chance: random.Random) -> list[str]:
    """What stands before a comma moved behind the rest."""
    commas = [i + 1 for i, w in enumerate(words[:-3]) if w.endswith(",")]
    at = chance.choice(commas) if commas else len(words) // 2
    return words[at:] + words[:at]


def add(words: list[str], chance: random.Random) -> list[str]:
    """A few words of another sentence, before or after."""
    other = chance.choice(_OTHERS)
    start = chance.randrange(len(other) - 5)
    extra = other[start : start + chance.randint(3, 6)]
    return [*words, *extra] if chance.random() < 0.6 else [*extra, *words]


def requote(words: list[str], chance: random.Random) -> list[str]:
    """The passage as somebody's quoted words."""
    cue = chance.choice(["she said", "the official told reporters", "he added", "it reported"])
    return f"“{' '.join(words)},” {cue}".split()


_OTHERS: list[list[str]] = []
EDITS: dict[str, Callable[[list[str], random.Random], list[str]]] = {
    "swap": swap, "drop": drop, "cut": cut, "move": move, "add": add, "requote": requote,
}  # fmt: skip


def sentences_of(path: Path, limit: int) -> list[list[str]]:
    """Sentences of 12 words or more, in the order of articles."""
    out = []
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        for paragraph in row["text"].split("\n"):
            out += [s.split() for s in _SPLIT.split(paragraph) if len(s.split()) >= 12]
    return random.Random(SEED).sample(out, min(limit, len(out)))


def measure(path: Path, limit: int = 4000, copied: int = 1200) -> dict[str, tuple[int, int]]:
    """(found, made) by number of edits and by kind of edit; precision under `precision`."""
    chance = random.Random(SEED)
    originals = sentences_of(path, limit)
    _OTHERS[:] = originals[copied:]
    edited = []
    for n, words in enumerate(originals[:copied]):
        n_edits, kinds = n % 6, []
        new = words
        while len(kinds) < n_edits:
            kind = chance.choice(list(EDITS))
            candidate = EDITS[kind](new, chance)
            # What keeps fewer of the original's words is no copy any more.
            if len(set(candidate) & set(words)) >= MIN_WORDS:
                kinds.append(kind)
                new = candidate
        edited.append((n, n_edits, kinds, " ".join(new)))
    with CopyFinder() as finder:
        for n, words in enumerate(originals):
            text = " ".join(words)
            finder.add(f"o{n}", text, [(0, len(text))])
        for n, _, _, text in edited:
            finder.add(f"e{n}", text, [(0, len(text))])
        copies = finder.find()
    cluster: dict[str, set[str]] = {}
    for n, words in enumerate(originals):
        for row in copies.passages(f"o{n}", " ".join(words)):
            cluster.setdefault(row["duplicate_cluster"], set()).add(f"o{n}")
    counts: dict[str, list[int]] = {}

    def count(key: str, hit: bool) -> None:
        counts.setdefault(key, [0, 0])[0] += hit
        counts[key][1] += 1

    for n, n_edits, kinds, text in edited:
        found = {row["duplicate_cluster"] for row in copies.passages(f"e{n}", text)}
        partners = set().union(*(cluster.get(c, set()) for c in found)) if found else set()
        count(f"recall, {n_edits} edits", f"o{n}" in partners)
        for kind in set(kinds):
            count(f"recall, with {kind}", f"o{n}" in partners)
        for partner in partners:
            right = partner == f"o{n}" or _same(originals[n], originals[int(partner[1:])])
            count("precision", right)
            if not right and "-v" in sys.argv:
                print("WRONG", text, "\n     ", " ".join(originals[int(partner[1:])]))
    return {key: (hit, made) for key, (hit, made) in sorted(counts.items())}


def _same(left: list[str], right: list[str]) -> bool:
    return SequenceMatcher(None, left, right, autojunk=False).ratio() >= 0.75


if __name__ == "__main__":
    for name, (hit, made) in measure(Path(sys.argv[1])).items():
        print(f"| {name} | {hit / made:.3f} | {hit} of {made} |")
