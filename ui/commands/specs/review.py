"""The Review menu: confirmation, approval, comments and proposals."""

from __future__ import annotations

from ui.commands.spec import CommandSpec, Scope, Submenu, Text
from ui.commands.specs.requirements import CURRENT, PROPOSAL, REVIEWER, TRANSLATOR


def _tr(text: str) -> Text:
    return Text("commands", text)


MANY = (
    CommandSpec(
        "review.confirm_above",
        _tr("Confirm all abo&ve…"),
        ("Ctrl+Shift+A",),
        "reviewing.confirm_above",
        _tr("Confirm every suggestion above this pair; shows the number first"),
        (CURRENT, TRANSLATOR),
        scope=Scope.EDITOR,
    ),
    CommandSpec(
        "review.confirm_by_confidence",
        _tr("Confirm by con&fidence…"),
        ("Ctrl+Shift+K",),
        "reviewing.confirm_by_confidence",
        _tr("Confirm every suggestion with a minimum confidence; shows the number first"),
        (CURRENT, TRANSLATOR),
        scope=Scope.EDITOR,
    ),
    CommandSpec(
        "review.confirm_untranslated",
        _tr("Confirm untrans&lated passages…"),
        ("Ctrl+Shift+M",),
        "reviewing.confirm_untranslated",
        _tr("Confirm every suggestion with words on one side only; shows the number first"),
        (CURRENT, TRANSLATOR),
        scope=Scope.EDITOR,
    ),
)

MENU = (
    CommandSpec(
        "review.confirm_and_next",
        _tr("&Confirm and continue"),
        ("Ctrl+Return",),
        "reviewing.confirm_and_next",
        _tr("Confirm the selected pairs and go to the next unconfirmed pair"),
        (CURRENT, TRANSLATOR),
        group="status",
        scope=Scope.EDITOR,
        icon="confirm",
        button=_tr("Confirm"),
    ),
    CommandSpec(
        "review.unconfirm",
        _tr("Re&move confirmation"),
        ("C",),
        "reviewing.unconfirm",
        _tr("Withdraw the confirmation, approval or return of the selected pairs"),
        (CURRENT,),
        group="status",
        scope=Scope.EDITOR,
    ),
    CommandSpec(
        "review.approve_and_next",
        _tr("Appr&ove and continue"),
        ("P",),
        "reviewing.approve_and_next",
        _tr("Approve the selected pairs and go to the next confirmed pair"),
        (CURRENT, REVIEWER),
        group="status",
        scope=Scope.EDITOR,
        icon="approve",
        button=_tr("Approve"),
    ),
    CommandSpec(
        "review.approve",
        _tr("&Approve and stay"),
        ("Shift+P",),
        "reviewing.approve",
        _tr("Approve the selected pairs and stay where you are"),
        (CURRENT, REVIEWER),
        group="status",
        scope=Scope.EDITOR,
    ),
    CommandSpec(
        "review.return_with_reason",
        _tr("&Return with a reason…"),
        ("R",),
        "reviewing.return_with_reason",
        _tr("Return the selected pairs to the translator"),
        (CURRENT, REVIEWER),
        group="status",
        scope=Scope.EDITOR,
        icon="return",
        button=_tr("Return…"),
    ),
    Submenu("confirm_many", _tr("Confirm man&y"), MANY, group="many"),
    CommandSpec(
        "review.show_realigned",
        _tr("&Before and after the last realignment"),
        ("B",),
        "reviewing.show_realigned",
        _tr("Compare the pairs before and after, then keep or reject the change"),
        (CURRENT,),
        group="realigned",
        scope=Scope.EDITOR,
    ),
    CommandSpec(
        "review.reject_realigned",
        _tr("Re&ject the last realignment"),
        ("Shift+B",),
        "reviewing.reject_realigned",
        _tr("Restore the previous pairs and keep your correction"),
        (CURRENT, TRANSLATOR),
        group="realigned",
        scope=Scope.EDITOR,
    ),
    CommandSpec(
        "review.comment",
        _tr("Comme&nt…"),
        ("N",),
        "review.comment",
        _tr("Comment on this pair"),
        (CURRENT,),
        group="comments",
        scope=Scope.EDITOR,
    ),
    CommandSpec(
        "review.propose",
        _tr("&Propose another wording…"),
        ("Shift+E",),
        "review.propose",
        _tr("Propose how this text should read; the translator decides"),
        (CURRENT,),
        group="comments",
        scope=Scope.EDITOR,
    ),
    CommandSpec(
        "review.accept_proposal",
        _tr("Accept the proposed wor&ding"),
        ("T",),
        "review.take_proposal",
        _tr("Use the wording that was proposed last"),
        (CURRENT, TRANSLATOR, PROPOSAL),
        group="comments",
        scope=Scope.EDITOR,
    ),
    CommandSpec(
        "review.identity",
        _tr("&User and role…"),
        ("Ctrl+I",),
        "review.ask_identity",
        _tr("Your name and role in this project, and its rule about approving one's own work"),
        group="identity",
    ),
)
