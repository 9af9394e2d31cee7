"""The command line as a user meets it: good input, bad input, exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from framing import cli
from framing.tables.schema import ANALYZED

GOOD = "Mayor Ann Lee said rioters had burned a bus. Police detained dozens of protesters.\n"


@dataclass(frozen=True)
class Outcome:
    """What a command left: exit code, standard output, standard error in one line."""

    code: int
    out: str
    err: str


@pytest.fixture
def framing(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
            ) -> Iterator[Callable[..., Outcome]]:  # fmt: skip
    """Runs the command line in this process, as `framing ARGS...` would."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1641340800")

    def run(*arguments: object) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["framing", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            cli.main()
        captured = capsys.readouterr()
        code = stop.value.code
        return Outcome(code if isinstance(code, int) else int(bool(code)), captured.out,
                       " ".join(captured.err.split()))  # fmt: skip

    yield run


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with one good article."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    return folder


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    """A table that a command wrote."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_run_writes_everything(
    framing: Callable[..., Outcome], articles: Path, tmp_path: Path
) -> None:
    """Tables, summaries, data package and report; the summary on standard output."""
    done = framing("run", articles, "-o", tmp_path / "out")
    assert done.code == 0, done.err
    names = {p.name for p in (tmp_path / "out").iterdir()}
    assert names == {*(f"{t.name}.csv" for t in ANALYZED), "summary_outlets.csv",
                     "summary_speakers.csv", "datapackage.json", "texts.jsonl", "words.jsonl",
                     "report.html", ".report-pages"}  # fmt: skip
    assert "rioters" in done.out
    (term,) = [r for r in rows(tmp_path / "out", "terms") if r["text"] == "rioters"]
    assert (term["voice"], term["chain"]) == ("attributed", "unknown > Ann Lee")


def test_two_runs_give_the_same_bytes(
    framing: Callable[..., Outcome], articles: Path, tmp_path: Path
) -> None:
    """With the time fixed, nothing depends on the moment, the folder or the order of a set."""
    for name in ("one", "two"):
        assert framing("run", articles, "-o", tmp_path / name, "--quiet").code == 0
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "empty"),
        ("binary.txt", b"\x7fELF\x00\x01\x02" * 50, "binary"),
        ("latin.txt", "Détenus à Paris.".encode("latin-1"), "UTF-8"),
    ],
)
def test_one_bad_article_never_loses_the_others(
    framing: Callable[..., Outcome], articles: Path, tmp_path: Path,
    name: str, content: bytes, says: str,
) -> None:  # fmt: skip
    """The bad one is named with the reason, the good one is done, the exit code is 1."""
    (articles / name).write_bytes(content)
    done = framing("run", articles, "-o", tmp_path / "out")
    assert done.code == 1
    assert name in done.err
    assert says in done.err
    assert [r["article_id"] for r in rows(tmp_path / "out", "articles")] == ["good"]
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text())
    assert len(package["framing"]["refused"]) == 1


def test_a_manifest_row_without_a_file(
    framing: Callable[..., Outcome], articles: Path, tmp_path: Path
) -> None:
    """The row is named; the others are done."""
    (articles / "articles.csv").write_text("path,outlet\ngood.txt,Daily\ngone.txt,Daily\n")
    done = framing("analyze", articles, "-o", tmp_path / "out")
    assert done.code == 1
    assert "gone.txt" in done.err
    assert "articles.csv:3" in done.err
    assert rows(tmp_path / "out", "articles")[0]["outlet"] == "Daily"


def test_a_file_that_the_manifest_leaves_out(
    framing: Callable[..., Outcome], articles: Path, tmp_path: Path
) -> None:
    """It is read with defaults, and the note names it."""
    (articles / "articles.csv").write_text("path,outlet\ngood.txt,Daily\n")
    (articles / "extra.txt").write_text(GOOD)
    done = framing("analyze", articles, "-o", tmp_path / "out")
    assert done.code == 0
    assert "extra.txt: is not listed" in done.err


def test_an_unbalanced_quotation_mark_costs_nothing(
    framing: Callable[..., Outcome], articles: Path, tmp_path: Path
) -> None:
    """The next paragraph is still the outlet's own voice."""
    (articles / "odd.txt").write_text(
        "“We will stay, the mayor, Ann Lee, said.\n\nThe rioters burned a bus.\n", encoding="utf-8"
    )
    assert framing("analyze", articles, "-o", tmp_path / "out").code == 0
    (term,) = [r for r in rows(tmp_path / "out", "terms")
               if r["article_id"] == "odd" and r["text"] == "rioters"]  # fmt: skip
    assert term["voice"] == "outlet"


def test_nothing_to_read(framing: Callable[..., Outcome], tmp_path: Path) -> None:
    """An empty folder, a missing path and only bad articles: exit code 2, nothing written."""
    (tmp_path / "empty").mkdir()
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "a.txt").write_bytes(b"")
    for given in (tmp_path / "empty", tmp_path / "gone", bad):
        done = framing("run", given, "-o", tmp_path / "out")
        assert done.code == 2
        assert str(given) in done.err
        assert not (tmp_path / "out" / "articles.csv").exists()


