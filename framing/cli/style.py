"""`framing style`: house style, before publishing."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli.options import Articles, AsCsv, AsJson, Lexicons
from framing.cli.output import say, write_csv, write_json
from framing.errors import ArticleError
from framing.reporting.controls import show_controls


def style(
    articles: Articles,
    authority: Annotated[
        list[str] | None,
        typer.Option(metavar="BODY", help="Only the rules of this body, e.g. BBC; repeatable."),
    ] = None,
    lexicon: Lexicons = None,
    as_csv: AsCsv = False,
    as_json: AsJson = False,
) -> None:
    """Words in the outlet's own voice that style guides would only use in quotations or attributed.

    For each: where, the passage, whose rule, and what could be said instead. Exit code 1: there are
    some, or an article could not be read.

    Example: framing style article.txt --authority BBC
    """
    from framing.codebook.style import breaches, known_bodies
    from framing.codebook.style_lines import COLUMNS, breach_lines, breach_row, place_of
    from framing.encoder import Encoder
    from framing.pipeline import Instruments, annotate
    from framing.reading.articles import find_inputs, read_articles
    from framing.reading.lexicons import read_lexicon, with_default
    from framing.reading.roles import read_roles
    from framing.reporting.plurals import plural

    entries = read_lexicon(with_default(lexicon or ()))
    bodies = frozenset(name.casefold() for name in authority or ())
    known = known_bodies(entries)
    if unknown := bodies - {name.casefold() for name in known}:
        raise typer.BadParameter(f"{', '.join(sorted(unknown))} is none of {', '.join(known)}",
                                 param_hint="--authority")  # fmt: skip
    instruments = Instruments(Encoder(), entries, read_roles())
    rows, n_found, n_read, refused = [], 0, 0, 0
    for article in read_articles(find_inputs(articles)):
        annotated = next(annotate([article], instruments)) if not isinstance(
            article, ArticleError) else article  # fmt: skip
        if isinstance(annotated, ArticleError):
            say(f"left out: {annotated}", style="red")
            refused += 1
            continue
        n_read += 1
        for breach in breaches(annotated, entries, bodies):
            n_found += 1
            if as_csv or as_json:
                rows.append(breach_row(annotated.article, breach))
            else:
                place = place_of(annotated.article)
                typer.echo(show_controls("\n".join(breach_lines(place, breach))))
    if as_json:
        write_json(rows)
    elif as_csv:
        write_csv(COLUMNS, rows)
    asked = ", ".join(n for n in known if not bodies or n.casefold() in bodies)
    say(f"{plural(n_found, 'passage')} in {plural(n_read, 'article')}; rules of {asked}")
    raise typer.Exit(2 if not n_read else 1 if n_found or refused else 0)
