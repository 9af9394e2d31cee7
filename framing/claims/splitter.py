"""Article, parse and attributions -> claims in text order."""

from __future__ import annotations

from collections.abc import Sequence

from framing.annotations import Attribution, Claim, innermost
from framing.articles import Article
from framing.claims.borrowing import borrowed, subject_for
from framing.claims.clauses import is_aside
from framing.claims.frames import Vouching
from framing.claims.grammar import follows_break, marks_of
from framing.claims.openings import Openings, find_openings
from framing.claims.predicates import PredicateLexicon, is_negated, modality_of, predicate_of
from framing.claims.surface import spans_of
from framing.claims.voices import Voices, find_voices
from framing.lexicon import Lexicon
from framing.spans import Spans, contains
from framing.syntax import Parse
from framing.syntax.verbs import is_verb, subject_of

#: Speech whose wording is at least in part the writer's.
_PARAPHRASE = ("indirect", "mixed", "hearsay")


class ClaimSplitter:
    """Splits articles into claims; built once, used for every article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._vouching = Vouching.of(lexicon)
        self._words = PredicateLexicon(lexicon)

    def split(
        self, article: Article, parse: Parse, attributions: Sequence[Attribution]
    ) -> tuple[Claim, ...]:
        """Split the article's read blocks into minimal propositions.

        A claim stays inside one block and on one side of every attribution that reports a
        proposition (a subject shared with the reporting clause is the one exception); reporting
        clauses themselves are left out. Claims are in text order.
        """
        saying = self._vouching.saying
        voices = find_voices(parse, attributions, self._vouching.wishes)
        openings = find_openings(parse, voices, self._vouching)
        claims = []
        for head, own in _gathered(parse, voices, openings).items():
            if openings.kind[head] == "frame" or _is_frame(parse, voices, openings, head, saying):
                continue
            if _elaborates_frame(parse, voices, openings, head, saying):
                continue
            own = _without_frames(parse, voices, head, own)
            subject = subject_for(parse, voices, openings, head)
            taken = set(borrowed(parse, voices, openings, head, subject))
            spans = spans_of(parse, article.text, own | taken, head)
            said = spans_of(parse, article.text, own, head) if taken else spans
            if not said:
                continue
            sentence = parse.sentence_of[head]
            claims.append(
                Claim(
                    spans=spans,
                    predicate=predicate_of(parse, head, own),
                    sentence=sentence,
                    block=parse.sentence_blocks[sentence],
                    agency=self._words.agency(parse, head),
                    attribution=_whose(parse, article.text, attributions, voices, head, said),
                    negated=is_negated(parse, head, subject),
                    hedged=self._words.is_hedged(parse, head),
                    modality=modality_of(parse, head),
                )
            )
        return tuple(sorted(claims, key=lambda c: (c.spans[0].start, c.predicate)))


def _whose(
    parse: Parse, text: str, attributions: Sequence[Attribution], voices: Voices, head: int,
    said: Spans,
) -> int | None:  # fmt: skip
    """The attribution whose words the claim is; the writer's own remarks inside one are not.

    In a paraphrase a relative clause set off by commas or dashes ("the ruler, who still controls
    much,") is the writer's, and so is any clause inside a thing that was demanded or called for
    ("help against protests that had turned violent").
    """
    found = innermost(attributions, said)
    while found is not None:
        one = attributions[found]
        apart = found not in voices.frames or is_aside(parse, head)
        if not apart or one.speech not in _PARAPHRASE or _in_quotes(text, one.content, said):
            return found
        outer = one.nested_in
        found = outer if outer is not None and contains(attributions[outer].content, said) else None
    return None


def _in_quotes(text: str, content: Spans, said: Spans) -> bool:
    """Whether a quotation that begins in the content is open where the claim begins."""
    before = text[content[0].start : said[-1].start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _gathered(parse: Parse, voices: Voices, openings: Openings) -> dict[int, set[int]]:
    """The tokens of each claim; words without a claim above them join their left neighbour's."""
    owned: dict[int, set[int]] = {head: set() for head in openings.kind}
    owners, introducing, of_token = openings.owner, openings.introducing, voices.of_token
    for first, end in parse.sentences:
        before: int | None = None
        loose: list[int] = []
        for token in range(first, end):
            if token in introducing:
                continue
            owner = owners[token]
            if owner is not None:
                if loose:
                    if not (parse.relations[owner] == "conj" and parse.heads[owner] in loose):
                        # "Democrats, too - and [that is bad]" has nothing of the fragment before it
                        owned[owner].update(t for t in loose if of_token[t] == of_token[owner])
                    loose = []
                owned[owner].add(token)
                before = owner
            elif before is not None and of_token[token] == of_token[before]:
                owned[before].add(token)
            elif not parse.is_mark[token]:
                loose.append(token)
    for head in openings.kind:
        _give_bound(parse, voices, openings, head, owned)
    return owned


def _give_bound(
    parse: Parse, voices: Voices, openings: Openings, head: int, owned: dict[int, set[int]]
) -> None:
    """A "since" clause bounds what its host says ("has ruled since gaining"), so both hold it."""
    first = parse.heads[head] if parse.relations[head] == "pcomp" else head
    host = openings.owner[parse.heads[first]]
    if host is None or host == head or voices.of_token[host] != voices.of_token[head]:
        return
    words = [parse.lower[first]] if first != head else marks_of(parse, head)
    if "since" in words and not follows_break(parse, first):
        owned[host] |= owned[head] | ({first} & openings.introducing)


def _is_frame(
    parse: Parse, voices: Voices, openings: Openings, head: int, saying: frozenset[str]
) -> bool:
    """Whether this clause only reports: its verb is the cue, or leads to it ("went on to say")."""
    chained = [head]
    if parse.lemmas[head].lower() in saying:  # "responded by saying"
        chained += [c for t in parse.children[head] if parse.lower[t] == "by"
                    for c in parse.children[t] if parse.relations[c] == "pcomp"]  # fmt: skip
    for verb in chained:
        chained += [c for c in parse.children[verb]
                    if parse.relations[c] == "xcomp" and c not in openings.kind]  # fmt: skip
    if parse.lemmas[head].lower() in saying and _has_reported_clause(parse, voices, head):
        return True
    if head not in voices.sources and voices.cues.isdisjoint(chained):
        return False
    for frame in voices.frames.values():
        if head not in frame.content and (
            head in frame.source or any(v in frame.cue and is_verb(parse, v) for v in chained)
        ):
            return True
    return False


def _has_reported_clause(parse: Parse, voices: Voices, verb: int) -> bool:
    """Whether what is said stands as somebody's words, though this verb is not known as its cue:
    "Ali said [he left], according to AFP"."""
    own = voices.of_token[verb]
    return any(parse.relations[c] == "ccomp" and voices.of_token[c] not in (None, own)
               for c in parse.children[verb])  # fmt: skip


def _elaborates_frame(
    parse: Parse, voices: Voices, openings: Openings, head: int, saying: frozenset[str]
) -> bool:
    """Whether a participle only goes on about the reporting: "said Caddell, speaking of ..."."""
    if parse.tags[head] != "VBG" or parse.lemmas[head].lower() not in saying:
        return False
    above = parse.heads[head]
    if above in openings.kind:
        return openings.kind[head] == "shared" and _is_frame(parse, voices, openings, above, saying)
    return any(above in frame.source and head not in frame.content
               for frame in voices.frames.values())  # fmt: skip


def _without_frames(parse: Parse, voices: Voices, head: int, own: set[int]) -> set[int]:
    """Without "by promising", "according to X": cue and source that hang below the claim."""
    if voices.cues.isdisjoint(own):
        return own
    subject = subject_of(parse, head)
    kept = set(parse.subtree(subject)) if subject is not None else set()
    out = set(own)
    for frame in voices.frames.values():
        if frame.cue.isdisjoint(own) or head in frame.content:
            continue
        names_speech = any(parse.tags[t].startswith("NN") for t in frame.cue) and not any(
            is_verb(parse, t) for t in frame.cue
        )
        if names_speech:
            continue
        out -= frame.cue
        out -= frame.source - kept
    return out
