"""Every form in which articles come: what is recognised, what is read, what is refused by name."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from framing.articles import Article
from framing.errors import ArticleError, InputError
from framing.reading.articles import Inputs, find_inputs, read_articles
from framing.reading.columns import Mapper

BODY = "Protesters gathered in the main square on Monday; and the police watched them there."
PAGE = f"""<html><head><title>Crowds gather | The Post</title>
<meta property="og:site_name" content="The Post"><meta property="og:title" content="Crowds gather">
<meta property="article:published_time" content="2022-01-05T08:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Crowds gather</h1>
<p>{BODY}</p><p>The mayor said that the rioters had burned a bus. {BODY}</p>
<p>{BODY} Nobody was hurt.</p></article><footer>Imprint</footer></body></html>"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Short names in messages."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()


def read(*paths: Path | str, mapped: tuple[str, ...] = ()) -> tuple[list[Article], list[str]]:
    """The articles, and the messages of what is none."""
    found = list(read_articles(find_inputs(paths, Mapper.parse(mapped))))
    return ([a for a in found if isinstance(a, Article)],
            [str(e) for e in found if isinstance(e, ArticleError)])  # fmt: skip


def told(inputs: Inputs) -> str:
    """What was recognised, as one text."""
    return "\n".join(inputs.survey.lines())


def lines(*values: dict[str, Any]) -> str:
    """JSON lines."""
    return "".join(json.dumps(v) + "\n" for v in values)


EXPORTS = {
    # the keys and columns that trafilatura 2 writes
    "trafilatura.jsonl": lines({
        "title": "Crowds gather", "author": None, "hostname": "post.example", "date": "2022-01-05",
        "fingerprint": "f", "id": None, "license": None, "raw_text": "short", "text": BODY,
        "language": None, "image": None, "pagetype": "article", "filedate": "2026-01-01",
        "source": "https://post.example/1", "source-hostname": "The Post", "excerpt": "",
        "categories": "", "tags": "", "comments": ""}),
    "trafilatura.tsv": "url\tid\tfingerprint\thostname\ttitle\timage\tdate\ttext\tcomments\n"
        f"https://post.example/1\t\tf\tThe Post\tCrowds gather\t\t2022-01-05\t{BODY}\t\n",
    "mediacloud.csv": "id,indexed_date,language,media_name,media_url,publish_date,title,url,text\n"
        "77,2022-01-06T00:00:00,en,The Post,post.example,2022-01-05,Crowds gather,"
        f"https://post.example/1,\"{BODY}\"\n",
    "lexisnexis.csv": "ID,Source_File,Newspaper,Date,Length,Section,Author,Edition,Headline,"
        "Article,Url\n1,a.docx,The Post,\"January 5, 2022 Wednesday\",15 words,A,,,Crowds gather,"
        f"\"{BODY}\",https://post.example/1\n",
    "excel.csv": "Publisher;Published;Title;Body;Link\nThe Post;5 January 2022;Crowds gather;"
        f"\"{BODY}\";https://post.example/1\n",
}  # fmt: skip


@pytest.mark.parametrize("name", EXPORTS)
def test_usual_exports_need_no_mapping(name: str) -> None:
    """Text, outlet, date, headline and address are found under the names that exports give them."""
    (Path("in") / name).write_text(EXPORTS[name], encoding="utf-8")
    (article,), errors = read(Path("in") / name)
    assert not errors
    assert (article.text, article.outlet, article.published, article.headline, article.url) == (
        BODY, "The Post", "2022-01-05", "Crowds gather", "https://post.example/1")  # fmt: skip


