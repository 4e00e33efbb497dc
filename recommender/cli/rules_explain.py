"""recommend rules explain CODE: a kind of finding at length."""

import click

from recommender.errors import RecommendError, did_you_mean
from recommender.render.code_page import code_list, code_page
from recommender.review.codes import CODES


@click.command("explain")
@click.argument("code", required=False)
def rules_explain(code: str | None) -> None:
    r"""Explain a kind of finding of `recommend rules check`, or list them all.

    \b
    Examples:
      recommend rules explain
      recommend rules explain rule-never-matters
    """
    if code is None:
        click.echo(code_list({name: entry.title for name, entry in CODES.items()}), nl=False)
        return
    if code not in CODES:
        remedy = did_you_mean(code, CODES, "`recommend rules explain` lists them")
        raise RecommendError(f"`{code}` is not a code; {remedy}")
    entry = CODES[code]
    parts = {"Why it matters": entry.why, "What to do": entry.fix, "How it is found": entry.proof}
    click.echo(code_page(code, entry.level, entry.title, parts), nl=False)
