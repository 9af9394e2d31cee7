"""Wrong merges that were read in articles, each with its near miss."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.annotations import Speaker

Resolve = Callable[..., list[Speaker]]
LATER = "Nothing more happened in the town that day. " * 5


def names(speakers: list[Speaker]) -> list[str]:
    """The names only."""
    return [s.name for s in speakers]


def test_mr_is_nobody_whose_name_only_begins_so(resolve: Resolve) -> None:
    """ "Mr Mills" is no housing estate; "Mr Ban" may be a man whose family name comes first."""
    found = resolve("They lived in Mills Village. Mills Village was quiet. [Mr Mills] said {no}.")
    assert names(found) == ["Mills"]
    found = resolve("UN Secretary General Ban Ki-moon left. [Mr Ban] said {no}.")
    assert names(found) == ["Ban Ki-moon"]


def test_he_is_no_petition(resolve: Resolve) -> None:
    """A thing without a name is not he, where a person was named before."""
    found = resolve("Robert Mills spoke first. [The petition] demanded {a vote}. [He] said {no}.")
    assert names(found) == ["petition", "Robert Mills"]
    assert [s.kind for s in found] == ["unknown", "person"]


def test_a_role_is_no_name_far_below(resolve: Resolve) -> None:
    """Below the lead "the senator" is not somebody who comes up much later; near by he is."""
    far = LATER + "[The senator] said {no}. " + LATER + "Senator Laura Stone agreed that evening."
    assert names(resolve(far)) != ["Laura Stone"]
    near = LATER + "[The senator] said {no}. Senator Laura Stone spoke first that evening."
    assert names(resolve(near)) == ["Laura Stone"]


def test_his_campaign_is_not_hers(resolve: Resolve) -> None:
    """Where nobody can be found whose it is, two pronouns are two owners."""
    found = resolve("[His campaign] said {yes}. [Her campaign] said {no}.")
    assert found[0].speaker_id != found[1].speaker_id


@pytest.mark.parametrize(("text", "kind"), [
    ("He wrote of the new bloc Mr Mills had joined that year.", "unspecified"),
    ("Robert Mills, past president of the Communications Workers of America, spoke.", "other"),
    ("Robert Mills, past president of the United States, spoke there.", "head_of_state"),
    ("Inspector General Robert Mills spoke there in the evening.", "government"),
    ("Gen. Robert Mills spoke there in the evening.", "police_military"),
    ("Deputy Prime Minister Robert Mills spoke there in the evening.", "government"),
])  # fmt: skip
def test_what_stands_before_a_name_is_not_always_its_title(
    resolve: Resolve, text: str, kind: str
) -> None:
    """A body before a person is none; one before a body is. Offices are read whole."""
    assert [s.type for s in resolve(text + " [Mills] said {it was late}.")] == [kind]


def test_numbers_part(resolve: Resolve) -> None:
    """200 people are not 300 people; the 200 are those 200."""
    found = resolve("[200 workers] said {yes}. [The 300 workers] said {no}. [The 200 workers] said "
                    "{maybe}.")  # fmt: skip
    assert found[0].speaker_id != found[1].speaker_id
    assert found[0].speaker_id == found[2].speaker_id


def test_or_names_nobody_for_sure(resolve: Resolve) -> None:
    """ "Mills or Stone" is neither of them alone."""
    found = resolve("[Robert Mills or Laura Stone] said {so}. [Stone] said {no}.")
    assert names(found) == ["Robert Mills or Laura Stone", "Laura Stone"]


def test_which_of_a_thing_is_nobody(resolve: Resolve) -> None:
    """ "A primary, which" is not the state named before; "the bank, which" is the bank."""
    found = resolve("Acme Bank held an election, [which] showed {how it was}.")
    assert names(found) == ["unspecified"]
    found = resolve("They met Acme Bank, [which] said {how it was}.")
    assert names(found) == ["Acme Bank"]


def test_a_source_of_small_words_only_is_nobody(resolve: Resolve) -> None:
    """ "The" cut from its noun names nobody; "many" of them are somebody still."""
    assert names(resolve("[The] said {so}.")) == ["unspecified"]
