"""Items: all that refers to somebody in one article, in text order, and whose source it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from framing.annotations import Attribution
from framing.roles import Roles
from framing.spans import Spans, contains
from framing.speakers.mentions import Mention, Text, place
from framing.speakers.phrase import Phrase
from framing.speakers.phrases import read_phrase
from framing.speakers.pronouns import PRONOUNS, PronounKind, pronoun_kind
from framing.speakers.scan import scan
from framing.speakers.words import Word, words_in

_NOBODY = frozenset(["no", "nobody", "none", "neither", "no-one", "noone", "nothing"])
#: "no fewer than 20 officials" and "none other than she" are somebody.
_SOMEBODY = frozenset(["fewer", "less", "more", "other", "longer"])
_LOOKED_AT = PRONOUNS | _NOBODY
_TRACKED = ("m", "f", "it", "they")


@dataclass(slots=True, eq=False)
class Item:
    """A mention or a pronoun at a token; with both, a mention that a pronoun possesses."""

    token: int
    mention: Mention | None = None
    pronoun: PronounKind = ""
    #: Attributions whose source this is.
    sources: list[int] = field(default_factory=list)
    #: "no official", "nobody": a source that is nobody.
    nobody: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """All of them in text order; and sources in text that was not parsed."""

    ordered: tuple[Item, ...]
    unparsed: dict[int, Phrase]


def collect(text: Text, attributions: Sequence[Attribution], roles: Roles) -> Items:
    """Sources first, then what the text names besides, then the pronouns."""
    words = [w for s in text.sentences for w in s]
    items: dict[tuple[int, int, int], Item] = {}
    unparsed: dict[int, Phrase] = {}
    for index, attribution in enumerate(attributions):
        if not attribution.source:
            continue
        inside = words_in(text.article, text.parse, words, attribution.source)
        if not inside or inside[0].first < 0:
            unparsed[index] = read_phrase(inside, roles)
            continue
        item = _source(inside, text, roles)
        key = (item.token, inside[0].first, inside[-1].last)
        items.setdefault(key, item).sources.append(index)
    marked = [(i, w) for i, w in enumerate(words) if w.key in _LOOKED_AT]
    denied = {w.first for i, w in marked
              if i + 1 < len(words) and _denies(w, words[i + 1])}  # fmt: skip
    sources: dict[int, list[Mention]] = defaultdict(list)
    for item in items.values():
        if item.mention is not None:
            sources[item.mention.sentence].append(item.mention)
    for mention in scan(text, roles):
        if not any(_shadows(s, mention) for s in sources.get(mention.sentence, ())) and (
            mention.first not in denied or mention.phrase.name
        ):
            key = (mention.head, mention.first, mention.last)
            items.setdefault(key, Item(mention.head, mention))
    taken = {i.token for i in items.values() if i.pronoun and i.mention is None}
    for _, word in marked:
        if word.key not in PRONOUNS:
            continue
        kind = pronoun_kind(word.key, word.tag)
        if kind in _TRACKED and word.first not in taken:
            items.setdefault((word.first, word.first, word.first), Item(word.first, pronoun=kind))
    return Items(tuple(items[k] for k in sorted(items)), unparsed)


def _shadows(source: Mention, mention: Mention) -> bool:
    """Whether a scanned mention is the source itself, or nothing beside it."""
    if mention.first <= source.first and source.last <= mention.last:
        return True
    inside = source.first <= mention.head <= source.last
    return inside and (mention.head == source.head or not mention.phrase.name)


def _denies(word: Word, after: Word | None) -> bool:
    """Whether a phrase that opens so is nobody: "no official", but not "No. 10" or "No 10"."""
    if word.key not in _NOBODY or word.text.endswith(".") or word.tag == "CD":
        return False
    return after is None or not (after.tag == "CD" or after.key in _SOMEBODY or after.is_name_like)


def _posted(words: list[Word], text: Text) -> list[Word]:
    """The words with how they were published behind: "videos" [posted online]."""
    sentence = text.sentences[words[0].sentence]
    at = next((i for i, w in enumerate(sentence) if w.first > words[-1].last), len(sentence))
    behind = sentence[at : at + 3]
    if not behind or behind[0].tag not in ("VBN", "VBD"):
        return words
    end = next((i for i, w in enumerate(behind) if w.key == "online"), None)
    return words if end is None else [*words, *behind[: end + 1]]


def _source(words: list[Word], text: Text, roles: Roles) -> Item:
    if _denies(words[0], words[1] if len(words) > 1 else None):
        return Item(words[0].first, nobody=True)
    phrase = read_phrase(words, roles)
    pronouns = [(w, k) for w in words if (k := pronoun_kind(w.key, w.tag))]
    # "in his view" is he; "his surrogates" are not.
    plural = words[-1].tag == "NNS" and words[0].tag == "PRP$"
    if pronouns and phrase.is_empty and len(words) <= 2 + (words[0].tag == "IN") and not plural:
        return Item(pronouns[0][0].first, pronoun=pronouns[0][1])
    if phrase.is_empty:
        bare = " ".join(w.text for w in words if w.tag not in ("DT", "IN"))
        phrase = phrase._replace(text=phrase.text or bare or "unspecified")
    if phrase.head is not None and phrase.head.kind == "document" and phrase.plural:
        phrase = read_phrase(_posted(words, text), roles)
    mention = place(phrase, words, text)
    item = Item(mention.head, mention._replace(weight=max(mention.weight, 1.0)))
    if pronouns and words[0].tag == "PRP$" and (phrase.nouns or plural):
        item.pronoun = pronouns[0][1]
    return item


def holds(attribution: Attribution, here: Spans) -> bool:
    """Whether the content holds a word; the outermost ends are looked at first."""
    content = attribution.content
    if not content or here[0].start < content[0].start or here[0].end > content[-1].end:
        return False
    return contains(content, here)
