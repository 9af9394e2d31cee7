"""Phrases: what the words of one noun phrase say about a speaker (name, roles, owner, country)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from framing.roles import Gender, Noun, Roles
from framing.speakers.words import Word

Article = Literal["definite", "indefinite", "bare"]

_DEFINITE = frozenset("the this that these those its his her their our my both said".split())
_INDEFINITE = frozenset(
    "a an another some several many one two three four five six seven eight nine ten other few "
    "numerous various certain multiple dozens hundreds thousands more most".split())  # fmt: skip
_FRESH = _INDEFINITE - {"other", "more", "most", "dozens", "hundreds", "thousands"}
_PARTICLES = frozenset("de del della di da dos van von der den la le el al bin ben ibn abu ter".split())
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december".split())  # fmt: skip
_BREAKS = frozenset(", ; : ( ) [ ] — – - -- \" “ ” …".split())
_VERBAL = ("VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB", "WP$")
#: Words before the noun that say nothing about who it is.
_LOOSE = frozenset("acting late own new current same such so-called fellow".split())
_FORMER = frozenset("former ex then- then ex- onetime previous".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """One noun phrase, read."""

    #: The proper name without titles, as printed; several names for "A and B".
    name: tuple[str, ...] = ()
    joint: tuple[tuple[str, ...], ...] = ()
    nouns: tuple[Noun, ...] = ()
    #: The noun that says what a nameless one is, and the words before it in its own phrase.
    head: Noun | None = None
    head_text: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    #: Proper name of whom or what it stands with: "AFP" correspondent, "Almaty"'s chief of police.
    owner: tuple[str, ...] = ()
    country: str = ""
    gender: Gender = ""
    has_honorific: bool = False
    article: Article = "bare"
    #: Names somebody new: "a", "two", "several".
    is_fresh: bool = False
    plural: bool = False
    #: No longer what the noun says: "the former president".
    former: bool = False
    #: The words as printed, without article, relative clause and apposition.
    text: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing about anybody."""
        return not (self.name or self.joint or self.nouns or self.country)


def read_phrase(words: Sequence[Word], roles: Roles) -> Phrase:
    """Read a source, or a stretch of text that names somebody."""
    segments = _segments(_strip_front(words))
    joint = _joint(segments, roles)
    if joint is not None:
        return joint
    read = [_read_segment(s, roles) for s in segments]
    named = next((i for i, p in enumerate(read) if p.name), None)
    main = named if named is not None and not (read[0].plural and read[0].nouns) else 0
    if not read:
        return Phrase()
    phrase = read[main]
    for i, other in enumerate(read):
        if i != main and not other.name and other.nouns:
            phrase = replace(
                phrase,
                nouns=phrase.nouns + other.nouns,
                owner=phrase.owner or other.owner,
                country=phrase.country or other.country,
                gender=phrase.gender or other.gender,
            )
    return phrase


def _strip_front(words: Sequence[Word]) -> Sequence[Word]:
    for i, word in enumerate(words):
        if word.tag.startswith(("NN", "JJ", "DT", "PRP", "CD", "WP", "PDT")) or word.is_name_like:
            return words[i:]
        if word.text.isalpha() and word.tag not in ("IN", "TO", "RB", "CC", "VBG"):
            return words[i:]
    return words


def _segments(words: Sequence[Word]) -> list[list[Word]]:
    """The phrase cut at commas and brackets; a bracket's inside and a relative clause go."""
    out: list[list[Word]] = [[]]
    depth = 0
    for word in words:
        if word.text in "([":
            depth += 1
        if word.text in ")]":
            depth = max(0, depth - 1)
            continue
        if depth:
            continue
        if word.text in _BREAKS:
            out.append([])
        else:
            out[-1].append(word)
    kept = []
    for segment in out:
        if segment and (not kept or segment[0].tag not in ("WP", "WDT", "WRB", "WP$", "VBG")):
            kept.append(segment)
    return kept


def _joint(segments: list[list[Word]], roles: Roles) -> Phrase | None:
    """ "Sens. Tester and Vitter", "A, B and C": people named together."""
    pieces: list[list[Word]] = []
    joined = False
    for segment in segments:
        piece: list[Word] = []
        for word in segment:
            if word.key in ("and", "&") and piece:
                pieces.append(piece)
                piece, joined = [], True
            else:
                piece.append(word)
        if piece:
            pieces.append(piece)
    if not joined or len(pieces) < 2:
        return None
    if roles.organisation([w.key for s in segments for w in s]):
        return None
    read = [_read_segment(p, roles) for p in pieces]
    if not all(p.name or (p.country and not p.nouns) for p in read):
        return None
    nouns = tuple(n for p in read for n in p.nouns)
    # "the Ministry of Industry and Trade": what follows "and" is no second name.
    if nouns and nouns[0].kind == "organisation" and not read[0].plural:
        return None
    names = tuple(p.name or (p.country,) for p in read)
    text = " and ".join([", ".join(" ".join(n) for n in names[:-1]), " ".join(names[-1])])
    return Phrase(joint=names, nouns=nouns, plural=True, text=text,
                  country=read[0].country if all(not p.name for p in read) else "")  # fmt: skip


