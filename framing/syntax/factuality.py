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
_PAST = frozenset({"have", "'ve", "’ve"})
#: "may have killed" tells of what is past; "could have killed", "would have killed" of what was not.
_OF_PAST = frozenset({"may", "might", "must", "ca", "can", "cannot"})


@dataclass(frozen=True, slots=True)
class Settings:
    """Lemmas: verbs whose infinitive was done ("managed to"), words for what is not ("plan")."""

    done: frozenset[str]
    undone: frozenset[str]


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
    if head == at or relation in ("relcl", "appos", "amod", "npadvmod"):
        return None, None
    lemma = parse.lemmas[head].lower()
    if parse.tags[at].startswith("VB"):
        infinitive = relation != "conj" and is_infinitive(parse, at)
        if infinitive and any(parse.lower[c] in _PAST for c in auxiliaries(parse, at)):
            return None, None  # "is said to have killed"
        if infinitive:
            if parse.tags[head].startswith("NN") or relation == "acl":
                return None, None if _is_ordinal(parse, head) else "supposed"
            before = {parse.lower[c] for c in parse.children[at] if c < at}
            if lemma not in settings.done or parse.lower[head] == "going" or before & {"how", "whether"}:
                return None, "supposed"
            return head, None
        if relation == "acl" or relation == "advcl":
            return None, None
        if relation == "pcomp":
            if parse.lower[head] in _INSTEAD:
                return None, "denied"
            over = parse.heads[head]
            undone = parse.lemmas[over].lower() in settings.undone
            return (None, "supposed") if undone else (None, None)
        if relation == "ccomp":
            undone = lemma in settings.undone or (
                parse.tags[at] == "VB" and not auxiliaries(parse, at) and lemma not in settings.done)
            return (None, "supposed") if undone else (None, None)
        if relation in ("conj", "xcomp"):
            undone = relation == "xcomp" and lemma in settings.undone
            return (None, "supposed") if undone else (head, None)
        return None, None
    if relation in ("dobj", "nsubjpass", "conj", "compound", "nsubj", "nummod", "attr", "dep"):
        if lemma in settings.undone and relation != "nsubj":
            return None, "supposed"
        return head, None
    if relation in ("pobj", "pcomp"):
        over = parse.heads[head]
        word = parse.lemmas[over].lower()
        if parse.lower[head] in _INSTEAD:
            return None, "denied"
        if word in settings.undone and parse.lower[head] in ("of", "for", "on", "from", "against"):
            return None, "supposed"
        if parse.lower[head] == "of" and parse.tags[over][:2] in ("NN", "CD"):
            return over, None  # "the death of 12 men"
        return None, None
    return None, None


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
    return bool(asks and parse.heads[verb] == verb and "?" in parse.words[max(last - 1, 0):last + 1]
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
    return any(parse.relations[c] == "neg" and c > shared[0]
               for host in {parse.heads[t] for t in shared} for c in parse.children[host])  # fmt: skip


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
