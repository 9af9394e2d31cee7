"""From tables to sheets, from sheets to agreement and corrected tables, and Label Studio."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from framing import cli
from framing.analysis.coding.variables import UNITS
from framing.errors import InputError
from framing.evaluation.drawing import Plan, sample
from framing.evaluation.hand_coding import Wanted, agree, correct
from framing.reading.coding_key import read_key
from framing.reading.coding_sheets import read_codes
from framing.reading.label_studio import read_tasks
from framing.reading.results import read_package, read_tables
from framing.reporting.coding_sheets import labels_xml, tasks_json
from framing.running import analyze

Fill = Callable[[dict[str, str], dict[str, str]], None]


@pytest.fixture(scope="module")
def results(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the seeds."""
    folder = tmp_path_factory.mktemp("results")
    analyze([repository / "seeds"], folder)
    return folder


def fill(folder: Path, name: str, change: Fill) -> Path:
    """Code a sheet as the machine did, but for what `change` does to (row, key row)."""
    with (folder / "key.csv").open(encoding="utf-8", newline="") as stream:
        key = {row["unit"]: row for row in csv.DictReader(stream)}
    path = folder / name
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        for variable in UNITS["terms" if "legitimacy" in row else "claims"]:
            row[variable.name] = key[row["unit"]][f"machine_{variable.name}"]
        change(row, key[row["unit"]])
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_a_sheet_hides_the_machine_and_the_key_knows(results: Path, tmp_path: Path) -> None:
    """No machine code and no outlet in the sheet; probabilities are drawn / size of stratum."""
    sample(results, tmp_path / "c", Plan(40, ("voice", "domain"), coders=("ann", "bob")))
    for coder in ("ann", "bob"):
        with (tmp_path / "c" / f"sheet-{coder}.csv").open(encoding="utf-8-sig") as stream:
            rows = list(csv.DictReader(stream))
        assert {row["coder"] for row in rows} == {coder}
        assert all(row[v.name] == "" for row in rows for v in UNITS["terms"])
        assert all("【" in row["passage"] for row in rows)
        assert "source-00" not in str(rows)
    key = read_key(tmp_path / "c" / "key.csv")
    assert (key["probability"] == key["n_drawn"] / key["n_stratum"]).all()
    tables = read_tables(results)
    total = key.drop_duplicates("stratum")["n_stratum"].sum()
    assert total == tables.terms["referent"].notna().sum()
    text = (tmp_path / "c" / "instructions.md").read_text(encoding="utf-8")
    assert all(v.question in text for v in UNITS["terms"])


def test_hand_coding_is_never_overwritten(results: Path, tmp_path: Path) -> None:
    """A second sample into the same folder is refused, and the same seed draws the same."""
    sample(results, tmp_path / "c", Plan(10))
    with pytest.raises(InputError, match="already"):
        sample(results, tmp_path / "c", Plan(10))
    sample(results, tmp_path / "d", Plan(10))
    assert (tmp_path / "c/key.csv").read_bytes() == (tmp_path / "d/key.csv").read_bytes()


def test_coders_codes_reach_the_tables(results: Path, tmp_path: Path) -> None:
    """A term that is none goes, a voice changes with its chain, all else stays as it was."""
    sample(results, tmp_path / "c", Plan(30))
    key = read_key(tmp_path / "c" / "key.csv")
    gone, moved = key["unit"].iloc[0], next(
        unit for unit, voice in zip(key["unit"], key["machine_voice"], strict=True)
        if voice == "attributed" and unit != key["unit"].iloc[0])  # fmt: skip

    def change(row: dict[str, str], known: dict[str, str]) -> None:
        if row["unit"] == gone:
            row.update(valid="no", voice="", referent="", legitimacy="", polarity="")
        if row["unit"] == moved:
            row["voice"] = "outlet"

    sheet = fill(tmp_path / "c", "sheet.csv", change)
    made = correct(results, [sheet], output=tmp_path / "corrected")
    assert len(made.corrections) == 2
    before, after = read_tables(results), read_tables(tmp_path / "corrected")
    rows = dict(zip(key["unit"], key["row_id"], strict=True))
    assert set(before.terms["term_id"]) - set(after.terms["term_id"]) == {rows[gone]}
    term = after.terms.set_index("term_id").loc[rows[moved]]
    assert (term["voice"], pd.isna(term["speaker_id"])) == ("outlet", True)
    assert " > " not in term["chain"]
    same = before.terms[~before.terms["term_id"].isin([rows[gone], rows[moved]])]
    kept = after.terms[~after.terms["term_id"].isin([rows[moved]])]
    pd.testing.assert_frame_equal(same.reset_index(drop=True), kept.reset_index(drop=True))
    pd.testing.assert_frame_equal(before.attributions, after.attributions)
    assert after.articles["n_terms"].sum() == before.articles["n_terms"].sum() - 1
    told = read_package(tmp_path / "corrected")["framing"]["corrected"]["terms"]
    assert (told["n_rows"], told["n_codes"], told["n_dropped"], told["n_ties"]) == (2, 1, 1, 0)
    assert (told["n_coders"], told["n_coded"], told["n_units"]) == (
        1, 30, before.terms["referent"].notna().sum())  # fmt: skip
    assert set(told["codes"]) == {"sheet.csv", "key.csv"}
    assert not after.acts["term_id"].isin([rows[gone]]).any()


