"""The finishing step: shards in order -> tables. What is told over all articles is told here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from framing.errors import ArticleError
from framing.reading.documents import LanguageError
from framing.reading.prints import Copies, CopyFinder
from framing.reporting.folder import ResultsFolder
from framing.running.shards import read_shard
from framing.running.tally import SpeakerTally
from framing.running.work import WorkFolder
from framing.speakers import Authority, Register
from framing.tables.cells import Row
from framing.tables.records import ArticleRecord
from framing.tables.renaming import rename_speakers

#: Refused articles that are kept in words beside the table of them.
MOST_REFUSED = 1000


def read_shards(
    work: WorkFolder, digests: Iterable[str]
) -> Iterator[ArticleRecord | ArticleError]:
    """The articles of finished shards, in order; holds one shard at a time."""
    for digest in digests:
        yield from read_shard(*work.read(digest))[1]


def write_tables(work: WorkFolder, digests: Sequence[str], results: ResultsFolder,
                 authority: Authority) -> list[ArticleError]:  # fmt: skip
    """Every table and the texts, article by article; the first of what was left out, in order.

    The tables do not depend on how the articles were cut into shards, nor on who did which. Who
    is who over all articles is found in a first pass; the user's `authority` wins.
    """
    refused: list[ArticleError] = []
    register = Register(authority)
    copies = _first_pass(work, digests, register)
    with SpeakerTally(work.scratch / "speakers.sqlite") as tally:
        for found in read_shards(work, digests):
            if isinstance(found, ArticleError):
                results.write_rows("left_out", [_left_out(found)])
                if len(refused) < MOST_REFUSED and not isinstance(found, LanguageError):
                    refused.append(found)
                continue
            copies.mark(found.rows)
            article_id, speakers = found.article_id, found.speakers
            who = {s.speaker_id: (s.name, register.assigned(article_id, s)) for s in speakers}
            for table, rows in rename_speakers(found.rows, who).items():
                results.write_rows(table, rows)
            results.write_rows("duplicates", copies.passages(found.article_id, found.text))
            for stem, value in found.lines.items():
                results.write_json_line(f"{stem}.jsonl", value)
            tally.add(register.resolved(article_id, speakers), found.text)
        results.write_rows("speakers", tally.rows())
    results.write_empty()
    return refused


def _first_pass(work: WorkFolder, digests: Sequence[str], register: Register) -> Copies:
    """Show every article's speakers to the register; the passages that several articles share."""
    with CopyFinder() as finder:
        for found in read_shards(work, digests):
            if isinstance(found, ArticleRecord):
                register.add(found.speakers)
                finder.add(found.article_id, found.text, found.lines["texts"]["sentences"])
        return finder.find()


def _left_out(error: ArticleError) -> Row:
    language = error.language if isinstance(error, LanguageError) else ""
    return {"place": error.where, "reason": "language" if language else "unreadable",
            "language": language, "message": error.message}  # fmt: skip
