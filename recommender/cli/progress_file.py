"""The learner's progress for the commands."""

import click

from recommender.learner.store import Store


def progress_store() -> Store:
    """Return the learner's progress, a context manager; say so if a broken file was set aside.

    Raises:
        RecommendError: the file is another program's, of a newer format, or cannot be used.
    """
    store = Store.open()
    if store.set_aside:
        click.echo(
            f"warning: {store.path} was broken; it is now {store.set_aside}, "
            "and a new one is begun",
            err=True,
        )
    return store
