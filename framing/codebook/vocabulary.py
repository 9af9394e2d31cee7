"""What the lexicon knows, as sets of words, for the search for what it does not know."""

from __future__ import annotations

from framing.lexicon import KIND_OF, Lexicon, surface_forms

_PEOPLE = frozenset({"people", "armed", "events"})
_SCORING = ("set", "shift")
#: Kinds of referent whose names teach how labels are used, as proposals tell them apart.
_KINDS = {"people": "people", "armed": "people", "events": "events"}


class Vocabulary:
    """Single words of a lexicon by what they do; labels of `domains` only, where some are given."""

    def __init__(self, lexicon: Lexicon, domains: frozenset[str] = frozenset()) -> None:
        entries = lexicon.entries
        self._known = frozenset(
            form for e in entries if e.referent or e.role in ("modifier", "weak_head")
            for form in surface_forms(e) if " " not in form)  # fmt: skip
        self._known_nouns = frozenset(
            form for e in entries if e.referent or e.role in ("modifier", "weak_head")
            if e.role != "verb" for form in surface_forms(e) if " " not in form)  # fmt: skip
        #: Word -> people or events, for names of people and events.
        self._labels = {
            form: _KINDS[KIND_OF[e.referent]] for e in entries
            if e.role in ("head", "event") and KIND_OF.get(e.referent) in _KINDS
            and (not domains or e.domain in domains)
            for form in surface_forms(e) if " " not in form}  # fmt: skip
        self._referents = {form: e.referent for e in entries if e.referent
                           for form in surface_forms(e)}  # fmt: skip
        self._marking = frozenset(
            form for e in entries if e.role == "modifier" and e.operator in _SCORING
            and _PEOPLE & set(e.applies) for form in e.forms)  # fmt: skip
        self._weak = frozenset(f for e in entries if e.role == "weak_head" for f in e.forms)
        self._collective = self._weak | frozenset(
            f for e in entries if e.category == "NOM.coll" for f in surface_forms(e)
            if " " not in f)  # fmt: skip
        self.naming = frozenset(f.split(" ")[0] for e in entries if e.stance == "LBL"
                                for f in e.forms)  # fmt: skip
        self.distancing = frozenset(f for e in entries if e.operator == "distance" for f in e.forms)

    def knows(self, word: str) -> bool:
        """Whether some entry has the word for a form."""
        return word in self._known

    def knows_noun(self, word: str) -> bool:
        """Whether some entry that is no verb has the word for a form."""
        return word in self._known_nouns

    @property
    def labels(self) -> frozenset[str]:
        """The names of people and events."""
        return frozenset(self._labels)

    def kind_of_label(self, word: str) -> str:
        """people or events for a word that names them, else nothing."""
        return self._labels.get(word, "")

    def referent_of(self, word: str) -> str:
        """The referent class of a known word, else nothing."""
        return self._referents.get(word, "")

    def marks_people(self, word: str) -> bool:
        """A modifier that says something of people or events: violent, extremist."""
        return word in self._marking

    def is_weak_head(self, word: str) -> bool:
        """A noun that names nobody by itself: group, forces."""
        return word in self._weak

    def is_collective(self, word: str) -> bool:
        """A noun for many: group, crowd, dozens."""
        return word in self._collective
