"""One speaker over all articles of a run: what is put together, and what is kept apart."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.annotations import Speaker
from framing.codes import SPEAKER_TYPES
from framing.speakers import Assigned, Authority, Known, Register
from framing.speakers.names import slug

Articles = Sequence[tuple[str, Sequence[Speaker]]]


def person(name: str, gender: str = "", names: tuple[str, ...] = (), type: str = "other",
           kind: str = "person") -> Speaker:  # fmt: skip
    """Somebody with a name."""
    return Speaker(slug(name), name, type, (), (0,), kind, True, gender,  # type: ignore[arg-type]
                   names or (name,))  # fmt: skip


def own(article_id: str, name: str) -> Speaker:
    """Somebody who is only described, in one article."""
    return Speaker(f"{article_id}/{slug(name)}", name, "government", (), (0,), "person")


def registered(articles: Articles, authority: Authority | None = None) -> dict[str, Assigned]:
    """Who each speaker is, by article and local id."""
    register = Register(authority or Authority())
    for _, speakers in articles:
        register.add(speakers)
    return {f"{a}: {s.speaker_id}": register.assigned(a, s) for a, many in articles for s in many}


def ids(articles: Articles, authority: Authority | None = None) -> list[str]:
    """The run's ids, in order."""
    return [w.speaker_id for w in registered(articles, authority).values()]


@pytest.mark.parametrize(("names", "expected"), [
    # a bare surname is the only one of that name in the run
    (["Kassym-Jomart Tokayev", "Tokayev"], ["kassym-jomart-tokayev"] * 2),
    (["Bill de Blasio", "Blasio"], ["bill-de-blasio"] * 2),
    # nobody has a first name: one speaker still
    (["Tokayev", "Tokayev"], ["tokayev"] * 2),
    # of two neither
    (["Bill Clinton", "Hillary Clinton", "Clinton"], ["bill-clinton", "hillary-clinton",
                                                      "2/clinton"]),
    # a first name or a middle name is none
    (["Melanie Stone", "Melanie"], ["melanie-stone", "melanie"]),
    (["Aung San Suu Kyi", "San"], ["aung-san-suu-kyi", "san"]),
    # middle names do not part, others do
    (["George W. Bush", "George Bush"], ["george-bush"] * 2),
    (["George W. Bush", "George H. W. Bush", "George Bush"],
     ["george-w-bush", "george-h-w-bush", "george-bush"]),
    (["Donald J. Trump", "Donald John Trump"], ["donald-j-trump"] * 2),
    (["Jeb Bush", "George Bush"], ["jeb-bush", "george-bush"]),
])  # fmt: skip
def test_names_of_several_articles(names: list[str], expected: list[str]) -> None:
    """Names are one speaker when nothing else in the run could be meant."""
    found = ids([(str(i), [person(n)]) for i, n in enumerate(names)])
    assert found == expected


def test_the_one_whom_nearly_all_articles_mean() -> None:
    """A bare surname is the one who is in five times as many articles as all others of it."""
    many = [(f"m{i}", [person("Donald Trump")]) for i in range(10)]
    two = [("i", [person("Ivanka Trump", "f")]), ("j", [person("Eric Trump")])]
    assert ids([*many, *two, ("b", [person("Trump")])])[-1] == "donald-trump"
    assert ids([*many[:9], *two, ("b", [person("Trump")])])[-1] == "b/trump"


def test_gender_and_kind_speak_against_one() -> None:
    """ "Mr Stone" is not Laura Stone; a person is no company of that name."""
    assert ids([("a", [person("Laura Stone", "f")]), ("b", [person("Stone", "m")])])[1] == "stone"
    firm = person("Stone", kind="organisation")
    assert ids([("a", [person("Laura Stone", "f")]), ("b", [firm])])[1] == "stone"


def test_a_short_name_that_some_article_uses() -> None:
    """ "KRU" is the union that another article abbreviates so, and nobody else's."""
    union = person("Kazakh Railway Union", names=("Kazakh Railway Union", "KRU"),
                   kind="organisation")  # fmt: skip
    short = person("KRU", kind="organisation")
    assert ids([("a", [union]), ("b", [short])]) == ["kazakh-railway-union"] * 2
    plain = person("Kazakh Railway Union", kind="organisation")
    assert ids([("a", [plain]), ("b", [short])])[1] == "kru"


def test_roles_stay_with_their_article() -> None:
    """The deputy mayor of one article is not that of another."""
    found = ids([("a", [own("a", "deputy mayor")]), ("b", [own("b", "deputy mayor")])])
    assert found == ["a/deputy-mayor", "b/deputy-mayor"]


