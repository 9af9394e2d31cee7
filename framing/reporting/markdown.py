"""The summary in Markdown, for a notebook or an issue: what the console shows, as tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from framing.analysis.findings import FRONT
from framing.analysis.results import Results
from framing.reporting.context import ReportContext
from framing.reporting.controls import show_controls
from framing.reporting.matrices import (
    Count,
    columns_of,
    count_more,
    label_counts,
    listed_labels,
    main_voices,
)
from framing.reporting.method import citation
from framing.reporting.passages import shorten
from framing.reporting.records import as_rows
from framing.reporting.wording import (
    NOT_NAMED,
    count,
    percent,
    plural,
    speaker_type,
    topic,
)

#: Speakers in the tables, and labels listed in one cell.
MAIN_SPEAKERS = 16
LABELS = 8
#: What Markdown, or HTML in it, would take for markup anywhere in a line, or at its start.
_MARKUP = re.compile(r"([\\`*_\[\]|<>&~])|^([-+#=]|\d+(?=[.)]))")
#: What a forge would take for a person or another issue, who would be told of it.
_CALLS = re.compile(r"([@#])(?=\w)")


def render_markdown(results: Results, context: ReportContext) -> str:
    """The whole document; nothing in it that came from an article is markup."""
    parts = [f"# {_text(context.title)}\n", _head(results)]
    if context.selection:
        parts.append(f"*{_text(context.selection)}*\n")
    if results.findings:
        parts.append("## What the articles show\n")
        parts.append("".join(f"- {_text(f.text)}\n" for f in results.findings[:FRONT]))
    parts.append("## Who calls whom what\n")
    parts.append("k of n: of the n mentions of a class in one voice, k stand at this place of the "
                 "scale (legitimacy −3 outside the law to +2 heroising; force: H 0 explicit to "
                 "H +2 hidden). “In quotation marks”: verbatim.\n")  # fmt: skip
    counts = label_counts(results.by_outlet, results.by_speaker)
    rows = list(_label_rows(counts))
    parts.append(_table(("In whose words", "Of whom or what", "Place", "k of n", "Words"), rows)
                 if rows else "No label was found.\n")  # fmt: skip
    if more := count_more(counts, MAIN_SPEAKERS):
        parts.append(f"And {plural(more, 'more speaker')}: summary_speakers.csv.\n")
    quoted = list(_quoted_rows(results))
    if quoted:
        parts.append("## Who is quoted\n")
        parts.append(_table(("Speaker", "Type", "Quoted", "Articles"), quoted))
    parts.append(f"---\n\n{_text(citation(context, results.sourcing.n_articles))}\n")
    return "\n".join(parts)


def _head(results: Results) -> str:
    s, articles = results.sourcing, results.tables.articles
    outlets = plural(int(articles["outlet"].nunique()), "outlet")
    share = percent(s.share_attributed_words if s.n_words else None)
    return (f"{plural(s.n_articles, 'article')} from {outlets}: {plural(s.n_words, 'word')}, "
            f"{share} of them somebody else’s; {plural(s.n_attributions, 'attribution')}, of which "
            f"{count(s.n_unspecified)} name nobody.\n")  # fmt: skip


def _label_rows(counts: Sequence[Count]) -> Iterator[tuple[str, ...]]:
    shown = main_voices(counts, MAIN_SPEAKERS)
    for voice in dict.fromkeys(c.voice for c in counts if c.voice in shown):
        own = [c for c in counts if c.voice == voice]
        for name in dict.fromkeys(c.topic for c in own):
            inside = [c for c in own if c.topic == name]
            for column in columns_of(inside):
                cell = [c for c in inside if c.column.key == column.key]
                yield (f"{own[0].voice_name}", topic(*name), column.code or "–",
                       f"{count(sum(c.n for c in cell))} of {count(cell[0].n_mentions)}",
                       listed_labels(cell, LABELS))  # fmt: skip


def _quoted_rows(results: Results) -> Iterator[tuple[str, ...]]:
    for row in as_rows(results.speakers_quoted)[:MAIN_SPEAKERS]:
        name = str(row["speaker"]) if row["speaker_id"] is not None else NOT_NAMED
        yield (shorten(name, 60), speaker_type(str(row["speaker_type"])), count(int(row["n"])),
               count(int(row["n_articles"])))  # fmt: skip


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(header)} |", f"|{'---|' * len(header)}"]
    lines += [f"| {' | '.join(_text(cell) for cell in row)} |" for row in rows]
    return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    """Text that no Markdown reader takes for markup, on one line."""
    plain = _MARKUP.sub(r"\\\g<0>", " ".join(show_controls(text).split()))
    return _CALLS.sub(lambda m: f"&#{ord(m[1])};", plain)
