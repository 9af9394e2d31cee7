"""Bytes -> text: what is accepted, and what a user is told about the rest."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.errors import ArticleError
from framing.reading import decoding
from framing.reading.decoding import decode, require_words

TEXT = "Zürich – “No”\r\n🙂 end \x0b\n"


def message(data: bytes) -> str:
    """What a user is told about `data`."""
    with pytest.raises(ArticleError) as raised:
        decode(data, "a/b c.txt")
    assert raised.value.where == "a/b c.txt"
    return raised.value.message


@pytest.mark.parametrize(
    ("mark", "codec"),
    [(b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"),
     (codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF32_LE, "utf-32-le"),
     (codecs.BOM_UTF32_BE, "utf-32-be")],
)  # fmt: skip
def test_unicode_with_and_without_a_mark(mark: bytes, codec: str) -> None:
    """The text is what was written: the mark is no part of it, line breaks are not touched."""
    assert decode(mark + TEXT.encode(codec), "x") == TEXT


def test_not_utf8_names_encoding_offset_byte_and_remedy() -> None:
    """Latin-1 is not guessed: the message says what was assumed, where it fails, what to do."""
    told = message("Erste Zeile\nin Zürich".encode("latin-1"))
    for part in ("is not UTF-8", "assumed", "0xFC", "offset 16", "line 2", "iconv", "'a/b c.txt'"):
        assert part in told


def test_a_mark_that_the_bytes_belie() -> None:
    """Half a character of UTF-16 is an error that names UTF-16; offsets count the mark."""
    told = message(codecs.BOM_UTF16_LE + b"a\x00b")
    assert "is not UTF-16" in told and "offset 4" in told


@pytest.mark.parametrize(
    ("data", "part"),
    [(b"text\x00more", "NUL"), ("text".encode("utf-16-le"), "UTF-16 without a byte order mark"),
     (b"\x01\x02\x03abc", "U+0001"), (b"%PDF-1.7\n...", "a PDF"), (b"PK\x03\x04...", "a ZIP"),
     (b"\x89PNG\r\n", "a PNG"), (codecs.BOM_UTF16_LE + b"a\x00\x00\x00", "U+0000")],
)  # fmt: skip
def test_binary_files(data: bytes, part: str) -> None:
    """NULs, control characters and known signatures are named, and plain text is asked for."""
    told = message(data)
    assert part in told and "expected plain text" in told


def test_one_stray_control_character_costs_nothing() -> None:
    """A form feed, an escape or one backspace in a long text is still text."""
    text = "word " * 50 + "\x08\x1b\f"
    assert decode(text.encode(), "x") == text


def test_larger_than_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """A whole collection in one file is refused before it fills the memory."""
    monkeypatch.setattr(decoding, "LARGEST", 10)
    assert "one article a file" in message(b"a" * 11)


@pytest.mark.parametrize(("text", "part"), [("", "is empty"), (" \n\t", "is empty but for"),
                                            ("\u200b--\n", "is empty but for")])  # fmt: skip
def test_nothing_to_read(text: str, part: str) -> None:
    """Empty, blank and wordless texts are errors."""
    with pytest.raises(ArticleError, match=part):
        require_words(text, "x")


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_an_article_error(data: bytes) -> None:
    """No input makes another kind of error."""
    try:
        assert isinstance(decode(data, "x"), str)
    except ArticleError as error:
        assert error.message
