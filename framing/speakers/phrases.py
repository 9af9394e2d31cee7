"""Phrases: what the words of one noun phrase say about a speaker (name, roles, owner, country)."""

from __future__ import annotations

from collections.abc import Sequence

from framing.roles import Noun, Roles
from framing.speakers.neutral import shown_of
from framing.speakers.phrase import BREAKS, Phrase
from framing.speakers.segments import EMPLOYING, read_segment
from framing.speakers.words import Word, make_word

#: Verbs of a relative clause that tie a name to its organisation: "who leads Amnesty".
_LEADING = frozenset(
    ["leads", "led", "heads", "headed", "runs", "ran", "directs", "directed", "chairs", "chaired",
     "represents", "represented"]
)  # fmt: skip
_AND = ("and", "or")
#: How the tags of words begin that a noun phrase may open with.
_NOMINAL = frozenset(["NN", "JJ", "DT", "PR", "CD", "WP", "PD"])
_RELATIVE = ("WP", "WDT", "WRB", "WP$", "VBG", "VBN", "VBD")


def read_phrase(words: Sequence[Word], roles: Roles) -> Phrase:
    """Read a source, or a stretch of text that names somebody."""
    front = _strip_front(words)
    for word in front:
        if word.text in BREAKS or word.key in _AND:
            break
    else:
        return read_segment(front, roles) if front else Phrase()
    segments = _segments(front)
    joint = _joint(segments, roles)
    if joint is not None:
        return joint
    read = [read_segment(s, roles) for s in segments]
    if not read:
        return Phrase()
    named = next((i for i, p in enumerate(read) if p.name), 0)
    main = 0 if read[0].plural and read[0].nouns else named
    phrase = read[main]
    for i, other in enumerate(read):
        if i != main and not other.name and other.nouns:
            former = other.former and not phrase.former
            phrase = phrase._replace(nouns=phrase.nouns if former else phrase.nouns + other.nouns,
                past=phrase.past + other.nouns if former else phrase.past,
                owner=phrase.owner or other.owner,
                country=phrase.country or other.country,
                gender=phrase.gender or other.gender,
            )
    return phrase


def _strip_front(words: Sequence[Word]) -> Sequence[Word]:
    """Without prepositions, marks and adverbs at the front."""
    for i, word in enumerate(words):
        if word.tag[:2] in _NOMINAL or word.is_name_like:
            return words[i:] if i else words
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
            segment = [make_word("of", "IN", *segment[1][3:6]), *segment[2:]]
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
    joined = ""
    for segment in segments:
        pieces.append([])
        for word in segment:
            if word.key in _AND and pieces[-1]:
                joined = word.key
                pieces.append([])
            else:
                pieces[-1].append(word)
    pieces = [p for p in pieces if p]
    if not joined or len(pieces) < 2 or len(pieces) > 12:
        return None
    if roles.organisation([w.key for s in segments for w in s]):
        return None
    read = [read_segment(p, roles) for p in pieces]
    # Behind a comma a role belongs to the name before: "X, an economist and author".
    alone = len(segments) == 1
    if not (read[0].name and all(p.name or (alone and p.nouns) for p in read)):
        return None
    nouns = tuple(n for p in read for n in p.nouns)
    # "the Ministry of Industry and Trade": what follows "and" is no second name.
    if read[0].nouns and read[0].nouns[0].kind == "organisation":
        return None
    read = _shared_title(pieces, read, roles)
    names = tuple(p.name or tuple(shown_of(p, roles).split()) for p in read)
    text = f" {joined} ".join([", ".join(" ".join(n) for n in names[:-1]), " ".join(names[-1])])
    members = tuple(p for p in read if p.name)
    return Phrase(joint=names, members=members, nouns=nouns, plural=True, text=text)


def _shared_title(pieces: list[list[Word]], read: list[Phrase], roles: Roles) -> list[Phrase]:
    """ "Sens. Tester and Vitter": a plural title is that of each."""
    noun = plural_title(read[0], pieces[0], roles)
    if noun is None:
        return read
    return [p if p.nouns else p._replace(nouns=(noun,)) for p in read]


def plural_title(phrase: Phrase, words: Sequence[Word], roles: Roles) -> Noun | None:
    """The title before the first of several names: "Sens." in "Sens. Tester and Vitter"."""
    if not phrase.name or not phrase.nouns:
        return None
    title = words[0].key
    noun = roles.noun([title]) if title not in roles.nouns else None
    return noun if noun in phrase.nouns else None
