"""What training must keep true; needs the extra `framing[train]`, skipped without it."""

from itertools import pairwise, product

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("safetensors")

from framing.training.batches import IGNORED, Columns, Recipe, epoch_batches  # noqa: E402
from framing.training.corpus import make_example  # noqa: E402
from framing.training.crf import Crf  # noqa: E402
from framing.training.loop import schedule  # noqa: E402
from framing.training.soft import N_LINKS, SoftColumns, merge  # noqa: E402
from framing.training.stages import TAGGER  # noqa: E402

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


def all_paths(crf: Crf, scores: torch.Tensor, n: int) -> dict[tuple[int, ...], float]:
    """Every label sequence of the first n words with its share."""
    moves, first, last = crf.transitions.detach(), crf.first.detach(), crf.last.detach()
    paths = list(product(range(3), repeat=n))
    totals = torch.stack([
        first[p[0]] + last[p[-1]] + sum(moves[a, b] for a, b in pairwise(p))
        + sum(scores[i, x] for i, x in enumerate(p)) for p in paths
    ])  # fmt: skip
    return dict(zip(paths, torch.softmax(totals, 0).tolist(), strict=True))


def small_crf() -> Crf:
    """Three labels, random scores."""
    torch.manual_seed(0)
    crf = Crf(3)
    for parameter in crf.parameters():
        torch.nn.init.normal_(parameter)
    return crf


def test_pairs_are_the_shares_of_neighbours() -> None:
    """Summed over all sequences by hand; nothing in the padding."""
    crf, scores, n_words = small_crf(), torch.randn(2, 4, 3), torch.tensor([4, 2])
    found = crf.pairs(scores, n_words)
    for row, n in enumerate(n_words.tolist()):
        expected = torch.zeros(4, 3, 3)
        for path, share in all_paths(crf, scores[row], n).items():
            expected[0, 0, path[0]] += share
            for i, (a, b) in enumerate(pairwise(path)):
                expected[i + 1, a, b] += share
        assert torch.allclose(found[row], expected, atol=1e-5)


def test_a_certain_teacher_is_gold() -> None:
    """Shares of 1 for one sequence give that sequence's score."""
    crf, scores, labels = small_crf(), torch.randn(1, 4, 3), [0, 2, 1, 1]
    pairs = torch.zeros(1, 4, 3, 3)
    pairs[0, 0, 0, labels[0]] = 1
    for i, (a, b) in enumerate(pairwise(labels)):
        pairs[0, i + 1, a, b] = 1
    mask = torch.ones(1, 4, dtype=torch.bool)
    hard = crf.score(scores, torch.tensor([labels]), mask)
    assert torch.allclose(crf.expected_score(scores, pairs, mask), hard, atol=1e-5)


def test_every_word_needs_a_teacher() -> None:
    """Teachers of the same words are averaged; a word without one is an error."""

    def part(words: list[int], value: float) -> SoftColumns:
        n = len(words)
        links = np.zeros((n, N_LINKS), np.int32), np.full((n, N_LINKS), value, np.float16)
        return SoftColumns(np.array(words), np.full((n, 49), value, np.float16), *links, *links)

    merged = merge([part([0, 1], 0.2), part([0, 1], 0.4)])
    assert merged["pairs"].shape == (2, 49)
    assert merged["pairs"][0, 0] == pytest.approx(0.3, abs=1e-3)
    assert merged["cue_share"].sum(1)[0] == pytest.approx(N_LINKS * 0.3, abs=1e-2)
    with pytest.raises(ValueError, match="1 words have no teacher"):
        merge([part([0, 2], 0.2)])
