"""recommend rules docs DIR: pages about everything in the rules."""

from pathlib import Path

import click

from recommender.cli.library import library
from recommender.cli.page_folder import keep_pages
from recommender.render.rule_pages import rule_pages
from recommender.review.pages import Pages


@click.command("docs")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace pages that exist; remove those gone stale.")
def rules_docs(folder: Path, force: bool) -> None:
    r"""Write linked Markdown pages about every decision, rule, requirement and service into DIR.

    DIR remembers which pages were made, so that a later run can remove those that are no longer
    made and that nobody has changed. Files that it did not make are left alone.

    \b
    Examples:
      recommend rules docs pages
      recommend rules docs pages --force
    """
    pages = rule_pages(Pages(library()[0]).handbook())
    kept = keep_pages(folder, pages, force)
    for name in kept.changed:
        click.echo(f"{folder / name}: is no longer made, but was changed; left alone", err=True)
    gone = f", {len(kept.removed)} removed" if kept.removed else ""
    click.echo(f"wrote {len(pages)} pages to {folder}{gone}", err=True)
