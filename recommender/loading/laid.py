"""One decision as all layers together leave it, before names are looked up."""

from dataclasses import dataclass

from recommender.errors import Place
from recommender.loading.decision_forms import DecisionForm, ExampleForm, RuleForm
from recommender.loading.located_yaml import Path
from recommender.loading.pack_forms import ExtensionForm
from recommender.loading.sheets import Sheet

AnySheet = Sheet[DecisionForm] | Sheet[ExtensionForm]


@dataclass(frozen=True)
class RuleEntry:
    """A rule as it is written, and where."""

    sheet: AnySheet
    path: Path
    form: RuleForm

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.sheet.page.place(*self.path)


@dataclass(frozen=True)
class ExampleEntry:
    """An example as it is written, where, and the rules that its author knew."""

    sheet: AnySheet
    path: Path
    form: ExampleForm
    known: list[RuleForm]

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.sheet.page.place(*self.path)


@dataclass(frozen=True)
class Past:
    """A rule that was taken away or replaced: by which file, where in it, and why."""

    entry: RuleEntry
    sheet: Sheet[ExtensionForm]
    path: Path
    because: str
    replaced: bool

    @property
    def place(self) -> Place:
        """Where the pack says so."""
        return self.sheet.page.place(*self.path)


class Laid:
    """One decision, its options, rules and examples of every layer."""

    def __init__(self, base: Sheet[DecisionForm]) -> None:
        self.base = base
        self.whole = base.form.model_copy(update={"options": dict(base.form.options)})
        """The decision's own form, with the options of every layer."""
        self.extensions: list[Sheet[ExtensionForm]] = []
        self.options: dict[str, AnySheet] = dict.fromkeys(base.form.options, base)
        """The sheet that each option stands on."""
        self.rules: dict[str, RuleEntry] = {}
        self.examples: list[ExampleEntry] = []
        self.past: list[Past] = []

    @property
    def id(self) -> str:
        """The id of the decision."""
        return self.base.form.decision

    def take_options(self, sheet: Sheet[ExtensionForm]) -> None:
        """Add the options of a sheet; one that is there already is noted as a mistake."""
        for name, form in sheet.form.options.items():
            if name in self.options:
                place = self.options[name].place("options", name)
                sheet.page.wrong_key(
                    ("options", name),
                    f"`{name}` is an option of `{self.id}` already",
                    f"it is in {place}; choose another id",
                )
                continue
            self.options[name] = sheet
            self.whole.options[name] = form

    def take_examples(self, sheet: AnySheet) -> None:
        """Add the examples of a sheet, which know the rules as they are now.

        A name that is there already is noted as a mistake: by its name an example is told,
        listed and withdrawn.
        """
        known = [entry.form for entry in self.rules.values()]
        names = {entry.form.name: entry.place for entry in self.examples}
        for position, form in enumerate(sheet.form.examples):
            entry = ExampleEntry(sheet, ("examples", position), form, known)
            if form.name in names:
                sheet.page.wrong(
                    (*entry.path, "name"),
                    f"`{self.id}` has an example called `{form.name}` already",
                    f"it is in {names[form.name]}; say what is different about this one",
                )
            names.setdefault(form.name, entry.place)
            self.examples.append(entry)

    def changed_above(self, layer: int) -> frozenset[str]:
        """Return the ids of the rules that a layer above that one replaced or took away."""
        return frozenset(past.entry.form.id for past in self.past if past.sheet.layer > layer)
