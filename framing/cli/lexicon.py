"""`framing lexicon`: look at the lexicons, and check one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli.options import AsCsv, Lexicons, Quiet
from framing.cli.output import progress_bar, say, show
from framing.reporting.controls import show_controls

lexicon_app = typer.Typer(
    help="Look at the lexicons, and check your own.", no_args_is_help=True, rich_markup_mode=None
)


@lexicon_app.command("list")
def lexicon_list(
    domain: Annotated[str, typer.Option(help="Only this domain, e.g. protest.")] = "",
    referent: Annotated[str, typer.Option(help="Only this referent class.")] = "",
    legitimacy: Annotated[int | None, typer.Option(help="Only this level, -3 .. 2.")] = None,
    lexicon: Lexicons = None,
    as_csv: AsCsv = False,
) -> None:
    """The entries in force. Exit code 1: none fits.

    Example: framing lexicon list --domain protest --legitimacy -2
    """
    from framing.reading.lexicons import default_lexicon_dir, read_lexicon

    found = read_lexicon([default_lexicon_dir(), *(lexicon or ())])
    rows = [
        {"id": e.id, "forms": ", ".join(e.forms), "role": e.role, "referent": e.referent,
         "legitimacy": e.legitimacy, "visibility": e.visibility, "stance": e.stance,
         "category": e.category, "neutral": ", ".join(e.neutral)}
        for e in found.entries
        if (not domain or e.domain == domain) and (not referent or e.referent == referent)
        and (legitimacy is None or e.legitimacy == legitimacy)
    ]  # fmt: skip
    show(list(rows[0]) if rows else [], rows, as_csv)
    say(f"{len(rows)} of {len(found.entries)} entries")
    known = sorted({e.referent for e in found.entries if e.referent})
    if referent and referent not in known:
        say(f"no referent class is called {referent}; the known ones are {', '.join(known)}")
    raise typer.Exit(0 if rows else 1)


@lexicon_app.command("check")
def lexicon_check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Lexicon files (YAML).")],
) -> None:
    """Check lexicon files, also against those that come with the program.

    Prints every fault with file and line. Exit code 1: faults.

    Example: framing lexicon check my-words.yaml
    """
    from framing.reading.lexicons import check_lexicon, default_lexicon_dir

    _, faults = check_lexicon([default_lexicon_dir(), *files])
    for fault in faults:
        typer.echo(show_controls(str(fault)))
    say(f"{len(faults)} faults" if faults else "no faults")
    raise typer.Exit(1 if faults else 0)


@lexicon_app.command("test")
def lexicon_test(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE...]", help="Only the entries of these files; none: all."),
    ] = None,
    strict: Annotated[
        bool, typer.Option(help="An exclusion without a counterexample is a fault, no warning.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Run the examples and counterexamples of the lexicon's entries through the whole program.

    Prints each sentence that does not hold, with file and line. Exit code 1: some do not.

    Example: framing lexicon test my-words.yaml
    """
    from framing.codebook.examples import Outcome, run_examples
    from framing.encoder import Encoder
    from framing.pipeline import Instruments
    from framing.reading.lexicons import default_lexicon_dir, entries_of, read_lexicon, with_default
    from framing.reading.roles import read_roles
    from framing.reporting.codebook import fault_line, uncovered_line
    from framing.reporting.wording import plural

    lexicon = read_lexicon(with_default(files or ()))
    entries = entries_of(lexicon, files or [default_lexicon_dir()])
    n_sentences = sum(len(e.examples) + len(e.counterexamples) for e in entries)
    failed = uncovered = 0
    with progress_bar(quiet=quiet) as bar:
        task = bar.add_task("Sentences", total=n_sentences)
        for found in run_examples(entries, Instruments(Encoder(), lexicon, read_roles())):
            if isinstance(found, Outcome):
                bar.advance(task)
            if isinstance(found, Outcome) and found.problem:
                failed += 1
                line = fault_line(found.example, found.kind, found.problem)
                typer.echo(show_controls(line))
            elif not isinstance(found, Outcome):
                uncovered += 1
                line = uncovered_line(found.entry, found.condition, warning=not strict)
                typer.echo(show_controls(line))
    without = sum(not e.examples for e in entries)
    say(f"{plural(n_sentences, 'sentence')} of {plural(len(entries), 'entry', 'entries')}: "
        f"{failed} do not hold; {plural(uncovered, 'exclusion')} without a counterexample; "
        f"{plural(without, 'entry', 'entries')} without an example")  # fmt: skip
    raise typer.Exit(1 if failed or (strict and uncovered) else 0)
