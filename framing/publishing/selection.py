"""The part of a run that a report is about: articles of some outlets, or that quote somebody."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from framing.errors import InputError
from framing.reporting.wording import count, listed
from framing.tables.frames import Tables


def select(
    tables: Tables, outlets: Sequence[str], speakers: Sequence[str]
) -> tuple[Tables, str]:
    """The tables of the articles that these outlets published and that quote one of `speakers`.

    Names are compared without case; a speaker also by any words that name it in the texts. With
    neither, all of them. The second value says in words what was chosen. InputError for a name
    that the run does not have, with those most like it.
    """
    articles = tables.articles
    chosen = articles["article_id"]
    if outlets:
        published = articles["outlet"].fillna("unknown")
        names = _known(outlets, sorted(published.unique()), "outlet")
        chosen = chosen[published.isin(names)]
    if speakers:
        ids = _speaker_ids(tables, speakers)
        said = tables.attributions
        quoting = set(said["article_id"][said["speaker_id"].isin(ids)])
        chosen = chosen[chosen.isin(quoting)]
    if not outlets and not speakers:
        return tables, ""
    what = [f"published by {listed(outlets, 'or')}"] if outlets else []
    what += [f"quoting {listed(speakers, 'or')}"] if speakers else []
    if chosen.empty:
        raise InputError(f"no article is {' and '.join(what)}; leave out one of the two",
                         where="--outlet --speaker")  # fmt: skip
    told = (f"Only the articles {' and '.join(what)}: {count(len(chosen))} of "
            f"{count(len(articles))}. Every figure is about these alone.")  # fmt: skip
    return tables.select(chosen), told


def _known(wanted: Sequence[str], names: Sequence[str], kind: str) -> list[str]:
    folded = {name.casefold(): name for name in names}
    for name in wanted:
        if name.casefold() not in folded:
            near = get_close_matches(name.casefold(), folded, n=5, cutoff=0.5) or sorted(folded)[:5]
            raise InputError(f"no {kind} of this name; did you mean "
                             f"{listed([folded[n] for n in near], 'or')}?",
                             where=f"--{kind} {name}")  # fmt: skip
    return [folded[name.casefold()] for name in wanted]


def _speaker_ids(tables: Tables, wanted: Sequence[str]) -> set[str]:
    by_name: dict[str, set[str]] = {}
    for row in tables.rows("speakers"):
        mentions = str(row["mentions"] or "").split(" | ")
        for name in {str(row["name"] or ""), *mentions} - {""}:
            by_name.setdefault(name.casefold(), set()).add(str(row["speaker_id"]))
    shown = [str(name) for name in tables.speakers["name"].dropna()]
    for name in wanted:
        if name.casefold() not in by_name:
            _known([name], shown, "speaker")
    return {i for name in wanted for i in by_name[name.casefold()]}
