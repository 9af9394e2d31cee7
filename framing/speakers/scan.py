"""Scan: all places of one article that name or describe somebody, outside pronouns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.roles import Noun, Roles
from framing.speakers.mentions import WEIGHTS, Mention, Text, head_of, place
from framing.speakers.phrase import BREAKS, Phrase
from framing.speakers.phrases import plural_title, read_phrase
from framing.speakers.segments import EMPLOYING
from framing.speakers.words import Word

_INSIDE = frozenset(
    ["NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "DT", "PRP$", "POS", "PDT"]
)  # fmt: skip
#: Tags of words that begin a phrase anew.
_OPENING = frozenset(["DT", "PRP$", "PDT"])
#: Tags of names and of possessive marks.
_NAMING = frozenset(["NNP", "NNPS", "POS"])
#: Words of a possessor that are looked at.
_LONGEST_OWNER = 8


def scan(text: Text, roles: Roles) -> list[Mention]:
    """All mentions outside pronouns, in text order; a possessor is one as well as its phrase."""
    found: list[Mention] = []
    read: dict[tuple[tuple[str, str, str], ...], Phrase] = {}
    for words in text.sentences:
        chunks = _joined(_chunks(words), words, roles)
        taken: set[int] = set()
        title: Noun | None = None
        for i, (start, end) in enumerate(chunks):
            if i in taken or not _may_name(words, start, end, roles):
                continue
            own = words[start:end]
            # Names and roles come up again and again; what they say does not hang on the place.
            spelled = tuple([w[:3] for w in own])
            phrase = read.get(spelled)
            if phrase is None:
                phrase = read[spelled] = read_phrase(own, roles)
            found.extend(_owners(own, phrase, text, roles))
            if phrase.is_empty:
                continue
            phrase = _employed(phrase, words, start, end, roles)
            # "Sens. Tester and Vitter": a plural title is that of each.
            if title is not None and i and phrase.name and not phrase.nouns and all(
                    w.key in (",", "and") for w in words[chunks[i - 1][1] : start]):
                phrase = phrase._replace(nouns=(title,))
            else:
                title = plural_title(phrase, own, roles)
            mention = place(phrase, own, text, _alias(words, end))
            if i + 1 < len(chunks):
                after = _apposition(mention, words, chunks[i : i + 3], text, roles)
                if after is not None:
                    mention = after
                    taken.add(i + 1)
            found.append(mention)
    return found


def _mention_of(words: Sequence[Word], text: Text, roles: Roles) -> Mention | None:
    phrase = read_phrase(words, roles)
    return None if phrase.is_empty else place(phrase, words, text)


def _chunks(words: Sequence[Word]) -> list[tuple[int, int]]:
    out = []
    start = -1
    for i, (_, key, tag, _, _, _, is_name_like) in enumerate(words):
        inside = tag in _INSIDE or is_name_like or key == "&"
        if start >= 0 and (not inside or (tag in _OPENING and words[i - 1].tag != "PDT")):
            out.append((start, i))
            start = -1
        if inside and start < 0 and tag != "POS":
            start = i
    if start >= 0:
        out.append((start, len(words)))
    return out


def _joined(chunks: list[tuple[int, int]], words: Sequence[Word],
            roles: Roles) -> list[tuple[int, int]]:  # fmt: skip
    """Chunks put together again over "of" where that is one name or title."""
    out: list[tuple[int, int]] = []
    for start, end in chunks:
        if out and out[-1][1] == start - 1 and words[start - 1].key in ("of", "for"):
            before = out[-1][0]
            if not _may_name(words, before, out[-1][1], roles):
                out.append((start, end))
                continue
            phrase = read_phrase(words[before:end], roles)
            whole = "of" in phrase.name or "for" in phrase.name
            if whole or any(" of " in " ".join(phrase.head_text) for n in phrase.nouns):
                out[-1] = (before, end)
                continue
        out.append((start, end))
    return out


def _may_name(words: Sequence[Word], start: int, end: int, roles: Roles) -> bool:
    """Whether there is a name, a possessor or a noun of a role at all; most phrases have none."""
    known = roles.noun_ends
    if words[end - 1].key in known:
        return True
    for i in range(start, end):
        word = words[i]
        if word.tag in _NAMING or (word.key == "of" and i > start and words[i - 1].key in known):
            return True
    return False


def _owners(words: Sequence[Word], phrase: Phrase, text: Text,
            roles: Roles) -> Iterator[Mention]:  # fmt: skip
    """Possessors and affiliations inside a phrase: "Clinton" in "Clinton's lawyer"."""
    marks = [i for i in range(1, len(words) - 1) if words[i].tag == "POS"]
    for i in marks:
        before = _mention_of(words[max(0, i - _LONGEST_OWNER) : i], text, roles)
        if before is not None:
            yield before._replace(weight=min(before.weight, WEIGHTS["poss"]))
    if phrase.owner and not phrase.country and not marks:
        inner = [w for w in words if w.text in phrase.owner]
        if inner:
            nouns = tuple(n for n in phrase.nouns if n.scope == "body")
            owner = Phrase(name=phrase.owner, text=" ".join(phrase.owner), owns=nouns)
            yield place(owner, inner, text)._replace(weight=WEIGHTS["compound"])


def _employed(phrase: Phrase, words: Sequence[Word], start: int, end: int,
              roles: Roles) -> Phrase:  # fmt: skip
    """A name with the organisation that is said behind it: "Jane Doe of Amnesty International"."""
    following = words[end].key if end < len(words) else ""
    if not phrase.name or phrase.owner or following not in EMPLOYING:
        return phrase
    stop = next((i for i in range(end + 1, len(words)) if words[i].text in BREAKS), len(words))
    whole = read_phrase(words[start : min(stop, end + 10)], roles)
    return phrase._replace(owner=whole.owner) if whole.name == phrase.name else phrase


def _alias(words: Sequence[Word], end: int) -> str:
    inside = words[end : end + 3]
    if len(inside) == 3 and inside[0].text == "(" and inside[2].text == ")":
        name = inside[1].text.replace(".", "")
        return name if 2 <= len(name) <= 8 and name.isalpha() and name.isupper() else ""
    return ""


def _apposition(mention: Mention, words: Sequence[Word], chunks: list[tuple[int, int]],
                text: Text, roles: Roles) -> Mention | None:  # fmt: skip
    """ "Nikol Pashinyan, the council's chairman" and "the chairman, Nikol Pashinyan"."""
    here, next_ = chunks[:2]
    gap = list(words[here[1] : next_[0]])
    if gap and gap[0].text == "(":
        close = next((i for i, w in enumerate(gap) if w.text == ")"), len(gap) - 1)
        gap = gap[close + 1 :]
    if not gap or gap[0].text != "," or len(gap) > 2 or (gap[1:] and gap[1].tag != "RB"):
        return None
    other = words[next_[0] : next_[1]]
    tokens = [i for w in other for i in range(w.first, w.last + 1)]
    if text.parse.relations[head_of(tokens, text.parse)] != "appos":
        return None
    # Whose chairman: "the chairman of the Union" says it behind; "an author and senator".
    end = next_[1]
    if len(chunks) > 2 and chunks[2][0] == end + 1 and words[end].key == "and":
        joined = words[chunks[2][0] : chunks[2][1]]
        at = head_of([i for w in joined for i in range(w.first, w.last + 1)], text.parse)
        if text.parse.relations[at] == "conj" and text.parse.heads[at] in tokens:
            end = chunks[2][1]
    if len(chunks) > 2 and chunks[2][0] == end + 1 and words[end].key in ("of", "for", "at"):
        end = chunks[2][1]
    phrase = read_phrase(list(words[here[0] : end]), roles)
    second = read_phrase(other, roles)
    named, said = mention.phrase, second
    if not named.name:
        named, said = second, mention.phrase
    if not named.name or said.name or not said.nouns or phrase.joint:
        return None
    return mention._replace(phrase=phrase, last=other[-1].last)
