"""Matcher: lexicon entries in an article, composed, scored, and tied to voice and claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from framing.annotations import ATTITUDES, Attribution, Claim, Term
from framing.articles import Article
from framing.conditions import any_holds
from framing.lexicon import Lexicon
from framing.senses import SenseModel
from framing.spans import Span
from framing.syntax import Parse
from framing.terms.compose import Label, compose
from framing.terms.dropped import Dropped, dropped_of, parts_of
from framing.terms.hits import Hit, Sentence, find_hits, read_sentence
from framing.terms.index import Index, makes_terms
from framing.terms.links import Links
from framing.terms.polarity import Setting, polarity_of
from framing.terms.quotes import quoted_spans
from framing.terms.referents import Settled, Settler
from framing.terms.scenes import SceneWords, Surroundings
from framing.terms.score import category_of, is_state, referent_of
from framing.terms.select import select
from framing.terms.senses import Senses


class Matcher:
    """Finds the terms of a lexicon; built once, used for every article.

    `countries` has names, demonyms and capitals of countries, in lower case, to the country.
    `senses` tells in which sense words are used, where an encoder has read them; without it each
    form counts whose entry's conditions hold.
    """

    def __init__(self, lexicon: Lexicon, countries: Mapping[str, str] | None = None,
                 senses: SenseModel | None = None) -> None:  # fmt: skip
        naming = frozenset(form.split(" ")[0] for entry in lexicon.entries
                           if entry.stance == "LBL" for form in entry.forms)  # fmt: skip
        self._index = Index((e for e in lexicon.entries if makes_terms(e)), naming)
        self._passages = [rule for rule in lexicon.rules if rule.passage]
        self._settler = Settler(lexicon.rules, countries or {}, naming)
        self._scenes, self._senses = SceneWords(lexicon.scenes), senses
        self._naming = naming
        self._deeds = frozenset(verb[0] for rule in lexicon.rules for verb in rule.doing
                                if verb[0] != "be")  # fmt: skip
        self._reports = frozenset(
            form for entry in lexicon.entries if entry.category == "REP.noun"
            for form in entry.forms)  # fmt: skip

    def match(self, article: Article, parse: Parse, attributions: Sequence[Attribution],
              claims: Sequence[Claim]) -> tuple[Term, ...]:  # fmt: skip
        """All terms of the parsed blocks in text order."""
        quotes = {b: quoted_spans(article.text, article.blocks[b].span)
                  for b in dict.fromkeys(parse.sentence_blocks)}  # fmt: skip
        state: list[Span] = []
        found: list[tuple[int, tuple[Hit, ...], Label, Span, Settled | None]] = []
        surroundings = Surroundings(self._scenes, parse)
        for sentence, hits in self._hits(article, parse, surroundings):
            if not hits:
                continue
            state += [h.span for h in hits if is_state(h)]
            governors = tuple(h for h in hits if _governs(h))
            counted = select(sentence, compose(sentence, hits)).counted
            labels = {label.head.main: referent_of(label) for label, _ in counted}
            settled = (self._by_passage(counted, labels, surroundings)
                       | self._settler.settle(parse, sentence.number, labels))  # fmt: skip
            found += [(sentence.number, governors, label, span, settled.get(label.head.main))
                      for label, span in counted]  # fmt: skip
        links = Links(article, attributions, claims, tuple(state))
        out = []
        for number, governors, label, span, decided in found:
            block = parse.sentence_blocks[number]
            term = links.term(label, span, block, quotes[block])
            around = links.around(term.attribution)
            setting = Setting(governors, self._naming, self._reports, self._deeds, around)
            polarity, deciding = polarity_of(parse, label, setting)
            if term.quoted and around and around[0].negated and around[0].stance not in ATTITUDES:
                # 'made no mention of "Crooked Hillary"'; "would not say whether" leaves it open
                opens = article.text[around[0].content[0].start :].lower()
                polarity = "hedged" if opens.startswith(("whether ", "if ")) else "denied"
            term = replace(term, polarity=polarity, parts=parts_of(label, deciding))
            if polarity == "distanced" and deciding:
                term = _distanced(term)
            out.append(term if decided is None else _settled(term, decided))
        return tuple(out)

    def dropped(self, article: Article, parse: Parse) -> tuple[Dropped, ...]:
        """What the lexicon's forms match without its being a term, with the reasons."""
        found = [
            d for sentence, hits in self._hits(article, parse, Surroundings(self._scenes, parse))
            if hits
            for d in dropped_of(hits, select(sentence, compose(sentence, hits)))
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda d: (d.span, d.entry.id)))

    def _by_passage(
        self, counted: Iterable[tuple[Label, Span]], labels: Mapping[int, str], around: Surroundings
    ) -> dict[int, Settled]:
        """Labels whose class follows from what the passage tells of."""
        out = {}
        for label, _ in counted:
            first = min(hit.tokens[0] for hit in (label.head, *label.modifiers))
            for rule in self._passages:
                if (labels[label.head.main] in rule.changes
                        and (not rule.categories or category_of(label) in rule.categories)
                        and around.tells(rule.passage, rule.rather, first, label.head.tokens[1])):
                    told = f"a passage of {rule.passage}"
                    out[label.head.main] = Settled(rule.becomes, told, "passage")
        return out

    def _hits(self, article: Article, parse: Parse, around: Surroundings,
              ) -> Iterator[tuple[Sentence, list[Hit]]]:  # fmt: skip
        senses = Senses(self._senses, parse, around)
        for number in range(len(parse.sentences)):
            sentence = read_sentence(parse, article.text, number)
            yield sentence, [_seen(hit, parse, senses) for hit in find_hits(sentence, self._index)]


def _seen(hit: Hit, parse: Parse, senses: Senses) -> Hit:
    """The hit; suppressed where it is not used as of the scene that its entry belongs to."""
    scene = hit.entry.scene
    if not scene or hit.suppressed or any_holds(hit.entry.sure, parse, *hit.tokens):
        return hit
    sense = senses.of(scene, hit.tokens, hit.main)
    if sense is None or sense.holds:
        return hit
    return replace(hit, suppressed=sense.told(), off_scene=True)


def _governs(hit: Hit) -> bool:
    """A modifier of no class of heads acts on what hangs on it: "accused of", "refused to"."""
    return hit.entry.role == "modifier" and not hit.entry.applies and not hit.suppressed


def _distanced(term: Term) -> Term:
    """What a governor holds at a distance loses what "so-called" would take from it."""
    if term.legitimacy is None or term.legitimacy < 0:
        return term
    score = term.legitimacy - 1
    return replace(term, legitimacy=score, derivation=_and(term, f"held at a distance = {score}"))


def _settled(term: Term, decided: Settled) -> Term:
    return replace(term, referent=decided.referent, referent_by=decided.by,
                   derivation=_and(term, f"{decided.referent} by {decided.why}"))  # fmt: skip


def _and(term: Term, more: str) -> str:
    """The derivation with one more step."""
    return f"{term.derivation}; {more}" if term.derivation else more
