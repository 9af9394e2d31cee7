"""Neutral: a description without the words that take sides, since no name may be built of them."""

from __future__ import annotations

from collections.abc import Sequence

from framing.roles import MAX_WORDS, Roles
from framing.speakers.phrase import Phrase, country_of, printed
from framing.speakers.words import Word

_NOMINAL = ("NN", "JJ", "CD", "DT", "PRP$", "POS")
_CLOSED = ("DT", "PDT", "IN", "TO", "CC", "CD", "POS", "PRP$", "WP$")


#: Nouns that only say how many; who they are is said behind.
_QUANTITIES = frozenset(
    ["number", "percent", "%", "fraction", "handful", "majority", "minority", "share", "lot",
     "couple", "dozens", "hundreds", "thousands", "tens", "millions", "half", "rest"]
)  # fmt: skip


def shown_of(phrase: Phrase, roles: Roles) -> str:
    """What a nameless one may be called; "unspecified" where nothing is left."""
    numbers, owner, core, behind = phrase.parts
    if not core or all(w.tag.startswith(("DT", "IN")) for w in core):
        return "unspecified" if owner or numbers or core else phrase.text
    if core[-1].tag.startswith("W"):
        return "unspecified"
    front = [*numbers, *neutral(owner, roles)]
    tail = neutral_rest(core, behind, roles)
    shown = " ".join(printed([*front, *neutral(core, roles), *tail])) or "unspecified"
    # "His lawyer" has got the name of whose lawyer it is.
    if phrase.owner and phrase.possessed and not owner:
        return f"{' '.join(phrase.owner)}'s {shown}"
    return shown


def plain_modifiers(phrase: Phrase, roles: Roles) -> set[str]:
    """The keys of the core's words that take no side."""
    return {w.key for w in neutral(phrase.parts[2], roles)}


def neutral(words: Sequence[Word], roles: Roles) -> list[Word]:
    """Heads, names, and the modifiers that the speaker data allows; all others are left out."""
    pronoun = next((i for i, w in enumerate(words) if i and w.tag == "PRP"), len(words))
    words = words[:pronoun]
    held = _in_roles(words, roles)
    kept = [w for i, w in enumerate(words) if i in held or is_neutral(w, roles) or _heads(words, i)]
    while kept and kept[0].tag == "CC":
        kept = kept[1:]
    return [w for i, w in enumerate(kept) if w.tag != "CC" or (
        kept[i - 1].tag != "CC" and i + 1 < len(kept))]  # fmt: skip


def is_neutral(word: Word, roles: Roles) -> bool:
    """Whether a word only tells where somebody belongs: a name, place, office, number, rank."""
    if word.tag.startswith(_CLOSED) or word.is_name_like or word.key in roles.modifiers:
        return True
    if country_of([word.text], roles) or roles.noun([word.key]) is not None:
        return True
    if any(c.isupper() for c in word.text[1:]):
        return True
    parts = word.text.split("-")
    return len(parts) > 1 and all(
        p.casefold() in roles.modifiers or p.isdigit() or country_of([p], roles)
        or roles.noun([p.casefold()]) is not None
        for p in parts
    )  # fmt: skip


def neutral_rest(core: Sequence[Word], words: Sequence[Word], roles: Roles) -> list[Word]:
    """What stands behind the core: all if nothing takes sides, else its first "of ..." or none."""
    held = _in_roles(words, roles)
    if all(i in held or is_neutral(w, roles) for i, w in enumerate(words)):
        return list(words)
    if not core or words[0].key != "of":
        return []
    end = next((i for i, w in enumerate(words) if i and not w.tag.startswith(_NOMINAL)), len(words))
    first = words[1:end]
    told = bool(first) and (core[-1].key in _QUANTITIES or is_neutral(first[-1], roles))
    return [words[0], *neutral(first, roles)] if told else []


def _in_roles(words: Sequence[Word], roles: Roles) -> set[int]:
    """Words of roles that are more than one word: "prime minister"."""
    keys = [w.key for w in words]
    held: set[int] = set()
    for start in range(len(keys)):
        for end in range(start + 2, min(start + MAX_WORDS, len(keys)) + 1):
            if roles.noun(keys[start:end]) is not None:
                held.update(range(start, end))
    return held


def _heads(words: Sequence[Word], at: int) -> bool:
    """Whether the word is what the words before it modify."""
    if at + 1 == len(words):
        return True
    noun = words[at].tag.startswith("NN")
    return noun and not words[at + 1].tag.startswith(("NN", "JJ", "VBG", "VBN", "CD"))
