"""When the conditions of a lexicon entry hold, and the grammar that they ask for."""

from framing.conditions.dependents import governor, main_word, objects, subjects
from framing.conditions.holding import any_holds, holds, matches_word

__all__ = ["any_holds", "governor", "holds", "main_word", "matches_word", "objects", "subjects"]
