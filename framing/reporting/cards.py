"""A card for each outlet and each speaker: what its page, or its part of the one page, shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from framing.analysis.evidence import STRONG
from framing.analysis.results import Results
from framing.analysis.sourcing import count_quotes, reporting_verbs, speakers_quoted
from framing.reporting.contrasts import contrasts
from framing.reporting.matrices import Count, voice_grid
from framing.reporting.passages import PassageBook, shorten
from framing.reporting.people import shown_name
from framing.reporting.places import Places
from framing.reporting.records import ArticleRow, SpeakerRow, as_rows
from framing.reporting.views.cards import (
    Chip,
    Chips,
    OutletCard,
    OutletRow,
    SpeakerCard,
    SpeakerRowView,
)
from framing.reporting.wording import (
    STANCES,
    count,
    decimal,
    plural,
    share_or_count,
    speaker_type,
)

_Row = dict[str, Any]
#: Names or verbs listed on one card, articles of one outlet, and other names of a speaker.
MOST_CHIPS = 60
MOST_ARTICLES = 400
MOST_NAMES = 8


def is_strong(one: Count) -> bool:
    """Whether these are strongly negative names."""
    key = one.column.key
    return key.startswith("L") and int(key[1:]) <= STRONG and one.topic[1] == "named"


class Cards:
    """Makes the card of any outlet or speaker; what they share is counted once."""

    def __init__(
        self, results: Results, articles: Sequence[ArticleRow], speakers: Sequence[SpeakerRow],
        counts: Sequence[Count],
    ) -> None:  # fmt: skip
        said = results.quotes.assign(outlet=results.quotes["outlet"].fillna("unknown"))
        self._results = results
        self._known = {s.speaker_id: s for s in speakers}
        self._articles = _grouped(articles, lambda a: a.outlet)
        self._counts = _grouped(counts, lambda c: c.voice)
        self._beside = _grouped(as_rows(results.beside), lambda r: str(r["outlet"]) or "unknown")
        self._ranked = [r for r in as_rows(speakers_quoted(said)) if r["speaker_id"] is not None]
        by_outlet = as_rows(count_quotes(said, ["outlet", "speaker_id", "speaker",
                                                "speaker_type"], ["outlet"]))  # fmt: skip
        self._quoted_by = _grouped(by_outlet, lambda r: str(r["outlet"]))
        self._quoting = _grouped(by_outlet, lambda r: str(r["speaker_id"]))
        self._outlet_verbs = _grouped(as_rows(reporting_verbs(said, ["outlet"])),
                                      lambda r: str(r["outlet"]))  # fmt: skip
        self._speaker_verbs = _grouped(as_rows(reporting_verbs(said, ["speaker_id"])),
                                       lambda r: str(r["speaker_id"]))  # fmt: skip
        self._of_speaker = {str(r["speaker_id"]): r for r in self._ranked}

    @property
    def outlets(self) -> list[str]:
        """All outlets, by name."""
        return sorted(self._articles)

    @property
    def speakers(self) -> list[tuple[str, str]]:
        """Id and name of all who are quoted, the most quoted first."""
        return [(str(r["speaker_id"]), str(r["speaker"])) for r in self._ranked]

    def outlet_rows(self, places: Places) -> tuple[OutletRow, ...]:
        """The list of outlets."""
        return tuple(self._outlet_row(name, places) for name in self.outlets)

    def speaker_rows(
        self, book: PassageBook, places: Places, most: int
    ) -> tuple[SpeakerRowView, ...]:
        """The list of speakers, as many as `most`, the most quoted first."""
        return tuple(
            SpeakerRowView(
                shorten(str(r["speaker"]), 80), places.speaker(str(r["speaker_id"])),
                speaker_type(str(r["speaker_type"])),
                book.figure(f"Quoted: {shorten(str(r['speaker']), 80)}", r["attribution_ids"]),
                int(r["n_articles"]), len(self._quoting[str(r["speaker_id"])]),
            )
            for r in self._ranked[:most]
        )  # fmt: skip

    def outlet(self, name: str, book: PassageBook, places: Places) -> OutletCard:
        """The card of one outlet."""
        own = self._articles[name]
        counts = self._counts.get(f"outlet:{name}", [])
        return OutletCard(
            places.outlets.get(name, "") if places.embed else "", name, _outlet_facts(own),
            *contrasts(self._beside.get(name, ())),
            tuple((places.article(a.article_id), a.headline or a.article_id, a.published)
                  for a in own[:MOST_ARTICLES]),
            max(0, len(own) - MOST_ARTICLES),
            voice_grid(counts, "In its own voice", book),
            _chips(self._quoted_by.get(name, []), f"{name} quotes: ", book, places),
            _by_stance(self._outlet_verbs.get(name, []), name, book),
        )  # fmt: skip

    def speaker(self, speaker_id: str, book: PassageBook, places: Places) -> SpeakerCard:
        """The card of one speaker."""
        row = self._of_speaker[speaker_id]
        name = shorten(str(row["speaker"]), 80)
        outlets = tuple(
            Chip(str(r["outlet"]), places.outlet(str(r["outlet"])), "",
                 book.figure(f"{r['outlet']} quotes: {name}", r["attribution_ids"]))
            for r in sorted(self._quoting[speaker_id], key=lambda r: (-r["n"], r["outlet"]))
        )  # fmt: skip
        return SpeakerCard(
            places.speakers.get(speaker_id, "") if places.embed else "", name,
            speaker_type(str(row["speaker_type"])), _other_mentions(self._known.get(speaker_id)),
            book.figure(f"Quoted: {name}", row["attribution_ids"]),
            Chips(outlets[:MOST_CHIPS], max(0, len(outlets) - MOST_CHIPS)),
            _by_stance(self._speaker_verbs.get(speaker_id, []), name, book),
            voice_grid(self._counts.get(f"speaker:{speaker_id}", []),
                       "What these words call whom", book),
        )  # fmt: skip

    def _outlet_row(self, name: str, places: Places) -> OutletRow:
        own, s = self._articles[name], self._results.sourcing_by_outlet.get(name)
        beside = {r["measure"]: r for r in self._beside.get(name, ()) if r["side"] == "own"}
        counts = self._counts.get(f"outlet:{name}", [])
        words = sum(a.n_words for a in own)
        return OutletRow(
            name, places.outlet(name), len(own), words,
            share_or_count(beside.get("attributed words"), s.n_attributed_words if s else 0),
            sum(a.n_attributions for a in own),
            share_or_count(beside.get("nobody named"), s.n_unspecified if s else 0),
            sum(c.n for c in counts), sum(c.n for c in counts if is_strong(c)), _ease(own),
        )  # fmt: skip


def _grouped(items: Any, key: Any) -> dict[str, list[Any]]:
    out: dict[str, list[Any]] = {}
    for item in items:
        out.setdefault(key(item), []).append(item)
    return out


def _by_stance(
    rows: Sequence[_Row], name: str, book: PassageBook
) -> tuple[tuple[str, Chips], ...]:
    """Reporting verbs under their stance, in the order of STANCES."""
    out = []
    for stance, words in STANCES.items():
        own = [r for r in rows if str(r["stance"] or "") == stance]
        chips = tuple(
            Chip(shorten(str(r["verb"]), 60), "", "",
                 book.figure(f"{name}, reporting verb: {r['verb']}", r["attribution_ids"]))
            for r in own[:MOST_CHIPS]
        )  # fmt: skip
        if chips:
            out.append((words, Chips(chips, max(0, len(own) - MOST_CHIPS))))
    return tuple(out)


def _chips(rows: Sequence[_Row], before: str, book: PassageBook, places: Places) -> Chips:
    """Speakers with their numbers; `before` stands before the name over its passages."""
    items = tuple(
        Chip(shorten(shown_name(str(r["speaker"])), 80), places.speaker(str(r["speaker_id"])),
             _detail(str(r["speaker"]), str(r["speaker_type"])),
             book.figure(f"{before}{shown_name(str(r['speaker']))}", r["attribution_ids"]))
        for r in rows[:MOST_CHIPS]
    )  # fmt: skip
    return Chips(items, max(0, len(rows) - MOST_CHIPS))


def _detail(name: str, kind: str) -> str:
    """The type of a speaker, unless the name says it."""
    shown = speaker_type(kind)
    return "" if shown.casefold() == shown_name(name).casefold() else shown


def _ease(articles: Sequence[ArticleRow]) -> float | None:
    eases = [a.reading_ease for a in articles if a.reading_ease is not None]
    return sum(eases) / len(eases) if eases else None


def _outlet_facts(articles: Sequence[ArticleRow]) -> tuple[tuple[str, str], ...]:
    words = sum(a.n_words for a in articles)
    attributed = sum(a.n_words * (a.share_attributed or 0.0) for a in articles)
    dates = sorted({a.published for a in articles if a.published})
    return (
        ("Articles", count(len(articles))),
        ("Published", " to ".join(dict.fromkeys((dates[0], dates[-1]))) if dates else "no date"),
        ("Words", count(words)),
        ("Somebody else’s words", count(round(attributed))),
        ("Attributions", count(sum(a.n_attributions for a in articles))),
        ("Claims", count(sum(a.n_claims for a in articles))),
        ("Reading ease", decimal(_ease(articles))),
    )


def _other_mentions(speaker: SpeakerRow | None) -> str:
    names = [m for m in speaker.mentions.split(" | ") if m and m != speaker.name] if speaker else []
    more = len(names) - MOST_NAMES
    extra = f" and {plural(more, 'other')}" if more > 0 else ""
    return " · ".join(shorten(n, 60) for n in names[:MOST_NAMES]) + extra
