"""framing as a library: DataFrames in and out, or one text at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from framing.annotations import AnnotatedArticle
from framing.encoder import Encoder
from framing.errors import ArticleError, InputError
from framing.pipeline import Instruments, annotate_one
from framing.reading.articles import row_document
from framing.reading.columns import Columns, Mapper, no_text
from framing.reading.documents import Document, read_document
from framing.reading.ids import Ids
from framing.reading.lexicon_dir import default_lexicon_dir
from framing.reading.lexicons import read_lexicon
from framing.reading.records import Record
from framing.reading.results import read_tables
from framing.reading.roles import read_roles
from framing.reading.survey import Survey
from framing.running import Options
from framing.running.analyze import analyze_inputs
from framing.tables.frames import Tables


def analyze(
    articles: pd.DataFrame,
    *,
    columns: dict[str, str] | None = None,
    lexicons: Sequence[Path | str] = (),
    any_language: bool = False,
    n_processes: int = 1,
) -> Tables:
    """A frame with one article a row -> the tables of the contract as frames.

    Columns are known by their usual names (text, outlet, published, headline, url, id); `columns`
    says where they differ: `{"text": "story"}`. Rows without a readable text, or not in English
    (unless `any_language`), are left out: `tables.articles` has those that were read, under the
    frame's ids or else `row-1`, `row-2`, ... `lexicons`: files of your own, added.

    InputError when there is no column with texts, or no row can be read.
    """
    mapper = Mapper(columns or {})
    header = [str(c) for c in articles.columns]
    found = mapper.map(header)
    if "text" not in found.of:
        raise InputError(no_text(header).replace("--map text=COLUMN", 'columns={"text": COLUMN}'),
                         where="the frame")  # fmt: skip
    options = Options(lexicons=tuple(Path(p) for p in lexicons), any_language=any_language,
                      n_processes=n_processes, format="parquet")  # fmt: skip
    with TemporaryDirectory(prefix="framing-") as folder:
        analyze_inputs(_Rows(articles, found), Path(folder), options)
        return read_tables(Path(folder))


class Annotator:
    """The whole pipeline for one text at a time; loads the model once (about a second)."""

    def __init__(self, lexicons: Sequence[Path | str] = ()) -> None:
        lexicon = read_lexicon([default_lexicon_dir(), *map(Path, lexicons)])
        self._instruments = Instruments(Encoder(), lexicon, read_roles())

    def __call__(self, text: str, outlet: str = "unknown", article_id: str = "text"
                 ) -> AnnotatedArticle:  # fmt: skip
        """All layers of a text; their spans are offsets into it. ArticleError: nothing to read."""
        document = Document(text, article_id, article_id, outlet=outlet, language="en")
        return annotate_one(read_document(document), self._instruments)


@dataclass
class _Rows:
    """The rows of a frame as inputs."""

    frame: pd.DataFrame
    columns: Columns
    survey: Survey = field(default_factory=Survey)
    n_renamed: int = 0

    def __post_init__(self) -> None:
        self.survey.n_articles = len(self.frame)

    def documents(self) -> Iterator[Document | ArticleError]:
        """One a row, in order."""
        ids = Ids()
        names = [str(c) for c in self.frame.columns]
        for n, cells in enumerate(self.frame.itertuples(index=False, name=None), 1):
            values = {name: "" if _absent(cell) else str(cell)
                      for name, cell in zip(names, cells, strict=True)}  # fmt: skip
            yield row_document("row", Record(n, f" {n}", values), self.columns, ids)
        self.n_renamed = ids.n_renamed


def _absent(cell: object) -> bool:
    return cell is None or cell is pd.NA or cell is pd.NaT or cell != cell
