"""Whose words each token is, as far as claims must not mix them, and what only reports."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from framing.annotations import Attribution, chain
from framing.claims.grammar import RELATIVE_TAGS, clause_start
from framing.spans import Spans, length
from framing.syntax import Parse
from framing.syntax.verbs import is_finite, is_infinitive, is_verb, subject_of

#: Relations of a verb's second complement that says something of its first ("called him a liar").
_PREDICATIVE = frozenset({"oprd", "acomp", "attr"})


@dataclass(frozen=True, slots=True)
class Frame:
    """The reporting words of one attribution, as token indices."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    #: The cue itself relates two parts of the content: "called [him] [a liar]".
    names: bool = False
    #: What a naming relative clause is about: "[an explosion] that he called an attack".
    named: int | None = None


@dataclass(frozen=True, slots=True)
class Voices:
    """`of_token[i]`: index of the attribution whose proposition token i is part of, or None.

    `frames` holds the reporting words of exactly those attributions that report a proposition:
    "demanded a rise in wages" reports none, so its verb stays the predicate of a claim.
    """

    of_token: tuple[int | None, ...]
    frames: dict[int, Frame]
    #: All tokens of their cues, and of their sources.
    cues: frozenset[int]
    sources: frozenset[int]


def tokens_in(parse: Parse, spans: Spans) -> list[int]:
    """Tokens that begin inside one of the spans, in text order."""
    out: list[int] = []
    for start, end in spans:
        out += range(bisect_left(parse.starts, start), bisect_left(parse.starts, end))
    return out


def find_voices(
    parse: Parse, attributions: Sequence[Attribution], wishes: frozenset[str] = frozenset()
) -> Voices:
    """Assign every token to the innermost attribution that reports a proposition.

    `wishes` are the lemmas of verbs that report none with an infinitive ("refused to speak").
    """
    frames: dict[int, Frame] = {}
    for index, attribution in enumerate(attributions):
        content = tokens_in(parse, attribution.content)
        frame = Frame(frozenset(tokens_in(parse, attribution.source)),
                      frozenset(tokens_in(parse, attribution.cue)), frozenset(content))  # fmt: skip
        tops = [t for t in content if parse.relations[t] != "punct"
                and (parse.heads[t] == t or parse.heads[t] not in frame.content)]  # fmt: skip
        if not attribution.is_said or (attribution.speech == "indirect" and (
            _asks(parse, tops, frame) or _is_wished(parse, tops, wishes)
        )):
            continue
        names = attribution.stance != "R" and _names(parse, tops, frame, attribution.stance)
        if names or _reports_proposition(parse, tops, frame, directive=attribution.stance == "R"):
            frames[index] = _naming(parse, frame) if names else frame
    of_token: list[int | None] = [None] * len(parse)

    def outermost_first(index: int) -> tuple[int, int, int]:
        return -length(attributions[index].content), len(chain(attributions, index)), -index

    for index in sorted(frames, key=outermost_first):
        for token in frames[index].content:
            of_token[token] = index
    cues = frozenset(t for f in frames.values() for t in f.cue)
    sources = frozenset(t for f in frames.values() for t in f.source)
    return Voices(tuple(of_token), frames, cues, sources)


def _reports_proposition(
    parse: Parse, tops: Sequence[int], frame: Frame, *, directive: bool
) -> bool:
    if tops and _fills_noun_phrase(parse, tops[0], frame):
        return False
    if any(_is_predication(parse, t, tops, frame) for t in tops):
        return True
    return not directive and _shows_scene(parse, tops, frame)


def _asks(parse: Parse, tops: Sequence[int], frame: Frame) -> bool:
    """Whether what is paraphrased is a question ("ask [would you vote]"), or the reporting is one
    ("would you think [she lied]?"): nobody has said so."""
    verbs = [t for t in tops if is_verb(parse, t)][:1]
    verbs += [t for t in frame.cue if is_verb(parse, t)]
    return any(_is_inverted(parse, verb) for verb in verbs)


def _is_wished(parse: Parse, tops: Sequence[int], wishes: frozenset[str]) -> bool:
    """Whether an infinitive hangs on a verb that only wishes or refuses it."""
    return any(
        is_infinitive(parse, top)
        and parse.relations[top] == "xcomp"
        and parse.lemmas[parse.heads[top]].lower() in wishes
        for top in tops
    )


def _is_inverted(parse: Parse, verb: int) -> bool:
    """Whether an auxiliary stands right before the subject: "would you"."""
    subject = subject_of(parse, verb)
    if subject is None or subject > verb:
        return False
    first = clause_start(parse, subject)
    return any(parse.relations[c] in ("aux", "auxpass") and c == first - 1
               for c in parse.children[verb])  # fmt: skip


