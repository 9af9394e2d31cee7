"""Bytes -> text, or a message that says what the bytes are and what to do about it."""

from __future__ import annotations

import re
import shlex

from framing.errors import ArticleError

#: A file of one article is far smaller; a larger one is a whole collection or no article.
LARGEST = 20_000_000

#: Signatures at the start of a file that name its encoding; the longer ones first.
_MARKS = (
    (b"\x00\x00\xfe\xff", "utf-32-be", "UTF-32"),
    (b"\xff\xfe\x00\x00", "utf-32-le", "UTF-32"),
    (b"\xef\xbb\xbf", "utf-8", "UTF-8"),
    (b"\xfe\xff", "utf-16-be", "UTF-16"),
    (b"\xff\xfe", "utf-16-le", "UTF-16"),
)
_FORMATS = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
)
_PLAIN = "expected plain text; convert it to a .txt file in UTF-8"
#: Control characters but those that occur in text: tab, line and page breaks, old separators.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x19\x7f]")
#: More than this share of other control characters is no text.
_MOST_CONTROLS = 0.02


def encoding_of(data: bytes) -> tuple[str, int]:
    """The codec that a byte order mark at the start names, else UTF-8, and the mark's length."""
    for mark, codec, _ in _MARKS:
        if data.startswith(mark):
            return codec, len(mark)
    return "utf-8", 0


def decode(data: bytes, where: str) -> str:
    """The text, without the byte order mark, line breaks as they are; ArticleError otherwise.

    UTF-8 is assumed unless a byte order mark says UTF-8, UTF-16 or UTF-32; nothing is guessed. The
    mark belongs to the encoding and not to the text: offset 0 is the character after it.
    """
    if len(data) > LARGEST:
        raise ArticleError(f"is larger than {LARGEST // 10**6} MB; expected one article a file: "
                           "split it", where=where)  # fmt: skip
    for signature, kind in _FORMATS:
        if data.startswith(signature):
            raise ArticleError(f"is {kind}; {_PLAIN}", where=where)
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return checked(_strict(data[len(mark) :], codec, name, len(mark), where), where)
    if b"\x00" in data:
        raise ArticleError(
            f"is a binary file, or UTF-16 without a byte order mark: it holds NUL bytes, the first "
            f"at offset {data.index(0)}; {_PLAIN}", where=where)  # fmt: skip
    return checked(_strict(data, "utf-8", "UTF-8", 0, where), where)


def _strict(data: bytes, codec: str, name: str, offset: int, where: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        reason = (f"its byte order mark says so, but {error.reason}" if offset else
                  "which was assumed because no byte order mark says otherwise")  # fmt: skip
        place = f"byte 0x{data[error.start]:02X} at offset {error.start + offset}"
        line = data.count(b"\n", 0, error.start) + 1
        name_of_file = shlex.quote(where) if where != "-" else "FILE"
        raise ArticleError(
            f"is not {name}, {reason}: {place} (line {line}) cannot stand there. Convert it from "
            f"the encoding it was saved in, for instance: iconv -f WINDOWS-1252 -t UTF-8 "
            f"{name_of_file} > converted.txt", where=where) from error  # fmt: skip


def checked(text: str, where: str) -> str:
    """`text`, unless its control characters say that it is none: then ArticleError."""
    controls = _CONTROLS.findall(text)
    if "\x00" in controls or len(controls) > _MOST_CONTROLS * len(text):
        raise ArticleError(f"is a binary file: it holds {len(controls)} control characters, the "
                           f"first U+{ord(controls[0]):04X}; {_PLAIN}", where=where)  # fmt: skip
    return text


def require_words(text: str, where: str) -> str:
    """`text`; ArticleError when there is nothing to read in it."""
    if not text:
        raise ArticleError("is empty; expected the text of an article", where=where)
    if not any(map(str.isalnum, text)):
        raise ArticleError("is empty but for blanks or signs; expected the text of an article",
                           where=where)  # fmt: skip
    return text
