"""Names for widgets, and messages that a screen reader speaks without moving the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, message: str, *, assertive: bool = False) -> None:
    """Have a screen reader say a message.

    Args:
        widget: what it is about.
        message: the words.
        assertive: whether it may interrupt; only for what must not be missed.
    """
    # Nothing is said before the window is there, and Qt takes a while to bring this.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    event = QAccessibleAnnouncementEvent(widget, message)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if assertive else politeness.Polite)
    QAccessible.updateAccessibility(event)


def name(widget: QWidget, text: str, description: str = "") -> None:
    """Give a widget its spoken name and description."""
    widget.setAccessibleName(text)
    widget.setAccessibleDescription(description)
