"""The pages about the rules: there is one for everything, they link up, and words stay words."""

import html
import os
import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from shipped import answered
from toy import ABOUT, LUGGAGE, TRANSPORT, toy_files

from recommender.errors import Place, RecommendError
from recommender.loading.knowledge_loader import load_knowledge
from recommender.model.condition import ALWAYS, subjects
from recommender.model.decision import NEUTRAL
from recommender.model.handbook import AnyPage, Handbook
from recommender.model.knowledge import Knowledge
from recommender.model.pack import Withdrawn
from recommender.model.truth import Truth
from recommender.readings import direct
from recommender.render.rule_pages import rule_page_alone, rule_pages
from recommender.render.templating import code, plain
from recommender.render.terminal_markdown import as_terminal_markdown
from recommender.review.pages import Pages

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HOSTILE = "[a](http://evil) <b>*c*</b> `d` | ![e](f) &lt; {g}`h` ~~i~~ \\"


@pytest.fixture(scope="module")
def book(knowledge: Knowledge) -> Handbook:
    return Pages(knowledge).handbook()


@pytest.fixture(scope="module")
def pages(book: Handbook) -> dict[str, str]:
    return rule_pages(book)


def toy(**changed: str) -> Knowledge:
    return load_knowledge(toy_files(**changed))[0]


def toy_pages(**changed: str) -> dict[str, str]:
    return rule_pages(Pages(toy(**changed)).handbook())


@cache
def parsed(text: str) -> list[Token]:
    """Return the page read; all pages together are read once, not by each test again."""
    return MARKDOWN.parse(text)


def tokens(text: str) -> Iterator[Token]:
    for token in parsed(text):
        yield token
        yield from token.children or ()


def words(text: str) -> str:
    """Return what a reader sees, spaces evened out."""
    seen = re.sub(r"<[^>]*>", "", MARKDOWN.renderer.render(parsed(text), MARKDOWN.options, {}))
    return " ".join(html.unescape(seen).split())


def anchors(text: str) -> list[str]:
    """Return the anchors of a page's headings, made as site generators make them."""
    heads = [
        "".join(part.content for part in inline.children or ())
        for opening, inline in pairwise(parsed(text))
        if opening.type == "heading_open"
    ]
    return [re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads]


def links(text: str) -> list[str]:
    return [str(token.attrs["href"]) for token in tokens(text) if token.type == "link_open"]


def broken(pages: Mapping[str, str]) -> list[str]:
    """Return the links that lead to no page, or to no heading of it."""
    there = {path: anchors(text) for path, text in pages.items()}
    found = []
    for path, text in pages.items():
        for link in links(text):
            target, _, anchor = link.partition("#")
            page = normpath(join(dirname(path), target)) if target else path
            lost = page not in there or (anchor and anchor not in there[page])
            if lost and not link.startswith("https://"):
                found.append(f"{path}: {link}")
    return found


def test_everything_has_a_page(knowledge: Knowledge, pages: dict[str, str]) -> None:
    wanted = {
        *(f"decisions/{entry.id}.md" for entry in knowledge.decisions),
        *(f"rules/{rule.id}.md" for entry in knowledge.decisions for rule in entry.rules),
        *(f"requirements/{entry.id}.md" for entry in knowledge.requirements),
        *(f"services/{entry.id}.md" for entry in knowledge.services),
    }
    lists = {"index", "criteria", "requirements", "rules", "services", "sources"}
    assert pages.keys() == wanted | {f"{name}.md" for name in lists}


def test_every_link_and_anchor_leads_somewhere(pages: dict[str, str]) -> None:
    assert sum(len(links(text)) for text in pages.values()) > 2000
    assert broken(pages) == []


def test_every_page_can_be_reached_from_the_index(pages: dict[str, str]) -> None:
    reached, todo = {"index.md"}, ["index.md"]
    while todo:
        path = todo.pop()
        for link in links(pages[path]):
            page = normpath(join(dirname(path), link.partition("#")[0]))
            if page in pages and page not in reached:
                reached.add(page)
                todo.append(page)
    assert reached == pages.keys()


