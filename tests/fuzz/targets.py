"""What is fuzzed: each target takes bytes, and raises where the program breaks a promise.

Promises: a bad input is an ArticleError or InputError, never another exception; no input takes
longer than five seconds; every offset that is written points at the words beside it.
"""

from __future__ import annotations

import gzip
import io
import json
import tempfile
import time
import zipfile
from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path

import numpy as np

from framing.annotations import AnnotatedArticle
from framing.articles import Article
from framing.attribution import attribute, find_tagged
from framing.claims import ClaimSplitter
from framing.encoder.encode import read_words
from framing.encoder.loader import MODEL_FOLDER
from framing.errors import ArticleError, InputError
from framing.lexicon import Lexicon
from framing.parsing import read_parse
from framing.reading.articles import find_inputs, read_articles
from framing.reading.blocks import detect_blocks
from framing.reading.documents import without_surrogates
from framing.reading.lexicons import read_lexicon
from framing.reading.pages import read_page
from framing.reading.roles import read_roles
from framing.roles import Roles
from framing.spans import parse_spans, text_of
from framing.speakers import resolve_speakers
from framing.syntax import LABELS, Chain, Encoded, LinkWindow
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
    text = without_surrogates(data[4:].decode("utf-8", "replace"))
    article = Article("a", text, detect_blocks(text), outlet="o")
    encoded = random_scores(article, int.from_bytes(data[:4], "big"))
    lexicon, matcher, roles = _instruments()
    parse = read_parse(encoded)
    said = attribute(article, parse, lexicon, find_tagged(encoded))
    claims = ClaimSplitter(lexicon).split(article, parse, said)
    terms = matcher.match(article, parse, said, claims)
    speakers = resolve_speakers(article, parse, said, roles)
    check(AnnotatedArticle(article, parse, said, claims, terms, speakers))


TARGETS: dict[str, Target] = {"readers": readers, "pages": pages, "blocks": blocks,
                              "decoding": decoding}  # fmt: skip


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


@lru_cache(maxsize=1)
def _instruments() -> tuple[Lexicon, Matcher, Roles]:
    lexicon = read_lexicon()
    return lexicon, Matcher(lexicon), read_roles()
