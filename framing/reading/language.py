"""The language of a text, by py3langid, whose model lies in its package."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

#: Characters that are looked at; what follows in an article is in the same language.
_LOOKED_AT = 3000
#: A text with fewer letters is too short to tell.
_FEWEST_LETTERS = 40
#: Share of the words that must be common English ones to be sure without the model.
_COMMON = 0.25
#: Below this score of the model the language is not told.
_SURE = 0.8
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """ISO 639-1 code; empty where the text is too short or the model is not sure.

    Most English texts are known by their commonest words, without loading the model.
    """
    words = _WORD.findall(text[:_LOOKED_AT])
    if sum(map(len, words)) < _FEWEST_LETTERS:
        return ""
    common = _common_words()
    if sum(word.lower() in common for word in words) >= _COMMON * len(words):
        return "en"
    language, score = _identifier().classify(" ".join(words))
    return str(language) if score >= _SURE else ""


def base_language(code: str) -> str:
    """`en` for `en`, `EN`, `en-GB`, `en_US`, `English`, `eng`; other codes likewise short."""
    short = re.split(r"[-_]", code.strip().casefold())[0]
    return "en" if short in ("english", "eng") else short


@lru_cache(maxsize=1)
def _common_words() -> frozenset[str]:
    text = Path(__file__).with_name("english.yaml").read_text(encoding="utf-8")
    return frozenset(yaml.safe_load(text)["words"])


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