def test_a_table_says_what_it_was_taken_for() -> None:
    """The columns that are used with their fields, and those that are not."""
    Path("in/x.csv").write_text(f"body,paper,mood\n{BODY},The Post,grim\n")
    assert told(find_inputs(["in/x.csv"])) == "in/x.csv: CSV, text=body (not used: paper, mood)"
    inputs = find_inputs(["in/x.csv"], Mapper.parse(["outlet=paper"]))
    assert told(inputs) == "in/x.csv: CSV, text=body, outlet=paper (not used: mood)"
    (article,), _ = read("in/x.csv", mapped=("outlet=paper",))
    assert (article.outlet, article.article_id) == ("The Post", "x-1")


@pytest.mark.parametrize(("pairs", "says"), [
    (["text"], "expected FIELD=COLUMN"), (["colour=x"], "expected FIELD=COLUMN"),
    (["text=a", "text=b"], "says twice where text is"), (["text=gone"], "has no column 'gone'"),
])  # fmt: skip
def test_a_wrong_mapping_is_named(pairs: list[str], says: str) -> None:
    """What was typed, what was expected; a column that is not there with those that are."""
    Path("in/x.csv").write_text(f"body\n{BODY}\n")
    with pytest.raises(InputError, match=says):
        find_inputs(["in/x.csv"], Mapper.parse(pairs))


@pytest.mark.parametrize("ending", ["", ".gz"])
def test_every_form_by_itself_and_in_a_folder(ending: str) -> None:
    """One article a form; plain, gzipped, alone and all in one folder."""
    texts = {"a.txt": BODY, "b.html": PAGE, "c.csv": f"text\n\"{BODY}\"\n",
             "d.tsv": f"text\ttitle\n{BODY}\tx\n", "e.jsonl": lines({"text": BODY}),
             "f.json": json.dumps([{"text": BODY}])}  # fmt: skip
    for name, text in texts.items():
        data = text.encode()
        Path("in", name + ending).write_bytes(gzip.compress(data) if ending else data)
    if not ending:
        pq.write_table(pa.table({"text": [BODY]}), "in/g.parquet")
    n = len(texts) + (not ending)
    articles, errors = read(Path("in"))
    assert (len(articles), errors) == (n, [])
    assert all(BODY in a.text for a in articles)
    for article in articles:
        (alone,), _ = read(article.path)
        assert (alone.text, alone.article_id) == (article.text, article.article_id)


def test_a_page_gives_its_article_and_what_it_says_of_itself() -> None:
    """Menus are left out; title, date and outlet come from the page."""
    Path("in/p.html").write_text(PAGE)
    (article,), _ = read("in")
    assert "Imprint" not in article.text and article.text.count(BODY) == 3
    assert (article.outlet, article.published, article.headline) == (
        "The Post", "2022-01-05", "Crowds gather")  # fmt: skip


def test_a_zip_file_is_a_folder() -> None:
    """Its folders name outlets, its manifest describes its files, what is no article is left."""
    with zipfile.ZipFile("in/x.zip", "w") as archive:
        archive.writestr("Daily/1.txt", BODY)
        archive.writestr("Daily/2.txt.gz", gzip.compress(BODY.encode()))
        archive.writestr("more/rows.csv", f"text,source\n\"{BODY}\",The Post\n")
        archive.writestr("described/3.txt", BODY)
        manifest = "path,outlet,published\n3.txt,Weekly,2022-01-05\n"
        archive.writestr("described/articles.csv", manifest)
        archive.writestr("__MACOSX/Daily/._1.txt", "junk")
        archive.writestr("logo.png", b"\x89PNG")
    articles, errors = read("in/x.zip")
    assert not errors
    assert [(a.article_id, a.outlet, a.published, a.path) for a in articles] == [
        ("1", "Daily", "", "in/x.zip!Daily/1.txt"),
        ("2", "Daily", "", "in/x.zip!Daily/2.txt.gz"),
        ("3", "Weekly", "2022-01-05", "in/x.zip!described/3.txt"),
        ("rows-1", "The Post", "", "in/x.zip!more/rows.csv"),
    ]
    assert [a.text for a in read("in")[0]] == [a.text for a in articles]


