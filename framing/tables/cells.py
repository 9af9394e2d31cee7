"""What the rows of several tables share: ids, whose words, numbers as cells."""

from __future__ import annotations

from framing.annotations import AnnotatedArticle, chain
from framing.spans import format_spans

Row = dict[str, str]
#: What a chain says where nobody is named.
UNNAMED = "unspecified"


def wire_cells(annotated: AnnotatedArticle) -> Row:
    """The agencies: the one that the input names, else those that the text credits."""
    given = annotated.article.wire
    found = sorted(annotated.credits, key=lambda c: c.kind != "whole")
    if given and given.casefold() not in {c.agency.casefold() for c in found}:
        return {"wire": given, "wire_credit": "whole", "wire_spans": ""}
    return {
        "wire": " | ".join(dict.fromkeys(c.agency for c in found)),
        "wire_credit": found[0].kind if found else "",
        "wire_spans": format_spans(sorted(c.span for c in found)),
    }


class Whose:
    """Whose words: the cells of one article's rows, worked out once for each attribution."""

    def __init__(self, annotated: AnnotatedArticle) -> None:
        self._annotated = annotated
        wire = wire_cells(annotated)
        whole = wire["wire_credit"] == "whole" and " | " not in wire["wire"]
        #: How every chain begins: the outlet, and the agency where the whole text is one agency's.
        #: The outlet still answers for the words (`voice` is `outlet`): it prints them as its own.
        self._before = [annotated.article.outlet, *([wire["wire"]] if whole else [])]
        self._outlets = {"voice": "outlet", "speech": "", "attribution_id": "", "speaker_id": "",
                         "chain": " > ".join(self._before)}  # fmt: skip
        self._attributed = [self._cells(i) for i in range(len(annotated.attributions))]

    def of(self, attribution: int | None) -> Row:
        """The columns that claims, terms, acts and counts share."""
        return self._outlets if attribution is None else self._attributed[attribution]

    def _cells(self, attribution: int) -> Row:
        annotated = self._annotated
        speaker = annotated.speaker_of.get(attribution)
        speakers = [annotated.speaker_of.get(i) for i in chain(annotated.attributions, attribution)]
        names = [s.name if s else UNNAMED for s in speakers]
        # "AP said" in AP's own article is one link, not two.
        links = names[1:] if names[0] in self._before[1:] else names
        return {
            "voice": "attributed",
            "speech": annotated.attributions[attribution].speech,
            "attribution_id": cell_id(annotated.article.article_id, "a", attribution),
            "speaker_id": speaker.speaker_id if speaker else "",
            "chain": " > ".join([*self._before, *links]),
        }


def cell_id(article_id: str, letter: str, index: int | None) -> str:
    """An id within a run: article, letter of the table, number from 1."""
    return "" if index is None else f"{article_id}:{letter}{index + 1}"


def integer(value: int | None) -> str:
    """An integer, empty where there is none."""
    return "" if value is None else str(value)


def number(value: float | None, digits: int = 4) -> str:
    """A float as the tables write it: fixed digits, empty where it is undefined."""
    return "" if value is None or value != value else f"{value:.{digits}f}"


def boolean(value: bool) -> str:
    """`true` or `false`, as Frictionless tables write them."""
    return "true" if value else "false"
