"""What the stages find: attributions, claims, terms, speakers. All frozen, all by reference.

Layers refer to each other by position: `Claim.attribution` is an index into the article's tuple
of attributions, `Term.claim` one into its claims. Ids are made where tables are written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from framing.articles import Article
from framing.codes import (
    ActKind,
    Agency,
    CreditKind,
    Modality,
    Outcome,
    Polarity,
    Precision,
    ReferentBy,
    SpeakerBeing,
    SpeakerType,
    Speech,
    Stance,
)
from framing.spans import Span, Spans, contains, length
from framing.syntax import Parse

#: Stances that are attitudes, negated or not: belief and wish, demand, denial.
ATTITUDES = ("D", "R", "X")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A passage that somebody else says, thinks, demands, fears or writes.

    `source` (words that name who) and `cue` may be empty; `content` never is. `nested_in` is the
    index of the attribution inside whose content this one is reported ("local media reported
    citing the ministry": the ministry's is nested in the media's, also when contents are equal).
    """

    source: Spans
    cue: Spans
    content: Spans
    speech: Speech
    stance: Stance = ""
    nested_in: int | None = None
    #: The model's score in [0, 1], None where a rule found it.
    score: float | None = None
    #: The frame says that it was not said: "did not blame", "nobody thinks", "no mention of".
    negated: bool = False

    @property
    def is_said(self) -> bool:
        """Whether the source's words or thoughts are in the content.

        Words that somebody did not say are the writer's, but for quoted ones. Who does not want or
        deny something has an attitude to it, in words of his own.
        """
        return counts_as_said(self.negated, self.stance, self.speech)


def counts_as_said(negated: bool, stance: str, speech: str) -> bool:
    """`Attribution.is_said` of its fields, as attributions.csv has them."""
    return not negated or stance in ATTITUDES or speech != "indirect"


@dataclass(frozen=True, slots=True)
class Claim:
    """A minimal proposition; its spans read as a sentence when joined."""

    spans: Spans
    predicate: Span
    #: Index of the sentence in the parse, and of the block in the article.
    sentence: int
    block: int
    agency: Agency
    attribution: int | None = None
    negated: bool = False
    hedged: bool = False
    modality: Modality = ""


@dataclass(frozen=True, slots=True)
class Term:
    """An occurrence of a lexicon entry. `legitimacy` -3..2 and `visibility` -1..2, or None."""

    span: Span
    block: int
    entry_id: str
    domain: str
    referent: str
    category: str
    legitimacy: int | None = None
    visibility: int | None = None
    polarity: Polarity = "asserted"
    #: How a composed score came about, for people: "terrorist (set -3) + bands".
    derivation: str = ""
    #: Ids of the entries that it is composed of, in text order; `entry_id` is one of them.
    parts: tuple[str, ...] = ()
    referent_by: ReferentBy = "entry"
    #: Inside quotation marks.
    quoted: bool = False
    attribution: int | None = None
    claim: int | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """An act of force or violence in words: a verb or noun of one, who acts, and on whom.

    The referents are classes of the lexicon, or one of `PLAIN_REFERENTS`; "" where the text gives
    nobody.
    """

    #: Index of the term that names the act.
    term: int
    agency: Agency
    kind: ActKind = "act"
    agent: Spans = ()
    agent_referent: str = ""
    patient: Spans = ()
    patient_referent: str = ""
    negated: bool = False
    hedged: bool = False


#: What a noun phrase denotes that is in no class of the lexicon: plain words for people, a proper
#: name, anything else, a pronoun that was not resolved.
PLAIN_REFERENTS = ("people", "named", "other", "unresolved")


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people, as the text gives it."""

    #: Number, approximator and what is counted.
    span: Span
    block: int
    number: Span
    #: The least and most that the words allow; None where they set no bound.
    low: int | None
    high: int | None
    precision: Precision
    outcome: Outcome
    approximator: Spans = ()
    counted: Spans = ()
    counted_referent: str = ""
    #: The harm is denied; told with reserve; planned, demanded, feared or supposed.
    negated: bool = False
    hedged: bool = False
    hypothetical: bool = False
    attribution: int | None = None
    claim: int | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is quoted in one article.

    `speaker_id` is what the article alone tells: names give the same id in every article, roles
    and people without a name get the article's own ("a12/deputy-mayor"). What is one over all
    articles is told by `speakers.Register`.
    """

    speaker_id: str
    name: str
    type: SpeakerType
    #: Spans in the text that name this speaker as a source.
    mentions: tuple[Spans, ...]
    #: Indices of this speaker's attributions.
    attributions: tuple[int, ...]
    kind: SpeakerBeing = "unknown"
    #: Has a name of its own, not only a role or a description.
    named: bool = False
    #: As the article refers to a person: "m", "f", or "" where it does not tell.
    gender: str = ""
    #: Names that the article uses for it, as printed.
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Credit:
    """A news agency that an article credits for its words, and where it says so."""

    agency: str
    #: The whole text is the agency's, or an unknown part of it.
    kind: CreditKind
    span: Span


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """One article with all its layers."""

    article: Article
    parse: Parse
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    terms: tuple[Term, ...]
    speakers: tuple[Speaker, ...]
    credits: tuple[Credit, ...] = ()
    acts: tuple[Act, ...] = ()
    counts: tuple[Count, ...] = ()
    #: The speaker of each attribution that has one, by the attribution's index.
    speaker_of: Mapping[int, Speaker] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        of = {i: speaker for speaker in self.speakers for i in speaker.attributions}
        object.__setattr__(self, "speaker_of", of)


def chain(attributions: Sequence[Attribution], index: int) -> list[int]:
    """Indices from the outermost attribution down to `index`."""
    out = [index]
    parent = attributions[index].nested_in
    while parent is not None and parent not in out:
        out.append(parent)
        parent = attributions[parent].nested_in
    return out[::-1]


def innermost(attributions: Sequence[Attribution], spans: Spans) -> int | None:
    """Whose words `spans` are: the innermost attribution whose content holds them, else None.

    What was not said is the writer's (`Attribution.is_said`). Innermost is the shortest content;
    of equal contents the one nested deepest; then the first.
    """
    if not spans:
        return None
    start, end = spans[0][0], spans[-1][1]
    holding = [i for i, a in enumerate(attributions)
               if (c := a.content) and c[0][0] <= start and end <= c[-1][1]
               and contains(c, spans) and a.is_said]  # fmt: skip
    if not holding:
        return None
    return min(holding, key=lambda i: (length(attributions[i].content),
                                       -len(chain(attributions, i)), i))  # fmt: skip
