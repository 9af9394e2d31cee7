"""Phrases: what the words of one noun phrase say about a speaker (name, roles, owner, country)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from framing.roles import Roles
from framing.speakers.cores import read_core
from framing.speakers.employers import VERBAL, employer, first_run
from framing.speakers.neutral import shown_of
from framing.speakers.phrase import BREAKS, Definiteness, Phrase, country_of, printed, proper_run
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
#: Prepositions that tie a role to whom it belongs: "a spokesperson for the Kremlin".
_OWNING = frozenset(["of", "for", "at", "from", "in", "with"])
#: And those that tie a name to its organisation: "Jane Doe of Amnesty International".
EMPLOYING = frozenset(["of", "from", "with"])
#: Verbs of a relative clause that do: "who leads Amnesty International".
_LEADING = frozenset(
    ["leads", "led", "heads", "headed", "runs", "ran", "directs", "directed", "chairs", "chaired",
     "represents", "represented"]
)  # fmt: skip
_RELATIVE = ("WP", "WDT", "WRB", "WP$", "VBG")


def read_phrase(words: Sequence[Word], roles: Roles) -> Phrase:
    """Read a source, or a stretch of text that names somebody."""
    segments = _segments(_strip_front(words))
    joint = _joint(segments, roles)
    if joint is not None:
        return joint
    read = [_read_segment(s, roles) for s in segments]
    if not read:
        return Phrase()
    named = next((i for i, p in enumerate(read) if p.name), 0)
    main = 0 if read[0].plural and read[0].nouns else named
    phrase = read[main]
    for i, other in enumerate(read):
        if i != main and not other.name and other.nouns:
            phrase = replace(
                phrase,
                nouns=phrase.nouns + other.nouns,
                owner=phrase.owner or other.owner,
                country=phrase.country or other.country,
                gender=phrase.gender or other.gender,
            )
    return phrase


def _strip_front(words: Sequence[Word]) -> Sequence[Word]:
    """Without prepositions, marks and adverbs at the front."""
    for i, word in enumerate(words):
        if word.tag.startswith(("NN", "JJ", "DT", "PRP", "CD", "WP", "PDT")) or word.is_name_like:
            return words[i:]
        if word.text.isalpha() and word.tag not in ("IN", "TO", "RB", "CC", "VBG"):
            return words[i:]
    return words


def _segments(words: Sequence[Word]) -> list[list[Word]]:
    """The phrase cut at commas; a bracket's inside and relative clauses go."""
    out: list[list[Word]] = [[]]
    depth = 0
    for word in words:
        if word.text in "([":
            depth += 1
        if word.text in ")]":
            depth = max(0, depth - 1)
        elif depth:
            continue
        elif word.text in BREAKS:
            out.append([])
        else:
            out[-1].append(word)
    kept: list[list[Word]] = []
    for segment in out:
        if kept and len(segment) > 2 and segment[0].key == "who" and segment[1].key in _LEADING:
            segment = [segment[1]._replace(text="of", key="of", tag="IN"), *segment[2:]]
        if kept and segment and segment[0].tag in _RELATIVE:
            segment = _predicate(segment)
        if kept and len(segment) > 1 and segment[0].tag == "IN" and segment[0].key in EMPLOYING:
            kept[-1] = [*kept[-1], *segment]
        elif segment:
            kept.append(segment)
    return kept


def _predicate(clause: list[Word]) -> list[Word]:
    """What a relative clause says somebody is: "who served as ambassador"; else nothing."""
    words = [w.key for w in clause[:5]]
    for mark in ("as", "is", "was"):
        if words[0] == "who" and mark in words[1:3] and len(clause) > words.index(mark) + 1:
            rest = clause[words.index(mark) + 1 :]
            nominal = rest[0].tag in ("DT", "PRP$", "JJ") or rest[0].tag.startswith("NN")
            return rest if nominal else []
    return []


def _joint(segments: list[list[Word]], roles: Roles) -> Phrase | None:
    """ "Sens. Tester and Vitter", "A, B and C": people or countries named together."""
    pieces: list[list[Word]] = []
    joined = False
    for segment in segments:
        pieces.append([])
        for word in segment:
            if word.key == "and" and pieces[-1]:
                joined = True
                pieces.append([])
            else:
                pieces[-1].append(word)
    pieces = [p for p in pieces if p]
    if not joined or len(pieces) < 2 or len(pieces) > 12:
        return None
    if roles.organisation([w.key for s in segments for w in s]):
        return None
    read = [_read_segment(p, roles) for p in pieces]
    # Behind a comma a role belongs to the name before: "X, an economist and author".
    alone = len(segments) == 1
    if not (read[0].name and all(p.name or (alone and p.nouns) for p in read)):
        return None
    nouns = tuple(n for p in read for n in p.nouns)
    # "the Ministry of Industry and Trade": what follows "and" is no second name.
    if read[0].nouns and read[0].nouns[0].kind == "organisation":
        return None
    names = tuple(p.name or tuple(shown_of(p, roles).split()) for p in read)
    text = " and ".join([", ".join(" ".join(n) for n in names[:-1]), " ".join(names[-1])])
    return Phrase(joint=names, nouns=nouns, plural=True, text=text)


def _read_segment(words: Sequence[Word], roles: Roles) -> Phrase:
    """One stretch without commas: article, possessor, core, prepositional rest."""
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
    former = any(w.key in _FORMER for w in [*words[:2], *body[:cut]])
    return replace(
        phrase,
        owner=owners,
        possessed=bool(owner),
        country=country,
        article=article,
        is_fresh=fresh,
        is_pair=phrase.plural and article == "definite"
        and any(w.key in ("two", "both") for w in words[: len(words) - len(body)]),
        former=former and not phrase.has_honorific,
        text=" ".join(printed([*_numbers(words, body), *owner, *core, *post, *rest])),
        parts=(_numbers(words, body), owner, core, [*post, *rest]),
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
    return [w for w in words[: len(words) - len(body)] if w.tag == "CD" and w.key != "one"]


def _split_at_preposition(words: list[Word], roles: Roles) -> tuple[list[Word], list[Word]]:
    """Core and prepositional rest; "chief of police" and "Bureau of Prisons" stay whole."""
    for i in range(1, len(words)):
        word, before = words[i], words[i - 1]
        if word.is_name_like or not (
            word.tag in ("IN", "TO")
            or (word.tag in ("VBN", "VBG", "VBD") and before.tag.startswith("NN"))
        ):
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
