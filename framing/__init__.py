"""Who calls whom what? Claims and contested terms in news text, each with whose words it is.

    import framing
    tables = framing.analyze(frame)            # pandas.DataFrame in, DataFrames out
    annotated = framing.Annotator()("Police said rioters had burned a bus.")

Names are loaded when they are first used, so that importing a part does not cost the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.annotations import AnnotatedArticle, Attribution, Claim, Speaker, Term
    from framing.articles import Article
    from framing.errors import FramingError
    from framing.library import Annotator, analyze
    from framing.tables.frames import Tables

__all__ = ["AnnotatedArticle", "Annotator", "Article", "Attribution", "Claim", "FramingError",
           "Speaker", "Tables", "Term", "analyze"]  # fmt: skip

_HOMES = {
    "AnnotatedArticle": "annotations", "Attribution": "annotations", "Claim": "annotations",
    "Speaker": "annotations", "Term": "annotations", "Article": "articles",
    "FramingError": "errors", "Annotator": "library", "analyze": "library",
    "Tables": "tables.frames",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'framing' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"framing.{_HOMES[name]}"), name)
