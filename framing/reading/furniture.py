"""What stands around an article's prose: datelines and credits, told by their form alone.

Credits are not read by later stages, so a pattern here must be narrow: a credit taken for prose
costs a stray word, prose taken for a credit is lost.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

#: No dateline and no credit is longer; what is matched is cut here, so odd text costs no time.
LONGEST = 240

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = r"(?P<iso>\d{4}-\d{2}-\d{2})(?:[T ]\d{1,2}:\d{2}\S*)?"
_WORDY = (
    rf"(?:(?P<m1>(?:{'|'.join(_MONTHS)})[a-z]{{0,6}})\.? (?P<d1>\d{{1,2}}),? (?P<y1>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}}) (?P<m2>(?:{'|'.join(_MONTHS)})[a-z]{{0,6}})\.?,? (?P<y2>\d{{4}}))"
)
_DATED = r"\s*(?P<label>date|dated|published|posted|updated|last updated)\b(?: on)?\s*:?\s*"
_DATE_PREFIX = re.compile(rf"{_DATED}{_ISO}(?:\s+[|–—-])?(?=\s|$)", re.I)
_DATE_LINE = re.compile(
    rf"(?:{_DATED})?(?:\w{{3,9}}day,? )?(?:{_ISO}|{_WORDY})"
    r"(?:[,|\s]+(?:at )?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: \(?[A-Z]{2,4}\)?)?)?\s*$", re.I
)  # fmt: skip

_WORD = r"[^\W\d_][\w.'’/-]*"
_PLACE = rf"{_WORD}(?: {_WORD}){{0,3}}"
_AREA = rf", {_WORD}(?: {_WORD}){{0,2}}(?: \d{{1,2}})?(?:,? \d{{4}})?\.?"
_PLACE_LINE = re.compile(
    rf"(?P<place>{_PLACE}(?P<area>(?:{_AREA}){{0,3}}))?,? ?"
    r"(?:[(/](?P<agency>[^\W\d_][\w. ]{1,30})[)/]\.?)?"
    r"(?P<mark> ?(?:--|[—–―])| -(?= )|:(?= )|)\s*(?=[“‘\"'(]?(?:[^\W\d_]|\d))"
)
_SMALL = frozenset("of de la le al el and the upon sur".split())

_NAME = r"[^\W\d_a-z][\w.&'’-]*"
_NAMES = rf"{_NAME}(?:(?: | ?[/,|] ?| via | and | of | for | the | by ){_NAME}){{0,6}}"
_PICTURE = r"(?:file |featured )?(?:image|photo|photograph|picture|pic|video|graphic|illustration)s?"
_LABEL = (
    rf"(?:(?i:{_PICTURE}(?: credits?| courtesy| source)?(?: of| by)?|credits?) ?[:|/] ?"
    rf"|(?i:{_PICTURE}) (?:by|courtesy of) )"
)
_SLASHED = rf"(?:AP Photo|REUTERS|AFP|EPA|Getty Images)(?:/{_NAME}(?: {_NAME}){{0,3}})"
_CREDIT_TAIL = re.compile(
    rf"\s*(?:(?P<label>{_LABEL}{_NAMES})"
    rf"|[(\[](?P<pair>(?:{_LABEL})?{_NAME}(?: {_NAME}){{0,4}} ?/ ?{_NAMES})[)\]]"
    rf"|[(\[](?P<marked>{_LABEL}{_NAMES})[)\]]"
    rf"|(?P<slashed>{_SLASHED})"
    rf"|\((?P<bare>{_NAME}(?: {_NAME}){{0,2}})\))\.?$"
)
_CAPTION_HEAD = re.compile(rf"(?i:{_PICTURE}|caption) ?: \S|(?i:file photo)\b")
_FILE_NAME = re.compile(
    r"(?:copy of )?(?:\S+ ){0,3}?\S*(?:[-_]\d{6,}|\.(?:jpe?g|png|gif|webp|pdf|docx?|mp4))", re.I
)
_CREDIT_LINES = (
    re.compile(rf"{_LABEL}{_NAMES}\.?"),
    re.compile(rf"Source: {_NAMES}\.?"),
    re.compile(rf"{_NAME}(?: {_NAME}){{0,3}}/{_NAMES}\.?"),
    re.compile(r"[(\[]?[^.?!]{3,160}\bcontributed (?:to (?:this|the) (?:report|article|story)"
               r"|(?:additional )?reporting)(?: from [^.?!]{2,60})?[.)\]]*", re.I),
    re.compile(r"[(\[]?(?:with )?(?:additional |agenc(?:y|ies) )?(?:inputs?|reporting|editing|writing)"
               r" (?:from|by) [^?!]{2,160}[)\]]?", re.I),
    re.compile(r"[(\[]?with (?:agenc(?:y|ies)|wire) (?:inputs?|reports?|services?)[.)\]]*", re.I),
    re.compile(r"(?:©|\(c\)|copyright\b)[^?!]{2,160}", re.I),
    re.compile(r"\W*follow .{2,60} on (?:twitter|facebook|instagram|telegram)\b.{0,40}", re.I),
)  # fmt: skip
_BYLINE = re.compile(rf"(?:By|BY) {_NAMES}")
_SOURCE_LINE = re.compile(
    r"(?:Source: |[—–-]+ ?)(?P<agency>[^\W\d_a-z][\w.]*(?: [^\W\d_a-z][\w.]*){0,2})\.?"
)


class Dateline(NamedTuple):
    """The head of a paragraph up to `end`; ISO date and credited agency where it names them."""

    end: int
    published: str = ""
    agency: str = ""


class CreditTail(NamedTuple):
    """The end of a paragraph from `start`; `of_picture` unless it may credit the words."""

    start: int
    of_picture: bool


def date_prefix(paragraph: str) -> Dateline | None:
    """A labelled date before the first words ("date 2022-01-05 Kazakhstan's ..."), or a date line.

    The date of an update is no date of publication.
    """
    head = paragraph[:LONGEST]
    found = _DATE_LINE.match(head) if len(paragraph) < LONGEST else None
    found = found or _DATE_PREFIX.match(head)
    if not found:
        return None
    label = (found["label"] or "").lower()
    return Dateline(found.end(), "" if "update" in label else _iso(found.groupdict()))


def _iso(parts: dict[str, str | None]) -> str:
    """The date in ISO form; empty when there is no such day."""
    try:
        if parts["iso"]:
            return date.fromisoformat(parts["iso"]).isoformat()
        month = (parts.get("m1") or parts.get("m2") or "")[:3].lower()
        year, day = parts.get("y1") or parts.get("y2"), parts.get("d1") or parts.get("d2")
        return date(int(year or 0), _MONTHS.index(month) + 1, int(day or 0)).isoformat()
    except ValueError:
        return ""


def place_dateline(paragraph: str) -> Dateline | None:
    """Where a report comes from: "LONDON (Reuters) -", "WASHINGTON —", "Almaty, Kazakhstan:".

    A name in capitals, a name with its region, or an agency in brackets; a single name before a
    dash or colon ("Pence: ...") is a headline's speaker.
    """
    found = _PLACE_LINE.match(paragraph[:LONGEST])
    if not found or not found.end():
        return None
    place, area, agency = found["place"] or "", found["area"] or "", found["agency"] or ""
    mark, rest = found["mark"].strip(), paragraph[found.end() :].lstrip("“‘\"'(")
    if not all(w[:1].isupper() or w in _SMALL for w in re.findall(r"[^\W_]\S*", place)
               if not w[0].isdigit()):  # fmt: skip
        return None
    if rest[:1].islower() or (agency and not agency[0].isupper()) or len(place) > 60:
        return None
    town = place.split(",")[0]
    in_capitals = town.isupper() and sum(map(str.isalpha, town)) >= 3
    slashed = f"/{agency}/" in found[0]
    if agency and (mark or slashed):
        return Dateline(found.end(), agency=agency.strip())
    if not agency and mark and (in_capitals or (area and paragraph.rstrip()[-1] in ".”\"")):
        return Dateline(found.end())
    return None


def credit_tail(paragraph: str) -> CreditTail | None:
    """The credit that ends a paragraph: "(Yan Blagov/AP)", "Image Credit: AP", "(Reuters)".

    A bare name in brackets may be an abbreviation just introduced, so it needs words before it.
    """
    floor = max(0, len(paragraph) - LONGEST)
    for place in re.finditer(r"(?:(?<=\s)|^)[(\[\w]", paragraph[floor:]):
        start = floor + place.start()
        found = _CREDIT_TAIL.match(paragraph, start)
        if not found:
            continue
        if found["bare"] and len(paragraph[:start].split()) < 5:
            return None
        return CreditTail(start, not found["bare"])
    return None


def is_credit(paragraph: str, *, first: bool) -> bool:
    """Whether the whole paragraph is a credit, a byline or a file name.

    "By ..." in title case may also be a headline, so the first paragraph is never a byline.
    """
    if len(paragraph) > LONGEST:
        return False
    if any(pattern.fullmatch(paragraph) for pattern in _CREDIT_LINES):
        return True
    if _FILE_NAME.fullmatch(paragraph) or (not first and _BYLINE.fullmatch(paragraph)):
        return True
    tail = credit_tail(paragraph)
    return tail is not None and tail.start == 0


def is_captioned(paragraph: str) -> bool:
    """Whether a label at its head ("Photo: ...", "FILE PHOTO") makes the paragraph a caption."""
    return bool(_CAPTION_HEAD.match(paragraph))


def agency_of_line(paragraph: str) -> str:
    """Whom a closing line ("Source: AFP", "— Reuters") credits; empty when none."""
    found = _SOURCE_LINE.fullmatch(paragraph) if len(paragraph) < LONGEST else None
    return found["agency"].rstrip(".") if found else ""
