"""Lemmas of tagged words: a closed-class table first, lemminflect for the rest."""

from __future__ import annotations

from functools import lru_cache

from lemminflect import getLemma

#: (lower-case word, Penn tag or "" for any) -> lemma: clitics, pronouns, auxiliaries.
_CLOSED = {
    ("n't", ""): "not", ("'re", ""): "be", ("'m", ""): "be", ("'ve", ""): "have",
    ("'ll", ""): "will", ("'d", "MD"): "would", ("'d", "VBD"): "have", ("'s", "VBZ"): "be",
    ("'s", "POS"): "'s", ("'s", "PRP"): "us", ("ca", "MD"): "can", ("wo", "MD"): "will",
    ("sha", "MD"): "shall", ("am", ""): "be", ("is", ""): "be", ("are", ""): "be",
    ("was", ""): "be", ("were", ""): "be", ("been", ""): "be", ("being", "VBG"): "be",
    ("has", ""): "have", ("had", ""): "have", ("having", "VBG"): "have", ("does", ""): "do",
    ("did", ""): "do", ("done", "VBN"): "do", ("an", "DT"): "an", ("i", "PRP"): "I",
    ("me", "PRP"): "I", ("him", "PRP"): "he", ("her", "PRP"): "she", ("us", "PRP"): "we",
    ("them", "PRP"): "they", ("better", "RBR"): "well", ("best", "RBS"): "well",
    ("better", "JJR"): "good", ("best", "JJS"): "good", ("worse", "JJR"): "bad",
    ("worst", "JJS"): "bad", ("more", "JJR"): "more", ("most", "JJS"): "most",
    ("less", "JJR"): "less", ("least", "JJS"): "least", ("media", "NNS"): "medium",
    ("data", "NNS"): "datum", ("left", "VBD"): "leave", ("left", "VBN"): "leave",
    ("found", "VBD"): "find", ("found", "VBN"): "find", ("saw", "VBD"): "see",
    ("more", "RBR"): "more", ("most", "RBS"): "most", ("less", "RBR"): "less",
    ("least", "RBS"): "least", ("“", ""): '"', ("”", ""): '"',
    ("people", "NNS"): "people", ("police", "NNS"): "police",
}  # fmt: skip
_COARSE = {"N": "NOUN", "V": "VERB", "J": "ADJ", "R": "ADV"}
_INFLECTED = frozenset(("NNS", "VBZ", "VBD", "VBG", "VBN", "JJR", "JJS", "RBR", "RBS"))


def lemmatise(word: str, tag: str) -> str:
    """The dictionary form: as written for proper nouns, else lower case; never empty.

    Only tags that mark an inflection change a word that is in no table ("saw"/NN stays).
    """
    if tag.startswith("NNP"):
        return word
    low = word.lower().replace("’", "'")
    closed = _CLOSED.get((low, tag)) or _CLOSED.get((low, ""))
    if closed:
        return closed
    if tag not in _INFLECTED or not low.isascii() or len(low) > 40:
        return low
    if "-" in low:
        left, _, right = low.rpartition("-")
        return f"{left}-{lemmatise(right, tag)}" if right else low
    return _regular(low, _COARSE[tag[0]])


@lru_cache(maxsize=1 << 14)
def _regular(word: str, coarse: str) -> str:
    found = getLemma(word, coarse)
    return found[0] if found else word
