"""Where the lexicon's forms stand in a sentence, and why some of them do not count."""

from __future__ import annotations

from dataclasses import dataclass, replace

from framing.conditions import any_holds, holds
from framing.lexicon import Entry
from framing.spans import Span
from framing.syntax import Parse, coarse_pos
from framing.syntax.phrases import main_word
from framing.terms.index import Index
from framing.terms.words import QUOTES, Word, words_of

#: A noun before the noun it modifies ("police station") names no one by itself.
MODIFIES_NOUN = "modifies another noun"
LACKING = "lacks what the entry requires"
EXCLUDED = "excluded by the entry"
#: Titles that a noun before them only qualifies.
_TITLES = frozenset({"Senator", "Sen.", "Rep.", "Gov.", "Governor", "President", "Minister",
                     "Labour", "Conservative", "Tory", "Republican", "Democrat", "Chief",
                     "Commissioner", "Captain", "General", "Colonel"})  # fmt: skip
_COMPOUND = ("compound", "nmod", "amod")
#: In a heading with this share of capitals, capitals do not tell names from other words.
_TITLE_CASE_SHARE = 0.6
_TITLE_CASE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with the words that forms are matched against."""

    parse: Parse
    text: str
    number: int
    words: tuple[Word, ...]

    @property
    def title_case(self) -> bool:
        """Whether most of its longer words begin with a capital, as in a heading."""
        long = [w for w in self.words[1:] if len(w.text) > 3 and w.text.isalpha()]
        capital = sum(self.text[w.start].isupper() for w in long)
        return len(long) >= _TITLE_CASE_WORDS and capital / len(long) >= _TITLE_CASE_SHARE


@dataclass(frozen=True, slots=True)
class Hit:
    """A form found: word places `first` to `last`, and the reason it does not count, if any."""

    entry: Entry
    rank: int
    first: int
    last: int
    tokens: tuple[int, int]
    #: The token that the hit's other words hang on.
    main: int
    span: Span
    takes_object: bool = False
    suppressed: str = ""
    #: Place in `entry.exclude` of the first condition that holds, where that is the reason.
    excluded_by: int | None = None
    #: The passage does not tell of the entry's scene, and that is the reason.
    off_scene: bool = False


def read_sentence(parse: Parse, text: str, number: int) -> Sentence:
    """The words of a sentence."""
    return Sentence(parse, text, number, tuple(words_of(parse, number, text)))


def find_hits(sentence: Sentence, index: Index) -> list[Hit]:
    """All forms of a sentence in text order, those that do not count with their reason."""
    out = []
    words, parse = sentence.words, sentence.parse
    for at in index.places(words):
        for pattern, last in index.matches(words, at):
            tokens = (words[at].token, words[last].token)
            hit = Hit(pattern.entry, pattern.rank, at, last, tokens, main_word(parse, *tokens),
                      Span(words[at].start, words[last].end), pattern.takes_object)  # fmt: skip
            reason = _reason(sentence, hit, pattern.suffix, index.naming)
            if reason:
                excluded_by = _condition(parse, hit, reason)
                hit = replace(hit, suppressed=reason, excluded_by=excluded_by)
            out.append(hit)
    return out


def _condition(parse: Parse, hit: Hit, reason: str) -> int | None:
    if reason != EXCLUDED:
        return None
    return next(n for n, c in enumerate(hit.entry.exclude) if holds(c, parse, *hit.tokens))


def _reason(sentence: Sentence, hit: Hit, suffix: bool, naming: frozenset[str]) -> str:
    entry, parse, words = hit.entry, sentence.parse, sentence.words
    if words[hit.first].glued_left != suffix or words[hit.last].glued_right:
        return "part of a hyphenated compound"
    if entry.role == "mask":
        return ""
    if not _pos_fits(parse, hit):
        return f"is no {' or '.join(entry.pos)} here"
    if not entry.in_names and _in_name(sentence, hit):
        return "part of a name"
    if any_holds(entry.exclude, parse, *hit.tokens):
        return EXCLUDED
    if entry.require and not any_holds(entry.require, parse, *hit.tokens):
        return LACKING
    if entry.role in ("head", "event", "weak_head") and _modifies_noun(parse, hit, naming):
        return MODIFIES_NOUN
    return ""


def _pos_fits(parse: Parse, hit: Hit) -> bool:
    pos = hit.entry.pos
    if not pos or hit.entry.role == "modifier":
        return True
    # A verb's particles and a noun's modifiers may be mistaken for the main word.
    main = hit.tokens[0] if "VERB" in pos and hit.tokens[0] != hit.tokens[1] else hit.main
    tag = parse.tags[main]
    found = coarse_pos(tag)
    if found in pos or (found == "PROPN" and "NOUN" in pos):
        return True
    if "VERB" in pos and found in ("NOUN", "PROPN") and _has_subject(parse, main):
        return True
    return "NOUN" in pos and hit.tokens[0] != hit.tokens[1] and found in ("ADJ", "VERB")


def _has_subject(parse: Parse, token: int) -> bool:
    """A root with a subject is a verb, whatever its tag: "Rioters storm city hall"."""
    return parse.relations[token] == "ROOT" and any(
        parse.relations[i] == "nsubj" for i in parse.children[token])  # fmt: skip


def _in_name(sentence: Sentence, hit: Hit) -> bool:
    """Capitals within a sentence, or at its start with a proper noun that belongs to it."""
    parse = sentence.parse
    first, last = hit.tokens
    written = sentence.words[hit.first : hit.last + 1]
    if not all(sentence.text[w.start].isupper() for w in written) or sentence.title_case:
        return False
    low, high = parse.sentences[sentence.number]
    if first > low and parse.tags[first].startswith("NNP") and parse.words[first - 1].isalpha():
        return True
    for beside in (first - 1, last + 1):
        if low <= beside < high and _is_capital(parse, beside):
            head = parse.heads[beside]
            together = head == parse.heads[hit.main] and parse.relations[beside] == "compound"
            if first <= head <= last or parse.heads[hit.main] == beside or together:
                return True
    return False


def _is_capital(parse: Parse, token: int) -> bool:
    return parse.tags[token].startswith("NNP") and parse.words[token][:1].isupper()


def _is_title(parse: Parse, hit: Hit, head: int) -> bool:
    """ "dictator Kim Jong Un": a name in capitals behind the noun says who he is; "rebel MP" and
    "rebel Senator Lee" say what kind of."""
    name = range(hit.tokens[1] + 1, head + 1)
    return (hit.entry.role == "head" and parse.words[hit.main].islower()
            and parse.tags[hit.main] == "NN" and len(name) > 1
            and all(_is_capital(parse, t) and not parse.words[t].isupper() for t in name)
            and not any(parse.words[t] in _TITLES for t in name))  # fmt: skip


def _modifies_noun(parse: Parse, hit: Hit, naming: frozenset[str]) -> bool:
    head = parse.heads[hit.main]
    if not (parse.relations[hit.main] in _COMPOUND and head > hit.tokens[1]
            and parse.tags[head].startswith("NN")):  # fmt: skip
        return False
    if not parse.tags[hit.main].endswith("S"):
        return not _is_title(parse, hit, head)
    # "called the protesters terrorists" and '"terrorists" storm hall' are no one noun.
    between = parse.words[hit.tokens[1] + 1 : head]
    return parse.lemmas[parse.heads[head]].lower() not in naming and QUOTES.isdisjoint(between)
