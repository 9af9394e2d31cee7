"""The table contract: every table, column, type and meaning, in one place.

The data package, the data dictionary and the tests are made from this.
"""

from __future__ import annotations

from framing.codes import ACT_KINDS, SPEAKER_BEINGS, SPEAKER_TYPES
from framing.tables.columns import Table
from framing.tables.columns import boolean as _b
from framing.tables.columns import integer as _i
from framing.tables.columns import number as _n
from framing.tables.columns import text as _s

_SPANS = "character spans start-end joined by ';', code points into the article's text, half-open"
_CHAIN = ("speakers from the outlet inwards, e.g. 'outlet > AFP > Saltanat Azirbek'; begins with "
          "'outlet > AP' where the whole text is credited to one agency")
_VOICE = ("outlet", "attributed")
_SPEECH = ("direct", "indirect", "mixed", "fragment", "scare", "hearsay")
_BLOCK = ("headline", "subheading", "caption", "body")
_DUPLICATE = ("id of the cluster of passages that stand, nearly word by word, in several articles; "
              "empty: in this article only")

_WHOSE = (
    _s("voice", "whose words", _VOICE),
    _s("speech", "speech of the innermost attribution; empty in the outlet's voice", _SPEECH),
    _s("attribution_id", "the innermost attribution whose content holds it"),
    _s("speaker_id", "that attribution's speaker"),
    _s("chain", _CHAIN),
)

ARTICLES = Table("articles", "One row an article.", "article_id", (
    _s("article_id", "the id given by the input, else the file's stem"),
    _s("outlet", "who published it: from the input, else the folder, else 'unknown'"),
    _s("published", "ISO date of publication"),
    _s("headline", "headline, from the input or from the text's headline block"),
    _s("url", "address, from the input"),
    _s("path", "the file it was read from, as given"),
    _s("language", "ISO 639-1 code, from the input, else told from the words"),
    _s("wire", "news agencies credited for the words (not for pictures), joined by ' | '; "
       "'unspecified': agencies that are not named"),
    _s("wire_credit", "whole: by dateline, byline or closing line the text is the agency's; part: "
       "the agency contributed", ("whole", "part")),
    _s("wire_spans", f"where the text says so: {_SPANS}; empty where the input says it"),
    _i("n_chars", "code points in the text as read"),
    _i("n_words", "words in the blocks that are read (punctuation not counted)"),
    _i("n_sentences", "sentences in the blocks that are read"),
    _i("n_claims", "rows of this article in claims"),
    _i("n_attributions", "rows of this article in attributions"),
    _i("n_terms", "rows of this article in terms"),
    _i("n_repeated_blocks", "captions and other furniture printed before, left out of all counts"),
    _n("share_attributed_words", "share of n_words that lie inside some attribution's content"),
    _n("flesch_reading_ease", "Flesch 1948: 206.835 - 1.015 words/sentence - 84.6 syllables/word; "
       "higher is easier; empty under 100 words"),
    _n("flesch_kincaid_grade", "Kincaid 1975: US school grade; empty under 100 words"),
    _s("text_sha256", "SHA-256 of the text as UTF-8"),
))  # fmt: skip

ATTRIBUTIONS = Table("attributions", "One row a passage that somebody else says.",
                     "attribution_id", (
    _s("attribution_id", "article_id:aN"),
    _s("article_id", "the article it stands in"),
    _s("source_spans", f"the words that name who is quoted: {_SPANS}"),
    _s("source", "the text of the source; empty where nobody is named"),
    _s("cue_spans", f"the reporting expression: {_SPANS}"),
    _s("cue", "the text of the cue"),
    _s("content_spans", f"what is reported: {_SPANS}"),
    _s("content", "the text of the content"),
    _s("speech", "how it is reported", _SPEECH),
    _s("stance", "what the cue says about the content: N neutral, D doubt, E endorsement, "
       "C confrontational, R directive or commissive, X denial, LBL naming",
       ("N", "D", "E", "C", "R", "X", "LBL")),
    _b("negated", "the frame says that it was not said, thought or asked ('did not blame', 'nobody "
       "believes', 'refused to call'). Unquoted words that were not said count as the outlet's, "
       "unless the stance is D, R or X: who does not want something has said so"),
    _s("nested_in", "attribution_id of the one inside which this is reported"),
    _s("speaker_id", "who is quoted, as in speakers; empty where nobody is named"),
    _s("chain", _CHAIN),
    _s("duplicate_cluster", _DUPLICATE),
    _n("score", "the model's score in [0, 1], not a probability; empty where a rule found it"),
))  # fmt: skip