def test_patterns_and_folders_of_any_depth() -> None:
    """A pattern in quotation marks is understood as the shell would."""
    for year in ("2020", "2021"):
        Path("in", year, "deep").mkdir(parents=True)
        Path("in", year, "deep", f"{year}.csv").write_text(f"text\n{BODY}\n")
    assert len(read("in/**/*.csv")[0]) == len(read("in")[0]) == 2
    with pytest.raises(InputError, match="does not exist"):
        find_inputs(["in/*.nothing"])


def test_standard_input_of_any_form() -> None:
    """Tables and pages on standard input are told by how they begin."""
    for data, n in ((lines({"text": BODY}, {"text": BODY}), 2), (f"text,date\n{BODY},x\n", 1),
                    (PAGE, 1), (f"Text, and {BODY}", 1), (json.dumps([{"text": BODY}]), 1)):
        found = list(read_articles(find_inputs(["-"]), io.BytesIO(data.encode())))
        assert [type(a) for a in found] == [Article] * n


def test_no_article_is_lost_for_its_id() -> None:
    """The same id in two tables, or twice in one: each article keeps a name of its own."""
    for name in ("a", "b"):
        Path(f"in/{name}.csv").write_text(f"id,text\n1,{BODY}\n1,{BODY}\n,{BODY}\n")
    inputs = find_inputs(["in"])
    ids = [a.article_id for a in read_articles(inputs) if isinstance(a, Article)]
    assert ids == ["1", "a-1", "a-3", "b-1", "b-2-1", "b-3"]
    assert inputs.n_renamed == 3


def test_a_bad_row_loses_no_other() -> None:
    """Each is named with file, line and row; what is around it is read."""
    rows = [b"id,text", b"a," + BODY.encode(), b"b", b"c,x,y", b"d,caf\xe9 " + BODY.encode(),
            b"e,", b"f,  ", b"g,\x00\x01\x02", b"h," + BODY.encode()]  # fmt: skip
    Path("in/x.csv").write_bytes(b"\n".join(rows))
    articles, errors = read("in/x.csv")
    assert [a.article_id for a in articles] == ["a", "h"]
    assert [e.split(" ")[0] for e in errors] == [f"in/x.csv:{n}:" for n in (3, 4, 5, 6, 7, 8)]
    for error, part in zip(errors, ["has 1 cells, the header 2", "has 3 cells", "byte 0xE9",
                                    "is empty", "is empty", "is a binary file"], strict=True):
        assert part in error
    values = [{"text": BODY}, [1], {"text": ["One paragraph here.", BODY]}, {"title": "x"}]
    Path("in/y.jsonl").write_text("\n".join([*map(json.dumps, values), "{broken", ""]))
    articles, errors = read("in/y.jsonl")
    assert [a.text for a in articles] == [BODY, f"One paragraph here.\n\n{BODY}"]
    assert ["is no JSON object but list" in errors[0], "no column with the texts" in errors[1],
            "in/y.jsonl:5: row 5 is no JSON" in errors[2]] == [True] * 3  # fmt: skip


def test_what_is_no_text_and_no_date_is_told_by_row() -> None:
    """A number or an object as text and a day that no calendar has are refused with file, line and
    row; what databases write for no date, and dates that can be read two ways, are none."""
    dates = ["2020-13-45", "31/02/2022", "20201345", "0000-00-00", "01/02/2022", "", "2022-01-05"]
    rows: list[dict[str, Any]] = [{"text": BODY, "published": d} for d in dates]
    Path("in/z.jsonl").write_text(lines({"text": 3}, {"text": {"a": BODY}}, {"text": True}, *rows))
    articles, errors = read("in/z.jsonl")
    assert [a.published for a in articles] == ["", "", "", "2022-01-05"]
    assert [e.partition(" ")[0] for e in errors] == [f"in/z.jsonl:{n}:" for n in range(1, 7)]
    for error, part in zip(errors, [
        "row 1 holds a number in 'text'", "row 2 holds an object", "row 3 holds true or false",
        "row 4 says published '2020-13-45', which is no date", "'31/02/2022'", "'20201345'",
    ], strict=True):  # fmt: skip
        assert part in error
    Path("in/z.csv").write_text(f"text,date\n{BODY},2020-13-45\n{BODY},2022-01-05\n")
    articles, errors = read("in/z.csv")
    assert len(articles) == 1 and "in/z.csv:2: row 1 says published" in errors[0]