def test_coders_who_agree_with_the_machine_change_nothing(results: Path, tmp_path: Path) -> None:
    """All tables are as they were; of so few articles there is no figure, which is said."""
    sample(results, tmp_path / "c", Plan(60, ("voice",), unit="claims"))
    sheet = fill(tmp_path / "c", "sheet.csv", lambda row, known: None)
    made = correct(results, [sheet], output=tmp_path / "corrected")
    assert made.corrections.empty
    before, after = read_tables(results), read_tables(tmp_path / "corrected")
    for name in ("articles", "attributions", "claims", "terms", "speakers"):
        pd.testing.assert_frame_equal(getattr(before, name), getattr(after, name))
    # The seeds are too few articles for a figure.
    assert set(made.figures["note"]) == {"machine: too few, coded units of too few articles"}


def test_label_studio_keeps_every_code_and_note(results: Path, tmp_path: Path) -> None:
    """Sheets -> tasks with annotations -> the same codes; predictions are no annotations."""
    sample(results, tmp_path / "c", Plan(12, coders=("ann", "bob"), label_studio=True))
    sheets = [fill(tmp_path / "c", f"sheet-{coder}.csv", lambda row, known: None)
              for coder in ("ann", "bob")]  # fmt: skip
    codes = read_codes(sheets).frame
    nested: dict[str, dict[str, dict[str, str]]] = {}
    for row in codes.itertuples(index=False):
        nested.setdefault(row.unit, {}).setdefault(row.coder, {})[row.variable] = row.value
    tasks = json.loads((tmp_path / "c" / "tasks.json").read_text(encoding="utf-8"))
    units = [task["data"] for task in tasks]
    predicted = {unit["unit"]: {"voice": "outlet"} for unit in units}
    path = tmp_path / "export.json"
    path.write_text(tasks_json(units, nested, predicted), encoding="utf-8")
    back = read_codes([path]).frame
    order = ["unit", "coder", "variable", "value"]
    pd.testing.assert_frame_equal(codes.sort_values(order).reset_index(drop=True),
                                  back.sort_values(order).reset_index(drop=True))  # fmt: skip
    assert [task["data"] for task in json.loads(path.read_text(encoding="utf-8"))] == units
    noted = tmp_path / "noted.json"
    noted.write_text(tasks_json(units[:1], {units[0]["unit"]: {"ann": {"note": "“odd”, unsure"}}}),
                     encoding="utf-8")  # fmt: skip
    ((_, cells),) = read_tasks(noted)
    assert cells == {"unit": units[0]["unit"], "coder": "ann", "note": "“odd”, unsure"}
    interface = labels_xml(UNITS["terms"])
    assert all(f'<Choices name="{v.name}"' in interface for v in UNITS["terms"])
    a, b = agree(sheets), agree([path], tmp_path / "c" / "key.csv")
    pd.testing.assert_frame_equal(a.agreement, b.agreement)


def test_an_export_of_label_studio_itself(tmp_path: Path) -> None:
    """Annotators by address or number; cancelled annotations are left out."""
    result = [{"from_name": "voice", "to_name": "passage", "type": "choices",
               "value": {"choices": ["outlet"]}}]  # fmt: skip
    tasks = [{"id": 7, "data": {"unit": "u1"}, "annotations": [
        {"completed_by": {"id": 3, "email": "ann@example.org"}, "result": result},
        {"completed_by": 4, "was_cancelled": True, "result": []},
        {"completed_by": 5, "result": result}]}]  # fmt: skip
    path = tmp_path / "export.json"
    path.write_text(json.dumps(tasks), encoding="utf-8")
    assert read_codes([path]).frame["coder"].tolist() == ["ann@example.org", "5"]