def test_an_output_path_that_is_a_file(
    framing: Callable[..., Outcome], articles: Path, tmp_path: Path
) -> None:
    """Said before any work, exit code 2."""
    (tmp_path / "file").write_text("mine")
    done = framing("run", articles, "-o", tmp_path / "file")
    assert done.code == 2
    assert "is a file" in done.err
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_an_unreadable_file_and_a_closed_folder(
    framing: Callable[..., Outcome], articles: Path, tmp_path: Path
) -> None:
    """Missing permissions are named."""
    (articles / "shut.txt").write_text(GOOD)
    (articles / "shut.txt").chmod(0)
    done = framing("analyze", articles, "-o", tmp_path / "out")
    assert done.code == 1
    assert "shut.txt" in done.err
    tmp_path.chmod(0o500)
    assert framing("analyze", articles, "-o", tmp_path / "other").code == 2
    tmp_path.chmod(0o700)


def test_report_needs_results(framing: Callable[..., Outcome], tmp_path: Path) -> None:
    """A folder without results is an error that says what to run."""
    done = framing("report", tmp_path)
    assert done.code == 2
    assert "framing analyze" in done.err


def test_a_damaged_table_is_named(
    framing: Callable[..., Outcome], articles: Path, tmp_path: Path
) -> None:
    """A table with a row cut short is refused with file and line."""
    out = tmp_path / "out"
    assert framing("analyze", articles, "-o", out).code == 0
    with (out / "terms.csv").open("a", encoding="utf-8") as stream:
        stream.write("half,a row\r\n")
    done = framing("report", out)
    assert done.code == 2
    assert "terms.csv:" in done.err


def test_tables_for_spreadsheets_report_the_same(
    framing: Callable[..., Outcome], articles: Path, tmp_path: Path
) -> None:
    """--excel changes files, not results: formula cells are marked, the report is as without."""
    (articles / "formula.txt").write_text('=HYPERLINK("x") rioters, he said.\n')
    for name, option in (("plain", "--no-excel"), ("excel", "--excel")):
        assert framing("run", articles, "-o", tmp_path / name, option, "-q").code == 0
    pages = [(tmp_path / n / "report.html").read_text(encoding="utf-8") for n in ("plain", "excel")]
    assert pages[0] == pages[1]
    assert '"\'=HYPERLINK' not in (tmp_path / "plain" / "terms.csv").read_text()


def test_kwic_and_sources(
    framing: Callable[..., Outcome], articles: Path, tmp_path: Path
) -> None:
    """Concordance and sources say whose words; CSV is machine-readable; nothing found is 1."""
    out = tmp_path / "out"
    assert framing("analyze", articles, "-o", out).code == 0
    assert "Ann Lee" in framing("kwic", out, "riot*").out
    (line,) = csv.DictReader(io.StringIO(framing("kwic", out, "riot*", "--csv").out))
    assert (line["text"], line["chain"]) == ("rioters", "unknown > Ann Lee")
    assert framing("kwic", out, "nowhere").code == 1
    assert "Ann Lee" in framing("sources", out).out
    assert next(csv.DictReader(io.StringIO(framing("sources", out, "--csv").out)))


def test_lexicon_commands(framing: Callable[..., Outcome], tmp_path: Path) -> None:
    """Listing filters; checking names file and line of every fault; one's own entry counts."""
    listed = framing("lexicon", "list", "--domain", "protest", "--legitimacy", "-2")
    assert listed.code == 0
    assert "protest.rioter" in listed.out
    assert framing("lexicon", "list", "--domain", "nothing").code == 1
    bad = tmp_path / "bad.yaml"
    bad.write_text("schema: 1\ndomain: mine\nlanguage: en\nentries:\n"
                   "- id: mine.x\n  forms: [x]\n  role: hat\n  colour: red\n")  # fmt: skip
    done = framing("lexicon", "check", bad)
    assert done.code == 1
    assert "bad.yaml:" in done.out
    assert "colour" in done.out


