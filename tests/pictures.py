"""What the tests of pictures share: a picture of the toy rules, and diagrams made up."""

from hypothesis import strategies as st
from toy import toy_files

from recommender.advise.advisor import advise
from recommender.loading.knowledge_loader import load_knowledge
from recommender.loading.scenario_files import read_scenario
from recommender.model.diagram import Boundary, Diagram, Drawn, Flow, Node
from recommender.model.picture import Kind
from recommender.readings import direct

PICTURE = """\
picture:
  parts:
    country: {kind: boundary, name: Country, when: {way.length: declared}}
    town:
      kind: boundary
      name: Town
      drawn_for: [{decision: transport, options: [bike, bus]}]
      tells: [{decision: luggage, options: [helmet], label: Head}]
      inside: {country: always}
    home: {kind: source, stage: go, name: Home, when: always, unless: {way.ground: mud}}
    rain: {kind: source, stage: go, name: Rain, when: {way.rain: true}}
    ride:
      stage: go
      role: Ride
      drawn_for: [{decision: transport, but_not: [feet]}]
      tells: [{decision: luggage, options: [coat]}]
      inside: {town: always, country: always}
    bag: {kind: store, stage: carry, drawn_for: [{decision: luggage, options: [lock, key]}]}
    gate:
      kind: gateway
      stage: carry
      name: Gate
      drawn_for: [{decision: luggage, options: [lock]}]
      inside: {town: always}
      behind: bridge
    bridge:
      kind: gateway
      stage: carry
      name: Bridge
      drawn_for: [{decision: luggage, options: [key]}]
      inside: {country: always}
    work: {kind: consumer, stage: carry, name: Work, when: {way.bags: laptop}, reached_by: [gate]}
  flows:
    - {path: [home, ride], carries: a person}
    - {path: [ride, bag, work], carries: papers}
    - {path: [rain, bag, work], carries: water, unless: {way.hurry: true}}
"""


def toy_diagram(requirements: str, picture: str = PICTURE, name: str = "A way") -> Diagram:
    """Return the picture of the toy rules in a scenario with these requirements."""
    knowledge, words = load_knowledge(toy_files(picture=picture))
    text = f"name: '{name}'\nrequirements: {requirements}\n"
    scenario = read_scenario(text.encode(), "s.yaml", words)
    diagram = advise(knowledge, scenario, knowledge.facts_date, direct.truths).diagram
    assert diagram is not None
    return diagram


IDS = ("end", "click", "graph", "a.b-c", "o", "subgraph-x")
KINDS: tuple[Kind, ...] = ("source", "service", "store", "gateway", "consumer")
HOSTILE = (
    "<script>alert(1)</script>",
    "\"quoted\" 'single' `back`",
    "a]b[c{d}e(f)g|h",
    "A --> B; B -.-> C",
    '%%{init: {"theme": "dark"}}%%',
    "click x href javascript:alert(1)",
    "#quot; &lt; &amp;amp; </desc>",
    "line one\nend\nline two",
    "```\n# no report",
    "\\n \\N \\G \\\\",
    "<b>bold</b><img src=x>",
    "→ naïve 日本 🚀",
    "\x1b[31m\x00",
)
words = st.sampled_from(HOSTILE) | st.text(min_size=1, max_size=40)
some_words = st.lists(words, max_size=2).map(tuple)


@st.composite
def diagrams(draw: st.DrawFn) -> Diagram:
    """Draw a diagram of a few nodes with whatever people may have written on them."""
    boundaries = tuple(
        Boundary(id=name, names=(draw(words),), notes=draw(some_words), inside=inside, choices=())
        for name, inside in (("vpc", ""), ("inner", "vpc"))
    )
    nodes = tuple(
        Node(
            id=name,
            names=(draw(words), *draw(some_words)),
            notes=draw(some_words),
            inside=draw(st.sampled_from(("", "vpc", "inner"))),
            choices=(Drawn(decision="d", option="o"),),
            kind=draw(st.sampled_from(KINDS)),
            stage="go",
            role=draw(st.just("") | words),
        )
        for name in IDS[: draw(st.integers(0, len(IDS)))]
    )
    names = st.sampled_from([node.id for node in nodes] or [""])
    flows = draw(st.lists(st.tuples(names, names, names), max_size=4)) if nodes else []
    return Diagram(
        title=draw(words),
        summary=draw(words),
        nodes=nodes,
        boundaries=boundaries,
        flows=tuple(
            Flow(
                source=source,
                target=target,
                through=(gate,) if gate not in (source, target) else (),
                carries=(draw(words),),
                control=draw(st.booleans()),
                both_ways=draw(st.booleans()),
            )
            for source, gate, target in flows
        ),
        missing=draw(some_words),
    )
