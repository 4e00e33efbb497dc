"""Packs laid over decisions: what is added, replaced and withdrawn, and never silently."""

from collections.abc import Iterable

from recommender.errors import Place, did_you_mean
from recommender.loading.decision_forms import DecisionForm
from recommender.loading.laid import AnySheet, Laid, Past, RuleEntry
from recommender.loading.located_yaml import Path
from recommender.loading.pack_forms import ExtensionForm, WithdrawalForm
from recommender.loading.sheets import Sheet, Sheets


def laid(sheets: Sheets) -> list[Laid]:
    """Return every decision as the layers leave it; mistakes are noted on the pages."""
    laying = _Laying()
    for layer in range(len(sheets.packs) + 1):
        laying.lay(
            [sheet for sheet in sheets.decisions if sheet.layer == layer],
            [sheet for sheet in sheets.extensions if sheet.layer == layer],
        )
    return list(laying.decisions.values())


class _Laying:
    """The layers so far."""

    def __init__(self) -> None:
        self.decisions: dict[str, Laid] = {}
        self._taken: dict[str, tuple[str, Place]] = {}
        """Every rule id that was ever used, with its decision and place."""

    def lay(
        self, decisions: Iterable[Sheet[DecisionForm]], extensions: Iterable[Sheet[ExtensionForm]]
    ) -> None:
        """Lay one layer; what it changes must be below it, so changes come before additions."""
        opened = [found for sheet in decisions if (found := self._opened(sheet))]
        extended = [(found, sheet) for sheet in extensions if (found := self._found(sheet))]
        for decision, sheet in extended:
            self._change(decision, sheet)
        added: list[tuple[Laid, AnySheet]] = [(found, found.base) for found in opened]
        for decision, sheet in extended:
            decision.extensions.append(sheet)
            decision.take_options(sheet)
            added.append((decision, sheet))
        for decision, any_sheet in added:
            self._add(decision, any_sheet)
        for decision, any_sheet in added:
            decision.take_examples(any_sheet)

    def _opened(self, sheet: Sheet[DecisionForm]) -> Laid | None:
        name = sheet.form.decision
        if name not in self.decisions:
            self.decisions[name] = Laid(sheet)
            return self.decisions[name]
        first = self.decisions[name].base
        what = f"write `extends: {name}` to add to it" if sheet.layer else "keep one"
        sheet.page.wrong(
            ("decision",),
            f"the decision `{name}` is there twice",
            f"the other is in {first.place('decision')}; {what}",
        )
        return None

    def _found(self, sheet: Sheet[ExtensionForm]) -> Laid | None:
        name = sheet.form.extends
        if name not in self.decisions:
            sheet.page.wrong(
                ("extends",),
                f"`{name}` is not a decision of the rules below this pack",
                did_you_mean(name, self.decisions, "write `decision:` for one of your own"),
            )
        return self.decisions.get(name)

    def _change(self, decision: Laid, sheet: Sheet[ExtensionForm]) -> None:
        for position, form in enumerate(sheet.form.replace):
            path: Path = ("replace", position)
            old = self._target(decision, sheet, (*path, "id"), form.id)
            if old:
                decision.past.append(Past(old, sheet, path, form.because, True))
                decision.rules[form.id] = RuleEntry(sheet, path, form)
        for position, entry in enumerate(sheet.form.withdraw):
            self._withdraw(decision, sheet, ("withdraw", position), entry)

    def _withdraw(
        self, decision: Laid, sheet: Sheet[ExtensionForm], path: Path, entry: WithdrawalForm
    ) -> None:
        if [entry.id, entry.example, entry.examples].count(None) != 2:
            what = "expected one of `id`, `example` and `examples`"
            sheet.page.wrong(path, what, "write one entry for each thing that is withdrawn")
        elif entry.id:
            old = self._target(decision, sheet, (*path, "id"), entry.id)
            if old:
                decision.past.append(Past(old, sheet, path, entry.because, False))
                del decision.rules[entry.id]
        elif entry.example:
            _withdraw_example(decision, sheet, (*path, "example"), entry.example)
        else:
            decision.examples = []

    def _target(
        self, decision: Laid, sheet: Sheet[ExtensionForm], path: Path, rule: str
    ) -> RuleEntry | None:
        """Return the rule below this layer that is to be changed, or None after noting why not."""
        entry = decision.rules.get(rule)
        if entry and entry.sheet.layer < sheet.layer:
            return entry
        gone = [past.place for past in decision.past if past.entry.form.id == rule]
        if gone:
            done = "replaced" if entry else "withdrawn"
            problem, remedy = f"`{rule}` is {done} already", f"that is in {gone[-1]}; keep one"
        elif rule in self._taken:
            owner = self._taken[rule][0]
            problem = f"`{rule}` is a rule of `{owner}`"
            remedy = f"write this in a file with `extends: {owner}`"
        else:
            problem = f"`{rule}` is not a rule that `{decision.id}` has below this pack"
            remedy = did_you_mean(rule, decision.rules, "`recommend rules list` lists them")
        sheet.page.wrong(path, problem, remedy)
        return None

    def _add(self, decision: Laid, sheet: AnySheet) -> None:
        for position, form in enumerate(sheet.form.rules):
            entry = RuleEntry(sheet, ("rules", position), form)
            if form.id not in self._taken:
                self._taken[form.id] = decision.id, entry.place
                decision.rules[form.id] = entry
                continue
            owner, place = self._taken[form.id]
            below = sheet.layer and owner == decision.id and place.file != entry.place.file
            change = "write it under `replace` to change that one, or " if below else ""
            sheet.page.wrong(
                entry.path,
                f"the rule id `{form.id}` is taken",
                f"it is used in {place}; {change}choose another",
            )


def _withdraw_example(decision: Laid, sheet: Sheet[ExtensionForm], path: Path, name: str) -> None:
    kept = [example for example in decision.examples if example.form.name != name]
    if len(kept) == len(decision.examples):
        names = {example.form.name for example in decision.examples}
        sheet.page.wrong(
            path,
            f"no example of `{decision.id}` below this pack is called so",
            did_you_mean(name, names, "its name must be written as it is there"),
        )
    decision.examples = kept
