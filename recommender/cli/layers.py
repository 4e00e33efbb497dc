"""The rule files that a command works on, unread."""

from recommender.authoring.surroundings import Layers
from recommender.cli.rules_option import packs_asked_for
from recommender.loading.packs import packs_named
from recommender.loading.rule_files import rule_files
from recommender.shelf import shelf


def layers() -> Layers:
    """Return the shipped rule files and those of the packs that were asked for."""
    return Layers(tuple(rule_files(shelf("rules"))), packs_named(packs_asked_for()))