def _naming(parse: Parse, frame: Frame) -> Frame:
    """A frame whose cue gives a name, with what is named."""
    noun = _antecedent_named(parse, frame)
    if noun is None:
        return replace(frame, names=True)
    kept = frame.content & set(parse.subtree(noun[1]))
    return replace(frame, content=kept, names=True, named=noun[0])


def _antecedent_named(parse: Parse, frame: Frame) -> tuple[int, int] | None:
    """The noun that a naming relative clause is about, and the clause's verb."""
    relative = any(parse.tags[t] in RELATIVE_TAGS for t in frame.content)
    for verb in frame.cue:
        noun = parse.heads[verb]
        if parse.relations[verb] == "relcl" and (noun in frame.content or relative):
            return noun, verb
    return None


def _is_predication(parse: Parse, top: int, tops: Sequence[int], frame: Frame) -> bool:
    """Whether the words under `top` say something that could be true or false."""
    if not is_verb(parse, top):
        return False
    head = parse.heads[top]
    subject = subject_of(parse, top)
    if parse.relations[top] == "pcomp" and subject is not None and parse.tags[subject] == "WP":
        return False  # "followed up with [what seemed a threat]" is a thing, no proposition
    if parse.relations[top] == "relcl":
        return False  # says more of a noun that is not reported
    if subject is not None and subject not in frame.content:
        return False  # only the verb is quoted: 'they "lied" to us'
    quoted = parse.words[min(frame.content)][0] in "“‘\"`"
    if is_finite(parse, top) or head == top or quoted:
        return True
    if parse.tags[top] in ("VBG", "VBN") and not is_infinitive(parse, top):
        return subject is not None or parse.relations[top] in ("ccomp", "conj")
    # "vowed to act" says what the source will do; "told them to act", "called for them to act"
    # and "a refusal to act" are acts of speech.
    if any(t < top and parse.tags[t].startswith(("NN", "PRP")) for t in tops):
        return False
    return is_verb(parse, head) and subject is None and not _addresses(parse, head, frame)


def _addresses(parse: Parse, verb: int, frame: Frame) -> bool:
    """Whether the cue verb has an object besides its infinitive: "told [them] to act".

    Of a passive the subject is that object: "[they] were asked to act".
    """
    own = {parse.relations[c] for c in parse.children[verb]}
    if "auxpass" in own or (parse.tags[verb] == "VBN" and "aux" not in own):
        return True
    prepositions = [c for c in parse.children[verb] if c in frame.cue]
    below = [c for v in (verb, *prepositions) for c in parse.children[v]]
    return any(parse.relations[c] in ("dobj", "dative", "pobj") for c in below)


def _fills_noun_phrase(parse: Parse, top: int, frame: Frame) -> bool:
    """Whether the content only completes a noun: "shouted slogans of “Go away!”"."""
    head = parse.heads[top]
    above = parse.heads[head]
    return (
        parse.relations[top] in ("pobj", "pcomp", "appos", "nmod")
        and parse.tags[head] == "IN"
        and head not in frame.cue
        and parse.tags[above].startswith("NN")
        and above not in frame.source | frame.cue
    )


def _shows_scene(parse: Parse, tops: Sequence[int], frame: Frame) -> bool:
    """Whether something is shown going on: "footage showed [fires raging in the office]"."""
    return any(
        parse.relations[t] == "acl" and parse.tags[t] == "VBG"
        and any(top < t and parse.tags[top].startswith("NN")
                and parse.relations[top] in ("dobj", "nsubj")
                and not any("," in parse.words[i] for i in range(top, t)) for top in tops)
        for t in frame.content
    )  # fmt: skip


def _names(parse: Parse, tops: Sequence[int], frame: Frame, stance: str) -> bool:
    """Whether the cue says one part of the content of another: "called [him] [a liar]"."""
    for verb in frame.cue:
        below = {parse.relations[t] for t in tops if parse.heads[t] == verb}
        # "an attack that he called a crime": the antecedent is what is named
        if parse.relations[verb] == "relcl" and parse.heads[verb] in frame.content:
            below.add("dobj")
        if not below & {"dobj", "nsubjpass", "nsubj"} or not is_verb(parse, verb):
            continue
        if below & _PREDICATIVE:
            return True
        # "described him as", not "highlighted her time as minister"
        if stance not in ("N", "E") and any(
            c > verb and parse.lower[c] == "as" for c in parse.children[verb]
        ):
            return True
    return False
