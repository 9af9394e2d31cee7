"""How far a run is, told to whoever watches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from framing.errors import ArticleError
from framing.reading.survey import Survey
from framing.running.shards import Summary


@dataclass
class Progress:
    """How far a job is. What was left out is counted in `done` too."""

    #: Articles in all, 0 where that is known only at the end (tables are not counted beforehand).
    total: int = 0
    #: Bytes of the inputs, of which `n_bytes` are done.
    total_bytes: int = 0
    done: int = 0
    n_bytes: int = 0
    words: int = 0
    #: Articles that cannot be read, and those in other languages.
    n_refused: int = 0
    n_foreign: int = 0
    #: Articles whose results an earlier, unfinished run left.
    n_known: int = 0
    #: The first of the refused ones, when all is done.
    refused: list[ArticleError] = field(default_factory=list)
    #: What the inputs were taken for, one line a group of like files.
    recognised: list[str] = field(default_factory=list)
    #: Not wrong, but worth telling.
    notes: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, survey: Survey) -> Progress:
        """Nothing done yet."""
        notes = list(survey.notes.shown)
        if (more := survey.notes.n - len(notes)) > 0:
            notes.append(f"and {more:,} more of this kind")
        return cls(total=0 if survey.is_open else survey.n_articles, total_bytes=survey.n_bytes,
                   recognised=survey.lines(), notes=notes)  # fmt: skip

    @property
    def share(self) -> float | None:
        """How much is done, from 0 to 1; None where the inputs do not tell."""
        if self.total:
            return min(1.0, self.done / self.total)
        return min(1.0, self.n_bytes / self.total_bytes) if self.total_bytes else None

    def add(self, summary: Summary) -> None:
        """Count a finished shard."""
        self.done += summary.n_articles
        self.words += summary.n_words
        self.n_bytes += summary.n_bytes
        self.n_refused += summary.n_refused
        self.n_foreign += summary.n_foreign


Watch = Callable[[Progress], None]
