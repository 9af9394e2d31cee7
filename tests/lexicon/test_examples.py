"""Entries carry sentences that prove them: how they are written, run, and told when they fail."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from framing.codebook.examples import Outcome, Uncovered, run_examples
from framing.codebook.lines import fault_line, marked, uncovered_line
from framing.encoder import Encoder
from framing.lexicon import Lexicon
from framing.pipeline import Instruments
from framing.reading.lexicons import check_lexicon, read_lexicon, with_default
from framing.reading.roles import read_roles

HEAD = "schema: 1\ndomain: mine\nlanguage: en\nentries:\n"
ENTRY = """- id: mine.hothead
  forms: [hothead]
  role: head
  pos: [NOUN]
  referent: participants
  legitimacy: -1
  category: NOM.appr
"""

Run = Callable[[str], list[Outcome | Uncovered]]


@pytest.fixture(scope="module")
def run(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The text of an entry of one's own -> what its sentences come to, with the project's."""

    def run_entry(written: str) -> list[Outcome | Uncovered]:
        path = tmp_path_factory.mktemp("own") / "own.yaml"
        path.write_text(HEAD + written, encoding="utf-8")
        lexicon = read_lexicon(with_default([path]))
        mine = list(lexicon.domain("mine"))
        return list(run_examples(mine, Instruments(encoder, lexicon, read_roles())))

    return run_entry


def problems(found: list[Outcome | Uncovered]) -> list[str]:
    """What does not hold."""
    return [o.problem for o in found if isinstance(o, Outcome) and o.problem]


def test_the_projects_sentences_hold(encoder: Encoder, repository: Path) -> None:
    """Every example matches, every counterexample does not, through the whole pipeline; every entry
    has an example, and every exclusion a counterexample that it is needed for. What the model
    misreads, and what is still to be written, is counted in tests/floors.json and may not grow."""
    lexicon = read_lexicon()
    most = json.loads((repository / "tests" / "floors.json").read_text())["lexicon_at_most"]
    found = list(run_examples(lexicon.entries, Instruments(encoder, lexicon, read_roles())))
    wrong = [fault_line(o.example, o.kind, o.problem)
             for o in found if isinstance(o, Outcome) and o.problem]  # fmt: skip
    assert len(wrong) <= most["n_sentences_wrong"], "\n".join(wrong)
    uncovered = [uncovered_line(o.entry, o.condition, warning=False)
                 for o in found if isinstance(o, Uncovered)]  # fmt: skip
    assert len(uncovered) <= most["n_exclusions_uncovered"], "\n".join(uncovered)
    bare = [e.id for e in lexicon.entries if not e.examples]
    assert len(bare) <= most["n_entries_without_example"], bare


def test_examples_that_hold(run: Run) -> None:
    """A bare name, a composed one with what it must be, two in one sentence, a near miss."""
    found = run(ENTRY + """  exclude: [{previous: [cartoon]}]
  examples:
  - The [hotheads] threw stones at the police.
  - {text: "“[Armed hotheads] did it,” the minister said.", legitimacy: -2, voice: attributed,
     speech: direct, polarity: asserted, referent: participants, category: NOM.appr}
  - "[Hotheads] and [peaceful hotheads] marched."
  counterexamples:
  - {text: The cartoon hothead won a prize., note: a figure}
  - The hotheads met the [cartoon hotheads] in the square.
""")  # fmt: skip
    assert not problems(found)
    assert [type(o) for o in found] == [Outcome] * 5


@pytest.mark.parametrize(("lines", "told"), [
    ("examples: ['The [crowd] came.']", "none of its forms"),
    ("examples: ['The [two hotheads] came.']", "'hotheads' is found as mine.hothead"),
    ("examples: ['The [hothead-like] crowd came.']", "hyphenated"),
    ("examples: [{text: 'The [hotheads] came.', legitimacy: -2}]", "'hotheads' is -1"),
    ("examples: [{text: 'The [hotheads] came.', voice: attributed}]", "voice of 'hotheads' is out"),
    ("counterexamples: [The hotheads came.]", "matches 'hotheads'"),
    ("counterexamples: ['The [hotheads] came.']", "matches 'hotheads'"),
])  # fmt: skip
def test_what_does_not_hold_is_told(run: Run, lines: str, told: str) -> None:
    """The sentence, what was found there and what was expected."""
    (problem,) = problems(run(f"{ENTRY}  {lines}\n"))
    assert told in problem


