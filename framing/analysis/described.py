"""What the commands print as CSV, column by column, for the data dictionary."""

from __future__ import annotations

from typing import Final

from framing.analysis.coding.described import CODING
from framing.analysis.estimates.intervals import WHY_TOO_FEW
from framing.tables.columns import Table
from framing.tables.columns import integer as _i
from framing.tables.columns import number as _n
from framing.tables.columns import text as _s

_COMPARED: Final = _s("compared", "the group: outlet, speaker (nobody named: no "
                     "source, or one that says of nobody who he is), type of speaker or period")
_REFERENT: Final = _s("referent", "class of people or event denoted; empty for words")
_KIND: Final = _s("kind", "named: what they are called; ascribed: what they are said to be or do")
_CLUSTERS: Final = _i("n_clusters", "articles that hold the n; articles that share copy are one")
_NOTE: Final = _s("note", f"too few: {WHY_TOO_FEW}, so no figure; wide: the interval is wider "
                  "than .30, or than .05 and 1.3 times the share (of means: than .30 of the "
                  "scale); all alike: every article says the same, so no interval")  # fmt: skip
_COPIES: Final = _s("copies", "how passages that several articles print were treated: kept, "
                    "collapsed (counted once), left_out")  # fmt: skip
_LOW: Final = _n("low", "lower end of the 95% interval; whole articles vary (docs/statistics.md)")
_HIGH: Final = _n("high", "upper end of the 95% interval")
_VERBATIM: Final = _i("n_verbatim", "those of n that are wholly or partly in quotation marks, be "
                      "it a word or two (speech: direct, mixed, fragment, scare)")  # fmt: skip
_HOW_OFTEN: Final = "the most frequent first, with how often (a number of 1 is not written)"
_SHARE: Final = (
    _i("k", "cases of this row; a class without a row in a group that has others of the same n was "
       "used 0 times of that n there"),
    _i("n", "cases that could have been: the denominator"),
    _n("share", "k / n, in [0, 1]; empty where there are too few"),
    _LOW,
    _HIGH,
    _i("n_articles", "articles that hold the k"),
    _CLUSTERS,
    _NOTE,
)

RATES: Final = Table("rates", "`framing rates --csv`: k of n mentions of a referent class.", "", (
    _COPIES, _COMPARED,
    _s("period", "day, week, month or year of --per; empty where time is not asked for"),
    _s("group", "what the referent class is about: people, authorities, events, force, other"),
    _REFERENT, _KIND,
    _s("label", "the wording with its modifiers, inflections together: 'officials' and 'government "
       "officials' are two"),
    _s("entry_id", "the lexicon entry; several labels may have one: k of an entry is the sum over "
       "its labels"),
    _i("legitimacy", "level of the label, -3 .. 2; empty: not on this scale"),
    _i("visibility", "level of the label, -1 .. 2; empty: not on this scale"),
    *_SHARE,
))  # fmt: skip

COMPARE: Final = Table("compare", "`framing compare --csv`: labels or words, one row a test.", "", (
    _s("a", "the first group compared"),
    _s("b", "the other group, or 'the rest': all others together"),
    _REFERENT, _KIND,
    _s("item", "the label, lemma or pair of neighbouring lemmas"),
    _s("entry_id", "the lexicon entry of a label; empty for words"),
    _i("k_a", "uses of the item in A"),
    _i("n_a", "mentions of the referent class in A, or words (pairs) in A"),
    _i("k_b", "uses of the item in B"),
    _i("n_b", "mentions of the referent class in B, or words (pairs) in B"),
    _i("n_clusters", "articles that hold the item, of the groups compared: of all, where B is the "
       "rest"),
    _n("log_odds", "log-odds ratio with an informative prior; above 0: more in A"),
    _n("low", "lower end of the 95% interval; -inf where A never uses it"),
    _n("high", "upper end of the 95% interval; inf where B never uses it"),
    _n("z", "signed root of likelihood ratio / dispersion"),
    _n("p", "two-sided, Student's t"),
    _n("q", "false discovery rate (Benjamini-Hochberg) over all rows of this output"),
    _s("more_in", "the group that uses it more, where q <= .05 and q_collapsed <= .05; else empty"),
    _n("dispersion", "how much more counts vary between articles than by chance; at least 1"),
    _n("df", "degrees of freedom of t: how many articles the dispersion rests on"),
    _n("z_textbook", "z as published by Monroe et al. 2008, every word by itself: not to be tested "
       "with"),
    _n("q_kept", "q with copies kept; empty, of the three: not tested then, for want of articles"),
    _n("q_collapsed", "q with copies counted once in each group; the same where no passage is "
       "shared"),
    _n("q_left_out", "q without any shared passage"),
))  # fmt: skip

