"""Contested terms: found, composed and scored."""

from framing.terms.dropped import CANCELLED, MASKED, Dropped
from framing.terms.forms import FormFinder
from framing.terms.hits import LACKING, Hit
from framing.terms.index import makes_terms
from framing.terms.matcher import Matcher

__all__ = ["CANCELLED", "LACKING", "MASKED", "Dropped", "FormFinder", "Hit", "Matcher",
           "makes_terms"]  # fmt: skip
