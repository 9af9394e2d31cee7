"""Verbs and what belongs to them: auxiliaries, subjects, finiteness, the passive."""

from __future__ import annotations

from framing.syntax.columns import Parse

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


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether the verb is in the passive, with an auxiliary or as a bare participle.

    Bare are reduced relatives ("men held by police"), small clauses ("saw two men detained"),
    headlines ("Two men killed in city") and the second clause of a gapped coordination ("eight
    were killed and 300 [were] wounded"). Taggers mistake a past tense for a participle: one with
    an object, or in a clause that must be finite, is active.
    """
    relations = parse.relations
    below = {relations[c] for c in parse.children[verb]}
    helpers = auxiliaries(parse, verb)
    passive = [c for c in helpers if relations[c] == "auxpass"]
    if any(_is_contracted_has(parse, c, verb) for c in passive):
        return False
    if passive or below & {"nsubjpass", "csubjpass"}:
        return True
    if helpers or parse.tags[verb] not in ("VBN", "VBD"):
        return False
    if "agent" in below:
        return True
    if parse.tags[verb] == "VBD":
        return _is_bare_past(parse, verb)
    return _is_bare_participle(parse, verb)


def _is_bare_participle(parse: Parse, verb: int) -> bool:
    relation, head = parse.relations[verb], parse.heads[verb]
    subject = subject_of(parse, verb)
    if subject is None:
        if relation == "conj" and head < verb and parse.tags[head].startswith("VB"):
            return is_passive(parse, head)
        return relation in ("acl", "amod", "advcl") or not objects_below(parse, verb)
    if relation == "relcl" or any(
        parse.relations[c] == "mark" for c in parse.children[verb]
    ):
        return False  # "the men who [were] killed" is no English, "the men police killed" is
    # "Two men killed in the city"; not "Police fired on them"
    aimed = verb + 1 < len(parse) and parse.lower[verb + 1] in _AIMS
    return not aimed and not objects_below(parse, verb)


def _is_bare_past(parse: Parse, verb: int) -> bool:
    """Participles that are tagged as past tenses: "men shot in the riot", "three killed, 12
    injured"."""
    if objects_below(parse, verb):
        return False
    if subject_of(parse, verb) is None:
        return parse.relations[verb] == "acl" and parse.heads[verb] < verb
    below = parse.children[verb]
    return not any(parse.relations[c] == "cc" for c in below) and any(
        parse.relations[c] == "conj" and parse.tags[c] == "VBN" and c > verb
        and subject_of(parse, c) is not None
        and not any(parse.relations[h] in _HELPERS for h in parse.children[c])
        for c in below
    )  # fmt: skip


def is_gerund_before_object(parse: Parse, verb: int) -> bool:
    """"in [controlling] protests", which parsers take for "raging fires"."""
    return (parse.tags[verb] == "VBG" and parse.relations[verb] == "amod" and verb > 0
            and parse.heads[verb] > verb and parse.tags[verb - 1] in ("IN", "TO"))  # fmt: skip


def objects_below(parse: Parse, verb: int) -> list[int]:
    """The direct objects of a verb: its own, or that of the verb right behind it which it shares
    ("[shot] and killed the driver")."""
    own = [c for c in parse.children[verb] if parse.relations[c] == "dobj"]
    if own:
        return own
    for beside in parse.children[verb]:
        if is_beside(parse, verb, beside) and subject_of(parse, beside) is None:
            return objects_below(parse, beside)
    return []


def is_beside(parse: Parse, verb: int, conjunct: int) -> bool:
    """Whether nothing but "and", adverbs and commas parts a verb from one coordinate with it, so
    that they share what follows."""
    return (
        parse.relations[conjunct] == "conj" and conjunct > verb
        and parse.tags[conjunct].startswith("VB")
        and all(parse.tags[t] == "CC" or parse.is_mark[t] or parse.tags[t].startswith("RB")
                or parse.relations[t] in ("aux", "auxpass")
                or (parse.relations[t] == "conj" and parse.tags[t].startswith("VB"))
                for t in range(verb + 1, conjunct))
    )  # fmt: skip


def _is_contracted_has(parse: Parse, auxiliary: int, head: int) -> bool:
    """"he's raised $100", "there's been": 's is "has" before "been", "got" or with an object."""
    if parse.lower[auxiliary] not in ("'s", "’s", "s"):
        return False
    objects = any(parse.relations[c] == "dobj" for c in parse.children[head])
    return objects or parse.lower[head] in ("been", "got")