CLAIMS = Table("claims", "One row a minimal proposition.", "claim_id", (
    _s("claim_id", "article_id:cN"),
    _s("article_id", "the article it stands in"),
    _i("sentence", "number of the sentence in the article, from 0"),
    _s("block", "kind of block it stands in", _BLOCK),
    _s("spans", _SPANS),
    _s("text", "the spans' text joined by blanks"),
    _s("predicate", "the words of the predicate"),
    _s("voice", "whose words", _VOICE),
    _s("attribution_id", "the innermost attribution that holds it"),
    _s("speaker_id", "that attribution's speaker"),
    _s("chain", _CHAIN),
    _s("speech", "that attribution's speech; empty in the outlet's voice", _SPEECH),
    _s("agency", "is it visible who acts",
       ("active", "passive_with_agent", "passive_agentless", "nominal")),
    _b("negated", "the predicate is negated"),
    _b("hedged", "the predicate is hedged (may, reportedly, appeared to)"),
    _s("modality", "class of the first modal verb (Biber et al. 1999): possibility (can, may), "
       "necessity (must, have to), prediction (will, going to); empty: none",
       ("possibility", "necessity", "prediction")),
    _s("duplicate_cluster", _DUPLICATE),
))  # fmt: skip

TERMS = Table("terms", "One row an occurrence of a lexicon entry.", "term_id", (
    _s("term_id", "article_id:tN"),
    _s("article_id", "the article it stands in"),
    _s("claim_id", "the shortest claim that holds it"),
    _s("block", "kind of block it stands in", _BLOCK),
    _i("start", "first code point in the article's text"),
    _i("end", "one past the last code point"),
    _s("text", "the words, as printed"),
    _s("entry_id", "the lexicon entry"),
    _s("domain", "the lexicon file the entry is from"),
    _s("referent", "class of people or event it denotes (lexicons/README.md)"),
    _s("referent_by", "what decides on the class: the entry, a modifier that makes a label of a "
       "weak head, the syntax of the sentence, or what the passage tells of",
       ("entry", "modifier", "syntax", "passage")),
    _s("category", "kind of naming or ascription (lexicons/README.md)"),
    _i("legitimacy", "-3 outside law or humanity .. 0 neutral .. +2 heroised; empty: not on this "
       "scale"),
    _i("visibility", "acts of force: -1 heightened, 0 explicit, 1 softened, 2 hidden; empty: not "
       "on this scale"),
    _s("polarity", "what the sentence does with it",
       ("asserted", "denied", "hedged", "distanced")),
    _s("parts", "ids of the entries that it is composed of, joined by ' | '"),
    _s("derivation", "how a composed score or another referent class came about"),
    _s("voice", "whose words", _VOICE),
    _s("speech", "speech of the innermost attribution; empty in the outlet's voice", _SPEECH),
    _s("attribution_id", "the innermost attribution whose content holds it"),
    _s("speaker_id", "that attribution's speaker"),
    _s("chain", _CHAIN),
    _b("quoted", "stands inside quotation marks"),
    _s("left", "up to 80 characters before, in the same block"),
    _s("right", "up to 80 characters after, in the same block"),
    _s("duplicate_cluster", _DUPLICATE),
))  # fmt: skip

_REFERENT = ("class of the lexicon (lexicons/README.md), or people: plain words for people, named: "
             "a proper name, other: anything else, unresolved: a pronoun")
_AGENCY = ("active", "passive_with_agent", "passive_agentless", "nominal")

ACTS = Table("acts", "One row a word for force: acts, conflicts, conditions.", "act_id", (
    _s("act_id", "article_id:fN"),
    _s("article_id", "the article it stands in"),
    _s("claim_id", "the shortest claim that holds it"),
    _s("term_id", "the term that names it"),
    _s("block", "kind of block it stands in", _BLOCK),
    _s("text", "the words that name the act, as printed"),
    _s("entry_id", "the lexicon entry"),
    _s("referent", "class of the act", ("force_event", "attack_event", "conflict_event",
                                        "violent_event")),
    _i("visibility", "-1 heightened, 0 explicit, 1 softened, 2 hidden; empty: not on this scale"),
    _s("kind", "act: somebody does it, so that it can be asked who; conflict: two sides do it to "
       "each other (war, clash); condition: a state, an outcome or a means (violence, casualties)",
       ACT_KINDS),
    _s("agency", "how it is put: a verb in the active or passive, or a noun", _AGENCY),
    _s("agent", "the words for who acts, several joined by ' + '; empty: the text gives nobody"),
    _s("agent_referent", f"who acts: {_REFERENT}; empty: nobody given"),
    _s("patient", "the words for whom it is done to, several joined by ' + '; of mutual acts "
       "(clashes between A and B) all parties"),
    _s("patient_referent", f"whom it is done to: {_REFERENT}, or a class of events; empty: nobody "
       "given"),
    _b("negated", "the act is denied"),
    _b("hedged", "the act is hedged"),
    *_WHOSE,
    _s("duplicate_cluster", _DUPLICATE),
))  # fmt: skip

