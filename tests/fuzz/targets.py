"""What is fuzzed: each target takes bytes, and raises where the program breaks a promise.

Promises: a bad input is an ArticleError or InputError, never another exception; no input takes
longer than five seconds; every offset that is written points at the words beside it.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache, wraps
from pathlib import Path
from typing import cast

import numpy as np

from framing.annotations import AnnotatedArticle
from framing.articles import Article
from framing.attribution import attribute, find_tagged
from framing.claims import ClaimSplitter
from framing.encoder import Encoder
from framing.encoder.encode import read_words
from framing.encoder.loader import MODEL_FOLDER
from framing.errors import ArticleError, InputError
from framing.lexicon import AGENTS, CONDITIONS, KIND_OF, OPERATORS, ROLES, Condition, Entry, Lexicon
from framing.parsing import read_parse
from framing.pipeline import Instruments, annotate_one
from framing.reading.articles import find_inputs, read_articles
from framing.reading.blocks import detect_blocks
from framing.reading.documents import without_surrogates
from framing.reading.lexicons import read_lexicon
from framing.reading.pages import read_page
from framing.reading.roles import read_roles
from framing.senses import SenseModel
from framing.spans import Span, parse_spans, text_of
from framing.syntax import LABELS, Chain, Encoded, LinkWindow
from framing.tables.records import read_record, record_of, write_record
from framing.tables.rows import article_rows
from framing.terms import Matcher

Target = Callable[[bytes], None]
#: Seconds that one input may take.
LONGEST = 5.0
#: What mutated inputs are put together from besides the seeds.
PIECES = [
    "Police said", " said the mayor, ", "“", "”", '"', "'", "’", "(", ")", " — ", "...", ":", ";",
    "rioters", "terrorist bands", "according to Reuters", "she", "they", "who", "that", "not",
    "so-called", " reportedly ", "\n\n", "\n", " ", "\t", "LONDON (AP) - ", "date 2022-01-05 ",
    "Photo: AFP", "\u202e", "\u200d", "\U0001f525", "\u0301", "\x85", "\u2028", "Қазақстан",
    "مظاهرات", "1,000", "12-15", "U.S.", "@who", "https://example.org/a?b=c", "A" * 50, "<p>",
    "</div>", "&amp;", '{"text": "', '"}', ",", "text,outlet\n", "\ufeff", "\x1a",
]  # fmt: skip
_ENDINGS = (".txt", ".html", ".csv", ".tsv", ".jsonl", ".json", ".parquet", ".txt.gz", ".csv.gz",
            ".jsonl.gz", ".zip")  # fmt: skip


def _timed(target: Target) -> Target:
    @wraps(target)
    def timed(data: bytes) -> None:
        start = time.process_time()  # not of other processes
        target(data)
        took = time.process_time() - start
        assert took < LONGEST, f"took {took:.1f} s"

    return timed


@_timed
def readers(data: bytes) -> None:
    """A file of any form, told by the first byte; packed forms hold the data or are it."""
    if not data:
        return
    ending = _ENDINGS[data[0] % len(_ENDINGS)]
    content = data[1:]
    if data[0] & 0x80 and ending.endswith(".gz"):
        content = gzip.compress(content, 1)
    if data[0] & 0x80 and ending == ".zip":
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("a.csv", content)
            archive.writestr("b/articles.csv", content[::-1])
        content = packed.getvalue()
    with tempfile.TemporaryDirectory(dir=_memory()) as folder:
        path = Path(folder) / f"x{ending}"
        path.write_bytes(content)
        try:
            found = list(read_articles(find_inputs([path])))
        except InputError:
            return
    for one in found:
        assert isinstance(one, (Article, ArticleError))
        if isinstance(one, Article):
            check_blocks(one)
            json.dumps(one.text, ensure_ascii=False).encode("utf-8")


@_timed
def pages(data: bytes) -> None:
    """A page."""
    try:
        page = read_page(data, "x.html")
    except ArticleError:
        return
    assert page.text.strip()


@_timed
def blocks(data: bytes) -> None:
    """Block detection."""
    text = data.decode("utf-8", "replace")
    check_blocks(Article("a", text, detect_blocks(text)))


@_timed
def decoding(data: bytes) -> None:
    """Every stage behind the model, on scores that no model would give: the seed is the data."""
    if len(data) < 4:
        return
    seed, article = int.from_bytes(data[:4], "big"), _article(data[4:])
    annotated = annotate_one(article, _with_dice(seed))
    check(annotated)
    record = record_of(annotated)
    assert read_record(write_record(record)) == record


@_timed
def matching(data: bytes) -> None:
    """A lexicon made of the text's own words: forms, conditions and operators of every kind."""
    if len(data) < 4:
        return
    rng = random.Random(data[:4])
    article = _article(data[4:])
    encoded = random_scores(article, int.from_bytes(data[:4], "big"))
    parse = read_parse(encoded)
    said = attribute(article, parse, Lexicon(()), find_tagged(encoded))
    lexicon = random_lexicon(rng, parse.lower)
    claims = ClaimSplitter(lexicon).split(article, parse, said)
    matcher = Matcher(lexicon)
    terms = matcher.match(article, parse, said, claims)
    for dropped in matcher.dropped(article, parse):
        assert 0 <= dropped.span.start < dropped.span.end <= len(article.text)
    check(AnnotatedArticle(article, parse, said, claims, terms, ()))


