"""YAML is read with its places, and what could harm is refused."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.errors import BadFiles, Place
from recommender.loading.located_yaml import MAX_BYTES, read_located


def test_words_that_other_readers_take_for_flags_stay_words() -> None:
    read = read_located(b"a: [no, yes, on, 2021-08-24, true, 1, 1.5, 0x10, 1e3]", "f")
    assert read.content == {
        "a": ["no", "yes", "on", "2021-08-24", True, 1, Fraction(3, 2), "0x10", "1e3"]
    }


def test_every_value_and_key_has_its_place() -> None:
    read = read_located(b"a:\n  b: [x,\n    y]\n", "f")
    assert read.place(("a", "b", 1)) == Place("f", 3, 5)
    assert read.key_place(("a", "b")) == Place("f", 2, 3)
    assert read.place(("a", "b", 1, "deeper")) == Place("f", 3, 5)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"[" * 100_000, r"f:1:\d+: is nested more than 40 levels deep"),
        (b"a: &x 1\nb: *x\n", r"f:2:4: uses the alias `\*x`; write the value out again"),
        (b"a: 1\nb: 2\na: 3\n", r"f:3:1: has the key `a` twice; the first is on line 1"),
        (b"ok: 1\n\xff\xfe", "f:2:1: is not text in UTF-8"),
        (b"a: [1\nb: 2", "f:2:2: is not valid YAML"),
        (b"--- 1\n--- 2\n", "f:2:1: holds a second document"),
        (b"a: !!python/object/apply:os.system [x]", "f:1:4: uses the tag"),
        (b"? [a]\n: 1", "f:1:3: has a key that is no word"),
        (b"\x00", "f: is not valid YAML"),
        (b"a" * (MAX_BYTES + 1), "f: is larger than 1024 KiB; split it into several files"),
    ],
    ids=["deep", "alias", "twice", "binary", "broken", "two", "tag", "key", "control", "large"],
)
def test_what_could_harm_is_refused_with_its_place(text: bytes, words: str) -> None:
    with pytest.raises(BadFiles, match=words):
        read_located(text, "f")


def test_a_bomb_of_aliases_is_refused_before_it_grows() -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]" for n in range(1, 200)]
    with pytest.raises(BadFiles, match="uses the alias"):
        read_located("\n".join(lines).encode(), "f")


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_read_or_refused_kindly(text: bytes) -> None:
    try:
        read_located(text, "f")
    except BadFiles as wrong:
        assert all(str(mistake).startswith("f:") for mistake in wrong.mistakes)


@given(
    st.sampled_from(sorted((Path(__file__).parent.parent / "rules").rglob("*.yaml"))),
    st.integers(0, 10**6),
    st.binary(min_size=1, max_size=3),
)
def test_a_damaged_rule_file_is_read_or_refused_kindly(file: Path, at: int, damage: bytes) -> None:
    text = file.read_bytes()
    at %= len(text)
    try:
        read_located(text[:at] + damage + text[at + len(damage) :], "f")
    except BadFiles as wrong:
        assert wrong.mistakes
