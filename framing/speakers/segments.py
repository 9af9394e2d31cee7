"""Segments: one stretch of a noun phrase without commas: article, possessor, core, rest."""

from __future__ import annotations

from collections.abc import Sequence

from framing.roles import Roles
from framing.speakers.cores import read_core
from framing.speakers.employers import VERBAL, employer, first_run
from framing.speakers.phrase import Definiteness, Phrase, country_of, printed, proper_run
from framing.speakers.words import Word, key_of

_DEFINITE = frozenset(
    ["the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "both"]
)
_FRESH = frozenset(
    ["a", "an", "another", "some", "several", "many", "one", "two", "three", "four", "five", "six",
     "seven", "eight", "nine", "ten", "few", "numerous", "various", "certain", "multiple"]
)  # fmt: skip
#: Words before a noun that say nothing about who it is.
_LOOSE = frozenset(
    ["acting", "late", "own", "new", "current", "same", "such", "so-called", "fellow", "other",
     "more", "most", "first", "least"]
)  # fmt: skip
_FORMER = frozenset(["former", "ex", "then", "onetime", "previous"])
#: Tags of words that may open what stands behind the core.
_CUTTING = frozenset(["IN", "TO", "VBN", "VBG", "VBD"])
#: Prepositions that tie a role to whom it belongs: "a spokesperson for the Kremlin".
_OWNING = frozenset(["of", "for", "at", "from", "in", "with"])
#: And those that tie a name to its organisation: "Jane Doe of Amnesty International".
EMPLOYING = frozenset(["of", "from", "with"])


def read_segment(words: Sequence[Word], roles: Roles) -> Phrase:
    """Read one stretch."""
    if len(words) == 1:
        core = list(words)
        return read_core(core, roles)._replace(text=core[0].text, parts=((), (), core, ()))
    body, article, fresh = _strip_article(list(words), roles)
    cut = next((i for i, w in enumerate(body) if i and w.tag in VERBAL), len(body))
    # A participle may be tagged as a past tense: "videos posted online".
    rest = body[cut:] if body[cut:] and body[cut].tag == "VBD" else []
    core, post = _split_at_preposition(body[:cut], roles)
    core, owner = _split_owner(core)
    phrase = read_core(core, roles)
    owners = proper_run(owner) or phrase.owner
    if not phrase.name and post and post[0].key in _OWNING:
        owners = owners or proper_run(first_run(post[1:]))
    if phrase.name and post and post[0].key in EMPLOYING:
        owners = owners or employer(post[1:], roles)
    owners = tuple(w for w in owners if key_of(w) not in roles.honorifics)
    country = phrase.country or country_of(owners, roles)
    if not country and post:
        country = country_of(proper_run(first_run(post[1:])), roles)
    if owner and article == "bare":
        article = "definite"
    former = not _FORMER.isdisjoint([w.key for w in [*words[:2], *body[:cut]]])
    numbers = _numbers(words, body)
    return phrase._replace(owner=owners,
        possessed=bool(owner),
        country=country,
        article=article,
        is_fresh=fresh,
        is_pair=phrase.plural and article == "definite"
        and any(w.key in ("two", "both") for w in words[: len(words) - len(body)]),
        former=former and not phrase.has_honorific,
        text=" ".join(printed([*numbers, *owner, *core, *post, *rest])),
        parts=(numbers, owner, core, [*post, *rest]),
    )


def _strip_article(body: list[Word], roles: Roles) -> tuple[list[Word], Definiteness, bool]:
    """Without articles, numbers and words like "new"; and what they said."""
    article: Definiteness = "bare"
    fresh = False
    while len(body) > 1:
        word = body[0]
        closed = word.tag in ("DT", "PDT", "PRP$", "CD") or word.key in _FRESH
        if not closed and (word.key not in _LOOSE or _is_named(body, roles)):
            break
        if article == "bare" and closed:
            article = "definite" if word.key in _DEFINITE or word.tag == "PRP$" else "indefinite"
        fresh = fresh or word.key in _FRESH or word.tag == "CD"
        body = body[1:]
        if len(body) > 1 and body[0].key == "of":
            body = body[1:]
        elif len(body) > 3 and [w.key for w in body[:3]] == ["or", "more", "of"]:
            body = body[3:]
    return body, article, fresh and article == "indefinite"


def _is_named(body: list[Word], roles: Roles) -> bool:
    """Whether a word like "New" opens a name (New York), not a description (New Poll)."""
    return body[0].is_name_like and roles.noun([w.key for w in body[1:]]) is None


def _numbers(words: Sequence[Word], body: list[Word]) -> list[Word]:
    """Numbers that were cut off with the article: "two officials", "19 percent"."""
    if len(body) == len(words):
        return []
    return [w for w in words[: len(words) - len(body)] if w.tag == "CD" and w.key != "one"]


def _split_at_preposition(words: list[Word], roles: Roles) -> tuple[list[Word], list[Word]]:
    """Core and prepositional rest; "chief of police" and "Bureau of Prisons" stay whole."""
    for i in range(1, len(words)):
        word, before = words[i], words[i - 1]
        if word.tag not in _CUTTING or (word.tag[0] == "V" and before.tag[:2] != "NN"):
            continue
        if roles.noun([w.key for w in words[i : i + 2]]):
            continue
        if word.key in ("of", "for") and _holds_together(words, i, roles):
            continue
        return words[:i], words[i:]
    return words, []


def _holds_together(words: list[Word], i: int, roles: Roles) -> bool:
    keys = [w.key for w in words]
    for first in range(max(0, i - 2), i):
        for end in range(i + 2, min(len(words), i + 3) + 1):
            if roles.noun(keys[first:end]):
                return True
    after = words[i + 1 :]
    if after and after[0].key == "the":
        after = after[1:]
    if not (words[i - 1].is_name_like and after and after[0].is_name_like):
        return False
    noun = roles.noun([keys[i - 1]])
    return noun is not None and noun.kind == "organisation"


def _split_owner(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """What follows the last possessive, and what stands before it (mark included)."""
    while words and words[-1].tag == "POS":
        words = words[:-1]
    for i in range(len(words) - 1, 0, -1):
        if words[i].tag == "POS":
            return words[i + 1 :], words[: i + 1]
    return words, []