def test_no_page_has_one_anchor_twice(pages: dict[str, str]) -> None:
    assert not {path for path, text in pages.items() if len({*anchors(text)}) < len(anchors(text))}


def test_ids_that_differ_in_a_dot_alone_have_anchors_of_their_own() -> None:
    more = "  a-1.2: {title: One, verified: yes}\n  a-12: {title: Two, verified: yes}\n"
    text = toy_pages(about=ABOUT.replace("sources:\n", f"sources:\n{more}", 1))["sources.md"]
    assert len(set(anchors(text))) == len(anchors(text)) == 4


def test_pages_are_markdown_without_html_and_without_pictures(pages: dict[str, str]) -> None:
    kinds = {token.type for text in pages.values() for token in tokens(text)}
    assert not kinds & {"html_block", "html_inline", "image", "code_block", "fence"}


def test_every_page_starts_with_its_one_title(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        levels = [token.tag for token in tokens(text) if token.type == "heading_open"]
        assert (levels[0], levels.count("h1")) == ("h1", 1), path


def test_a_decision_page_says_everything_about_the_decision(
    book: Handbook, pages: dict[str, str], knowledge: Knowledge
) -> None:
    for decision in knowledge.decisions:
        told = words(pages[f"decisions/{decision.id}.md"])
        wanted = [decision.name, decision.question, *(rule.id for rule in decision.rules)]
        wanted += [text for option in decision.options for text in (option.name, option.summary)]
        wanted += [line.because for option in decision.options for line in option.ratings]
        wanted += [example.name for example in decision.examples]
        clashes = [one for one in knowledge.clashes if decision.id in subjects(one.when)]
        wanted += [text for one in clashes for text in (one.id, one.because)]
        wanted += [decision.place.file, f"line {decision.place.line}"]
        assert not [text for text in wanted if " ".join(text.split()) not in told]


def test_a_matrix_holds_every_base_rating(book: Handbook, pages: dict[str, str]) -> None:
    rated = [page for page in book.decisions if page.criteria]
    assert rated
    for page in rated:
        lines = pages[f"decisions/{page.ref.id}.md"].splitlines()
        for option in page.options:
            [row] = [line for line in lines if line.startswith(f"| [{plain(option.ref.name)}]")]
            scores = {line.criterion.id: line.score for line in option.ratings}
            wanted = [scores.get(criterion.id, NEUTRAL) for criterion in page.criteria]
            assert [int(cell.strip(" |")) for cell in row.split(" | ")[1:]] == wanted


def test_a_rule_page_says_everything_about_the_rule(book: Handbook, pages: dict[str, str]) -> None:
    for page in book.rules:
        told = words(pages[f"rules/{page.ref.id}.md"])
        wanted = [page.because, *(page.when.clause.parts or [page.when.clause.text])]
        wanted += [text for term in page.when.terms for text in (term.means.parts or [term.name])]
        wanted += [source.title for source in page.sources]
        wanted += [text for touch in page.touches for text in (touch.option.name, touch.does)]
        wanted += [sample.example.name for sample in (page.fires, page.silent) if sample]
        wanted += [str(day) for day in (page.since, page.until) if day]
        wanted += [relation.rule.id for relation in page.related]
        assert not [text for text in wanted if " ".join(text.split()) not in told], page.ref.id


def test_the_examples_on_a_rule_page_do_what_it_says(book: Handbook, knowledge: Knowledge) -> None:
    asked = {
        entry.example.place: entry.facts
        for decision in knowledge.decisions
        for entry in answered(decision.id)
    }
    for page in book.rules:
        decision = knowledge.decision[page.decision.id]
        rule = next(rule for rule in decision.rules if rule.id == page.ref.id)
        for sample, fires in ((page.fires, True), (page.silent, False)):
            if sample is None:
                continue
            [example] = [one for one in decision.examples if one.place == sample.example.place]
            day = example.as_of or knowledge.facts_date
            facts = asked[example.place]
            held = facts is not None and direct.truth(rule.when, facts) is Truth.TRUE
            assert (held and rule.in_force(day)) is fires, page.ref.id


def test_every_rule_has_an_example_each_way(book: Handbook, knowledge: Knowledge) -> None:
    always = {
        rule.id
        for decision in knowledge.decisions
        for rule in decision.rules
        if rule.when == ALWAYS
    }
    assert not [page.ref.id for page in book.rules if not page.fires]
    assert not [page.ref.id for page in book.rules if not page.silent and page.ref.id not in always]


def test_a_rule_that_no_example_tries_says_so() -> None:
    pages = toy_pages()
    told = words(pages["rules/only-a-bus-takes-a-cello.md"])
    assert "It fires in no example." in told
    assert "It stays silent in “A short dry road”, because it cannot be decided" in told
    assert "way.bags is not known" in told


def test_a_requirement_page_names_what_reads_it() -> None:
    told = words(toy_pages()["requirements/way.hurry.md"])
    assert "Are you late? So you run." in told
    assert "true: you are late" in told
    assert "this is assumed: you have time" in told
    assert "wet-riders. Advice on: Bicycle (caution: Take a coat.), when you have time and" in told


def test_a_service_page_tells_its_life_cycle_and_its_successors() -> None:
    pages = toy_pages()
    told = words(pages["services/night-bus.md"])
    assert (
        "On 2026-11-22 it is gone. Opened: 2022-01-01 Closed to new customers: 2025-01-01" in told
    )
    assert "Name in the study guide: Late bus" in told
    assert "What follows it: Taxi." in told
    assert "Night bus, of Transport" in told
    assert "It follows Night bus." in words(pages["services/taxi.md"])


def test_pages_tell_which_decisions_read_which() -> None:
    pages = toy_pages()
    assert "Its outcome is read by Luggage." in words(pages["decisions/transport.md"])
    assert "It reads the outcome of Transport." in words(pages["decisions/luggage.md"])
    assert "Goes with Key: It opens with one." in words(pages["decisions/luggage.md"])


def written(texts: dict[str, str], prose: str) -> dict[str, str]:
    """Return the toy files with some words of each kind of entry replaced."""
    quoted = "'" + prose.replace("'", "''") + "'"
    replaced = {
        "about": ["Feet get tired.", "How far is it?", "the way is muddy", "Drives at night.",
                  "A neighbour who knows", "What does it cost?", "a lot"],
        "transport": ["Nobody walks that far twice a day.", "Two wheels.", "It rolls.",
                      "How do you go?", "Take a coat.", "A short dry road", "Night bus"],
        "luggage": ["Heads hit the ground first.", "It opens with one.", "Keeps dry."],
    }  # fmt: skip
    for name, phrases in replaced.items():
        for phrase in phrases:
            assert phrase in texts[name]
            texts[name] = re.sub(rf"(?<=: ){re.escape(phrase)}(?=[,}}\n])",
                                 lambda _: quoted, texts[name], count=1)  # fmt: skip
    return texts


@pytest.mark.parametrize("prose", [HOSTILE, "1. one", "- two", "# three", "% four", "| f | g |"])
def test_what_the_files_say_is_no_markup(prose: str) -> None:
    texts = written({"about": ABOUT, "transport": TRANSPORT, "luggage": LUGGAGE}, prose)
    pages = toy_pages(**texts)
    kinds = {token.type for text in pages.values() for token in tokens(text)}
    assert not kinds & {"html_block", "html_inline", "image", "s_open", "em_open", "fence"}
    assert broken(pages) == []
    assert not [link for text in pages.values() for link in links(text) if "evil" in link]
    for path in ("decisions/transport.md", "services/night-bus.md", "rules/wet-riders.md",
                 "requirements/way.length.md", "sources.md", "criteria.md"):  # fmt: skip
        assert prose in words(pages[path]), path
    alone = rule_page_alone(Pages(toy(**texts)).called("transport"), toy().facts_date)
    assert prose in words(alone)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://a b", "https://a>x", "//evil", "file:///etc/passwd"]
)
def test_only_addresses_of_the_web_become_links(url: str) -> None:
    source = "neighbour: {title: A neighbour who knows"
    pages = toy_pages(about=ABOUT.replace(source, f"{source}, url: '{url}'"))
    assert broken(pages) == []
    assert url in words(pages["sources.md"])


