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
_PLACE = rf"{_WORD}(?: {_WORD}){{0,3}}(?: \d{{1,2}}(?=,? \())?"
_AREA = rf", {_WORD}(?: {_WORD}){{0,2}}(?: \d{{1,2}})?(?:,? \d{{4}})?\.?"
_PLACE_LINE = re.compile(
    rf"(?P<place>{_PLACE}(?P<area>(?:{_AREA}){{0,3}}))?,? ?"
    r"(?:[(/](?P<agency>[^\W\d_][\w. ]{1,30})[)/]\.?)?"
    r"(?P<mark> ?(?:--|[—–―])| -(?= )|:(?= )|)\s*(?=[“‘\"'(]?(?:[^\W\d_]|\d))"
)
_SMALL = frozenset({"of", "de", "la", "le", "al", "el", "and", "the", "upon", "sur"})

_NAME = r"[^\W\d_a-z][\w.&'’-]*"
_NAMES = rf"{_NAME}(?:(?: | ?[/,|] ?| via | and | of | for | the | by ){_NAME}){{0,6}}"
_PICTURE = (
    r"(?:file |featured )?(?:image|photo|photograph|picture|pic|video|graphic|illustration)s?"
)
_AGENCY = r"[^\W\d_a-z][^\W_]*(?: [^\W\d_a-z][^\W_]*){0,2}"
_LABEL = (
    rf"(?:(?i:{_PICTURE}(?: credits?| courtesy| source)?(?: of| by)?|credits?) ?[:|/] ?"
    rf"|(?i:{_PICTURE}) (?:by|courtesy of) )"
)
_HOUSES = "AP Photo|REUTERS|AFP|EPA|Getty Images"
_SLASHED = rf"(?:{_HOUSES})(?:/{_NAME}(?: {_NAME}){{0,3}})"
_CREDIT_TAIL = re.compile(
    rf"\s*(?:(?P<label>{_LABEL}{_NAMES})"
    rf"|[(\[](?P<pair>(?:{_LABEL})?{_NAME}(?: {_NAME}){{0,4}} ?/ ?{_NAMES})[)\]]"
    rf"|[(\[](?P<marked>{_LABEL}{_NAMES})[)\]]"
    rf"|(?P<slashed>{_SLASHED}))\.?$"
)
#: What every credit tail holds one of, and how it begins: most paragraphs need no closer look.
_CREDIT_MARKS = (":", "|", "/", " by ", " courtesy of ")
_CREDIT_START = re.compile(rf"(?:(?<=\s)|^)(?:[(\[]|(?i:{_PICTURE}|credits?)|{_HOUSES})")
_BARE_TAIL = re.compile(rf"\((?P<agency>{_AGENCY})\)$")
_CAPTION_HEAD = re.compile(rf"(?i:{_PICTURE}|caption) ?: \S|(?i:file photo)\b")
_FILE_NAME = re.compile(
    r"(?:copy of )?(?:\S+ ){0,3}?\S*(?:[-_]\d{6,}|\.(?:jpe?g|png|gif|webp|pdf|docx?|mp4))", re.I
)
_SHARE = r"(?i:(?:with )?(?:additional |agency )?(?:inputs?|reporting|editing|writing) (?:from|by))"
_CREW = (
    rf"(?:{_NAME}|{_SHARE}|in|at|for|of|the|and|from|agencies|staff|news|wire|services"
    r"|(?:reporter|writer|correspondent)s?)"
)
_CREWS = rf"(?!(?:He|She|It|They|We|I)\b){_CREW}(?:[,;:]? {_CREW}){{0,40}}"
_WORK = (
    rf"(?:{_SHARE} {_CREWS}|(?i:with (?:agenc(?:y|ies)|wire) (?:inputs?|reports?|services?)))\.?"
)
_WORK_TAIL = re.compile(rf"(?<=\s)(?:\({_WORK}\)|\[{_WORK}\])$")
_CREDIT_LINES = (
    re.compile(rf"(?:{_LABEL}|(?i:byline: )){_NAMES}\.?"),
    re.compile(rf"Source: {_NAMES}\.?"),
    re.compile(rf"[—–-]+ ?{_AGENCY}|\({_AGENCY}\)"),
    re.compile(rf"{_NAME}(?: {_NAME}){{0,3}}/{_NAMES}\.?"),
    re.compile(rf"[(\[]?{_WORK}[)\]]?"),
    re.compile(rf"[(\[]?{_CREWS} (?:has |have )?(?:also )?contributed"
               r" (?:to this (?:report|article|story)|(?:additional )?reporting)"
               rf"(?: from {_CREWS})?[.)\]]*"),
    re.compile(r"(?:©|\(c\)|copyright (?:©|\(c\)|(?:by )?\d{4}))[^?!]{2,160}", re.I),
    re.compile(r"\W*follow (?:us|me|him|her|them|.{0,60}@\w).{0,60}", re.I),
)  # fmt: skip
_BYLINE = re.compile(rf"(?:By|BY) {_NAMES}\.?")
_PERSON = rf"{_NAME} {_NAME}(?: {_NAME})?"
_SIGNED = re.compile(rf"(?:By|BY) {_PERSON}(?:(?:, | and |, and ){_PERSON}){{0,4}}")


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
    dash or colon ("Pence: ...") is a headline's speaker, capitals before it ("EXCLUSIVE:") are its
    kicker.
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
    shortest = 120 if mark == ":" and not area else 80
    opens_prose = len(paragraph) >= shortest and paragraph.rstrip()[-1] in ".”\""
    slashed = f"/{agency}/" in found[0]
    if agency and (mark or slashed):
        return Dateline(found.end(), agency=agency.strip())
    if not agency and mark and opens_prose and (in_capitals or area):
        return Dateline(found.end())
    return None


