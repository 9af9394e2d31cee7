"""`framing lexicon`: look at the lexicons, and check one's own."""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import typer

from framing.cli.exchange import lexicon_export, lexicon_import
from framing.cli.grouped import grouped
from framing.cli.options import AsCsv, AsJson, Lexicons, Quiet
from framing.cli.output import progress_bar, say, show, write_json
from framing.cli.suggest import lexicon_suggest
from framing.reporting.controls import show_controls

lexicon_app = typer.Typer(
    help="Look at the lexicons, and check your own.", no_args_is_help=True, rich_markup_mode=None
)

for name, command in (
    ("suggest", lexicon_suggest), ("import", lexicon_import), ("export", lexicon_export)
):  # fmt: skip
    lexicon_app.command(name)(command)


@dataclass(frozen=True, slots=True)
class Only:
    """Which entries are wanted."""

    domain: Annotated[str, typer.Option(help="Only this domain, e.g. protest.")] = ""
    referent: Annotated[str, typer.Option(help="Only this referent class.")] = ""
    legitimacy: Annotated[int | None, typer.Option(help="Only this level, -3 .. 2.")] = None
    visibility: Annotated[int | None, typer.Option(help="Only this level, -1 .. 2.")] = None
    category: Annotated[str, typer.Option(help="Only this category, e.g. NOM.crim.")] = ""


@lexicon_app.command("list")
@grouped
def lexicon_list(
    only: Only,
    lexicon: Lexicons = None,
    as_csv: AsCsv = False,
    as_json: AsJson = False,
) -> None:
    """The entries in force. Exit code 1: none fits.

    JSON holds the entries whole, examples and conditions included.

    Example: framing lexicon list --domain protest --legitimacy -2
    """
    from framing.codebook.records import entry_record
    from framing.reading.lexicons import read_lexicon, with_default

    found = read_lexicon(with_default(lexicon or ()))
    asked = asdict(only)
    kept = [e for e in found.entries
            if all(v in ("", None) or getattr(e, k) == v for k, v in asked.items())]  # fmt: skip
    rows = [
        {"id": e.id, "forms": ", ".join(e.forms), "role": e.role, "referent": e.referent,
         "legitimacy": e.legitimacy, "visibility": e.visibility, "stance": e.stance,
         "category": e.category, "neutral": ", ".join(e.neutral)}
        for e in kept
    ]  # fmt: skip
    if as_json:
        write_json([entry_record(e) for e in kept])
    else:
        show(list(rows[0]) if rows else [], rows, as_csv)
    say(f"{len(rows)} of {len(found.entries)} entries")
    for name in ("domain", "referent", "category"):
        known = sorted({v for e in found.entries if (v := getattr(e, name))})
        if asked[name] and asked[name] not in known:
            say(f"no {name} is called {asked[name]}; the known ones are {', '.join(known)}")
    raise typer.Exit(0 if rows else 1)


@lexicon_app.command("check")
def lexicon_check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Lexicon files (YAML).")],
) -> None:
    """Check lexicon files, also against those that come with the program.

    Prints every fault with file and line, what was expected and what to do. Exit code 1: faults.

    Example: framing lexicon check my-words.yaml
    """
    from framing.reading.lexicons import check_lexicon, with_default

    _, faults = check_lexicon(with_default(files))
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
    from framing.codebook.lines import fault_line, uncovered_line
    from framing.encoder import Encoder
    from framing.pipeline import Instruments
    from framing.reading.lexicon_dir import default_lexicon_dir
    from framing.reading.lexicons import entries_of, read_lexicon, with_default
    from framing.reading.roles import read_roles
    from framing.reporting.plurals import plural

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


@lexicon_app.command("explain")
def lexicon_explain(
    text: Annotated[str, typer.Argument(help="A sentence or more; '-' reads standard input.")],
    lexicon: Lexicons = None,
    as_json: AsJson = False,
) -> None:
    """What the lexicon finds in a text: what matched, how a score was derived, whose words it is,
    and what was suppressed and why. Exit code 1: nothing matched.

    Example: framing lexicon explain "The so-called protesters threw stones at riot police."
    """
    from framing.codebook.explain import Matched, explain
    from framing.codebook.lines import dropped_line, dropped_record, match_lines, match_record
    from framing.encoder import Encoder
    from framing.pipeline import Instruments
    from framing.reading.lexicons import read_lexicon, with_default
    from framing.reading.roles import read_roles
    from framing.reporting.plurals import plural

    text = sys.stdin.read() if text == "-" else text
    if not text.strip():
        raise typer.BadParameter("is empty; expected a sentence", param_hint="TEXT")
    instruments = Instruments(Encoder(), read_lexicon(with_default(lexicon or ())), read_roles())
    found = explain(text, instruments)
    matched = [f for f in found if isinstance(f, Matched)]
    dropped = [f for f in found if not isinstance(f, Matched)]
    if as_json:
        write_json({"matched": [match_record(m) for m in matched],
                    "suppressed": [dropped_record(d) for d in dropped]})  # fmt: skip
        raise typer.Exit(0 if matched else 1)
    for one in matched:
        typer.echo(show_controls("\n".join(match_lines(one))))
    for other in dropped:
        typer.echo(show_controls(dropped_line(other)))
    say(f"{plural(len(matched), 'match', 'matches')}, {len(dropped)} suppressed")
    raise typer.Exit(0 if matched else 1)
