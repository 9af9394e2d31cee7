"""The card of the sense model, from what was measured."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

_CARD = """# Model card: in which sense words are used

Written by `python -m framing.training.senses`; do not edit by hand.

`framing/encoder/model/senses.json` holds one linear model a scene ({scenes}). It is asked of every
form of an entry with a scene, and says whether the words are used in that sense: *attack* with
weapons or in a debate, *crowd* at a protest or at a feast. What it looks at:

- the encoder's vectors (states of its first and second layer; the last layers know who says what,
  and less of what words mean) of the words themselves, and their means over the rest of the
  sentence, the article, who acts, who is acted on (of nouns: what stands before and behind them),
  and what the words hang on;
- how many different words of `lexicons/scenes.yaml` stand in the sentence, the paragraph, two
  paragraphs around and the article.

Logistic regression with a ridge; all scenes share weights and each has some of its own. The score
is a sum, so that each word's share is worked out once, when the encoder reads it. It is no
probability. The words count where it is 0 or more; the constants are lowered by {margin}, which
gives away recall for precision, but not in single sentences, which get the benefit of the doubt.

## What it learnt from

{n_read} matches in news that one person read (`tests/lexicon/precision/`): those of the tables in
docs/accuracy.md up to seed 20261202, and others drawn to learn from, many of them near its own
boundary or kept from counting by other conditions. {n_made} places in the examples (with twice the
weight) and counterexamples of the entries. The texts are not kept here: PolNeAR, BASIL,
Giveme5W1H, and from public repositories the propaganda techniques corpus (half of its articles;
shehel/BERT_propaganda_detection), ECB+ (topics 1 to 20; tommasoc80/EventStoryLine), the Causal
News Corpus (tanfiona/CausalNewsCorpus) and 780 BBC articles of 2004 and 2005
(ZitRos/news-articles-dataset).

## How well it tells

Matches that were read, scored by weights learnt without their article (ten folds), or without any
match or sentence of their entry:

| matches | n | right among them | precision | recall | area under the curve |
|---|---|---|---|---|---|
{rows}

Many of these were drawn because they are hard; precision on fresh text is in docs/accuracy.md.

## What it cannot do

It knows news, and English. It tells senses, not who acts: whether force was a state's is left to
the conditions of the entries. Its vectors are the encoder's: a new encoder needs new weights
(SHA-256 of this one {encoder_sha256}).
"""


def sense_card(
    facts: dict[str, Any], measured: dict[str, dict[str, float]], scenes: Iterable[str]
) -> str:
    """The card as Markdown."""
    rows = [f"| {name} | {' | '.join(str(v) for v in row.values())} |"
            for name, row in measured.items()]  # fmt: skip
    return _CARD.format(**facts, rows="\n".join(rows), scenes=", ".join(scenes))