def credit_tail(paragraph: str) -> CreditTail | None:
    """The credit that ends a paragraph: "(Yan Blagov/AP)", "Image Credit: AP", "(Reuters)".

    A bare name in brackets may also be an abbreviation just introduced: "Treaty Organisation
    (CSTO)" is no credit, nor is one that a full stop follows.
    """
    floor = max(0, len(paragraph) - LONGEST)
    if paragraph.rstrip("\n").endswith((")", "]")):
        if work := _WORK_TAIL.search(paragraph, floor):
            return CreditTail(work.start(), False)
        if bare := _BARE_TAIL.search(paragraph, floor):
            before = paragraph[: bare.start()].split()
            known = len(before) < 3 or _abbreviates(bare["agency"], before)
            return None if known else CreditTail(bare.start(), False)
    tail = paragraph[floor:]
    if any(mark in tail for mark in _CREDIT_MARKS):
        for place in _CREDIT_START.finditer(tail):
            if _CREDIT_TAIL.match(paragraph, floor + place.start()):
                return CreditTail(floor + place.start(), True)
    return None


def _abbreviates(name: str, before: list[str]) -> bool:
    """Whether the capitals of `name` are initials of the last words before it, in order."""
    initials = iter([w.lstrip("(“\"‘'")[:1] for w in before[-2 * len(name) :]])
    return all(letter in initials for letter in name if letter.isupper())


def is_credit(paragraph: str, *, first: bool) -> bool:
    """Whether the whole paragraph is a credit, a byline or a file name.

    As the `first` prose, where "By ..." may be a headline, a byline is full names only.
    """
    if len(paragraph) > LONGEST:
        return False
    if any(pattern.fullmatch(paragraph) for pattern in _CREDIT_LINES):
        return True
    if _FILE_NAME.fullmatch(paragraph) or (_SIGNED if first else _BYLINE).fullmatch(paragraph):
        return True
    tail = credit_tail(paragraph)
    return tail is not None and tail.start == 0


def is_captioned(paragraph: str) -> bool:
    """Whether a label at its head ("Photo: ...", "FILE PHOTO") makes the paragraph a caption."""
    return bool(_CAPTION_HEAD.match(paragraph))
