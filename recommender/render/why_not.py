"""Why an option is not the answer, as Markdown or JSON."""

from recommender.model.why_not import WhyNot
from recommender.render.firmness import changes_told
from recommender.render.templating import filled

_GROUPS = (
    ("What speaks against it", "holds", True),
    ("What speaks for it", "holds", False),
    ("What could still speak against it", "unknown", True),
    ("What could still speak for it", "unknown", False),
    ("What would speak against it, and does not hold", "fails", True),
    ("What would speak for it, and does not hold", "fails", False),
)


def why_not_as_markdown(why: WhyNot) -> str:
    """Return the account as Markdown."""
    return filled(
        "why.md.j2",
        page=why,
        standing=_standing(why),
        choice=_chosen(why),
        groups=[
            (title, [one for one in why.bearing if (one.became, one.against) == (became, against)])
            for title, became, against in _GROUPS
        ],
        flips=_flips(why),
    )


def why_not_as_json(why: WhyNot) -> str:
    """Return the account as JSON."""
    return why.model_dump_json(indent=2) + "\n"


def _chosen(why: WhyNot) -> str:
    return ", ".join(why.names[name] for name in why.choice) or "nothing"


def _standing(why: WhyNot) -> str:
    gone = "".join(f" {piece.because}" for piece in why.life_cycle)
    match why.standing:
        case "chosen":
            return f"{why.option_name} is the answer."
        case "right":
            return f"It is right, and {_chosen(why)} is better."
        case "left out":
            return f"Nothing asks for it.{gone}"
        case "not asked":
            return f"The question does not arise: {why.why_not_asked}.{gone}"
    return f"It is not right. The answer is {_chosen(why)}.{gone}"


def _flips(why: WhyNot) -> list[str]:
    if why.standing == "chosen":
        return ["Nothing: it is."]
    if why.flips:
        found = [f"If {changes_told(flip)}." for flip in why.flips]
        many = len(why.flips[0].alterations)
        alone = "" if many == 1 else f" No fewer than {many} changes do."
        return [*found[:-1], found[-1] + alone]
    if why.impossible:
        return ["No change of the requirements makes it the clear answer; that is proved."]
    tried = (
        "No single change does" if why.searched == 1 else f"No {why.searched} changes at once do"
    )
    return [f"{tried}; more were not tried to the end."]
