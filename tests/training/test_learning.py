"""What training must keep true; needs the extra `framing[train]`, skipped without it."""

from itertools import pairwise, product

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("safetensors")

from framing.training.batches import IGNORED, Columns, Recipe, epoch_batches  # noqa: E402
from framing.training.corpus import make_example  # noqa: E402
from framing.training.crf import Crf  # noqa: E402
from framing.training.loop import TAGGER, schedule  # noqa: E402

TEXT = "“No,” Ann said.\n\nBob hopes it rains."
GOLD = [{"source": [[6, 9]], "cue": [[10, 14]], "content": [[0, 5]]}]


def columns() -> Columns:
    """TEXT with one made-up piece a word."""
    example = make_example("d", TEXT, GOLD)
    pieces = tuple((200 + i,) for i in range(len(example.words)))
    paragraphs = tuple(example.paragraphs.tolist())
    return Columns(example, pieces, paragraphs, (False,) * len(pieces), None)


def test_crf_is_the_likelihood_of_the_labels() -> None:
    """The loss is minus the log share of the gold path among all paths, padding left out."""
    torch.manual_seed(0)
    crf = Crf(3)
    torch.nn.init.normal_(crf.transitions)
    moves = crf.transitions.detach()
    scores, labels = torch.randn(2, 4, 3), torch.tensor([[0, 2, 1, 1], [1, 0, -1, -1]])
    n_words = torch.tensor([4, 2])
    expected = 0.0
    for row in range(2):
        n = int(n_words[row])

        def total(path: tuple[int, ...], row: int = row) -> float:
            steps = sum(float(moves[a, b]) for a, b in pairwise(path))
            return steps + sum(float(scores[row, i, x]) for i, x in enumerate(path))

        everything = [total(p) for p in product(range(3), repeat=n)]
        expected += np.logaddexp.reduce(everything) - total(tuple(labels[row, :n].tolist()))
    assert float(crf(scores, labels, n_words).detach()) == pytest.approx(expected, abs=1e-3)


def test_same_seed_same_batches() -> None:
    """An epoch is a function of seed and number; another epoch is varied otherwise."""
    articles = [[columns()]] * 40
    recipe = Recipe(size=40)
    one, same, other = (epoch_batches(articles, recipe, 5, e) for e in (1, 1, 2))
    assert all(torch.equal(a.ids, b.ids) for a, b in zip(one, same, strict=True))
    assert [b.ids.tolist() for b in one] != [b.ids.tolist() for b in other]


def test_every_word_is_learned_once_an_epoch() -> None:
    """Labels of all windows of an epoch are the article's; links stay inside their window."""
    batches = epoch_batches([[columns()]], Recipe(size=64), 0, 0)
    labels = torch.cat([b.labels.flatten() for b in batches])
    assert int((labels != IGNORED).sum()) == len(columns().pieces)
    for batch in batches:
        assert int(batch.to_cue.max()) < batch.labels.shape[1]
        assert torch.equal((batch.paragraph_starts == 1).sum(1) >= 1, batch.n_words > 0)


def test_rates_rise_and_fall() -> None:
    """Linear warm-up to the full rate, then linear decay to nothing."""
    shown = [schedule(TAGGER, s) for s in (0, TAGGER.warm_up - 1, TAGGER.warm_up, TAGGER.steps)]
    assert shown == [1 / TAGGER.warm_up, 1.0, 1.0, 0.0]