def test_a_lexicon_of_ones_own_counts(
    framing: Callable[..., Outcome], articles: Path, tmp_path: Path
) -> None:
    """--lexicon adds entries to those that come with the program."""
    own = tmp_path / "own.yaml"
    own.write_text("schema: 1\ndomain: transport\nlanguage: en\nentries:\n"
                   "- id: transport.bus\n  forms: [bus]\n  role: head\n  pos: [NOUN]\n"
                   "  referent: government\n  legitimacy: 0\n  category: NOM.role\n")  # fmt: skip
    done = framing("analyze", articles, "-o", tmp_path / "out", "--lexicon", own)
    assert done.code == 0, done.err
    found = {r["entry_id"] for r in rows(tmp_path / "out", "terms")}
    assert {"transport.bus", "protest.rioter"} <= found


def test_wrong_usage_is_exit_code_2(framing: Callable[..., Outcome], tmp_path: Path) -> None:
    """Unknown options and missing arguments."""
    assert framing("run", "--nonsense").code == 2
    assert framing("analyze", tmp_path).code == 2


def test_the_program_starts_as_a_module() -> None:
    """`python -m framing --version` prints the version and nothing else."""
    done = subprocess.run([sys.executable, "-m", "framing", "--version"], capture_output=True,
                          text=True, check=True)  # fmt: skip
    assert done.stdout.strip() == "0.1.0"


def test_statistics_of_one_article_say_that_they_are_too_few(
    framing: Callable[..., Outcome], articles: Path, tmp_path: Path
) -> None:
    """Counts without a percentage; nothing is compared; what was not counted is said."""
    out = tmp_path / "out"
    assert framing("analyze", articles, "-o", out, "--quiet").code == 0
    done = framing("rates", out, "--voice", "all", "--csv")
    (row,) = [r for r in csv.DictReader(io.StringIO(done.out)) if r["label"] == "rioters"]
    assert (row["k"], row["n"], row["share"], row["note"]) == ("1", "1", "", "too few")
    assert done.code == 0 and "have too few cases for a figure" in done.err
    shown = framing("rates", out, "--voice", "all")
    assert "1 of 1" in shown.out and shown.out.startswith("Too few") and "%" not in shown.out
    none = framing("compare", out)
    assert none.code == 1 and "one group only" in none.out and "0 of 0" not in none.out
    words = framing("compare", out, "--of", "lemmas", "--voice", "all", "--csv")
    assert "q_collapsed" in framing("compare", out, "--copies", "all").err
    assert "--copies all" not in none.err
    assert words.code == 1 and words.out.startswith("a,b,referent")
    for of in ("shares", "diversity", "speakers"):
        assert framing("sources", out, "--of", of, "--csv").code == 0
    assert framing("sources", out, "--of", "shared").code == 1


@pytest.mark.parametrize(("arguments", "says"), [
    (("compare", "OUT", "one"), "expected two groups, or none"),
    (("compare", "OUT", "--of", "parts"), "expected two outlets"),
    (("compare", "OUT", "one", "two"), "there is no 'one'; there are unknown"),
    (("compare", "OUT", "unknown", "UNKNOWN"), "are the same group, unknown"),
    (("compare", "OUT", "--per", "week"), "expected --by period with it"),
    (("compare", "OUT", "a", "b", "--of", "parts", "--voice", "own"), "parts are over all voices"),
    (("sources", "OUT", "--by", "period"), "--of shares and diversity compare groups"),
    (("sources", "OUT", "--of", "copies", "--no-wire"), "have no effect"),
    (("sources", "OUT", "--of", "shared", "--by", "speaker"), "expected outlet or period"),
    (("rates", "OUT", "--referent", "nosuch"), "no 'nosuch'; there are participants, violent_part"),
    (("rates", "OUT", "--by", "speaker", "--voice", "own"), "have attributed words only"),
    (("rates", "OUT", "--speaker", "nobody"), "nobody is called 'nobody'"),
])  # fmt: skip
def test_statistics_that_cannot_be_asked_for(
    framing: Callable[..., Outcome], articles: Path, tmp_path: Path,
    arguments: tuple[str, ...], says: str,
) -> None:  # fmt: skip
    """Exit code 2, and what is expected."""
    out = tmp_path / "out"
    assert framing("analyze", articles, "-o", out, "--quiet").code == 0
    done = framing(*(out if a == "OUT" else a for a in arguments))
    assert done.code == 2
    assert says in " ".join(done.err.split())
