"""`framing lexicon import` and `export`: lexicons from and for other programs."""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import typer

from framing.cli.grouped import grouped
from framing.cli.options import Lexicons
from framing.cli.output import say
from framing.errors import InputError

_FORMATS = ("quanteda", "liwc", "csv")
Format = Annotated[
    str, typer.Option("--format", metavar="FORMAT", help="quanteda, liwc or csv; else by suffix.")
]


@dataclass(frozen=True, slots=True)
class Same:
    """What the new entries have in common."""

    role: Annotated[str, typer.Option(help="Role of all entries.")] = "head"
    referent: Annotated[str, typer.Option(help="Referent class of all entries.")] = ""
    legitimacy: Annotated[int | None, typer.Option(help="Legitimacy of all, -3 .. 2.")] = None
    visibility: Annotated[int | None, typer.Option(help="Visibility of all, -1 .. 2.")] = None
    category: Annotated[str, typer.Option(help="Category of all, e.g. NOM.role.")] = ""


@grouped
def lexicon_import(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="A dictionary; '-' reads it from standard input."),
    ],
    same: Same,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE",
                     help="The lexicon file to write, or a folder for one file a domain; none: "
                     "standard output."),
    ] = None,
    fmt: Format = "",
    domain: Annotated[str, typer.Option(help="First part of the new entries' ids.")] = "",
) -> None:
    """Make a lexicon file of a quanteda YAML dictionary, a LIWC .dic file or a CSV.

    Each key or category of the dictionary becomes an entry; a CSV has a column called word (with
    category, if there are several), or is one that `export` wrote, which comes back whole. What was
    left out and what the new file still lacks is named. Exit code 1: something is.

    Example: framing lexicon import moral.dic --domain moral --referent participants --legitimacy 0 --category NOM.appr -o moral.yaml
    """  # noqa: E501
    from framing.codebook.exchange import import_dictionary, read_foreign, write_files

    fields = {k: v for k, v in asdict(same).items() if v not in ("", None)}
    name, text, fmt = read_foreign(file, fmt, sys.stdin)
    files, notes = import_dictionary(name, text, fmt, domain, fields)
    if output is None:
        for content in files.values():
            typer.echo(content, nl=False)
    else:
        for path in write_files(files, output):
            say(f"wrote {path}")
    for note in notes:
        say(note)
    raise typer.Exit(1 if notes else 0)


def lexicon_export(
    fmt: Annotated[str, typer.Option("--to", metavar="FORMAT", help="quanteda, liwc or csv.")],
    by: Annotated[
        str, typer.Option(help="What words are grouped by: id, domain, referent, category, "
                          "legitimacy or visibility (csv keeps entries whole).")
    ] = "id",
    domain: Annotated[str, typer.Option(help="Only this domain.")] = "",
    lexicon: Lexicons = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="None: standard output.")
    ] = None,
) -> None:
    """Write the entries in force for quanteda, LIWC or a spreadsheet.

    quanteda and LIWC get the words of each group, inflected; composition, conditions and parts of
    speech they cannot express. CSV keeps every field, and `import` reads it back.

    Example: framing lexicon export --to quanteda --by referent -o referents.yaml
    """
    from framing.codebook.exchange import GROUPINGS, export_entries, write_files
    from framing.reading.lexicons import read_lexicon, with_default
    from framing.reporting.plurals import plural

    for value, allowed, hint in ((fmt, _FORMATS, "--to"), (by, GROUPINGS, "--by")):
        if value not in allowed:
            raise typer.BadParameter(f"{value!r} is none of {', '.join(allowed)}", param_hint=hint)
    entries = [e for e in read_lexicon(with_default(lexicon or ())).entries
               if not domain or e.domain == domain]  # fmt: skip
    if not entries:
        raise InputError(f"no entry has the domain {domain!r}")
    text = export_entries(entries, fmt, by)
    if output is None:
        sys.stdout.write(text)
    else:
        write_files({"": text}, output)
    say(f"{plural(len(entries), 'entry', 'entries')}")
    if fmt != "csv":
        say(f"note: {fmt} cannot hold conditions, parts of speech and composition; csv keeps them")