def _read_segment(words: Sequence[Word], roles: Roles) -> Phrase:
    article: Article = "bare"
    fresh = False
    body = list(words)
    while body and (body[0].tag in ("DT", "PDT", "PRP$", "CD") or body[0].key in _LOOSE
                    or body[0].key in _INDEFINITE):  # fmt: skip
        if len(body) == 1:
            break
        if article == "bare":
            article = ("definite" if body[0].key in _DEFINITE
                       else "indefinite" if body[0].key in _INDEFINITE else "bare")  # fmt: skip
        fresh = fresh or body[0].key in _FRESH
        if body[0].key == "of" or body[0].is_name_like:
            break
        body = body[1:]
        if len(body) > 1 and body[0].key == "of":
            body = body[1:]
    cut = next((i for i, w in enumerate(body) if i and w.tag in _VERBAL), len(body))
    core, post = _split_at_preposition(body[:cut], roles)
    core, owner = _split_owner(core)
    phrase = _read_core(core, roles)
    owners = _proper_run(owner) or phrase.owner
    if not phrase.name and post and post[0].key in ("of", "for", "at", "from", "in", "with"):
        owners = owners or _proper_run(_first_run(post[1:]))
    # "Mr Tokayev of Kazakhstan": a place after a name is no owner but may be the country.
    country = phrase.country or _country_of(owners, roles)
    if not country and post:
        country = _country_of(_proper_run(_first_run(post[1:])), roles)
    if owner and article == "bare":
        article = "definite"
    text = " ".join(_printed([*owner, *core, *post]))
    former = any(w.key in _FORMER for w in body[:cut]) and not phrase.has_honorific
    return replace(phrase, owner=owners, country=country, article=article, is_fresh=fresh,
                   former=former, text=text)  # fmt: skip


def _printed(words: Sequence[Word]) -> list[str]:
    out: list[str] = []
    for word in words:
        if word.tag == "POS" and out:
            out[-1] += word.text
        else:
            out.append(word.text)
    return out


def _split_at_preposition(words: list[Word], roles: Roles) -> tuple[list[Word], list[Word]]:
    """Core and prepositional rest; "chief of police" and "Bureau of Prisons" stay whole."""
    for i, word in enumerate(words):
        if i == 0 or word.tag not in ("IN", "TO", "VBN", "VBG") or word.is_name_like:
            continue
        if word.tag in ("VBN", "VBG") and i + 1 < len(words) and words[i + 1].tag.startswith("NN"):
            continue
        if word.key in ("of", "for"):
            keys = [w.key for w in words]
            if any(roles.noun(keys[a:b]) for a in range(max(0, i - 2), i)
                   for b in range(i + 2, min(len(words), i + 3) + 1)):  # fmt: skip
                continue
            after = words[i + 1 :]
            if after and after[0].key == "the":
                after = after[1:]
            names = words[i - 1].is_name_like and bool(after) and after[0].is_name_like
            noun = roles.noun([words[i - 1].key])
            if names and (noun is None or noun.kind == "organisation"):
                continue
        return words[:i], words[i:]
    return words, []


