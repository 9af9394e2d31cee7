"""Verbs and what belongs to them: auxiliaries, subjects, finiteness, the passive."""

from __future__ import annotations

from framing.syntax import Parse

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: Prepositions of active verbs: a participle's tag before them is a tagger's mistake.
_AIMS = frozenset({"on", "at", "into", "upon", "onto"})
_HELPERS = frozenset({"aux", "auxpass"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


def is_punctuation(parse: Parse, token: int) -> bool:
    """Whether the token has neither a letter nor a digit nor a currency or per cent sign."""
    return parse.is_mark[token]


def is_verb(parse: Parse, token: int) -> bool:
    """Whether the tag is a verb's or a modal's; dashes are mistaken for verbs."""
    tag = parse.tags[token]
    return (tag[:2] == "VB" or tag == "MD") and not parse.is_mark[token]


def subject_of(parse: Parse, token: int) -> int | None:
    """The grammatical subject right below `token`: a word rather than "there", the nearest."""
    relations = parse.relations
    found = [c for c in parse.children[token] if relations[c] in _SUBJECTS]
    if len(found) < 2:
        return found[0] if found else None
    return min(found, key=lambda c: (relations[c] == "expl", c > token, abs(c - token)))


def is_finite(parse: Parse, token: int) -> bool:
    """Whether `token` heads a clause with tense: by its tag, an auxiliary, or its subject."""
    if not is_verb(parse, token):
        return False
    if is_infinitive(parse, token):
        return False
    tags = parse.tags
    tag = tags[token]
    if tag in _FINITE:
        return True
    helpers = [c for c in parse.children[token] if parse.relations[c] in _HELPERS]
    if helpers:
        return any(tags[c] in _FINITE for c in helpers)
    # Taggers confuse past tense and participle; a subject of its own decides.
    return tag == "VBN" and subject_of(parse, token) is not None


def is_infinitive(parse: Parse, token: int) -> bool:
    """Whether "to" stands before the verb; "they have to" ends in one and is none."""
    for child in parse.children[token]:
        if child >= token:
            break
        if parse.tags[child] == "TO":
            return True
    return False


def auxiliaries(parse: Parse, verb: int) -> list[int]:
    """The auxiliaries of a verb in text order: its own, or those it shares with the verb that it
    is coordinated with ("was shot and [killed]", "did not resign and [leave]")."""
    relations = parse.relations
    for _ in range(len(parse)):
        own = [c for c in parse.children[verb] if relations[c] in _HELPERS]
        if own or relations[verb] != "conj" or subject_of(parse, verb) is not None:
            return own
        head = parse.heads[verb]
        if not _continues(parse, verb, head):
            return []
        verb = head
    return []


def _continues(parse: Parse, verb: int, head: int) -> bool:
    """Whether the form of the verb fits the auxiliaries of the one before it."""
    tag, before = parse.tags[verb], parse.tags[head]
    if tag == "VBG":
        return before == "VBG"
    if tag in ("VBN", "VBD"):
        return tag == "VBN" and before in ("VBN", "VBD")
    return tag == "VB" and before == "VB"


def is_passive(parse: Parse, head: int) -> bool:
    """Whether the verb is in the passive, a bare participle ("held by police") included."""
    children = parse.children[head]
    relations = {parse.relations[c] for c in children}
    helpers = auxiliaries(parse, head)
    passive = [c for c in helpers if parse.relations[c] == "auxpass"]
    if any(_is_contracted_has(parse, c, head) for c in passive):
        return False
    if passive or relations & {"nsubjpass", "csubjpass"}:
        return True
    if parse.tags[head] != "VBN" or helpers:
        return False
    if subject_of(parse, head) is None:
        return True
    # "Two men killed in the city", "saw two men detained"; not "Police fired on them"
    aimed = head + 1 < len(parse) and parse.lower[head + 1] in _AIMS
    return "dobj" not in relations and not aimed


def _is_contracted_has(parse: Parse, auxiliary: int, head: int) -> bool:
    """"he's raised $100", "there's been": 's is "has" before "been", "got" or with an object."""
    if parse.lower[auxiliary] not in ("'s", "’s", "s"):
        return False
    objects = any(parse.relations[c] == "dobj" for c in parse.children[head])
    return objects or parse.lower[head] in ("been", "got")
