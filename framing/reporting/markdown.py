"""The summary in Markdown, for a notebook or an issue: what the console shows, as tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from framing.analysis.findings import FRONT
from framing.analysis.results import Results
from framing.reporting.context import ReportContext
from framing.reporting.controls import show_controls
from framing.reporting.gist import K_OF_N, MAIN_SPEAKERS, SCALES, caution, head, lines, quoted_name
from framing.reporting.matrices import Count, count_more, label_counts
from framing.reporting.method import citation
from framing.reporting.records import as_rows
from framing.reporting.wording import count, plural, speaker_type

#: What Markdown, or HTML in it, would take for markup anywhere in a line, or at its start.
_MARKUP = re.compile(r"([\\`*_\[\]|<>&~])|^([-+#=]|\d+(?=[.)]))")
#: What a forge would take for a person or another issue, who would be told of it.
_CALLS = re.compile(r"([@#])(?=\w)")


def render_markdown(results: Results, context: ReportContext) -> str:
    """The whole document; nothing in it that came from an article is markup."""
    parts = [f"# {_text(context.title)}\n", f"{_text(head(results))}.\n"]
    if warned := caution(results):
        parts.append(f"{_text(warned)}\n")
    if context.selection:
        parts.append(f"*{_text(context.selection)}*\n")
    if context.corrected:
        parts.append(f"**{_text(context.corrected)}**\n")
    if results.findings:
        parts.append("## What the articles show\n")
        parts.append("".join(f"- {_text(f.text)}\n" for f in results.findings[:FRONT]))
    parts.append("## Who calls whom what\n")
    parts.append(f"{K_OF_N} {SCALES}\n")
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


def _label_rows(counts: Sequence[Count]) -> Iterator[tuple[str, ...]]:
    for line in lines(counts):
        yield line.voice_name, line.about, line.column.code or "–", line.k_of_n, line.words


def _quoted_rows(results: Results) -> Iterator[tuple[str, ...]]:
    for row in as_rows(results.speakers_quoted)[:MAIN_SPEAKERS]:
        yield (quoted_name(row), speaker_type(str(row["speaker_type"])), count(int(row["n"])),
               count(int(row["n_articles"])))  # fmt: skip


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(header)} |", f"|{'---|' * len(header)}"]
    lines += [f"| {' | '.join(_text(cell) for cell in row)} |" for row in rows]
    return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    """Text that no Markdown reader takes for markup, on one line."""
    plain = _MARKUP.sub(r"\\\g<0>", " ".join(show_controls(text).split()))
    return _CALLS.sub(lambda m: f"&#{ord(m[1])};", plain)