LEGITIMACY: Final = Table(
    "compare_legitimacy", "`framing compare --of legitimacy --csv`: mean level of the names.", "", (
    _COPIES, _COMPARED, _REFERENT,
    _i("n", "mentions that name the referent with a word on the scale"),
    _i("n_unscored", "mentions that name it with a word that is not on the scale"),
    _n("mean", "sum of levels / n, in [-3, 2]; empty where there are too few"),
    _LOW, _HIGH, _CLUSTERS, _NOTE,
))  # fmt: skip

PARTS: Final = Table(
    "compare_parts", "`framing compare A B --of parts --csv`: where a difference comes from.", "", (
    _COPIES,
    _s("a", "the first outlet"),
    _s("b", "the second outlet"),
    _REFERENT,
    _s("part", "difference, own words, how much is quoted, who is quoted, which words of theirs; "
       "the last four add up to the first"),
    _n("value", "levels of legitimacy, A less B; empty where there are too few, and of all four "
       "parts where one of them has too few"),
    _LOW, _HIGH,
    _i("n_a", "mentions with a level in A, all voices"),
    _i("n_b", "mentions with a level in B, all voices"),
    _i("n_own_a", "those of n_a in A's own voice; the others are attributed"),
    _i("n_own_b", "those of n_b in B's own voice"),
    _CLUSTERS, _NOTE,
))  # fmt: skip

SOURCES: Final = Table(
    "sources_shares", "`framing sources --of shares --csv`: who is quoted, how and where.", "", (
    _COPIES,
    _s("measure", "type, officials (executive, police, military), officials and politicians (also "
       "legislators, parties, candidates, campaigns), naming, speech, place, stance "
       "(docs/statistics.md)"),
    _COMPARED,
    _s("speaker_type", "the type within which shares are taken; all: within the group"),
    _s("category", "what k counts: a type (nobody_named: no source, or one that says of nobody who "
       "he is; unspecified: the articles do not tell what he is), how the source is named, a "
       "manner of speech, a third of the article, a stance"),
    *_SHARE,
))  # fmt: skip

SPEAKERS: Final = Table(
    "sources_speakers", "`framing sources --csv`: who is quoted, one row a speaker.", "", (
    _COPIES,
    _s("speaker_id", "as in speakers; empty: nobody named"),
    _s("speaker", "fullest name or role found; nobody named: no source, or one that says of nobody "
       "who he is"),
    _s("speaker_type", "kind of speaker; unspecified: the articles do not tell"),
    _i("n", "attributions to the speaker"),
    _i("n_words", "words of the speaker that are printed, quoted or not; each counts for the "
       "innermost speaker only"),
    _VERBATIM,
    _i("n_articles", "articles that quote the speaker"),
    _s("outlets", f"all outlets that quote the speaker, {_HOW_OFTEN}"),
    _s("verbs", f"all verbs that report the speaker, {_HOW_OFTEN}"),
))  # fmt: skip

DIVERSITY: Final = Table(
    "sources_diversity", "`framing sources --of diversity --csv`: how many are quoted.", "", (
    _COPIES, _COMPARED,
    _i("n", "attributions to persons and bodies that are named"),
    _i("n_described", "attributions to somebody or something only described (a role, a group, a "
       "poll): left out, since in every article it is somebody new"),
    _i("n_unnamed", "attributions that name nobody: left out"),
    _i("n_joint", "those of n to several named together, of whom each has an equal part"),
    _i("n_speakers", "distinct named speakers"),
    _n("effective", "effective number of named speakers, 1 / sum of squared shares; "
       "1 .. n_speakers"),
    _LOW, _HIGH, _CLUSTERS, _NOTE,
))  # fmt: skip

