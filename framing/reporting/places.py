"""Where things are in a report: the addresses of articles, outlets, speakers and sections."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from framing.reporting.filenames import file_names

#: The last part of an id in the tables: the kind of row and its number in the article.
_ROW = re.compile(r"[a-z]\d+\Z")


def fragment(row_id: str) -> str:
    """The id within an article's page of a row of the tables: `t3` of `one:t3`."""
    last = row_id.rpartition(":")[2]
    return last if _ROW.fullmatch(last) else ""


@dataclass(frozen=True)
class Places:
    """Addresses of what a report shows; with `embed` they are all within the one page."""

    embed: bool
    #: article_id -> stem of its page, or anchor; only articles whose text is shown.
    articles: dict[str, str]
    outlets: dict[str, str]
    #: speaker_id -> stem; only speakers that have a page.
    speakers: dict[str, str]
    #: The way from the page where an address stands to the top of the report.
    root: str = ""

    @classmethod
    def of(
        cls, articles: Iterable[str], outlets: Iterable[str], speakers: Iterable[tuple[str, str]],
        *, embed: bool,
    ) -> Places:  # fmt: skip
        """Places for these article ids, outlets and speakers (id, name)."""
        named = dict(speakers)
        if embed:
            return cls(True, _numbered("a", articles), _numbered("o", outlets),
                       _numbered("s", named))  # fmt: skip
        # Two speakers may have one name; their ids do not.
        taken = Counter(named.values())
        plain = {i: name if taken[name] == 1 else f"{name} {i}" for i, name in named.items()}
        stems = file_names(plain.values())
        return cls(False, file_names(articles), file_names(outlets),
                   {i: stems[name] for i, name in plain.items()})  # fmt: skip

    def article(self, article_id: str, row_id: str = "") -> str:
        """The address of an article, or of a row's place in it; empty where it is not shown."""
        if article_id not in self.articles:
            return ""
        stem, part = self.articles[article_id], fragment(row_id)
        if self.embed:
            return f"#{stem}{f'-{part}' if part else ''}"
        return f"{self.root}articles/{stem}.html{f'#{part}' if part else ''}"

    def outlet(self, name: str) -> str:
        """The address of an outlet's page or card."""
        stem = self.outlets.get(name, "")
        return stem and (f"#{stem}" if self.embed else f"{self.root}outlets/{stem}.html")

    def speaker(self, speaker_id: str) -> str:
        """The address of a speaker's page or card; empty for one without."""
        stem = self.speakers.get(speaker_id, "")
        return stem and (f"#{stem}" if self.embed else f"{self.root}speakers/{stem}.html")


def _numbered(letter: str, names: Iterable[str]) -> dict[str, str]:
    return {name: f"{letter}{n}" for n, name in enumerate(names, 1)}
