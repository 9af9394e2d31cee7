"""Article, parse, attributions, claims, terms -> the numbers of people in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.annotations import Attribution, Claim, Count, Term, innermost
from framing.codes import Outcome, Precision
from framing.counts.mentions import Mention, find_mentions, is_year
from framing.counts.numbers import Number
from framing.counts.outcomes import Told, outcome_of
from framing.counts.phrases import counted_words, fits, goes_on, is_among, says_what_happened
from framing.counts.told import is_toll
from framing.counts.words import CountWords
from framing.lexicon import Lexicon
from framing.noun_phrases import Denoting, PeopleWords
from framing.spans import Span, Spans, contains, hull, length, normalise
from framing.syntax import Parse
from framing.syntax.factuality import factuality

#: What happens to people and hardly to things.
_HURT = ("dead", "injured", "dead_or_injured", "detained", "displaced")
_NOBODY = ("other", "named", "unresolved")
_HARM = (*_HURT, "missing")


@dataclass(frozen=True, slots=True)
class _Layers:
    """What a count is tied to."""

    attributions: Sequence[Attribution]
    claims: Sequence[Claim]


@dataclass(frozen=True, slots=True)
class _Counted:
    """Those who are counted: noun (None: the number stands alone), class, what happened."""

    noun: int | None
    referent: str
    outcome: Outcome
    #: The word that says what happened; None: none does.
    at: int | None = None


class CountFinder:
    """Finds counts; built once, used for every article."""

    def __init__(self, lexicon: Lexicon, people: PeopleWords) -> None:
        self._words = CountWords.of(lexicon)
        self._people = people

    def find(
        self, parse: Parse, attributions: Sequence[Attribution], claims: Sequence[Claim],
        terms: Sequence[Term],
    ) -> tuple[Count, ...]:  # fmt: skip
        """The counts of one article in text order."""
        denoting = Denoting(parse, [(t.span, t.referent) for t in terms], self._people)
        layers = _Layers(attributions, claims)
        out: list[Count] = []
        for mention in find_mentions(parse):
            mention = self._latest(parse, mention)
            found = self._read(parse, denoting, mention)
            before = out[-1] if out else None
            if found is None and before and goes_on(parse, mention, before):
                told = _Counted(None, before.counted_referent, before.outcome)
                out.append(self._count(parse, mention, told, layers))
            elif found is not None:
                noun, (outcome, at) = found
                if outcome == "other" and out and is_among(parse, mention, out[-1]):
                    outcome = out[-1].outcome
                referent = denoting.referent(mention.head if noun is None else noun)
                alone = noun is None and referent == "people"
                known = "" if alone or referent in _NOBODY else referent
                if noun is not None and not known and denoting.may_be_person(noun):
                    known = "people"
                if noun is not None and noun == at and not denoting.is_person(noun):
                    known = ""  # "two murders": nobody is told of
                counted = _Counted(noun, known, outcome, at)
                out.append(self._count(parse, mention, counted, layers))
        return tuple(sorted(out, key=lambda c: c.span))

    def _latest(self, parse: Parse, mention: Mention) -> Mention:
        """Of "the toll rose from 164 to 225" the new number; other ranges as they are."""
        number, before = mention.number, mention.first - 1
        if number.high in (None, number.low) or before < 0 or mention.noun is not None:
            return mention
        last = mention.last
        if parse.words[before].lower() != "from" or not is_toll(parse, last, self._words.tolls):
            return mention
        return Mention(last, last, last, Number(number.high or 0, number.high))

    def _read(
        self, parse: Parse, denoting: Denoting, mention: Mention
    ) -> tuple[int | None, Told] | None:
        """The noun that is counted (None: a number alone) and what happened; None: no people."""
        noun, head = mention.noun, mention.head
        if is_year(parse, head):
            return None  # "In 2019 protesters marched", "the 1999 shooting death"
        if noun is None:
            return None if mention.is_article else self._alone(parse, mention)
        if denoting.is_time(noun) and is_toll(parse, noun, self._words.tolls):
            return None, Told("dead", noun)  # "rose to six Friday"
        outcome = self._words.noun(parse, noun) if not denoting.is_person(noun) else None
        if outcome is not None and outcome != "gathered":
            made = parse.lemmas[parse.heads[noun]].lower() == "make"  # "made an arrest"
            one = mention.is_article and mention.number.low == 1 and not made
            return None if one else (noun, Told(outcome, noun))  # "225 deaths", not "an injury"
        if noun == mention.last + 1 and mention.number.low > 1 and not denoting.is_person(noun):
            outcome = self._words.exactly(parse, noun)
            if outcome in _HARM and not mention.is_article:
                return None, Told(self._with_next(parse, noun, outcome), noun)  # "25 Hurt"
        return self._people_of(parse, denoting, mention, noun)

    def _with_next(self, parse: Parse, word: int, outcome: Outcome) -> Outcome:
        """"6,000 [dead] and wounded" are both."""
        second = word + 2
        if second >= len(parse) or parse.lower[word + 1] not in ("and", "or"):
            return outcome
        both = {outcome, self._words.exactly(parse, second) or self._words.noun(parse, second)}
        return "dead_or_injured" if both == {"dead", "injured"} else outcome

    def _people_of(
        self, parse: Parse, denoting: Denoting, mention: Mention, noun: int
    ) -> tuple[int | None, Told] | None:
        """The same for a number before a noun for people, or for "those" to whom it happened."""
        place = mention.top if mention.top is not None else noun
        person = denoting.is_person(noun)
        if person and not fits(parse, noun, mention):
            return None
        found = outcome_of(parse, place, self._words)
        if found.outcome == "other" and place != noun:
            found = outcome_of(parse, noun, self._words)
        outcome = found.outcome
        if not person:
            known = parse.lower[noun] in ("those", "them") or denoting.may_be_person(noun)
            return (noun, found) if known and outcome in _HURT else None
        if mention.is_article and outcome == "gathered":
            return None  # "a spokesman attended"
        if outcome == "other" and (mention.is_partitive or mention.is_article):
            return None
        held = self._words.noun(parse, noun)
        if outcome == "other" and held is not None and held != "gathered":
            found = Told(held, noun)  # "12 detainees"
        return noun, found

    def _alone(self, parse: Parse, mention: Mention) -> tuple[int | None, Told] | None:
        found = self._bare(parse, mention)
        if found.outcome in _HARM or (found.outcome == "gathered" and mention.number.is_vague):
            return None, found
        return None

    def _bare(self, parse: Parse, mention: Mention) -> Told:
        """A number alone: "eight were killed", "left eight dead", "the toll rose to 225"."""
        if is_toll(parse, mention.head, self._words.tolls):
            return Told("dead", mention.head)
        after = mention.last + 1
        if after < len(parse) and says_what_happened(parse, after):
            beside = self._words.act(parse, after) or self._words.noun(parse, after)
            if beside is not None:
                return Told(beside, after)
        return outcome_of(parse, mention.head, self._words)

    def _count(
        self, parse: Parse, mention: Mention, people: _Counted, layers: _Layers
    ) -> Count:
        number = parse.span(mention.first, mention.last)
        before = self._words.before(parse, mention.first)
        after = self._words.after(parse, mention.last)
        precision: Precision = "vague" if mention.number.is_vague else "exact"
        if mention.number.high is not None and mention.number.high != mention.number.low:
            precision = "range"
        approximator: Spans = ()
        if before is not None and precision != "range":
            approximator = (parse.span(before[0], mention.first - 1),)
            precision = before[1] if precision == "exact" else precision
        elif after is not None:
            approximator = (parse.span(mention.last + 1, after[0]),)
            precision = after[1] if precision == "exact" else precision
        counted = counted_words(parse, mention, people.noun) if people.noun is not None else ()
        span = hull(normalise([number, *approximator, *counted]))
        low: int | None = mention.number.low
        high = mention.number.high
        if precision == "at_least":
            high = None
        elif precision == "at_most":
            low = None
        sentence = parse.sentence_of[mention.head]
        claim = _claim_of(layers.claims, span)
        said = layers.claims[claim] if claim is not None else None
        whose = innermost(layers.attributions, (span,))
        negated, supposed = said is not None and said.negated, False
        if people.at is not None and people.outcome in _HARM:
            stands = factuality(parse, people.at, self._words.factuality)
            negated, supposed = stands == "denied", stands == "supposed"
            if whose is not None and layers.attributions[whose].stance == "X":
                negated = not supposed  # "the minister denied that 12 were killed"
        return Count(
            span=span, block=parse.sentence_blocks[sentence], number=number, low=low, high=high,
            precision=precision, outcome=people.outcome, approximator=approximator, counted=counted,
            counted_referent=people.referent,
            negated=negated and mention.number.low != 0, hypothetical=supposed,
            hedged=said is not None and said.hedged,
            attribution=whose, claim=claim,
        )  # fmt: skip


def _claim_of(claims: Sequence[Claim], span: Span) -> int | None:
    holding = [i for i, c in enumerate(claims) if contains(c.spans, (span,))]
    return min(holding, key=lambda i: (length(claims[i].spans), i), default=None)
