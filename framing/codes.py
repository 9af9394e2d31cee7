"""The codes of the codebook: which values a layer's fields may have."""

from __future__ import annotations

from typing import Literal, get_args

Speech = Literal["direct", "indirect", "mixed", "fragment", "scare", "hearsay"]
SPEECH: tuple[str, ...] = get_args(Speech)
Agency = Literal["active", "passive_with_agent", "passive_agentless", "nominal"]
AGENCY: tuple[str, ...] = get_args(Agency)
#: Whether an act has somebody who does it, two sides that do it to each other, or nobody: states,
#: outcomes and means.
ActKind = Literal["act", "conflict", "condition"]
ACT_KINDS: tuple[str, ...] = get_args(ActKind)
#: Classes of modal verbs; "" where there is none.
Modality = Literal["possibility", "necessity", "prediction", ""]
MODALITIES: tuple[str, ...] = get_args(Modality)[:-1]
#: How exact a number is; vague: "dozens", "hundreds".
Precision = Literal["exact", "about", "at_least", "at_most", "range", "vague"]
PRECISIONS: tuple[str, ...] = get_args(Precision)
#: What happened to the people who are counted, or what they did.
Outcome = Literal[
    "dead", "injured", "dead_or_injured", "detained", "missing", "displaced", "gathered", "other"
]
OUTCOMES: tuple[str, ...] = get_args(Outcome)
Polarity = Literal["asserted", "denied", "hedged", "distanced"]
POLARITY: tuple[str, ...] = get_args(Polarity)
#: What decides on whom a term denotes: its entry, a modifier ("extremist forces"), the sentence.
ReferentBy = Literal["entry", "modifier", "syntax", "passage"]
REFERENT_BY: tuple[str, ...] = get_args(ReferentBy)
Stance = Literal["N", "D", "E", "C", "R", "X", "LBL", ""]
SpeakerType = Literal[
    "head_of_state", "government", "police_military", "protesters", "civilians", "news_agency",
    "other_media", "foreign_government", "international_organisation", "watchdog_ngo", "expert",
    "politician", "campaign", "business", "court_legal", "armed_nonstate", "document", "other",
    "unspecified",
]  # fmt: skip
SPEAKER_TYPES: tuple[str, ...] = get_args(SpeakerType)
CreditKind = Literal["whole", "part"]
CREDIT_KINDS: tuple[str, ...] = get_args(CreditKind)
SpeakerBeing = Literal["person", "group", "organisation", "country", "document", "unknown"]
SPEAKER_BEINGS: tuple[str, ...] = get_args(SpeakerBeing)