def random_lexicon(rng: random.Random, words: Sequence[str]) -> Lexicon:
    """Up to 24 entries of forms that may stand in the text."""
    known = [*words, "-led", "of", "so-called", "x"]

    def form() -> str:
        parts = [rng.choice(known) for _ in range(rng.choice((1, 1, 1, 2, 3)))]
        kind = rng.randrange(8)
        if kind == 0 and len(parts[-1]) > 3 and parts[-1].isalpha():
            parts[-1] = parts[-1][:3] + "*"
        elif kind == 1:
            parts += ["...", *([rng.choice(known)] if rng.random() < 0.5 else [])]
        elif kind == 2:
            parts[0] = "-" + parts[0]
        return " ".join(parts).lower()

    def condition() -> Condition:
        tests = [(rng.choice(sorted(CONDITIONS)), frozenset(rng.choices([*known, "#"], k=3)))
                 for _ in range(rng.choice((1, 1, 2)))]  # fmt: skip
        return Condition(tuple(tests))

    entries = []
    for n in range(rng.randrange(1, 25)):
        role = rng.choice(ROLES)
        entries.append(Entry(
            id=f"x.{n}", domain="x", forms=tuple(form() for _ in range(rng.randrange(1, 4))),
            role=role, pos=rng.choice(((), ("NOUN",), ("VERB",), ("ADJ", "PROPN"))),
            referent="" if role == "modifier" else rng.choice(sorted(KIND_OF)),
            legitimacy=rng.choice((None, -3, -1, 0, 2)), visibility=rng.choice((None, -1, 2)),
            operator=rng.choice(OPERATORS) if role == "modifier" else "",
            amount=rng.randrange(-3, 3), applies=rng.choice(((), ("people",))),
            licenses=rng.random() < 0.5, in_names=rng.random() < 0.3,
            agent=rng.choice(("", *AGENTS)),
            exclude=tuple(condition() for _ in range(rng.choice((0, 0, 1)))),
            require=tuple(condition() for _ in range(rng.choice((0, 0, 1)))),
        ))  # fmt: skip
    return Lexicon(tuple(entries))


def _article(data: bytes) -> Article:
    text = without_surrogates(data.decode("utf-8", "replace"))
    return Article("a", text, detect_blocks(text), outlet="o")


TARGETS: dict[str, Target] = {"readers": readers, "pages": pages, "blocks": blocks,
                              "decoding": decoding, "matching": matching}  # fmt: skip


def check_blocks(article: Article) -> None:
    """Blocks are in order, disjoint, inside the text, and cover all that is not blank."""
    end = 0
    for block in article.blocks:
        assert end <= block.span.start < block.span.end <= len(article.text)
        assert not article.text[end : block.span.start].strip()
        end = block.span.end
    assert not article.text[end:].strip()


def check(annotated: AnnotatedArticle) -> None:
    """Every offset in the rows points at the words that stand beside it, and is inside the text."""
    text = annotated.article.text
    rows = article_rows(annotated)
    for table, column, words in (("attributions", "content_spans", "content"),
                                 ("attributions", "source_spans", "source"),
                                 ("attributions", "cue_spans", "cue"),
                                 ("claims", "spans", "text")):  # fmt: skip
        for row in rows[table]:
            spans = parse_spans(row[column])
            assert all(0 <= a < b <= len(text) for a, b in spans), row
            assert text_of(text, spans) == row[words], row
    for row in rows["terms"]:
        assert text[int(row["start"]) : int(row["end"])] == row["text"], row
    for row in rows["counts"]:
        assert text_of(text, (Span(int(row["start"]), int(row["end"])),)) == row["text"], row
    for speaker in annotated.speakers:
        assert all(0 <= i < len(annotated.attributions) for i in speaker.attributions)


def random_scores(article: Article, seed: int) -> Encoded:
    """The article's words with random scores, tags, relations and sentence breaks."""
    rng = np.random.default_rng(seed)
    words = read_words(article)
    n = len(words.starts)
    tags, relations = _names()
    sentences, links, arcs = [], [], []
    start = 0
    while start < n:
        same = start
        while same < n and words.blocks[same] == words.blocks[start]:
            same += 1
        end = min(same, start + int(rng.integers(1, 30)))
        sentences.append((start, end))
        arcs.append(rng.normal(0, 3, (end - start, end - start)).astype(np.float32))
        links.append(LinkWindow(start, end, *(
            rng.normal(0, 3, (end - start, end - start)).astype(np.float32) for _ in "cs")))
        start = end
    matrix = rng.normal(0, 2, (len(LABELS), len(LABELS))).astype(np.float32)
    ends = rng.normal(0, 2, (2, len(LABELS))).astype(np.float32)
    return Encoded(
        tuple(words.starts), tuple(words.ends), tuple(words.words), tuple(words.blocks),
        tuple(words.quotes), rng.normal(0, 3, (n, len(LABELS))).astype(np.float32),
        Chain(matrix, ends[0], ends[1]), tuple(links),
        tuple(tags[k] for k in rng.integers(0, len(tags), n)),
        tuple(relations[k] for k in rng.integers(0, len(relations), n)),
        tuple(sentences), tuple(arcs),
    )  # fmt: skip


def _memory() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


@lru_cache(maxsize=1)
def _names() -> tuple[list[str], list[str]]:
    tables = json.loads((MODEL_FOLDER / "model.json").read_text(encoding="utf-8"))
    return tables["tags"], tables["relations"]


@dataclass(frozen=True)
class Dice:
    """In the encoder's place: scores by chance."""

    seed: int
    senses: SenseModel | None = None

    def encode(self, article: Article) -> Encoded:
        """The words of the read blocks with random scores."""
        return random_scores(article, self.seed)


def _with_dice(seed: int) -> Instruments:
    instruments = copy(_instruments())  # not made anew: that takes longer than an article
    object.__setattr__(instruments, "encoder", Dice(seed))
    return instruments


@lru_cache(maxsize=1)
def _instruments() -> Instruments:
    return Instruments(cast(Encoder, Dice(0)), read_lexicon(), read_roles())