def test_an_address_of_the_web_becomes_a_link() -> None:
    source = "neighbour: {title: A neighbour who knows"
    pages = toy_pages(about=ABOUT.replace(source, f"{source}, url: 'https://a.b/c_d?e=(f)'"))
    assert "https://a.b/c_d?e=(f)" in links(pages["sources.md"])


PROSE = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1).map(
    lambda text: " ".join(text.split())
)


@given(PROSE.filter(bool))
def test_plain_words_stay_as_they_are_wherever_they_stand(text: str) -> None:
    for frame in ("{}", "- {}", "# {}", "1. {}", "**x.** {}"):
        shown = MARKDOWN.render(frame.format(plain(text)))
        assert words(frame.format(plain(text))).removeprefix("x. ") == text
        assert set(re.findall(r"<(\w+)", shown)) <= {"p", "ul", "ol", "li", "h1", "strong"}
    table = MARKDOWN.render(f"| a |\n| --- |\n| {plain(text)} |\n")
    assert html.unescape(re.sub(r"<[^>]*>", "", table)).split() == ["a", *text.split()]


@given(PROSE.filter(bool))
def test_code_stays_as_it_is(text: str) -> None:
    [paragraph] = [token for token in MARKDOWN.parse(f"x {code(text)}") if token.children]
    assert [part.content for part in paragraph.children or () if part.type == "code_inline"] == [
        text
    ]