def _split_owner(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """What follows the last possessive, and what stands before it (mark included)."""
    while words and words[-1].tag == "POS":
        words = words[:-1]
    for i in range(len(words) - 1, 0, -1):
        if words[i].tag == "POS":
            return words[i + 1 :], words[: i + 1]
    return words, []


def _first_run(words: Sequence[Word]) -> list[Word]:
    out: list[Word] = []
    for word in words:
        if out and (word.tag in ("IN", "TO") and word.key != "of" or word.text in _BREAKS
                    or word.tag in _VERBAL):  # fmt: skip
            break
        out.append(word)
    return out


def _proper_run(words: Sequence[Word]) -> tuple[str, ...]:
    """The last run of proper words."""
    end = len(words)
    while end and not words[end - 1].is_name_like:
        end -= 1
    start = end
    while start and words[start - 1].is_name_like:
        start -= 1
    return tuple(w.text for w in words[start:end] if w.key not in _CALENDAR)


def _country_of(words: Sequence[str], roles: Roles) -> str:
    known = [w.casefold().replace(".", "") for w in words]
    for size in (3, 2, 1):
        for i in range(len(known) - size + 1):
            found = roles.countries.get(" ".join(known[i : i + size]))
            if found and words[i][:1].isupper() and (len(words[i]) > 2 or words[i].isupper()
                                                     or "." in words[i]):  # fmt: skip
                return found
    return ""


def _read_core(words: list[Word], roles: Roles) -> Phrase:
    """A core noun phrase: modifiers, titles, and a name or a common noun at the end."""
    end = len(words)
    start = end
    while start and (words[start - 1].is_name_like
                     or (start < end and words[start - 1].key in _PARTICLES)
                     or (start < end and start > 1 and words[start - 1].key in ("of", "and", "&", "the")
                         and words[start - 2].is_name_like)):  # fmt: skip
        start -= 1
    run, before = words[start:], words[:start]
    if not run or all(w.key in _CALENDAR for w in run):
        return _read_common(words, roles)
    return _read_proper(run, before, roles)


def _read_common(words: list[Word], roles: Roles) -> Phrase:
    """ "police officials", "AFP correspondent": the head is a common noun."""
    keys = [w.key for w in words]
    found = roles.noun_at_end(keys)
    plural = bool(words) and words[-1].tag in ("NNS", "NNPS")
    if found is None:
        return Phrase(plural=plural, owner=_inner_run(words), modifiers=tuple(keys[:-1]),
                      country=_country_of([w.text for w in words[:-1]], roles))  # fmt: skip
    noun, size = found
    rest = words[: len(words) - size]
    return Phrase(
        nouns=(noun,), head=noun, head_text=tuple(keys[len(rest):]),
        modifiers=tuple(w.key for w in rest), owner=_inner_run(rest),
        country=_country_of([w.text for w in rest], roles), gender=noun.gender,
        plural=plural or (noun.kind == "group"),
    )  # fmt: skip


def _inner_run(words: Sequence[Word]) -> tuple[str, ...]:
    return _proper_run(words)


def _read_proper(run: list[Word], before: list[Word], roles: Roles) -> Phrase:
    """Titles in the run or before it, then the name; or an institution's name."""
    keys = [w.key for w in run]
    texts = [w.text for w in run]
    country = _country_of([w.text for w in before] + texts[:-1], roles)
    left = roles.noun_at_end([w.key for w in before])
    nouns: list[Noun] = [left[0]] if left else []
    honorific = False
    gender: Gender = nouns[0].gender if nouns else ""
    if roles.organisation(keys):
        return Phrase(name=tuple(texts), nouns=tuple(nouns), country=country,
                      owner=_inner_run(before))  # fmt: skip
    cut = 0
    for i in range(len(run)):
        last = i == len(run) - 1
        if keys[i] in roles.honorifics and not last:
            cut, honorific = i + 1, True
            gender = roles.honorifics[keys[i]] or gender
            continue
        found = roles.noun_at_end(keys[cut : i + 1])
        surname = i > 0 and keys[i - 1] in roles.first_names
        if found is not None and not (surname and last):
            if last:
                return _institution(run, before, found[0], roles)
            nouns.append(found[0])
            gender = gender or found[0].gender
            cut = i + 1
        elif not last and i == cut and _country_of([texts[i]], roles):
            cut = i + 1
    name = tuple(texts[cut:])
    owner = tuple(t for t, k in zip(texts[:cut], keys[:cut], strict=True)
                  if k not in roles.honorifics and not roles.noun([k]))  # fmt: skip
    left_owner = _inner_run(before)
    if not gender and keys[cut] in roles.first_names and len(name) > 1:
        gender = roles.first_names[keys[cut]]
    whole = _country_of(name, roles) if len(name) <= 3 else ""
    if whole and not honorific and not nouns and roles.countries.get(" ".join(keys[cut:])) == whole:
        return Phrase(name=name, country=whole)
    return Phrase(name=name, nouns=tuple(nouns), country=country, owner=owner or left_owner,
                  gender=gender, has_honorific=honorific,
                  modifiers=tuple([*(w.key for w in before), *keys[:cut]]),
                  plural=run[-1].tag == "NNPS" and not nouns)  # fmt: skip


def _institution(run: list[Word], before: list[Word], noun: Noun, roles: Roles) -> Phrase:
    """ "Kazakh Interior Ministry", "Oversight Committee Republicans": capitals, no person."""
    keys = [w.key for w in run]
    texts = [w.text for w in run]
    country = _country_of([w.text for w in before] + texts, roles)
    if len(run) == 1 or noun.kind != "organisation":
        found = _read_common([*before, *run], roles)
        return replace(found, country=country)
    if roles.countries.get(keys[0]) and len(run) > 1:
        texts, keys = texts[1:], keys[1:]
    if noun.scope == "country" and not noun.weak:
        return Phrase(nouns=(noun,), head=noun, head_text=(keys[-1],),
                      modifiers=tuple(keys[:-1]), country=country)  # fmt: skip
    return Phrase(nouns=(noun,), head=noun, head_text=(keys[-1],), name=tuple(texts) if len(texts) > 1 else (),
                  modifiers=tuple(keys[:-1]), country=country)  # fmt: skip
