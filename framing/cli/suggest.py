"""`framing lexicon suggest`: what the lexicon may lack."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli.options import Lexicons, Quiet, Results
from framing.cli.output import progress_bar, say
from framing.errors import ArticleError, InputError
from framing.reporting.controls import show_controls


def lexicon_suggest(
    results: Results,
    limit: Annotated[int, typer.Option(min=1, help="Number of proposals.")] = 100,
    domain: Annotated[str, typer.Option(help="Domain of the proposed entries.")] = "mine",
    lexicon: Lexicons = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="None: standard output.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Words that the articles of a results folder use like labels and the lexicon lacks.

    Looks for words coordinated with labels ("extremists and X"), given as names ("branded them X"),
    modified like labels ("violent X"), modifying weak heads ("X groups"), in apposition to labels
    or said of them, and doing what labels do. Ranked by how alike words are used to the lexicon's
    labels (what they stand with, in few dimensions); small corpora and modifiers by how much more
    often a word stands in the places of labels (log-likelihood ratio). The output is a lexicon file
    to edit, each entry under its figures and the passages that support it, with whose words they
    are. Exit code 1: none found.

    Example: framing lexicon suggest results/ -o proposals.yaml
    """
    from framing.codebook.exchange import write_files
    from framing.codebook.stubs import stub_text
    from framing.codebook.suggest import Suggester
    from framing.encoder import Encoder
    from framing.pipeline import Instruments, annotate
    from framing.reading.lexicons import read_lexicon, with_default
    from framing.reading.results import read_package, read_texts
    from framing.reading.roles import read_roles

    read_package(results)
    texts = list(read_texts(results))
    if not texts:
        raise InputError("holds no texts; run `framing analyze` without --no-text",
                         where=str(results))  # fmt: skip
    entries = read_lexicon(with_default(lexicon or ()))
    suggester = Suggester(entries)
    with progress_bar(quiet=quiet) as bar:
        task = bar.add_task("Articles", total=len(texts))
        for annotated in annotate(texts, Instruments(Encoder(), entries, read_roles())):
            if isinstance(annotated, ArticleError):
                say(f"left out: {annotated}", style="red")
            else:
                suggester.add(annotated)
            bar.advance(task)
    proposals = suggester.proposals(limit)
    text = show_controls("".join(stub_text(proposals, domain)))
    if output is None:
        typer.echo(text, nl=False)
    else:
        write_files({"": text}, output)
        say(f"wrote {output}")
    say(f"{len(proposals)} proposals from {len(texts)} articles")
    raise typer.Exit(0 if proposals else 1)