def test_bad_cells_are_named_and_the_others_read(results: Path, tmp_path: Path) -> None:
    """File, line, what was found and what was expected; the row's other codes count."""
    sample(results, tmp_path / "c", Plan(10))

    def change(row: dict[str, str], known: dict[str, str]) -> None:
        if row["unit"] == "u01":
            row["voice"] = "outlett"

    codes = read_codes([fill(tmp_path / "c", "sheet.csv", change)])
    (error,) = codes.errors
    assert "sheet.csv:2" in str(error)
    assert "'outlett'; expected outlet, attributed" in str(error)
    assert len(codes.frame[codes.frame["unit"] == "u01"]) == len(UNITS["terms"]) - 1


def test_a_key_of_other_tables_is_refused(results: Path, tmp_path: Path) -> None:
    """When the tables were made anew, units may be others: better no figure than a wrong one."""
    sample(results, tmp_path / "c", Plan(10))
    sheet = fill(tmp_path / "c", "sheet.csv", lambda row, known: None)
    key = tmp_path / "c" / "key.csv"
    key.write_text(key.read_text(encoding="utf-8").replace(",yes,outlet,", ",yes,attributed,"),
                   encoding="utf-8")  # fmt: skip
    with pytest.raises(InputError, match="does not fit the tables"):
        correct(results, [sheet])


def two_coders(results: Path, folder: Path, change: Fill, n: int = 30) -> list[Path]:
    """Sheets of ann, who codes as the machine does, and bob, who codes as `change` says."""
    sample(results, folder, Plan(n, coders=("ann", "bob")))
    return [fill(folder, "sheet-ann.csv", lambda row, known: None),
            fill(folder, "sheet-bob.csv", change)]  # fmt: skip


def other_voice(row: dict[str, str], known: dict[str, str]) -> None:
    """The first unit is in the other voice, which leaves a tie of two coders."""
    if row["unit"] == "u01":
        row["voice"] = "outlet" if row["voice"] == "attributed" else "attributed"


@pytest.mark.parametrize(("ties", "order", "changed"), [
    ("machine", 1, "no"), ("first", 1, "no"), ("first", -1, "yes"), ("drop", 1, "gone"),
])  # fmt: skip
def test_ties_are_listed_and_decided_as_asked(
    results: Path, tmp_path: Path, ties: str, order: int, changed: str
) -> None:
    """The machine's code, that of the coder named first, or no row; half a coder in the figures."""
    sheets = two_coders(results, tmp_path / "c", other_voice)[::order]
    made = correct(results, sheets, wanted=Wanted(ties=ties), output=tmp_path / "out")  # type: ignore[arg-type]
    (row,) = made.corrections.to_dict("records")
    assert (row["coders"], row["n_for"], row["n_coders"]) == ("attributed | outlet", 1, 2)
    assert row["decided"] == f"tie: {ties}"
    terms = read_tables(tmp_path / "out").terms.set_index("term_id")
    if changed == "gone":
        assert row["now"] == "dropped"
        assert row["row_id"] not in terms.index
    else:
        assert row["now"] == terms.loc[row["row_id"], "voice"]
        assert (row["now"] != row["machine"]) == (changed == "yes")
    assert read_package(tmp_path / "out")["framing"]["corrected"]["terms"]["n_ties"] == 1


def test_corrected_data_are_not_corrected_again(results: Path, tmp_path: Path) -> None:
    """Their codes are no longer the machine's; the other kind of unit may follow."""
    sheets = two_coders(results, tmp_path / "c", lambda row, known: None)
    correct(results, sheets, output=tmp_path / "once")
    for again in (lambda: correct(tmp_path / "once", sheets),
                  lambda: sample(tmp_path / "once", tmp_path / "d", Plan(9))):  # fmt: skip
        with pytest.raises(InputError, match="corrected from"):
            again()
    sample(tmp_path / "once", tmp_path / "e", Plan(9, unit="claims"))
    sheet = fill(tmp_path / "e", "sheet.csv", lambda row, known: None)
    correct(tmp_path / "once", [sheet], output=tmp_path / "twice")
    assert set(read_package(tmp_path / "twice")["framing"]["corrected"]) == {"terms", "claims"}
    assert {p.name for p in (tmp_path / "twice").glob("corrections-*.csv")} == {
        "corrections-terms.csv", "corrections-claims.csv"}  # fmt: skip