def test_halves_of_characters_are_replaced_in_place() -> None:
    """JSON may hold lone surrogates, which no file can; offsets stay as they were."""
    text = '{"text": "Rioters \\ud83d ran, police said \\ud83d\\ude00 today."}'
    Path("in/x.jsonl").write_text(text)
    ((article,), _) = read("in/x.jsonl")
    assert article.text == "Rioters \ufffd ran, police said \U0001f600 today."


def test_other_encodings_by_their_mark() -> None:
    """UTF-16 tables, as spreadsheets export them."""
    Path("in/x.csv").write_bytes(f"text\ttitle\r\n{BODY} é\tx\r\n".encode("utf-16"))
    assert read("in/x.csv")[0][0].text == f"{BODY} é"


def test_other_languages_are_left_out_and_counted() -> None:
    """Said with the language; read nonetheless when asked for, or when the input says English."""
    kazakh = "Қазақстан президенті Қасым-Жомарт Тоқаев елдегі жағдайға байланысты мәлімдеме жасады."
    french = ("Le président de la République a déclaré lundi que les manifestants avaient été "
              "arrêtés par la police dans la capitale.")  # fmt: skip
    Path("in/x.jsonl").write_text(lines({"text": kazakh}, {"text": french}, {"text": BODY},
                                        {"text": BODY, "language": "ru"},
                                        {"text": french, "language": "en-GB"}))  # fmt: skip
    articles, errors = read("in/x.jsonl")
    assert [a.text for a in articles] == [BODY, french]
    assert [e.split("not in English but in ")[1][:4] for e in errors] == ["'kk'", "'fr'", "'ru'"]


def test_a_table_of_something_else_in_a_folder_is_no_problem() -> None:
    """It is left out with a note; named by itself it is an error that says what to do."""
    Path("in/a.txt").write_text(BODY)
    Path("in/prices.csv").write_text("what,price\nbread,2\n")
    Path("in/config.json").write_text('{"a": 1}')
    articles, errors = read("in")
    assert len(articles) == 1 and not errors
    assert find_inputs(["in"]).survey.notes.n == 2
    with pytest.raises(InputError, match="has no column with the texts; it has 'what', 'price'"):
        find_inputs(["in/prices.csv"])


def test_results_are_no_articles() -> None:
    """A folder of results inside the articles is not read as such."""
    Path("in/a.txt").write_text(BODY)
    Path("in/results").mkdir()
    Path("in/results/claims.csv").write_text(f"text\n{BODY}\n")
    Path("in/results/datapackage.json").write_text('{\n "name": "framing",\n "profile": ""}')
    assert [a.path for a in read("in")[0]] == ["in/a.txt"]


def test_files_elsewhere() -> None:
    """Addresses that fsspec knows stand for files and folders."""
    fsspec = pytest.importorskip("fsspec", reason="needs the extra cluster")
    system = fsspec.filesystem("memory")
    system.pipe("/archive/2020/a.csv", f"text\n{BODY}\n".encode())
    system.pipe("/archive/b.jsonl.gz", gzip.compress(lines({"text": BODY}).encode()))
    articles, errors = read("memory://archive")
    assert not errors
    assert [a.path for a in articles] == ["memory:///archive/2020/a.csv",
                                          "memory:///archive/b.jsonl.gz"]  # fmt: skip
    assert [a.text for a in articles] == [BODY, BODY]
