"""Told, denied or supposed, each rule with a near miss."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.articles import Article
from framing.syntax import Parse
from framing.syntax.factuality import Settings, factuality

Written = Callable[[str], tuple[Article, Parse]]

SETTINGS = Settings(done=frozenset({"manage", "use"}), undone=frozenset({"plan", "fear"}))


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ("Police|NNS|nsubj|2 killed|VBD|ROOT|2 men|NNS|dobj|2", "told"),
        ("Police|NNS|nsubj|4 did|VBD|aux|4 not|RB|neg|4 killed|VB|ROOT|4 men|NNS|dobj|4", "denied"),
        ("Not|RB|neg|4 only|RB|advmod|4 police|NNS|nsubj|4 killed|VBD|ROOT|4 men|NNS|dobj|4",
         "told"),
        ("Police|NNS|nsubj|2 killed|VBD|ROOT|2 no|DT|det|4 men|NNS|dobj|2", "denied"),
        # modal verbs; what may have been is told with reserve, what could have been was not
        ("Police|NNS|nsubj|3 would|MD|aux|3 killed|VB|ROOT|3 men|NNS|dobj|3", "supposed"),
        ("Police|NNS|nsubj|4 may|MD|aux|4 have|VB|aux|4 killed|VBN|ROOT|4", "told"),
        ("Police|NNS|nsubj|4 could|MD|aux|4 have|VB|aux|4 killed|VBN|ROOT|4", "supposed"),
        # infinitives
        ("Police|NNS|nsubj|2 wanted|VBD|ROOT|2 to|TO|aux|4 killed|VB|xcomp|2", "supposed"),
        ("Police|NNS|nsubj|2 managed|VBD|ROOT|2 to|TO|aux|4 killed|VB|xcomp|2", "told"),
        ("Police|NNS|nsubj|4 did|VBD|aux|4 not|RB|neg|4 manage|VB|ROOT|4 to|TO|aux|6 "
         "killed|VB|xcomp|4", "denied"),
        ("The|DT|det|2 order|NN|nsubj|5 to|TO|aux|4 killed|VB|acl|2 stands|VBZ|ROOT|5",
         "supposed"),
        ("The|DT|det|2 first|JJ|nsubj|6 to|TO|aux|5 be|VB|auxpass|5 killed|VBN|acl|2 "
         "fled|VBD|ROOT|6", "told"),
        ("Police|NNS|nsubj|2 are|VBP|ROOT|2 said|VBN|acomp|2 to|TO|aux|6 have|VB|aux|6 "
         "killed|VBN|xcomp|3", "told"),
        # conditions, right at the verb and above it
        ("If|IN|mark|3 police|NNS|nsubj|3 killed|VBP|advcl|6 men|NNS|dobj|3 others|NNS|nsubj|6 "
         "flee|VBP|ROOT|6", "supposed"),
        ("When|WRB|advmod|3 police|NNS|nsubj|3 killed|VBD|advcl|6 men|NNS|dobj|3 "
         "others|NNS|nsubj|6 fled|VBD|ROOT|6", "told"),
        ("If|IN|mark|3 they|PRP|nsubj|3 say|VBP|advcl|7 police|NNS|nsubj|5 killed|VBD|ccomp|3 "
         "others|NNS|nsubj|7 flee|VBP|ROOT|7", "supposed"),
        # what is planned or feared, and what is reported
        ("They|PRP|nsubj|2 feared|VBD|ROOT|2 men|NNS|nsubjpass|5 were|VBD|auxpass|5 "
         "killed|VBN|ccomp|2", "supposed"),
        ("They|PRP|nsubj|2 said|VBD|ROOT|2 men|NNS|nsubjpass|5 were|VBD|auxpass|5 "
         "killed|VBN|ccomp|2", "told"),
        ("They|PRP|nsubj|2 planned|VBD|ROOT|2 the|DT|det|4 killed|NN|dobj|2", "supposed"),
        ("They|PRP|nsubj|2 told|VBD|ROOT|2 the|DT|det|4 killed|NN|dobj|2", "told"),
        ("They|PRP|nsubj|2 fled|VBD|ROOT|2 without|IN|prep|2 killed|VBG|pcomp|3", "denied"),
        ("They|PRP|nsubj|2 fled|VBD|ROOT|2 after|IN|prep|2 killed|VBG|pcomp|3", "told"),
        # a participle is taken for granted whatever is said of its noun
        ("Men|NNS|nsubj|5 killed|VBN|acl|1 might|MD|aux|5 be|VB|auxpass|5 saved|VBN|ROOT|5",
         "told"),
        # questions of yes or no
        ("Did|VBD|aux|3 police|NNS|nsubj|3 killed|VB|ROOT|3 ~?|.|punct|3", "supposed"),
    ],
)  # fmt: skip
def test_told_denied_supposed(spec: str, expected: str, written: Written) -> None:
    """"killed" in each sentence, by modality, negation, what it hangs on and conditions."""
    _, parse = written(spec)
    assert factuality(parse, parse.lower.index("killed"), SETTINGS) == expected
