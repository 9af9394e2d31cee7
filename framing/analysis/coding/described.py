"""What the commands of hand coding print as CSV, column by column, for the data dictionary."""

from __future__ import annotations

from typing import Final

from framing.tables.columns import Table
from framing.tables.columns import integer as _i
from framing.tables.columns import number as _n
from framing.tables.columns import text as _s

_VARIABLE: Final = _s("variable", "what is coded (coding/instructions.md), or label")
_VALUE: Final = _s("value", "the code whose share it is, mean for the mean level, or the label")
_OF: Final = _s("of", "of a label: the referent class of the mentions in the denominator, and "
                "whether they name it or ascribe something to it; else empty")  # fmt: skip
_MACHINE: Final = (
    _n("machine_low", "lower end of the interval that the machine's figure would have if it never "
       "erred"),
    _n("machine_high", "upper end of it"),
)  # fmt: skip
_NOTE: Final = _s(
    "note", "too few coded: under 40 in the denominator, no figure; coded units of too few "
    "articles: under 9 effective ones, no figure; machine: too few: under 30 units or 9 effective "
    "articles, no figure of the machine; rare: under 5 coded units to which the machine gives this "
    "code (or another), the interval is rough; wide: wider than .30, or than .05 and 1.3 times the "
    "share; of differences after the group's name")  # fmt: skip
_UNITS_WITH: Final = _i("n_articles", "articles that hold the coded units, shared copy as one")

CORRECTED: Final = Table(
    "correct", "`framing correct --csv`: machine's and corrected figures by group.", "", (
    _VARIABLE, _VALUE, _OF,
    _s("group", "value of the column of --by; all without"),
    _i("n", "units in the denominator by the machine's codes"),
    _i("n_coded", "coded units in the denominator by the coders' codes"),
    _UNITS_WITH,
    _n("machine", "the figure by the machine's codes alone: a share in [0, 1], or a mean level"),
    *_MACHINE,
    _n("corrected", "the figure corrected for the machine's errors (design-based supervised "
       "learning); empty where too few are coded"),
    _n("low", "lower end of the 95% interval of the corrected figure"),
    _n("high", "upper end of it"),
    _NOTE,
))  # fmt: skip

DIFFERENCES: Final = Table(
    "correct_differences", "`framing correct --differences --csv` (`--between`): a less b.", "", (
    _VARIABLE, _VALUE, _OF,
    _s("a", "the first group"),
    _s("b", "the other group, or 'the rest': all others together"),
    _i("n_coded_a", "coded units in A's denominator"),
    _i("n_coded_b", "coded units in B's denominator"),
    _n("machine", "the difference by the machine's codes alone"),
    *_MACHINE,
    _n("corrected_a", "A's corrected figure"),
    _n("corrected_b", "B's corrected figure"),
    _n("corrected", "A's less B's: shares in [-1, 1], or levels"),
    _n("low", "lower end of the 95% interval of the corrected difference"),
    _n("high", "upper end of it"),
    _n("p", "two-sided, of no difference: one less the level at which the interval ends at 0"),
    _n("q", "false discovery rate (Benjamini-Hochberg) over all rows of this output"),
    _NOTE,
))  # fmt: skip

AGREEMENT: Final = Table("agree", "`framing agree --csv`: Krippendorff's alpha.", "", (
    _VARIABLE,
    _s("between", "the coders, joined by &; machine is the machine"),
    _n("alpha", "1 perfect, 0 chance; empty where all codes are the same; with the machine: of the "
       "sample as it was drawn"),
    _n("low", "lower end of the 95% interval, by bootstrap over units"),
    _n("high", "upper end of it"),
    _s("scale", "how codes differ: nominal, or ordinal (far levels differ more)"),
    _i("n_units", "units that two of them coded"),
    _n("share_equal", "n_equal / n_units, in [0, 1]"),
    _i("n_equal", "units to which all of them gave the same code"),
))  # fmt: skip

ACCURACY: Final = Table(
    "agree_accuracy", "`framing agree --accuracy --csv`: how often the machine is right.", "", (
    _VARIABLE,
    _s("measure", "accuracy; within one level (ordinal); precision and recall of a code"),
    _s("code", "the code; empty for accuracy"),
    _i("n", "coded units with the code: precision by the machine, recall by the coders"),
    _i("n_articles", "articles that hold them"),
    _n("share", "in [0, 1], each unit weighted by one over the probability with which it was drawn "
       "and coded; recall is among the units that the machine found"),
    _n("low", "lower end of the 95% interval; whole articles vary"),
    _n("high", "upper end of it"),
    _s("note", "too few coded: under 30 with this code, or (recall) with another; coded units of "
       "too few articles: under 9 effective ones; of recall: coders give it to no unit, or (no "
       "interval) the machine gives no other code"),
))  # fmt: skip

CORRECTIONS: Final = Table(
    "corrections-terms", "Written by `framing correct -o` (corrections-claims.csv likewise).", "", (
    _s("table", "terms or claims"),
    _s("row_id", "the row, as in the table that was corrected"),
    _s("variable", "the column of that table"),
    _s("machine", "the machine's code"),
    _s("coders", "the code that most coders gave, joined by ' | ' where several tie"),
    _i("n_coders", "coders who coded it"),
    _i("n_for", "of these, those who gave this code (each of the codes that tie)"),
    _s("decided", "majority; or by what a tie was decided (--ties): machine, first, drop"),
    _s("now", "the code in the corrected table; dropped: the row is no longer in it"),
    _s("notes", "what coders noted on the unit"),
))  # fmt: skip

CODING: Final = (CORRECTED, DIFFERENCES, AGREEMENT, ACCURACY, CORRECTIONS)
