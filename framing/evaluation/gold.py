"""Gold attributions from files: JSON lines, or a folder of brat standoff (.txt beside .ann).

brat's form is that of PolNeAR: `T` lines mark spans, an `E` line is an attribution with the
arguments Source, Cue and Content; Source2, Content2 are further spans of the same role.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from framing.errors import InputError
from framing.evaluation.kinds import Marked
from framing.spans import Span, Spans

_ROLES = ("source", "cue", "content")
_MARK = re.compile(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)(?:\t|$)")
_EXPECTED = ('expected {"doc_id": ..., "text": ..., "attributions": [{"source": [[start, end], '
             '...], "cue": [...], "content": [...]}, ...]}')  # fmt: skip


class GoldArticle(NamedTuple):
    """A text with the attributions that people marked; `where` is the file, or file:line."""

    article_id: str
    text: str
    attributions: tuple[Marked, ...]
    where: str


def read_gold(path: Path) -> Iterator[GoldArticle]:
    """The articles of a .jsonl file or of a folder of brat files, in order.

    A folder holds NAME.txt and NAME.ann side by side, or, as PolNeAR has them, text/NAME.txt and
    attributions/NAME_ANNOTATOR.ann, of which the first annotator's is read. InputError names the
    file and line of what cannot be read.
    """
    if path.is_dir():
        return _read_folder(path)
    if path.is_file():
        return _read_lines(path)
    raise InputError("is not there; expected a .jsonl file or a folder of .txt and .ann files",
                     where=str(path))  # fmt: skip


def _read_lines(path: Path) -> Iterator[GoldArticle]:
    seen: set[str] = set()
    try:
        with path.open(encoding="utf-8", newline="\n") as stream:
            for n, line in enumerate(stream, 1):
                if line.strip():
                    article = _from_json(line, f"{path}:{n}")
                    if article.article_id in seen:
                        raise InputError(f"has the doc_id {article.article_id!r} of an earlier "
                                         "line; expected one line an article",
                                         where=article.where)  # fmt: skip
                    seen.add(article.article_id)
                    yield article
    except UnicodeDecodeError as error:
        raise InputError(f"is no UTF-8 text ({error})", where=str(path)) from error


def _from_json(line: str, where: str) -> GoldArticle:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise InputError(f"is no JSON ({error}); {_EXPECTED}", where=where) from error
    try:
        name, text, listed = value["doc_id"], value["text"], value["attributions"]
        if not (isinstance(name, str) and isinstance(text, str)):
            raise TypeError("doc_id and text should be strings")
        marked = tuple(Marked(*(_from_pairs(one[role]) for role in _ROLES)) for one in listed)
    except KeyError as error:
        raise InputError(f"has no {error}; {_EXPECTED}", where=where) from error
    except (TypeError, ValueError) as error:
        raise InputError(f"is no article with attributions ({error}); {_EXPECTED}",
                         where=where) from error  # fmt: skip
    return GoldArticle(name, text, _checked(marked, text, where), where)


def _from_pairs(pairs: Any) -> Spans:
    return tuple(Span(int(start), int(end)) for start, end in pairs)


def _read_folder(folder: Path) -> Iterator[GoldArticle]:
    split = (folder / "attributions").is_dir() and (folder / "text").is_dir()
    texts = sorted((folder / "text" if split else folder).glob("*.txt"))
    marks: dict[str, Path] = {}
    for ann in sorted((folder / "attributions" if split else folder).glob("*.ann")):
        marks.setdefault(ann.stem.rpartition("_")[0] if split else ann.stem, ann)
    pairs = [(text, marks[text.stem]) for text in texts if text.stem in marks]
    if not pairs:
        raise InputError("holds no article with gold; expected NAME.txt beside NAME.ann, or text/"
                         "NAME.txt and attributions/NAME_ANNOTATOR.ann",
                         where=str(folder))  # fmt: skip
    for path, ann in pairs:
        text = _decoded(path)
        marked = parse_brat(_decoded(ann), str(ann))
        yield GoldArticle(path.stem, text, _checked(marked, text, str(ann)), str(ann))


def _decoded(path: Path) -> str:
    """The text with its line ends as they are: brat's offsets count them."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read as UTF-8 text ({error})", where=str(path)) from error


def parse_brat(annotations: str, where: str) -> Sequence[Marked]:
    """The attributions of a brat file that have a content, in text order; other marks are skipped.

    InputError: a mark without offsets, or an attribution of a mark that is not there.
    """
    lines = list(enumerate(annotations.split("\n"), 1))
    spans: dict[str, Spans] = {}
    for n, line in lines:
        if re.match(r"T\d", line):
            if (mark := _MARK.match(line)) is None:
                raise InputError(f"{line[:60]!r} is no mark; expected number, type and offsets: "
                                 "T1<tab>Source 0 3<tab>words", where=f"{where}:{n}")  # fmt: skip
            offsets = (piece.split() for piece in mark[2].split(";"))
            spans[mark[1]] = tuple(Span(int(start), int(end)) for start, end in offsets)
    found = []
    for n, line in lines:
        if re.match(r"E\d+\t", line):
            roles: dict[str, list[Span]] = {role: [] for role in _ROLES}
            for argument in line.split("\t")[1].split():
                role, _, mark_id = argument.partition(":")
                role = role.rstrip("0123456789").lower()
                if role in roles:
                    if mark_id not in spans:
                        raise InputError(f"the attribution's {role} {mark_id!r} is not in the file",
                                         where=f"{where}:{n}")  # fmt: skip
                    roles[role] += spans[mark_id]
            if roles["content"]:
                found.append(Marked(*(tuple(sorted(roles[role])) for role in _ROLES)))
    return sorted(found, key=lambda marked: marked.content)


def _checked(marked: Sequence[Marked], text: str, where: str) -> tuple[Marked, ...]:
    for k, one in enumerate(marked, 1):
        for role, spans in zip(_ROLES, one, strict=True):
            for start, end in spans:
                if not 0 <= start < end <= len(text):
                    raise InputError(f"attribution {k} has the {role} {start}-{end}; expected "
                                     f"start < end within the text's {len(text)} characters",
                                     where=where)  # fmt: skip
        if not one.content:
            raise InputError(f"attribution {k} has no content; expected one", where=where)
    return tuple(marked)