COUNTS = Table("counts", "One row a number of people that the text gives.", "count_id", (
    _s("count_id", "article_id:nN"),
    _s("article_id", "the article it stands in"),
    _s("claim_id", "the shortest claim that holds it"),
    _s("block", "kind of block it stands in", _BLOCK),
    _i("start", "first code point in the article's text"),
    _i("end", "one past the last code point"),
    _s("text", "number, approximator and those who are counted, as printed"),
    _s("number", "the number as printed: 'eight', '1,200', 'dozens'"),
    _i("low", "the least that the words allow; of 'dozens' two dozen; empty: no lower bound"),
    _i("high", "the most that the words allow; empty: no upper bound ('more than 300', 'dozens')"),
    _s("precision", "how exact the number is",
       ("exact", "about", "at_least", "at_most", "range", "vague")),
    _s("approximator", "the words that say so: 'more than', 'about'"),
    _s("counted", "the words for those who are counted; empty: the number stands alone"),
    _s("counted_referent", "class of the lexicon (lexicons/README.md), or people; empty: no words, "
       "or none known"),
    _s("outcome", "what happened to them, or what they did",
       ("dead", "injured", "dead_or_injured", "detained", "missing", "displaced", "gathered",
        "other")),
    _b("negated", "what happened to them is denied ('did not kill'); of other outcomes: the claim "
       "is negated"),
    _b("hedged", "the claim that holds it is hedged"),
    _b("hypothetical", "what happened to them is planned, demanded, feared, possible or supposed: "
       "'would deport 11 million', 'could kill 100,000'"),
    *_WHOSE,
    _s("duplicate_cluster", _DUPLICATE),
))  # fmt: skip

SPEAKERS = Table("speakers", "One row a speaker, over all articles of the run.", "speaker_id", (
    _s("speaker_id", "the same for the same speaker in every article of the run"),
    _s("name", "fullest name or role found"),
    _s("type", "what kind of speaker by office or trade (lexicons/README.md); the one that most "
       "articles give", SPEAKER_TYPES),
    _s("kind", "whether it is one person, several, a body, a state, or a text", SPEAKER_BEINGS),
    _b("named", "has a name of its own, not only a role or a description"),
    _s("gender", "of one person, as the articles refer to him or her (Mr, she, a first name); "
       "empty where they do not tell", ("m", "f")),
    _s("aliases", "other names under which articles have the speaker, joined by ' | '"),
    _s("mentions", "distinct source texts that name the speaker, most frequent first, joined by "
       "' | '"),
    _i("n_attributions", "attributions of this speaker"),
    _i("n_articles", "articles that quote this speaker"),
    _s("note", "the user's own columns of the authority file, as 'column: value; ...'"),
))  # fmt: skip

DUPLICATES = Table("duplicates", "One row a passage that stands, nearly word by word, in several "
                   "articles.", "passage_id", (
    _s("passage_id", "article_id:pN"),
    _s("duplicate_cluster", "the same for all copies; as in claims, terms, attributions, acts and "
       "counts"),
    _s("article_id", "the article it stands in"),
    _i("start", "first code point in the article's text"),
    _i("end", "one past the last code point"),
    _s("text", "the words, as printed"),
))  # fmt: skip

LEFT_OUT = Table("left_out", "One row an input that was not read, in order.", "", (
    _s("place", "the file, with line, row or member where it is one of several"),
    _s("reason", "why: `unreadable` cannot be read as an article, `language` not in English",
       ("unreadable", "language")),
    _s("language", "ISO 639-1 code of the language, where that is the reason"),
    _s("message", "what was found, what was expected, and what to do about it"),
))  # fmt: skip

TABLES: tuple[Table, ...] = (ARTICLES, ATTRIBUTIONS, CLAIMS, TERMS, ACTS, COUNTS, SPEAKERS,
                             DUPLICATES)  # fmt: skip
#: Every table that `analyze` writes.
ANALYZED: tuple[Table, ...] = (*TABLES, LEFT_OUT)
BY_NAME: dict[str, Table] = {t.name: t for t in TABLES}