def shuffled(knowledge: Knowledge, seed: int) -> Knowledge:
    """Return the same knowledge, everything whose order means nothing in another order."""
    mixed = random.Random(seed)

    def mix(entries: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(mixed.sample(entries, len(entries)))

    same: dict[str, Any] = {name: getattr(knowledge, name) for name in Knowledge.model_fields}
    for name in ("criteria", "sources", "requirements", "services"):
        same[name] = mix(same[name])
    same["decisions"] = tuple(
        decision.model_copy(
            update={name: mix(getattr(decision, name)) for name in ("options", "rules", "examples")}
        )
        for decision in knowledge.decisions
    )
    return Knowledge.model_validate(same)


@pytest.mark.parametrize("seed", range(3))
def test_pages_do_not_depend_on_the_order_of_entries(
    seed: int, knowledge: Knowledge, book: Handbook
) -> None:
    assert Pages(shuffled(knowledge, seed)).handbook() == book


def test_pages_do_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-m", "recommender", "rules", "docs", str(tmp_path / seed)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        )
    first, second = (
        {
            path.relative_to(tmp_path / seed): path.read_bytes()
            for path in (tmp_path / seed).rglob("*")
            if path.is_file()
        }
        for seed in ("1", "2")
    )
    assert first == second


def ids_by_kind(knowledge: Knowledge) -> dict[str, str]:
    decision = knowledge.decisions[0]
    return {
        "decision": decision.id,
        "option": f"{decision.id}/{decision.options[0].id}",
        "rule": decision.rules[0].id,
        "requirement": knowledge.requirements[0].id,
        "service": knowledge.services[0].id,
        "source": knowledge.sources[0].id,
        "criterion": knowledge.criteria[0].id,
    }


@pytest.mark.parametrize(
    "kind", ["decision", "option", "rule", "requirement", "service", "source", "criterion"]
)
def test_each_kind_of_thing_is_shown(
    kind: str, run: Callable[..., Result], knowledge: Knowledge
) -> None:
    name = ids_by_kind(knowledge)[kind]
    for form in ("text", "markdown"):
        shown = run("rules", "show", name, "--format", form)
        assert shown.exit_code == 0, shown.output
        [page, *_] = Pages(knowledge).called(name)
        told = "".join((words(shown.output) if form == "markdown" else shown.output).split())
        assert "".join(page.ref.name.split()) in told
        assert "line" in told
        assert max(map(len, shown.output.splitlines())) <= 80 or form == "markdown"


def test_a_rule_is_shown_with_its_condition_its_examples_and_its_sources(
    run: Callable[..., Result], book: Handbook
) -> None:
    page = book.rules[0]
    told = "".join(run("rules", "show", page.ref.id).output.split())
    assert page.fires and page.silent
    wanted = [page.because, page.when.clause.text, page.decision.name, page.place.file]
    wanted += [page.fires.example.name, page.silent.example.name]
    wanted += [source.title for source in page.sources]
    wanted += [source.id for source in page.sources]
    wanted += [relation.rule.id for relation in page.related]
    assert not [text for text in wanted if "".join(text.split()) not in told]


@pytest.mark.parametrize("width", [40, 60, 80, 110])
def test_what_is_shown_fits_the_width(width: int, book: Handbook) -> None:
    shown: list[AnyPage] = [*book.decisions, *book.rules[:20]]
    shown += [*book.requirements, *book.services]
    text = as_terminal_markdown(rule_page_alone(shown, book.facts_date), width)
    assert max(map(len, text.splitlines())) <= width


def test_what_is_shown_alone_links_to_no_page(book: Handbook) -> None:
    shown: list[AnyPage] = [*book.decisions, *book.rules, *book.requirements]
    shown += [*book.services, *book.sources]
    found = links(rule_page_alone(shown, book.facts_date))
    assert all(link.startswith("https://") for link in found)


def test_an_unknown_id_is_told_with_the_nearest(run: Callable[..., Result]) -> None:
    with pytest.raises(RecommendError, match=r"called `transprt`; did you mean `transport`\?"):
        Pages(toy()).called("transprt")
    with pytest.raises(RecommendError, match=r"called `bike`; did you mean `transport/bike`\?"):
        Pages(toy()).called("bike")
    with pytest.raises(RecommendError, match=r"called `way\.ran`; did you mean `way\.rain`\?"):
        Pages(toy()).called("way.ran")
    assert run("rules", "show", "qqqqqqqq").exit_code != 0


def test_a_rule_that_a_pack_took_away_is_told_with_the_reason() -> None:
    whole = toy()
    decision = whole.decision["transport"]
    rule = decision.rules[0]
    gone = Withdrawn(
        decision=decision.id, rule=rule, by="our-house", replaced=False,
        because="We like to walk.", place=Place("pack.yaml", 3, 1),
    )  # fmt: skip
    fewer = decision.model_copy(update={"rules": decision.rules[1:]})
    fields: dict[str, Any] = {name: getattr(whole, name) for name in Knowledge.model_fields}
    fields |= {"decisions": (fewer, whole.decision["luggage"]), "withdrawn": (gone,)}
    with pytest.raises(
        RecommendError,
        match=r"taken away by the pack `our-house` \(pack\.yaml:3:1\): We like to walk\.",
    ):
        Pages(Knowledge.model_validate(fields)).called(rule.id)


def test_an_unknown_id_ends_with_status_2_and_no_traceback() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "recommender", "rules", "show", "qqqqqqqq"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert done.stderr == (
        "error: nothing in the rules is called `qqqqqqqq`; `recommend rules list` lists the rules\n"
    )


def test_an_id_that_two_kinds_share_is_told_for_both() -> None:
    shared = toy(about=ABOUT.replace("successors: [taxi]", "successors: [transport]").replace(
        "  taxi: {name: Taxi", "  transport: {name: Lorry"))  # fmt: skip
    found = Pages(shared).called("transport")
    assert [page.ref.kind for page in found] == ["decision", "service"]
    text = rule_page_alone(found, shared.facts_date)
    assert anchors(text).count("lorry") == 1 == anchors(text).count("transport")


def test_the_examples_in_the_help_work(run: Callable[..., Result], tmp_path: Path) -> None:
    help_text = run("rules", "show", "--help").output
    examples = re.findall(r"^\s+recommend (rules show .*)$", help_text, re.MULTILINE)
    assert len(examples) == 4
    for example in examples:
        arguments = example.replace("-o arrival.md", f"-o {tmp_path / 'arrival.md'}").split()
        assert run(*arguments).exit_code == 0, example
    assert (tmp_path / "arrival.md").read_text("utf-8").startswith("# ")
