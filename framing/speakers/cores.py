"""Cores: a noun phrase without its possessor and prepositional rest: titles, name or noun."""

from __future__ import annotations

from framing.roles import Gender, Noun, Roles
from framing.speakers.phrase import CALENDAR, Phrase, country_of, proper_run
from framing.speakers.words import Word

_PARTICLES = frozenset(
    ["de", "del", "della", "di", "da", "dos", "van", "von", "der", "den", "la", "le", "el", "al",
     "bin", "ben", "ibn", "abu", "ter"]
)  # fmt: skip
_LINKS = frozenset(["of", "and", "&", "the", "for"])


def read_core(words: list[Word], roles: Roles) -> Phrase:
    """Modifiers and titles, then a name or a common noun at the end."""
    start = len(words)
    while start and _in_name(words, start):
        start -= 1
    run, before = words[start:], words[:start]
    if not run or (run[0].key in CALENDAR and all(w.key in CALENDAR for w in run)):
        return _read_common(words, roles)
    return _read_proper(run, before, roles)


def _in_name(words: list[Word], start: int) -> bool:
    """Whether the word before `start` belongs to the name that begins there."""
    word = words[start - 1]
    if word.is_name_like:
        return True
    if start == len(words):
        return False
    linked = word.key in _LINKS and start > 1
    return word.key in _PARTICLES or (
        linked and (words[start - 2].is_name_like or words[start - 2].key in _LINKS)
    )


def _read_common(words: list[Word], roles: Roles) -> Phrase:
    """ "police officials", "AFP correspondent": the head is a common noun."""
    keys = [w.key for w in words]
    found = roles.noun_at_end(keys)
    plural = bool(words) and words[-1].tag in ("NNS", "NNPS")
    before = words[:-1] if found is None else words[: len(words) - found[1]]
    modifiers = tuple(w.key for w in before)
    country = country_of([w.text for w in before], roles)
    owner = proper_run(before)
    if found is None:
        return Phrase(plural=plural, owner=owner, modifiers=modifiers, country=country)
    noun = found[0]
    inner = words[len(before) :]
    if len(inner) > 1 and inner[1].key == "of":
        plural = inner[0].tag in ("NNS", "NNPS")
    return Phrase(
        nouns=(noun,),
        head=noun,
        head_text=tuple(
            w.text if w.tag == "NNPS" and noun.kind == "person" else w.key for w in inner
        ),
        modifiers=modifiers,
        owner=owner,
        country=country,
        gender=noun.gender,
        plural=plural or noun.kind == "group",
    )


def _read_proper(run: list[Word], before: list[Word], roles: Roles) -> Phrase:
    """Titles in the run or before it, then the name; or an institution's name."""
    keys = [w.key for w in run]
    texts = [w.text for w in run]
    country = country_of([w.text for w in before] + texts[:-1], roles)
    left = roles.noun_at_end([w.key for w in before])
    nouns = [left[0]] if left and left[0].kind != "document" else []
    if roles.organisation(keys):
        return Phrase(name=tuple(texts), nouns=tuple(nouns), country=country)
    cut, honorific, gender = 0, False, nouns[0].gender if nouns else ""
    titles: set[int] = set()
    for i, key in enumerate(keys):
        last = i == len(run) - 1
        if key in roles.honorifics and not last:
            cut, honorific, gender = i + 1, True, roles.honorifics[key] or gender
            titles.add(i)
            # "Gen." says what he is as well as how he is addressed.
            rank = roles.noun_at_end(keys[: i + 1])
            if rank is not None:
                nouns.append(rank[0])
                titles.update(range(i + 1 - rank[1], i + 1))
            if keys[i + 1] not in roles.honorifics:
                break
            continue
        if roles.noun(keys[cut : i + 2]) and i + 1 < len(run):
            continue
        found = roles.noun_at_end(keys[cut : i + 1])
        if found is not None and last and not _is_surname(keys, cut, roles):
            return _institution(run, before, found[0], roles)
        if found is not None and not last:
            linked = keys[i + 1] in _LINKS
            person = found[0].kind == "person"
            if person and not linked:
                cut, gender = i + 1, gender or found[0].gender
                titles.update(range(i + 1 - found[1], i + 1))
            if person != linked:
                nouns.append(found[0])
        elif not last and i == cut and country_of([texts[i]], roles) and not (
                left and left[0].kind == "organisation"):  # "rights group Iran Human Rights"
            cut = i + 1
            titles.add(i)
    owner = tuple(t for i, t in enumerate(texts[:cut]) if i not in titles)
    person = honorific or keys[cut] in roles.first_names or any(n.kind == "person" for n in nouns)
    if left and left[0].kind == "organisation" and person:
        # "The new bloc Mr. Mills joined": a body before somebody's name is none of his titles.
        nouns, before = [n for n in nouns if n is not left[0]], []
    found_name = _named(run, before, cut, nouns, (honorific, gender, country), roles)
    return found_name._replace(owner=owner or found_name.owner) if titles else found_name


def _is_surname(keys: list[str], cut: int, roles: Roles) -> bool:
    """Whether a role's word ends a person's name: "Stephen King", but not "Saudi King"."""
    before = keys[cut:-1]
    if not before:
        return False
    if before[-1] in roles.first_names:
        return True
    known = roles.countries.get(before[0]) or roles.noun(before) or before[0] in roles.modifiers
    return len(before) == 1 and not known and keys[-1] in roles.surnames


def _named(run: list[Word], before: list[Word], cut: int, nouns: list[Noun],
           known: tuple[bool, Gender, str], roles: Roles) -> Phrase:  # fmt: skip
    """A name from word `cut` of the run on, with the titles before it."""
    honorific, gender, country = known
    keys = [w.key for w in run]
    # "Rival Hillary Clinton", but "J. Edgar Hoover" and "Aung San Suu Kyi".
    first = keys[cut] in roles.first_names or len(keys[cut]) == 1 or honorific
    if not first and len(run) - cut > 2 and keys[cut + 1] in roles.first_names:
        cut += 1
    name = tuple(w.text for w in run[cut:])
    if not gender and len(name) > 1:
        gender = roles.first_names.get(keys[cut], "")
    whole = roles.countries.get(" ".join(keys[cut:]), "")
    if whole and not honorific and not nouns:
        return Phrase(name=name, country=whole)
    return Phrase(
        name=name,
        nouns=tuple(nouns),
        country=country,
        owner=proper_run(before),
        gender=gender,
        has_honorific=honorific,
        modifiers=(*(w.key for w in before), *keys[:cut]),
        plural=run[-1].tag == "NNPS" and not nouns and len(name) == 1,
    )


def _institution(run: list[Word], before: list[Word], noun: Noun, roles: Roles) -> Phrase:
    """ "Kazakh Interior Ministry", "Oversight Committee Republicans": capitals, no person."""
    if len(run) == 1 or noun.kind not in ("organisation", "document"):
        return _read_common([*before, *run], roles)
    keys = [w.key for w in run]
    texts = [w.text for w in run]
    country = country_of([w.text for w in before] + texts, roles)
    if roles.countries.get(keys[0]):
        texts, keys = texts[1:], keys[1:]
    # A ministry is one of a kind in its country, whether printed with capitals or without.
    is_name = len(texts) > 1 and noun.scope != "country" and run[-1].tag != "NNPS"
    return Phrase(
        name=tuple(texts) if is_name else (),
        nouns=(noun,),
        head=noun,
        head_text=(keys[-1],),
        modifiers=tuple(keys[:-1]),
        country=country,
    )