def test_notes_come_back(results: Path, tmp_path: Path) -> None:
    """What coders noted is in `agree` and beside the corrections of the unit."""
    def change(row: dict[str, str], known: dict[str, str]) -> None:
        other_voice(row, known)
        if row["unit"] == "u01":
            row["note"] = "“odd”; unsure"

    sheets = two_coders(results, tmp_path / "c", change)
    assert agree(sheets).notes.to_numpy().tolist() == [["u01", "bob", "“odd”; unsure"]]
    (row,) = correct(results, sheets).corrections.to_dict("records")
    assert row["notes"] == "bob: “odd”; unsure"


def test_a_half_coded_sheet_counts_as_far_as_it_goes(results: Path, tmp_path: Path) -> None:
    """Units that nobody coded are missing; those coded stand for their stratum."""
    sample(results, tmp_path / "c", Plan(100))

    def change(row: dict[str, str], known: dict[str, str]) -> None:
        if int(row["unit"][1:]) > 60:
            row.update({v.name: "" for v in UNITS["terms"]})

    made = correct(results, [fill(tmp_path / "c", "sheet.csv", change)])
    assert (made.n_drawn, made.n_coded, made.coders) == (100, 60, {"sheet": 60})
    voice = made.figures.set_index(["variable", "value"]).loc[("voice", "outlet")]
    assert voice["n_coded"] == 60


def test_a_column_sorted_by_itself_is_found(results: Path, tmp_path: Path) -> None:
    """A row whose passage is another unit's is left out and named; most rows: the sheet is."""
    sample(results, tmp_path / "c", Plan(30))
    sheet = fill(tmp_path / "c", "sheet.csv", lambda row, known: None)
    with sheet.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))

    def write(passages: list[str]) -> None:
        with sheet.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(rows[0]))
            writer.writeheader()
            writer.writerows({**row, "passage": p} for row, p in zip(rows, passages, strict=True))

    passages = [row["passage"] for row in rows]
    write([passages[3], *passages[1:3], passages[0], *passages[4:]])
    made = agree([sheet])
    assert ["sheet.csv:2" in str(e) or "sheet.csv:5" in str(e) for e in made.errors] == [True] * 2
    assert "was one column sorted" in str(made.errors[0])
    assert set(made.accuracy["n"][:1]) == {28}
    write(passages[1:] + passages[:1])
    with pytest.raises(InputError, match="key of another sample"):
        agree([sheet])


def test_what_spreadsheets_do_to_a_sheet(results: Path, tmp_path: Path) -> None:
    """Semicolons, a byte order mark, capitals, blanks, another column, a typographic minus."""
    sample(results, tmp_path / "c", Plan(20))
    sheet = fill(tmp_path / "c", "sheet.csv", lambda row, known: None)
    plain = read_codes([sheet]).frame
    with sheet.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        row |= {"Voice ": row.pop("voice").upper(), "score": "3,5",
                "legitimacy": row["legitimacy"].replace("-", "−") + " ",
                "passage": " ".join(row["passage"].replace("’", "'").split())}  # fmt: skip
    with sheet.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    codes = read_codes([sheet])
    order = ["unit", "variable"]
    pd.testing.assert_frame_equal(codes.frame.sort_values(order).reset_index(drop=True),
                                  plain.sort_values(order).reset_index(drop=True))  # fmt: skip
    assert not codes.errors
    assert not agree([sheet]).errors


def test_hostile_sheets_are_named(results: Path, tmp_path: Path) -> None:
    """Rows twice, a code without a unit, cells too many, a workbook, units of another sample."""
    sample(results, tmp_path / "c", Plan(20))
    sheet = fill(tmp_path / "c", "sheet.csv", lambda row, known: None)
    text = sheet.read_text(encoding="utf-8")
    last = text.splitlines()[-1]
    sheet.write_text(f"{text}{last}\n,,,,,yes,outlet,,,,\n", encoding="utf-8", newline="")
    twice, lost = read_codes([sheet]).errors
    assert "a second time; see" in str(twice)
    assert "no unit" in str(lost)
    sheet.write_text(f"{text}{last},more,cells\n", encoding="utf-8", newline="")
    with pytest.raises(InputError, match=r"sheet.csv:\d+: has more cells"):
        read_codes([sheet])
    with pytest.raises(InputError, match="workbook"):
        read_codes([tmp_path / "sheet.xlsx"])
    other = tmp_path / "other.csv"
    other.write_text("unit,voice\nu99,outlet\n", encoding="utf-8")
    with pytest.raises(InputError, match="no unit u99"):
        agree([other], tmp_path / "c" / "key.csv")
    sheet.write_text(text, encoding="utf-8", newline="")
    with pytest.raises(InputError, match=r"key.csv: is not there"):
        agree([sheet], tmp_path / "key.csv")
    (tmp_path / "c" / "key.csv").rename(tmp_path / "hidden.csv")
    with pytest.raises(InputError, match=r"no key\.csv beside the sheets"):
        correct(results, [sheet])


