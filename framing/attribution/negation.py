"""Frames that say that nothing was said: "did not blame", "made no mention of", "nobody says"."""

from __future__ import annotations

from collections.abc import Collection

from framing.attribution.cues import CueFinder
from framing.attribution.grammar import SUBJECTS, Draft, children, is_verb
from framing.attribution.page import Page
from framing.syntax import Parse

#: Negations, and words for hardly ever, that hang on a verb.
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "barely", "hardly",
                        "scarcely", "rarely", "seldom", "without"})  # fmt: skip
#: "not only said": it was said.
_NO_NEGATION = frozenset({"only", "just", "merely", "simply", "necessarily"})
#: "no mention of", "little evidence that", "nobody says", "few believe".
_NONE = frozenset({"no", "nobody", "none", "neither", "nothing", "few", "little"})
#: "little doubt that", "no secret of": it was said all the more.
_DOUBTS = frozenset({"doubt", "doubts", "secret", "question", "bones"})
#: What hangs so on a negated verb is not done either: "refused to say", "stopped short of saying".
_GOVERNED = frozenset({"xcomp", "pcomp", "prep", "acl"})
_OF = frozenset({"of", "from"})
#: Verbs that do what their object names: "did not make any claim".
_LIGHT = frozenset({"make", "give", "offer", "provide", "have", "express", "issue", "include",
                    "find", "see", "hear"})  # fmt: skip
_STEPS = 4


def is_negated(page: Page, draft: Draft, finder: CueFinder) -> bool:
    """Whether the frame says that its source did not say, think or ask the content.

    That is: negation of the reporting verb or noun or of who speaks, or a verb of leaving unsaid
    that governs it ("refused to call", "ignored"). "Said that he did not" is none of these, and
    "could not resist saying" says it.
    """
    parse = page.parse
    cue = page.inside(draft.cue)
    first = next(iter(page.inside(draft.source)), None)
    if cue and first is not None and _is_none(parse, first):
        return True
    said = set(page.inside(draft.content))
    return any(_is_unsaid(parse, t, said, finder) if is_verb(parse, t) else _is_no(parse, t, said)
               for t in cue)  # fmt: skip


def _is_unsaid(parse: Parse, verb: int, said: Collection[int], finder: CueFinder) -> bool:
    """Whether the verb, or one that it hangs on, is negated or one of leaving unsaid, not both."""
    at, times = verb, 0
    for _ in range(_STEPS):
        times += finder.leaves_unsaid(parse, at) + _has_negation(parse, at, said)
        above = parse.heads[at]
        if parse.relations[at] not in _GOVERNED or not at > above or (
                parse.relations[at] == "prep" and parse.lower[at] not in _OF):  # fmt: skip
            break
        at = above
    return times % 2 == 1


def _has_negation(parse: Parse, token: int, said: Collection[int]) -> bool:
    """Whether a negation, or nobody as the subject, hangs on the word before it."""
    if parse.lower[token] == "without":
        return parse.lemmas[parse.heads[token]] != "go"  # "it goes without saying"
    return any(_negates(parse, c) or (parse.relations[c] in SUBJECTS and _is_nobody(parse, c))
               for c in parse.children[token] if c < token and c not in said)  # fmt: skip


def _negates(parse: Parse, token: int) -> bool:
    following = parse.lower[token + 1] if token + 1 < len(parse) else ""
    return (parse.lower[token] in _NEGATIONS and following not in _NO_NEGATION
            and parse.relations[token] in ("neg", "advmod", "preconj", "cc", "mark"))  # fmt: skip


def _is_nobody(parse: Parse, subject: int) -> bool:
    return _is_none(parse, min([subject, *children(parse, subject, "det", "neg", "amod")]))


def _is_no(parse: Parse, noun: int, said: Collection[int]) -> bool:
    """ "no mention of", "made little reference to", "did not make any claim"."""
    if not parse.tags[noun].startswith("NN") or parse.lower[noun] in _DOUBTS:
        return False
    if any(_is_none(parse, t) for t in children(parse, noun, "det", "amod", "neg")):
        return True
    head = parse.heads[noun]
    return (parse.relations[noun] in ("dobj", "nsubjpass") and not children(parse, noun, "poss")
            and parse.lemmas[head].lower() in _LIGHT and _has_negation(parse, head, said))


def _is_none(parse: Parse, token: int) -> bool:
    """ "no one", "few experts", "not everyone"; "a few" are some, and so are "not a few"."""
    word = parse.lower[token]
    if word == "not":
        return parse.lower[token + 1 : token + 2] not in ((), ("a",), ("only",))
    return word in _NONE and (token == 0 or parse.lower[token - 1] != "a")