def test_the_name_is_the_fullest_and_the_others_are_kept() -> None:
    """Most words, of equals the most frequent; aliases are the names of other articles."""
    who = registered([("a", [person("George Bush")]), ("b", [person("George W. Bush")]),
                      ("c", [person("Bush")])])  # fmt: skip
    assert {w.name for w in who.values()} == {"George W. Bush"}
    assert {w.aliases for w in who.values()} == {("Bush", "George Bush")}


@pytest.mark.parametrize(("types", "expected"), [
    (["government", "other", "other"], "other"),
    (["other", "government"], "government"),
    (["unspecified", "unspecified", "expert"], "expert"),
    (["unspecified"], "unspecified"),
])  # fmt: skip
def test_a_speaker_has_the_type_most_articles_give(types: list[str], expected: str) -> None:
    """Of equals the first in the contract; an unknown type never outvotes a known one."""
    found = registered([(str(i), [person("X Y", type=t)]) for i, t in enumerate(types)])
    assert {w.type for w in found.values()} == {expected}


def test_the_users_file_wins() -> None:
    """Its name, id and type; by name, by alias, by the id of one article's own speaker."""
    authority = Authority((
        Known("Qasym-Jomart Toqaev", "Q57404", ("Tokayev", "Kassym-Jomart Tokayev", "b/president"),
              "government", notes=(("party", "Amanat"), ("born", ""))),
    ), ("party", "born"))  # fmt: skip
    articles = [("a", [person("Kassym-Jomart Tokayev", type="head_of_state")]),
                ("b", [own("b", "president"), own("b", "mayor")]), ("c", [person("Tokayev")]),
                ("d", [own("d", "president")])]  # fmt: skip
    who = registered(articles, authority)
    assert [w.speaker_id for w in who.values()] == ["Q57404", "Q57404", "b/mayor", "Q57404",
                                                    "d/president"]  # fmt: skip
    first = next(iter(who.values()))
    assert (first.name, first.type) == ("Qasym-Jomart Toqaev", "government")
    assert first.notes == (("party", "Amanat"),)


def test_an_alias_reaches_roles_of_all_articles() -> None:
    """ "the president" as an alias is the user's word that it is one person everywhere; the name
    of another entry is not."""
    articles = [("a", [own("a", "president")]), ("b", [own("b", "president")])]
    aliased = Authority((Known("Laura Stone", aliases=("the president",)),))
    assert ids(articles, aliased) == ["laura-stone"] * 2
    named = Authority((Known("president", "a/president"),))
    assert ids(articles, named) == ["a/president", "b/president"]


def test_two_of_an_article_that_are_one_are_counted_once() -> None:
    """Their mentions and attributions are put together."""
    register = Register(Authority((Known("Laura Stone", aliases=("a/mayor",)),)))
    stone = Speaker("laura-stone", "Laura Stone", "other", (), (0, 3), "person", True)
    mayor = Speaker("a/mayor", "mayor", "government", (), (1,), "person")
    register.add([stone, mayor])
    ((both, who),) = register.resolved("a", [stone, mayor])
    assert (both.attributions, who.speaker_id) == ((0, 1, 3), "laura-stone")


NAMES = ["Donald Trump", "Ivanka Trump", "Trump", "Donald J. Trump", "George Bush", "Bush",
         "George W. Bush", "IMF", "Trump Organization"]  # fmt: skip


@st.composite
def runs(draw: st.DrawFn) -> list[tuple[str, list[Speaker]]]:
    """Articles with a few speakers each."""
    out = []
    for i in range(draw(st.integers(1, 6))):
        chosen = draw(st.lists(st.sampled_from(NAMES), max_size=4, unique=True))
        speakers = [person(n, draw(st.sampled_from(["", "m", "f"])),
                           type=draw(st.sampled_from(SPEAKER_TYPES)),
                           kind=draw(st.sampled_from(["person", "organisation", "unknown"])))
                    for n in chosen]  # fmt: skip
        out.append((f"x{i}", [*speakers, own(f"x{i}", "aide")]))
    return out


@given(runs(), st.randoms())
def test_the_order_of_articles_is_nothing(
    articles: list[tuple[str, list[Speaker]]], random: st.DataObject
) -> None:
    """Whatever comes first, every speaker is the same one; one id has one name and type."""
    shuffled = list(articles)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first = registered(articles)
    assert first == registered(shuffled)
    facts: dict[str, Assigned] = {}
    for who in first.values():
        assert facts.setdefault(who.speaker_id, who) == who
