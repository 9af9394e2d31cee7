"""framing as a library: the README's examples, frames in and out, a spaCy component."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import framing

TEXT = "Mayor Ann Lee said rioters had burned a bus. Police detained dozens of protesters."


def examples(repository: Path) -> list[str]:
    """The README's Python examples."""
    text = (repository / "README.md").read_text(encoding="utf-8")
    return re.findall(r"```python\n(.*?)```", text, re.DOTALL)


def test_the_readmes_example_runs(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As printed, with the result that it promises."""
    exec(examples(repository)[0], {})
    assert "Daily Star > Ann Lee" in capsys.readouterr().out


def test_the_readmes_spacy_example_runs(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The component is found by its name once it is imported (installed: by its entry point)."""
    pytest.importorskip("spacy", reason="needs spaCy, which framing does not install")
    import framing.component  # noqa: F401

    exec(examples(repository)[1], {})
    printed = capsys.readouterr().out
    assert "('rioters', 'protest.rioter')" in printed and "Attribution(" in printed


def test_a_frame_gives_the_tables() -> None:
    """Rows keep their ids; the columns' names may be one's own; bad rows are left out."""
    frame = pd.DataFrame({
        "story": [TEXT, None, "", TEXT],
        "paper": ["A", "B", "C", "D"],
        "date": pd.to_datetime(["2022-01-05"] * 4),
        "id": [7, 8, 9, 10],
    })
    tables = framing.analyze(frame, columns={"text": "story", "outlet": "paper"})
    assert tables.articles[["article_id", "outlet", "published"]].values.tolist() == [
        ["7", "A", "2022-01-05"], ["10", "D", "2022-01-05"]]  # fmt: skip
    assert set(tables.terms["text"]) >= {"rioters", "protesters"}
    assert frame.shape == (4, 4)


def test_a_frame_without_texts_is_told() -> None:
    """With the columns there are, and how to say which one it is."""
    with pytest.raises(framing.FramingError, match=r"'a'.*columns="):
        framing.analyze(pd.DataFrame({"a": [1]}))


def test_one_text_at_a_time() -> None:
    """The annotator gives layers whose spans are offsets into the text."""
    annotated = framing.Annotator()(TEXT, outlet="Daily Star")
    assert [TEXT[slice(*t.span)] for t in annotated.terms][:1] == ["rioters"]
    assert annotated.terms[0].attribution is not None


def test_importing_a_part_is_cheap() -> None:
    """Neither pandas nor the model is loaded by `import framing`."""
    code = "import sys, framing; print(sorted({'pandas', 'onnxruntime'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          cwd=Path(__file__).parent.parent)  # fmt: skip
    assert done.stdout.strip() == "[]"
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        framing.nothing  # noqa: B018
    assert all(hasattr(framing, name) for name in framing.__all__)
