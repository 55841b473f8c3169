"""Sign in to a library on a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui.concurrency.latest_task import LatestTask
from ui.design import style_as_primary, style_as_title
from ui.design.forms import style_as_roomy
from ui.services.library.servers import address_of, passwords, sign_in
from ui.widgets.screen_fit import FittedDialog
from ui.widgets.text.plain_label import PlainLabel

if TYPE_CHECKING:
    from aligner.progress import Progress


class SignInDialog(FittedDialog):
    """Server, database, person and password; closed once the server has let the person in.

    Signals:
        signed_in: the address of the library, without the password, which is known from then on.
    """

    signed_in = Signal(str)

    def __init__(self, address: str = "", refused: str = "", parent: QWidget | None = None) -> None:
        """Make the dialog.

        Args:
            address: of the library that was used last.
            refused: why the person has to sign in again.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Open from a server"))
        heading = QLabel(self.tr("Open from a server"), self)
        style_as_title(heading)
        what = PlainLabel(
            self.tr(
                "Projects of a team are kept in a PostgreSQL database. The connection is encrypted unless "
                "the server is this computer. Ask the administrator of the library for your login."
            ),
            self,
        )
        what.setWordWrap(True)
        what.setProperty("role", "muted")
        self.server = QLineEdit(self)
        self.server.setPlaceholderText("db.example.org")
        self.database = QLineEdit(self)
        self.login = QLineEdit(self)
        self.password = QLineEdit(self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.certificate = QCheckBox(self.tr("&Check the certificate of the server"), self)
        self.keep = QCheckBox(self.tr("&Remember the password in the keyring of the system"), self)
        self.keep.setVisible(passwords.can_be_kept)
        form = style_as_roomy(QFormLayout())
        form.addRow(self.tr("&Server"), self.server)
        form.addRow(self.tr("&Database"), self.database)
        form.addRow(self.tr("&Login"), self.login)
        form.addRow(self.tr("&Password"), self.password)
        form.addRow("", self.certificate)
        form.addRow("", self.keep)
        self.problem = PlainLabel(refused, self)
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.connect_button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.connect_button.setText(self.tr("Sign in"))
        style_as_primary(self.connect_button)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 22)
        column.setSpacing(14)
        column.addWidget(heading)
        column.addWidget(what)
        column.addLayout(form)
        column.addWidget(self.problem)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.setMinimumWidth(480)
        self._task = LatestTask(self)
        self._task.busy.connect(self._busy)
        self._given = address
        self._fill(address)
        for field in (self.server, self.database, self.login):
            field.textChanged.connect(self._changed)
        self._changed()

    @property
    def address(self) -> str:
        """The address of the library as it is entered."""
        if self._given:
            return self._given
        return address_of(
            self.server.text(),
            self.database.text(),
            self.login.text(),
            check_certificate=self.certificate.isChecked(),
        )

    def accept(self) -> None:
        """Try to sign in, and say why it did not succeed."""
        address, password, keep = self.address, self.password.text(), self.keep.isChecked()

        def work(progress: Progress) -> None:
            del progress
            sign_in(address, password)
            passwords.set(address, password, keep=keep)

        def done(_: None) -> None:
            super(SignInDialog, self).accept()
            self.signed_in.emit(address)

        self._task.run(work, done, self._refused)

    def done(self, result: int) -> None:
        self._task.cancel()
        super().done(result)

    def _fill(self, address: str) -> None:
        """Show an address in the fields; one with options that have no field stays as it is."""
        if not address:
            self.server.setFocus()
            return
        from db.server.postgresql import address_parts

        parts = address_parts(address)
        self.server.setText(parts.server)
        self.database.setText(parts.database)
        self.login.setText(parts.login)
        self.certificate.setChecked(parts.checks_certificate)
        self.password.setFocus()
        self.certificate.toggled.connect(self._changed)
        for field in (self.server, self.database, self.login):
            field.textEdited.connect(self._forget)
        self.certificate.clicked.connect(self._forget)

    def _forget(self) -> None:
        self._given = ""

    def _changed(self) -> None:
        complete = all(field.text().strip() for field in (self.server, self.database, self.login))
        self.connect_button.setEnabled(complete and not self._task.is_busy)

    def _busy(self, busy: bool) -> None:
        if busy:
            self.problem.setText(self.tr("Signing in…"))
        self._changed()

    def _refused(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.adjustSize()
        self.password.selectAll()
        self.password.setFocus()
