"""When the conditions of a lexicon entry hold."""

from framing.conditions.holding import any_holds, holds, matches_word

__all__ = ["any_holds", "holds", "matches_word"]