def test_a_key_that_a_spreadsheet_saved(results: Path, tmp_path: Path) -> None:
    """Decimal commas do no harm: probabilities follow from the sizes; odd sizes are named."""
    sample(results, tmp_path / "c", Plan(20))
    path = tmp_path / "c" / "key.csv"
    before = read_key(path)
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [row | {"probability": row["probability"].replace(".", ",")}
                for row in csv.DictReader(stream)]  # fmt: skip

    def write() -> None:
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.DictWriter(stream, list(rows[0]), delimiter=";")
            writer.writeheader()
            writer.writerows(rows)

    write()
    pd.testing.assert_frame_equal(before, read_key(path))
    rows[4]["n_drawn"] = "many"
    write()
    with pytest.raises(InputError, match=r"key.csv:6: n_drawn is 'many'"):
        read_key(path)


def test_a_report_of_corrected_data_says_so_at_its_top(
    results: Path, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    """How many coders, how much they read and changed, and that rates are as coded."""
    from framing.publishing import Publication, markdown, report

    sheets = two_coders(results, tmp_path / "c", other_voice)
    correct(results, sheets[::-1], wanted=Wanted(ties="first"), output=tmp_path / "out")
    page = report(tmp_path / "out", Publication()).page.read_text(encoding="utf-8")
    top = page[page.index("<h1>") : page.index("<nav")]
    (told,) = re.findall(r'<p class="corrected">(.*)</p>', top)
    golden("reporting/corrected_note.txt", f"{told}\n")
    text = markdown(tmp_path / "out", Publication())
    assert text.index("**Corrected by hand: 2 coders") < text.index("## Who calls whom what")
    assert "Corrected by hand" not in markdown(results, Publication())


def test_commands_on_corrected_data_say_so(
    results: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One line on standard error, whatever is asked; nothing of it on standard output."""
    sheets = two_coders(results, tmp_path / "c", other_voice)
    correct(results, sheets, output=tmp_path / "out")
    for command in (["rates"], ["sources"], ["kwic"], ["align"], ["report", "--console"]):
        for folder, said in ((tmp_path / "out", 1), (results, 0)):
            rest = [*command[1:], "protest*"] if command == ["kwic"] else command[1:]
            monkeypatch.setattr(sys, "argv", ["framing", command[0], str(folder), *rest])
            with pytest.raises(SystemExit):
                cli.main()
            out, err = capsys.readouterr()
            assert err.count("Corrected by hand: 2 coders read 30 of") == said, command
            assert "Corrected by hand" not in out


@pytest.mark.parametrize(("coders", "told"), [
    (("ann", "Ann"), "Ann|ann twice"), (("a/b",), "'a/b'"), (("..",), "'..'"),
])  # fmt: skip
def test_coders_names_make_files(results: Path, tmp_path: Path, coders: tuple[str, ...], told: str
                                 ) -> None:  # fmt: skip
    """Two coders of one name would share a sheet: refused before there is a folder."""
    with pytest.raises(InputError, match=told):
        sample(results, tmp_path / "c", Plan(10, coders=coders))
    assert not (tmp_path / "c").exists()


@pytest.mark.parametrize(("options", "told"), [
    (["--label", "rioters", "--of", "voice"], "--label: excludes --of"),
    (["--by", "outlet", "--between", "a", "b", "--differences"], "excludes --differences"),
    (["--by", "outlet", "--of", "valid", "--among", "voice=outlet"], "decides that already"),
    (["--by", "stratum"], "--by: names stratum; expected"),
])  # fmt: skip
def test_options_that_make_no_sense_together_are_refused(
    results: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch, options: list[str], told: str,
) -> None:  # fmt: skip
    """None is passed over in silence, and no table is empty without a reason."""
    sample(results, tmp_path / "c", Plan(30))
    sheet = fill(tmp_path / "c", "sheet.csv", lambda row, known: None)
    monkeypatch.setattr(sys, "argv", ["framing", "correct", str(results), str(sheet), *options])
    with pytest.raises(SystemExit) as left:
        cli.main()
    out, err = capsys.readouterr()
    assert (left.value.code, out) == (2, "")
    assert told in " ".join(re.sub("[│╭╮╰╯─]", " ", err).split())
