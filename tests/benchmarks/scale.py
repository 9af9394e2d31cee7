"""How memory and time grow with the number of articles.

    python tests/benchmarks/scale.py 1000 10000 50000 --stub [--polnear ../shared/corpora/...jsonl]

Makes synthetic articles by joining pieces of sentences of real ones, analyses each number of them
in a process of its own, and prints for each the peak of memory, the time and the processor time,
and the exponent with which processor time grows; what a run over ten articles takes (loading) is
taken off first. With --stub the model and the stages are replaced by ones that find plausible
layers at no cost: what remains is reading, sharding, the finishing step and writing. `--report`
measures `framing report` too.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
OUTLETS = [f"outlet-{n}" for n in range(40)]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("numbers", nargs="*", type=int)
    parser.add_argument("--stub", action="store_true")
    parser.add_argument("--report", action="store_true")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--sentences", type=int, default=12, help="in an article")
    parser.add_argument("--polnear", type=Path,
                        default=ROOT.parent / "shared/corpora/polnear_train.jsonl")  # fmt: skip
    parser.add_argument("--folder", type=Path, help="keep articles and tables here")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        one(*options.one, stub=options.stub)
        return
    measured = []
    for n in (10, *options.numbers):
        with tempfile.TemporaryDirectory() as passing:
            folder = str(options.folder / str(n)) if options.folder else passing
            Path(folder).mkdir(parents=True, exist_ok=True)
            articles = Path(folder) / "articles.jsonl"
            synthesise(articles, n, options.polnear, options.sentences)
            figures = {"articles": n, "megabytes_in": round(articles.stat().st_size / 1e6, 1)}
            figures |= measure([str(articles), folder + "/out", str(options.jobs)], options.stub)
            if options.report and n > 10:
                code = "import plain; from framing.cli import main; main()"
                command = [sys.executable, "-c", code, "report", folder + "/out", "-q"]
                figures |= {f"report_{k}": v for k, v in watched(command).items()}
        print(json.dumps(figures), flush=True)
        measured.append(figures)
    loading = measured.pop(0)["cpu_s"]
    for small, large in pairwise(measured):
        grew = math.log((large["cpu_s"] - loading) / (small["cpu_s"] - loading))
        exponent = grew / math.log(large["articles"] / small["articles"])
        memory = large["peak_mb"] / small["peak_mb"] - 1
        print(f"{small['articles']} -> {large['articles']}: time exponent {exponent:.3f}, "
              f"memory {memory:+.1%}")  # fmt: skip


def measure(arguments: list[str], stub: bool) -> dict[str, float]:
    """One analysis in a process of its own."""
    command = [sys.executable, __file__, "--one", *arguments, *(["--stub"] if stub else [])]
    return watched(command)


def watched(command: list[str]) -> dict[str, float]:
    """Seconds, processor seconds and peak memory of a command."""
    start = time.monotonic()
    paths = f"{ROOT}:{Path(__file__).parent}"
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": paths}
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, command
    return {"wall_s": round(time.monotonic() - start, 1),
            "cpu_s": round(usage.ru_utime + usage.ru_stime, 1),
            "peak_mb": round(usage.ru_maxrss / 1024, 1)}  # fmt: skip


def one(articles: str, out: str, jobs: str, *, stub: bool) -> None:
    """Analyse, here."""
    import plain  # noqa: F401

    from framing.running import Options, analyze, work

    if stub:
        work.annotate_shard = stubbed
        work.instruments_for = lambda settings: None
    analyze([articles], Path(out), Options(n_processes=int(jobs)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"peak {peak // 1024} MB", file=sys.stderr)


def stubbed(shard: object, instruments: object, *, any_language: bool) -> bytes:
    """annotate_shard with layers found by patterns instead of the model."""
    import framing.running.shards as shards

    shards.annotate = lambda found, _: map(plausible, found)
    return shards.annotate_shard(shard, instruments, any_language=any_language)  # type: ignore[arg-type]


def plausible(article: object) -> object:
    """An annotated article: every sentence a claim, every third one said by somebody in it."""
    from framing.annotations import AnnotatedArticle, Attribution, Claim, Speaker, Term
    from framing.spans import Span
    from framing.syntax import Parse

    rows, sentences, claims, said, terms, speakers = [], [], [], [], [], []
    text = article.text  # type: ignore[attr-defined]
    for found in re.finditer(r"[^.\n]+\.?", text):
        words = list(re.finditer(r"\w+|[^\w\s]", found[0]))
        if len(words) < 4:
            continue
        first = len(rows)
        for word in words:
            start = found.start() + word.start()
            rows.append((start, start + len(word[0]), word[0], word[0].lower(), "NN", len(rows),
                         "dep"))  # fmt: skip
        sentences.append((first, len(rows)))
        spans = (Span(rows[first][0], rows[-1][1]),)
        owner = None
        if len(sentences) % 3 == 0:
            owner = len(said)
            source = Span(rows[first][0], rows[first + 1][1])
            said.append(Attribution((source,), (), (Span(rows[first + 2][0], rows[-1][1]),),
                                    "indirect"))  # fmt: skip
            name = text[slice(*source)].lower()
            speakers.append(Speaker(name, name, "other", ((source,),), (owner,)))
        claims.append(Claim(spans, Span(*rows[first + 2][:2]), len(sentences) - 1, 0, "active"))
        terms.append(Term(Span(*rows[first + 3][:2]), 0, "protest.rioter", "protest",
                          "violent_participants", "NOM.crim", legitimacy=-2, attribution=owner,
                          claim=len(claims) - 1))  # fmt: skip
    unique = {s.speaker_id: s for s in speakers}
    return AnnotatedArticle(article, Parse.from_rows(rows, sentences), tuple(said),  # type: ignore[arg-type]
                            tuple(claims), tuple(terms), tuple(unique.values()))  # fmt: skip


def synthesise(path: Path, n: int, polnear: Path, n_sentences: int) -> None:
    """`n` articles of new sentences, of which every fifth carries three sentences of real copy.

    A new sentence is put together from pieces of three or four words of different real sentences,
    so that articles are no copies of each other.
    """
    sentences: list[list[str]] = []
    with polnear.open(encoding="utf-8") as stream:
        for line in stream:
            for sentence in re.split(r"(?<=[.!?])\s+", json.loads(line)["text"]):
                if 8 <= len(sentence.split()) <= 40:
                    sentences.append(sentence.split())
    rng = random.Random(n)
    with path.open("w", encoding="utf-8") as stream:
        for k in range(n):
            copied = rng.randrange(len(sentences) - 3) if k % 5 == 0 else -1
            made = [_pieced(rng, sentences) for _ in range(n_sentences - 3 * (copied >= 0))]
            made += sentences[copied : copied + 3] if copied >= 0 else []
            text = ""
            for number, words in enumerate(made):
                text += " ".join(words) + ("\n\n" if number % 3 == 2 else " ")
            row = {"id": f"a{k}", "outlet": OUTLETS[k % 40], "text": text,
                   "date": f"20{10 + k % 10}-0{1 + k % 9}-11"}  # fmt: skip
            stream.write(json.dumps(row) + "\n")


def _pieced(rng: random.Random, sentences: list[list[str]]) -> list[str]:
    """A sentence of about 17 words: the beginning and the end of real ones, and what is between."""
    words: list[str] = []
    for piece in range(5):
        real, size = rng.choice(sentences), rng.choice((3, 4))
        last = len(real) - size
        start = {0: 0, 4: last}.get(piece, rng.randrange(last))
        words += real[start : start + size]
    return words


if __name__ == "__main__":
    main()