SHARED: Final = Table(
    "sources_shared", "`framing sources --of shared --csv`: the same speaker in outlets.", "", (
    _COPIES,
    _s("speaker_id", "as in speakers"),
    _s("speaker", "fullest name or role found"),
    _s("speaker_type", "kind of speaker"),
    _COMPARED,
    _i("n", "attributions to the speaker in this outlet"),
    _i("n_articles", "articles of the outlet that quote the speaker"),
    _i("n_words", "words of the speaker that it prints"),
    _VERBATIM,
    _s("verbs", f"all verbs that report them, {_HOW_OFTEN}"),
))  # fmt: skip

SHARED_NAMES: Final = Table(
    "sources_shared_names", "`framing sources --of shared_names --csv`: what the same speaker "
    "calls the same people in several outlets.", "", (
    _COPIES,
    _s("speaker_id", "as in speakers"),
    _s("speaker", "fullest name or role found"),
    _s("speaker_type", "kind of speaker"),
    _COMPARED,
    _s("referent", "class that is named; only classes that the speaker names in two outlets"),
    _s("labels", "all the names, each k of the n names for this class in these words"),
    _i("n", "names that are on the scale of legitimacy"),
    _i("n_unscored", "names that are not"),
    _n("mean", "mean level of the n, in [-3, 2]; empty where there are too few"),
    _LOW, _HIGH, _CLUSTERS, _NOTE,
))  # fmt: skip

COPIED: Final = Table(
    "sources_copies", "`framing sources --of copies --csv`: passages that several print.", "", (
    _s("duplicate_cluster", "as in claims, terms and attributions"),
    _s("text", "the longest copy"),
    _i("n_articles", "articles that print it"),
    _i("n_outlets", "outlets that print it; 1: updates of a story, or boilerplate"),
    _s("outlets", "which, joined by |"),
    _s("wires", "news agencies that these articles credit"),
    _i("n_claims", "claims in the copies"),
    _i("n_attributed", "those of n_claims that are somebody else's words: what outlets may share "
       "without copying each other"),
))  # fmt: skip

FORCE: Final = Table("force", "`framing force --csv`: who is seen to act on whom.", "", (
    _COPIES,
    _s("measure", "agent, voice, victim, who acts, to whom, wording, form, counted, number given "
       "by (docs/statistics.md)"),
    _s("form", "the acts that n counts: verbs or nouns, never both but in form; empty: numbers of "
       "people harmed"),
    _COMPARED,
    _s("side", "side of those who suffer (agent, voice) or are counted (number given by): people, "
       "armed, state, events, somebody named, something else, a pronoun, nobody given; all: any"),
    _s("category", "what k counts: visible or hidden, a voice, a class, a wording, a side, a "
       "giver"),
    *_SHARE,
))  # fmt: skip

CASUALTIES: Final = Table(
    "force_casualties", "`framing force --of casualties --csv`: numbers of people harmed.", "", (
    _COPIES, _COMPARED,
    _s("outcome", "dead, injured, dead_or_injured or detained"),
    _s("counted_referent", "class of those who are counted; empty: not known"),
    _i("n", "numbers given"),
    _i("n_articles", "articles that give them"),
    _i("least", "the lowest lower bound among them"),
    _i("most", "the highest upper bound among them"),
    _i("n_open", "numbers without an upper bound (dozens, more than 300)"),
    _s("given_by", f"who gives them: the outlet, or types of speakers, {_HOW_OFTEN}"),
))  # fmt: skip

RESULTS: Final[tuple[Table, ...]] = (RATES, COMPARE, LEGITIMACY, PARTS, SPEAKERS, SOURCES,
                                    DIVERSITY, SHARED, SHARED_NAMES, COPIED, FORCE, CASUALTIES,
                                    *CODING)
