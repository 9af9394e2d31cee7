"""Whether what a word says is told as having happened, denied, or only supposed.

After the distinctions of FactBank (Saurí and Pustejovsky 2009), as far as syntax tells: the modal
verbs and negation of the clause, what an infinitive or a noun hangs on, and conditions above. What
stands in a relative clause or a participle is taken for granted ("the four killed might have been
saved": they were killed).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from framing.syntax.columns import Parse
from framing.syntax.verbs import auxiliaries, is_infinitive, subject_of

Factuality = Literal["told", "denied", "supposed"]

_CONDITIONS = frozenset({"if", "unless", "lest", "whether"})
_NEGATIVE = frozenset({"no", "nobody", "none", "neither", "nor", "never", "without"})
_INSTEAD = frozenset({"without", "instead"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "det"})
#: What is taken for granted, and what hangs together with the word above it.
_GRANTED = frozenset({"relcl", "acl", "advcl", "appos", "amod", "npadvmod"})
_CARRIED = frozenset({"dobj", "nsubjpass", "conj", "compound", "nsubj", "nummod", "attr", "dep"})
_GOVERNING = frozenset({"of", "for", "on", "from", "against"})
_PAST = frozenset({"have", "'ve", "’ve"})
#: "may have killed" tells of what is past, "could have killed" of what was not.
_OF_PAST = frozenset({"may", "might", "must", "ca", "can", "cannot"})


@dataclass(frozen=True, slots=True)
class Settings:
    """Lemmas: verbs whose infinitive was done ("managed to"), words for what is not ("plan")."""

    done: frozenset[str] = frozenset()
    undone: frozenset[str] = frozenset()


def factuality(parse: Parse, token: int, settings: Settings) -> Factuality:
    """Of what the verb or noun `token` says."""
    denied = False
    at = token
    for _ in range(len(parse)):
        if parse.tags[at].startswith(("VB", "MD", "JJ")) or _is_copular(parse, at):
            if _is_supposed(parse, at):
                return "supposed"
            denied = denied or _is_negated(parse, at)
        above, verdict = _above(parse, at, settings)
        if verdict is not None:
            return verdict
        if above is None:
            break
        at = above
    if not denied and _is_conditional(parse, at):
        return "supposed"
    return "denied" if denied else "told"


def _above(
    parse: Parse, at: int, settings: Settings
) -> tuple[int | None, Factuality | None]:
    """What decides together with the word, or the verdict; None, None: it stands by itself."""
    head, relation = parse.heads[at], parse.relations[at]
    verb = parse.tags[at].startswith("VB")
    if head != at and verb and relation != "conj" and is_infinitive(parse, at):
        return _infinitive(parse, at, settings)
    if head == at or relation in _GRANTED:
        return None, None
    if relation == "pcomp" or relation == "pobj":
        return _behind_preposition(parse, at, settings)
    undone = parse.lemmas[head].lower() in settings.undone
    if not verb:
        if relation not in _CARRIED:
            return None, None
        return (None, "supposed") if undone and relation != "nsubj" else (head, None)
    if relation == "ccomp":
        bare = parse.tags[at] == "VB" and not auxiliaries(parse, at)  # "demanded that 12 be freed"
        bare = bare and parse.lemmas[head].lower() not in settings.done
        return None, "supposed" if undone or bare else None
    if relation in ("conj", "xcomp"):
        return (None, "supposed") if undone and relation == "xcomp" else (head, None)
    return None, None


def _infinitive(
    parse: Parse, at: int, settings: Settings
) -> tuple[int | None, Factuality | None]:
    """"managed to kill", "was said to have killed" are told; "wanted to kill" is not."""
    head = parse.heads[at]
    if any(parse.lower[c] in _PAST for c in auxiliaries(parse, at)):
        return None, None
    if parse.tags[head].startswith("NN") or parse.relations[at] == "acl":
        return None, None if _is_ordinal(parse, head) else "supposed"
    asked = {parse.lower[c] for c in parse.children[at] if c < at} & {"how", "whether"}
    done = parse.lemmas[head].lower() in settings.done and parse.lower[head] != "going"
    return (head, None) if done and not asked else (None, "supposed")


def _behind_preposition(
    parse: Parse, at: int, settings: Settings
) -> tuple[int | None, Factuality | None]:
    """"fled without killing", "called for the death of 12", "the killing of 12"."""
    preposition = parse.heads[at]
    over = parse.heads[preposition]
    if parse.lower[preposition] in _INSTEAD:
        return None, "denied"
    governs = parse.relations[at] == "pcomp" or parse.lower[preposition] in _GOVERNING
    if governs and parse.lemmas[over].lower() in settings.undone:
        return None, "supposed"
    part = parse.lower[preposition] == "of" and parse.tags[over][:2] in ("NN", "CD")
    return (over, None) if part and parse.relations[at] == "pobj" else (None, None)


def _is_copular(parse: Parse, at: int) -> bool:
    return any(parse.relations[c] in ("cop", "aux") for c in parse.children[at])


def _is_supposed(parse: Parse, verb: int) -> bool:
    """Modals, conditions, and questions of yes or no, right at the verb."""
    below = parse.children[verb]
    if any(parse.lower[c] in _CONDITIONS and parse.relations[c] in ("mark", "advmod")
           for c in below):  # fmt: skip
        return True
    helpers = auxiliaries(parse, verb)
    past = any(parse.lower[c] in _PAST for c in helpers)
    for helper in helpers:
        if parse.tags[helper] == "MD":
            return not (past and parse.lower[helper] in _OF_PAST)
        if parse.lemmas[helper].lower() in ("go", "need", "ought"):
            return True
    last = parse.sentences[parse.sentence_of[verb]][1] - 1
    subject = subject_of(parse, verb)
    asks = helpers and subject is not None and helpers[0] < subject
    ends = parse.words[max(last - 1, 0) : last + 1]
    return bool(asks and parse.heads[verb] == verb and "?" in ends
                and not any(parse.tags[c].startswith("W") for c in below))  # fmt: skip


def _is_negated(parse: Parse, verb: int) -> bool:
    """"did not kill", "killed nobody"; not "did not only kill"."""
    for child in parse.children[verb]:
        if parse.relations[child] == "neg" or parse.lower[child] in _NEGATIVE:
            only = child + 1 < len(parse) and parse.lower[child + 1] in ("only", "just", "merely")
            if not only:
                return True
        if parse.relations[child] in _ARGUMENTS and any(
            parse.lower[c] == "no" for c in parse.children[child]
        ):
            return True
    shared = [t for t in auxiliaries(parse, verb) if parse.heads[t] != verb]
    hosts = {parse.heads[t] for t in shared}
    return any(parse.relations[c] == "neg" and c > shared[0]
               for host in hosts for c in parse.children[host])  # fmt: skip


def _is_conditional(parse: Parse, at: int) -> bool:
    """Whether a condition stands above: "if there were evidence that 12 were killed"."""
    for above in (at, *parse.ancestors(at)):
        if any(parse.lower[c] in _CONDITIONS and parse.relations[c] == "mark"
               for c in parse.children[above]):  # fmt: skip
            return True
        if parse.relations[above] not in ("ccomp", "acl", "attr", "nsubj", "dobj", "pobj", "prep"):
            return False
    return False


def _is_ordinal(parse: Parse, noun: int) -> bool:
    """"the first American to die" died."""
    word = {parse.lower[c] for c in parse.children[noun]} | {parse.lower[noun]}
    return bool(word & {"first", "second", "third", "last", "only", "latest", "one"})
