"""Lexicon and Entry: the codebook as data. The YAML is read elsewhere (framing.reading)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, get_args

from framing.inflection import verb_forms, with_s
from framing.spans import Spans

Role = Literal["head", "weak_head", "modifier", "event", "verb", "phrase", "mask"]
ROLES: tuple[str, ...] = get_args(Role)
#: Coarse parts of speech that an entry may ask for, as `syntax.coarse_pos` gives them.
POS = ("NOUN", "PROPN", "VERB", "ADJ", "ADV", "PRON", "ADP", "NUM", "DET")
STANCES = ("N", "D", "E", "C", "R", "X", "LBL")
LEGITIMACY = range(-3, 3)
VISIBILITY = range(-1, 3)

#: Referent classes by kind: rival labels compete only inside one class.
REFERENTS: dict[str, tuple[str, ...]] = {
    "people": ("participants", "violent_participants", "instigators", "detained_or_harmed",
               "civilians", "migrants", "political_camp"),
    "armed": ("armed_nonstate", "attackers"),
    "state": ("government", "leader", "security_forces", "foreign_forces"),
    "events": ("protest_event", "violent_event", "force_event", "attack_event", "conflict_event",
               "migration_event"),
}  # fmt: skip
KIND_OF = {referent: kind for kind, names in REFERENTS.items() for referent in names}

CATEGORIES: tuple[str, ...] = (
    "NOM.role", "NOM.crim", "NOM.ideo", "NOM.mil", "NOM.coll", "NOM.civic", "NOM.appr",
    "EVT", "PRED", "ACT", "EUPH", "MET", "AGY", "MOD", "MASK",
    "REP.verb", "REP.noun", "REP.phrase", "DEED", "UNSAID",
    "HEDGE.evidential", "HEDGE.epistemic", "HEDGE.approximator", "HEDGE.distance",
    "HEDGE.limit", "HEDGE.booster", "FRAME", "FRAME.denied", "FRAME.wish", "SUPPORT",
    "SUPPORT.means", "SUPPORT.blame", "SUPPORT.of", "SUPPORT.state", "SUPPORT.suffered",
    "PEOPLE", "PEOPLE.group", "COUNT.dead", "COUNT.injured", "COUNT.dead_or_injured",
    "COUNT.detained", "COUNT.missing", "COUNT.displaced", "COUNT.gathered", "COUNT.toll",
    "COUNT.done", "COUNT.undone",
    "COUNT.about", "COUNT.at_least", "COUNT.at_most",
)  # fmt: skip
#: Kinds of category that say how words are used, not whom they name: neither referent nor score.
UNSCORED = ("REP", "HEDGE", "DEED", "UNSAID", "FRAME", "SUPPORT", "PEOPLE", "COUNT")

#: What a condition of `exclude` or `require` may ask of a match, and what the words stand for.
CONDITIONS: dict[str, str] = {
    "next": "the word or words right after the match",
    "previous": "the word or words right before the match",
    "sentence": "any word of the sentence outside the match",
    "block": "any word of the paragraph outside the match",
    "governor": "the verb or noun that the phrase of the match hangs on",
    "subject": "the subject of the matched verb",
    "object": "the object of the matched verb",
    "modifier": "a word that modifies the match (adjective, noun, possessor)",
    "of": "the noun after 'of', 'for', 'in', 'on', 'to' or 'against' behind the match",
    "tag": "the Penn Treebank tag of the match's main word",
    "relation": "the dependency label of the match's main word",
    "dependents": "the dependency label of a word that hangs on the match's main word",
}
#: Before a key of CONDITIONS: none of the words may be there.
NOT = "not "
#: Among the words of a condition: any proper noun.
PROPER = "@proper"

#: Who acts in an event: a side does it to another (empty), two sides do it to each other, or the
#: word names a state, an outcome or a means, which have no agent.
Agents = Literal["", "mutual", "none"]
AGENTS: tuple[str, ...] = get_args(Agents)[1:]

#: How a modifier acts on the head's legitimacy; set and shift carry an amount.
Operator = Literal["", "set", "shift", "keep", "hedge", "deny", "distance", "cancel"]
OPERATORS: tuple[str, ...] = get_args(Operator)[1:]


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of an entry: every test must find one of its words."""

    #: (key of CONDITIONS, perhaps with NOT before it; words) pairs; words in lower case, compared
    #: with word and lemma.
    tests: tuple[tuple[str, frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class Authority:
    """A style guide that says something on the word."""

    body: str
    date: str = ""
    gist: str = ""
    #: The body uses the word only in quotations or attributed.
    attributed_only: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence in which an entry must match, or must not (a counterexample).

    `marked` are the stretches of `text` that stood in brackets. `expected` are further
    (field of the term, value) pairs, values as terms.csv writes them.
    """

    text: str
    marked: Spans = ()
    expected: tuple[tuple[str, str], ...] = ()
    note: str = ""
    #: file:line that it was read from.
    where: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """One lexicon entry; the fields are explained in lexicons/README.md."""

    id: str
    domain: str
    #: As written, lower case: the base form first, then variants and irregular inflections.
    forms: tuple[str, ...]
    role: Role
    pos: tuple[str, ...] = ()
    referent: str = ""
    legitimacy: int | None = None
    visibility: int | None = None
    stance: str = ""
    category: str = ""
    neutral: tuple[str, ...] = ()
    note: str = ""
    #: What a modifier does to its head, and by how much.
    operator: Operator = ""
    amount: int = 0
    #: Kinds of referent (keys of REFERENTS) or classes that a modifier applies to; none: it acts
    #: on what it governs ("accused of").
    applies: tuple[str, ...] = ()
    #: A modifier that lets a weak head count as a label.
    licenses: bool = False
    #: May be part of a proper name ("Interior Ministry") and still count.
    in_names: bool = False
    #: No match when one of these holds.
    exclude: tuple[Condition, ...] = ()
    #: A match only when one of these holds.
    require: tuple[Condition, ...] = ()
    #: Id of the scene as of which the words must be used; empty: any use.
    scene: str = ""
    #: Where one of these holds, the entry counts in whatever sense.
    sure: tuple[Condition, ...] = ()
    authority: tuple[Authority, ...] = ()
    #: Of events and acts: who acts in them.
    agent: Agents = ""
    #: Sentences in which the entry must match, and sentences in which it must not.
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[Example, ...] = ()
    #: file:line that the entry was read from.
    where: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class ReferentRule:
    """Where the text settles whom a label denotes, whatever class its entry has.

    By what they do to an event (`doing`, `to`: "the unrest was led by X"), by whose they are
    (`owner`: "the troops of the alliance"), or by what the passage tells of (`passage`, `rather`:
    the extremists of a bombing are no protesters).
    """

    id: str
    #: The class that the label gets.
    becomes: str
    #: The classes of labels that the rule may change.
    changes: frozenset[str]
    #: Verbs, as their words: ("carry", "out"); the last may be a preposition: ("be", "behind").
    doing: tuple[tuple[str, ...], ...] = ()
    #: Classes of the event that it is done to.
    to: frozenset[str] = frozenset()
    #: Words for those whose people they are; "@abroad": a country that is not where they are.
    owner: frozenset[str] = frozenset()
    #: Id of the scene that the passage tells of, and of another that it must tell of more than.
    passage: str = ""
    rather: str = ""
    #: Categories of the labels that the rule may change; none: any.
    categories: frozenset[str] = frozenset()
    where: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Scene:
    """Something that passages tell of, and the words by which one sees it. Words in lower case."""

    id: str
    meaning: str
    #: Words that are hardly used but of the scene.
    shows: frozenset[str]
    #: Words that go well with it.
    hints: frozenset[str] = frozenset()
    #: Words of other matters.
    against: frozenset[str] = frozenset()
    where: str = field(default="", compare=False)


# Compared by identity: what is made of a lexicon is remembered for each article's sake, and
# a hash over thousands of entries would cost more than the look-up saves.
@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All entries in force, by domain file order, the rules on whom labels denote, and scenes."""

    entries: tuple[Entry, ...]
    rules: tuple[ReferentRule, ...] = ()
    scenes: tuple[Scene, ...] = ()
    by_id: dict[str, Entry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {e.id: e for e in self.entries})

    def domain(self, name: str) -> Iterable[Entry]:
        """The entries of one domain, in file order."""
        return (e for e in self.entries if e.domain == name)


def surface_forms(entry: Entry) -> tuple[str, ...]:
    """The entry's forms and their regular inflections, so that a wrong lemma loses nothing.

    Verbs inflect on the first word ("break up": "broke up" must be written, "breaks up" not),
    nouns on the last. Irregular forms are written in the entry; a form that does not exist
    ("goed") does no harm.
    """
    out = dict.fromkeys(entry.forms)
    for form in entry.forms:
        if "*" in form:
            continue
        words = form.split(" ")
        if entry.role == "verb" or "VERB" in entry.pos:
            out.update(dict.fromkeys(" ".join([w, *words[1:]]) for w in verb_forms(words[0])))
        if entry.role in _NOUN_ROLES or "NOUN" in entry.pos:
            out[" ".join([*words[:-1], with_s(words[-1])])] = None
    return tuple(out)


_NOUN_ROLES = ("head", "weak_head", "event")
