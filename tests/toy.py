"""A small rule base about going to work, for tests that need to know every word of it."""

ABOUT = """\
format: 1
guide_date: 2021-08-24
facts_date: 2026-11-22
stages: [{id: go, name: Go}, {id: carry, name: Carry}]
criteria:
  fit: {name: Fit, question: Does it suit?, best: very well, worst: badly}
  cost: {name: Cost, question: What does it cost?, best: nothing, worst: a lot}
  speed: {name: Speed, question: How fast is it?, best: fast, worst: slow}
sources:
  neighbour: {title: A neighbour who knows, verified: weak}
services:
  night-bus:
    name: Night bus
    name_in_guide: Late bus
    purpose: Drives at night.
    opened: 2022-01-01
    closed: 2025-01-01
    ended: 2026-01-01
    successors: [taxi]
    verified: yes
    sources: [neighbour]
  taxi: {name: Taxi, purpose: Drives when called., verified: yes, sources: [neighbour]}
requirements:
  way.length:
    {type: bytes, question: How far is it?, why: Feet get tired., label: the way}
  way.rain: {type: flag, question: Does it rain?, why: One gets wet., yes: it rains, no: it is dry}
  way.ground:
    type: choice
    question: What is the ground like?
    why: Wheels sink in.
    values: {road: the way is a road, sand: the way is sandy, mud: the way is muddy}
  way.bags:
    type: choices
    question: What do you carry?
    why: Hands are few.
    values: {laptop: you carry a laptop, cello: you carry a cello}
  way.hurry:
    {type: flag, question: Are you late?, why: So you run., yes: you are late, no: you have time,
     default: false}
"""

TRANSPORT = """\
decision: transport
name: Transport
question: How do you go?
stage: go
guide: "1.1"
choose: one
applies: {way.ground: [road, sand]}
options:
  bike:
    name: Bicycle
    summary: Two wheels.
    ratings:
      cost: {score: 4, because: Only tyres wear., sources: [neighbour]}
      speed: {score: 4, because: It rolls., sources: [neighbour]}
  bus:
    name: Night bus
    summary: Many wheels.
    services: [night-bus]
    ratings:
      cost: {score: 2, because: Tickets add up., sources: [neighbour]}
      speed: {score: 5, because: It has lanes of its own., sources: [neighbour]}
  feet:
    name: On foot
    summary: No wheels.
    ratings:
      cost: {score: 5, because: Shoes last., sources: [neighbour]}
      speed: {score: 1, because: Legs are short., sources: [neighbour]}
rules:
  - id: too-far-to-walk
    when: {way.length: "> 5 KB"}
    rule_out: [feet]
    because: Nobody walks that far twice a day.
    sources: [neighbour]
  - id: wheels-sink-in-sand
    when: {way.ground: sand}
    rate: {bike: {fit: -2}, feet: {fit: 1}}
    because: Narrow tyres sink in sand.
    sources: [neighbour]
  - id: only-a-bus-takes-a-cello
    when: {way.bags: cello}
    require: [bus]
    because: A cello needs a seat of its own.
    sources: [neighbour]
  - id: wet-riders
    when: {way.rain: true, way.hurry: false}
    advise: {bike: {caution: Take a coat.}}
    because: Rain comes from the front.
    sources: [neighbour]
when_tied: [feet, bike, bus]
examples:
  - name: A short dry road
    given: {way.ground: road, way.length: 1 KB}
    expect: bike
"""

LUGGAGE = """\
decision: luggage
name: Luggage
question: What do you take?
stage: carry
guide: "1.2"
choose: any
applies: always
options:
  coat: {name: Coat, summary: Keeps dry.}
  helmet: {name: Helmet, summary: Keeps heads whole.}
  lock: {name: Lock, summary: Keeps the bicycle., needs: [key], needs_because: It opens with one.}
  key: {name: Key, summary: Opens the lock.}
rules:
  - id: riders-wear-helmets
    when: {transport: bike}
    include: [helmet, lock]
    because: Heads hit the ground first.
    sources: [neighbour]
  - id: rain-wets
    when: {way.rain: true}
    include: [coat]
    because: Water comes from above.
    sources: [neighbour]
  - id: no-coat-over-a-cello
    when: {way.bags: cello, way.rain: true}
    rule_out: [coat]
    because: Arms that hold a cello hold no coat.
    sources: [neighbour]
"""


def toy_files(**changed: str) -> list[tuple[str, bytes]]:
    """Return the files, those named in `changed` with another text."""
    texts = {"about": ABOUT, "transport": TRANSPORT, "luggage": LUGGAGE} | changed
    return [(f"rules/{name}.yaml", text.encode()) for name, text in texts.items()]