def test_exclusions_want_a_counterexample_each(run: Run) -> None:
    """An exclusion is shown at work only where it is what keeps the entry from matching."""
    found = run(ENTRY + """  exclude: [{previous: [cartoon]}, {next: [parade]}]
  counterexamples: [The cartoon hothead won a prize.]
""")  # fmt: skip
    (missing,) = [o for o in found if isinstance(o, Uncovered)]
    assert missing.condition == 1
    line = uncovered_line(missing.entry, missing.condition, warning=True)
    assert "own.yaml:5 (mine.hothead): warning: " in line
    assert "next: parade" in line


def test_other_kinds_of_entry(run: Run) -> None:
    """Modifiers count in the labels they join, masks as names, hedges where they stand."""
    found = run("""- {id: mine.zealous, forms: [zealous], role: modifier, category: MOD,
   operator: set -2, applies: [people], examples: ["The [zealous protesters] came."]}
- {id: mine.counts, forms: [under suspicion of being], role: modifier, category: MOD, applies: [],
   operator: hedge, examples: [{text: "He was under suspicion of being a [terrorist].",
     polarity: hedged}]}
- {id: mine.opposite, forms: [quasi], role: modifier, category: MOD, operator: cancel,
   applies: [people], examples: ["The [quasi protesters] came."]}
- {id: mine.name, forms: [riot records], role: mask, category: MASK,
   examples: ["The album came out at [Riot Records] in May."],
   counterexamples: [The riot went on.]}
- {id: mine.perchance, forms: [perchance], role: phrase, category: HEDGE.epistemic,
   examples: ["It was [perchance] too late."]}
""")  # fmt: skip
    assert not problems(found)


def test_cues_carry_their_stance(run: Run, encoder: Encoder) -> None:
    """A reporting word is at work where an attribution has it for its cue, with its stance."""
    lexicon: Lexicon = read_lexicon()
    said = lexicon.by_id["reporting.say"]
    assert said.stance == "N"
    found = run("""- {id: mine.blurt, forms: [blurt out], role: verb, pos: [VERB], stance: C,
   category: REP.verb, examples: ["The minister [claimed] that the strike was over."]}
""")  # fmt: skip
    (problem,) = problems(found)
    assert "none of its forms" in problem


@pytest.mark.parametrize(("lines", "told"), [
    ("examples: ['No brackets here.']", "no brackets"),
    ("examples: ['One [bracket here.']", "do not pair"),
    ("examples: ['An [] empty one.']", "do not pair"),
    ("examples: [[Hotheads came.]]", "quotation marks"),
    ("examples: [{text: 'The [hotheads] came.', voice: author}]", "voice 'author'"),
    ("examples: [{text: 'The [hotheads] came.', legitimacy: 7}]", "expected -3 to 2"),
    ("examples: [{legitimacy: 0}]", "no 'text'"),
    ("counterexamples: [{text: 'A hothead.', polarity: denied}]", "unknown key 'polarity'"),
    ("counterexamples: ['']", "empty sentence"),
])  # fmt: skip
def test_badly_written_sentences(tmp_path: Path, lines: str, told: str) -> None:
    """File, line, what was found and what was expected."""
    path = tmp_path / "own.yaml"
    path.write_text(f"{HEAD}{ENTRY}  {lines}\n", encoding="utf-8")
    _, faults = check_lexicon([path])
    assert told in str(faults[0])
    assert str(faults[0]).startswith(f"{path}:12 ")


def test_a_sentence_is_shown_as_written(tmp_path: Path) -> None:
    """Brackets stand where they stood."""
    path = tmp_path / "own.yaml"
    sentence = "Some [hotheads] and [angry hotheads] came."
    path.write_text(f"{HEAD}{ENTRY}  examples: ['{sentence}']\n", encoding="utf-8")
    (example,) = read_lexicon([path]).by_id["mine.hothead"].examples
    assert marked(example) == sentence
