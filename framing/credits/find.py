"""Credits of news agencies in datelines, bylines, closing lines and notes of thanks.

The names come from the speaker data (organisations of type news_agency). Credits of pictures are
no credits of words, and "AP reported that ..." in the text is an attribution, not a credit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from framing.annotations import Credit
from framing.articles import Article, Block
from framing.codes import CreditKind
from framing.roles import Roles
from framing.spans import Span, trim

#: What a credit says of agencies that it does not name ("Agencies have contributed").
UNNAMED: Final = "unspecified"
#: Notes of thanks stand in the last blocks of an article.
_LAST: Final = 3

_GENERIC: Final = r"(?:news |wire )?agencies|(?:agency|wire) (?:inputs?|reports?|services?|staff)"
#: The share of an agency in somebody else's article.
_PART: Final = re.compile(
    r"\bcontribut\w+|\b(?:with|additional)\b.{0,40}\b(?:reporting|inputs?|reports?|material|files)\b"
    r"|\binputs? (?:from|by)\b|\breporting (?:from|by)\b", re.I
)  # fmt: skip
#: In running text only a whole note of thanks counts.
_THANKS: Final = re.compile(
    r"\bcontributed (?:to this|to the|reporting|from)\b|\bwith (?:reporting|inputs?) (?:from|by)\b",
    re.I,
)
_PICTURE: Final = re.compile(
    r"\b(?:image|photo|photograph|picture|pic|video|graphic|illustration|handout|pool)s?\b"
    r"|^[(\[]?[^()/]{2,60}/", re.I
)  # fmt: skip
_SENTENCE: Final = re.compile(r"[^.!?]+(?:\.(?=\S)[^.!?]*)*[.!?]?")


def find_credits(article: Article, roles: Roles) -> tuple[Credit, ...]:
    """The agencies credited for words of the article, in text order, each once a kind.

    `whole`: the text is the agency's, as a dateline ("LONDON (Reuters) -"), a byline ("By Ann Lee,
    Associated Press"), a closing "(AFP)" or a copyright line says. `part`: a note of thanks. The
    outlet itself is never credited: an agency's own article is its own words.
    """
    agencies = _agencies(roles, article.outlet)
    names = _expression(agencies)
    found: list[Credit] = []
    for n, block in enumerate(article.blocks):
        if block.kind == "dateline":
            found += _in_dateline(article.text, block, agencies, names)
        elif block.kind == "credit":
            if not _is_of_picture(article, n):
                found += _in_line(article.text, block.span, agencies, names)
        elif block.kind == "body" and n >= len(article.blocks) - _LAST:
            for sentence in _sentences(article.text, block.span):
                if _THANKS.search(article.text, *sentence):
                    found += _in_line(article.text, sentence, agencies, names)
    return tuple({(c.agency, c.kind): c for c in reversed(found)}.values())[::-1]


def agencies_named(given: str, roles: Roles) -> str:
    """The agencies that the input names, joined by ' | ', each as the speaker data call it.

    "reuters", "Reuters" and "Thomson Reuters" are one; who is not known stays as written.
    """
    known = _agencies(roles, outlet="")
    names = [" ".join(name.split()) for name in re.split(r"\s*[|;]\s*", given) if name.strip()]
    return " | ".join(dict.fromkeys(known.get(name.casefold(), known.get(
        name.casefold().replace(".", ""), name)) for name in names))  # fmt: skip


def _agencies(roles: Roles, outlet: str) -> dict[str, str]:
    """Names and aliases, lower case -> the agency's name."""
    return {
        alias: organisation.name
        for alias, organisation in roles.organisations.items()
        if organisation.type == "news_agency"
        and outlet.casefold() not in (alias, organisation.name.casefold())
    }


def _expression(agencies: Mapping[str, str]) -> re.Pattern[str]:
    """Any of the names, longest first; full stops in abbreviations may be left out."""
    forms = [r"\.?".join(map(re.escape, name)) + r"\.?" if len(name) <= 4 else re.escape(name)
             for name in sorted(agencies, key=lambda name: (-len(name), name))]  # fmt: skip
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms) or '(?!)'})(?!\w)", re.I)


def _in_dateline(
    text: str, block: Block, agencies: Mapping[str, str], names: re.Pattern[str]
) -> Iterator[Credit]:
    """ "LONDON (Reuters) -": only in brackets or slashes, where "Pa." is not the agency PA."""
    for match in names.finditer(text, *block.span):
        if text[match.start() - 1] in "(/" and text[match.end() : match.end() + 1] in (")", "/"):
            yield Credit(_name(match[0], agencies), "whole", Span(*match.span()))


def _in_line(
    text: str, span: Span, agencies: Mapping[str, str], names: re.Pattern[str]
) -> Iterator[Credit]:
    kind: CreditKind = "part" if _PART.search(text, *span) else "whole"
    named = [m for m in names.finditer(text, *span) if _is_written_so(m[0])]
    for match in named:
        yield Credit(_name(match[0], agencies), kind, Span(*match.span()))
    generic = re.search(_GENERIC, text[slice(*span)], re.I)
    if generic and not named:
        start = span.start + generic.start()
        yield Credit(UNNAMED, "part", Span(start, start + len(generic[0])))


def _is_written_so(name: str) -> bool:
    """Short names are capitals: "Pa" and "ani" are no agencies."""
    letters = name.replace(".", "")
    return len(letters) > 4 or letters.isupper() or letters in ("Tass", "dpa")


def _is_of_picture(article: Article, n: int) -> bool:
    """Whether a credit is a photographer's or stands with a caption."""
    block = article.blocks[n]
    line = article.text[slice(*block.span)]
    if not _PART.search(line) and _PICTURE.search(line):
        return True
    return n > 0 and article.blocks[n - 1].kind == "caption" and not _PART.search(line)


def _sentences(text: str, span: Span) -> Iterator[Span]:
    for match in _SENTENCE.finditer(text, *span):
        found = trim(text, Span(*match.span()))
        if found:
            yield found


def _name(written: str, agencies: Mapping[str, str]) -> str:
    key = " ".join(written.casefold().split())
    return agencies.get(key) or agencies[key.replace(".", "")]

