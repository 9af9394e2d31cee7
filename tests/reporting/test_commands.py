"""What the commands that only read results and lexicons print."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from framing import cli


@pytest.fixture
def call(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    """Arguments -> exit code, standard output, standard error."""

    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["framing", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            cli.main()
        captured = capsys.readouterr()
        return int(stop.value.code or 0), captured.out, captured.err

    return run


def test_an_unknown_referent_class_lists_the_known(
    call: Callable[..., tuple[int, str, str]],
) -> None:
    """Exit code 1, and the classes on standard error; a known one has entries."""
    code, _, err = call("lexicon", "list", "--referent", "nope")
    assert code == 1
    assert "nope" in err
    assert "participants" in err
    code, out, err = call("lexicon", "list", "--referent", "migrants")
    assert code == 0
    assert "migrants" in out
    assert "no referent class" not in err


@pytest.mark.parametrize("term", ["", "  "])
def test_an_empty_term_is_wrong_usage(
    call: Callable[..., tuple[int, str, str]], tmp_path: Path, term: str
) -> None:
    """Exit code 2, before any table is read."""
    code, _, err = call("kwic", tmp_path, term)
    assert code == 2
    assert "TERM" in err


def test_a_folder_without_a_lexicon_is_a_fault(
    call: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    """It is named; nothing says that there are no faults."""
    code, out, err = call("lexicon", "check", tmp_path)
    assert code == 1
    assert "no lexicon file" in out
    assert "no faults" not in err


def test_controls_in_a_file_name_do_not_reach_the_terminal(
    call: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    """An error message names the path with its controls as signs."""
    code, _, err = call("sources", tmp_path / "\x1b]0;pwned\x07\u202e")
    assert code == 2
    assert "pwned" in err
    assert not {"\x1b", "\x07", "\u202e"} & set(err)
