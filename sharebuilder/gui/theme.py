"""Colours, sizes and fonts: light, dark and high contrast, at any text size from 100% to 200%."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPalette

from sharebuilder.gui.style_sheet import style_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QWidget

ThemeName = Literal["light", "dark", "contrast"]
BODY_POINTS = 11.0
SMALLEST_SCALE, LARGEST_SCALE = 1.0, 2.0
# What the application remembers of a theme, and a window.
_SHEET, _APPLIED, _WEARS = "theme_sheet", "theme_applied", "wears_theme"
_DARK = 128  # of 255: a ground darker than this is a dark one


class Colours(NamedTuple):
    """The colours of one theme. Text on its ground has a contrast of 7:1 or more.

    Attributes:
        paper: the ground of the window.
        surface: the ground of what is written on: fields, tables, cards.
        text: body text.
        muted: hints and other quiet text.
        accent: the one accent: headings of what is chosen, links, primary buttons, focus.
        on_accent: text on the accent.
        tint: a light ground in the accent's hue, for what is chosen.
        line: rules between things.
        edge: the edge of a control, 3:1 or more on its ground.
        error, warning, prompt, good: the colours of states; a word and a shape go with each.
        error_tint, warning_tint, prompt_tint, good_tint: their grounds.
    """

    paper: str
    surface: str
    text: str
    muted: str
    accent: str
    on_accent: str
    tint: str
    line: str
    edge: str
    error: str
    warning: str
    prompt: str
    good: str
    error_tint: str
    warning_tint: str
    prompt_tint: str
    good_tint: str


LIGHT = Colours(
    paper="#F6F7F5",
    surface="#FFFFFF",
    text="#1A2226",
    muted="#465357",
    accent="#00565E",
    on_accent="#FFFFFF",
    tint="#E1EFEF",
    line="#D3DAD9",
    edge="#6A787B",
    error="#951B1E",
    warning="#6B4200",
    prompt="#3A3B87",
    good="#17572F",
    error_tint="#FCEEED",
    warning_tint="#FFF4DC",
    prompt_tint="#EFEFFB",
    good_tint="#E9F5EC",
)
DARK = Colours(
    paper="#14191B",
    surface="#1C2326",
    text="#EAEFEF",
    muted="#B9C4C6",
    accent="#86D5D8",
    on_accent="#06282B",
    tint="#173B3E",
    line="#364145",
    edge="#8D9B9E",
    error="#FFB4AD",
    warning="#FFD58A",
    prompt="#C6C7FF",
    good="#9FE0B3",
    error_tint="#3B1C1C",
    warning_tint="#3A2C0E",
    prompt_tint="#26274A",
    good_tint="#16331F",
)
CONTRAST = Colours(
    paper="#000000",
    surface="#000000",
    text="#FFFFFF",
    muted="#FFFFFF",
    accent="#66F2F2",
    on_accent="#000000",
    tint="#003A3A",
    line="#FFFFFF",
    edge="#FFFFFF",
    error="#FFB3B3",
    warning="#FFE14D",
    prompt="#D6D6FF",
    good="#9CFFB0",
    error_tint="#000000",
    warning_tint="#000000",
    prompt_tint="#000000",
    good_tint="#000000",
)
_COLOURS: dict[ThemeName, Colours] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


class Theme(NamedTuple):
    """How the window looks."""

    name: ThemeName = "light"
    scale: float = 1.0

    @property
    def colours(self) -> Colours:
        """Its colours."""
        return _COLOURS[self.name]

    @property
    def points(self) -> float:
        """The size of body text."""
        return BODY_POINTS * self.scale


def system_theme_name() -> ThemeName:
    """Light or dark, as the system says; contrast is chosen in the View menu."""
    from PySide6.QtCore import Qt  # its many names take long to load

    scheme = QGuiApplication.styleHints().colorScheme()
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


def system_theme_at_a_glance() -> ThemeName:
    """The same before anything of ours is drawn, without the cost of Qt's names.

    Qt gives its own style dark colours where the system is dark. On Windows, those of its high
    contrast count too, and Qt does not call that dark: there it is asked.
    """
    if sys.platform == "win32":
        return system_theme_name()
    return "dark" if QGuiApplication.palette().window().color().lightness() < _DARK else "light"


def chosen_theme(
    name: str, per_cent: int, by_system: Callable[[], ThemeName] = system_theme_name
) -> Theme:
    """The theme that a person chose; the system's where the choice was left to it.

    Args:
        name: light, dark, contrast, or anything else for the system's own.
        per_cent: the size of text.
        by_system: asks the system.
    """
    known = {"light": "light", "dark": "dark", "contrast": "contrast"}
    return Theme(known.get(name) or by_system(), per_cent / 100)  # type: ignore[arg-type]


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the whole application a theme; nothing is done where it has it."""
    from sharebuilder.gui.marks import MarkStyle

    if app.property(_APPLIED) == _key(app, theme):
        return
    app.setStyle(MarkStyle(theme.colours))
    apply_colours(app, theme)
    app.setProperty(_APPLIED, _key(app, theme))


def apply_colours(app: QApplication, theme: Theme) -> None:
    """Give everything a theme's font and colours, and leave Qt's own marks: nothing loads them."""
    font = QFont(app.font())
    if QGuiApplication.platformName() == "offscreen":
        # No desktop says which face to use. Take the metric twin of what offices have.
        font.setFamilies(["Liberation Sans", "Arial", "DejaVu Sans"])
    font.setPointSizeF(theme.points)
    app.setFont(font)
    app.setPalette(palette(theme.colours))
    app.setProperty(_SHEET, style_sheet(theme.colours, theme.points, em(font)))
    for window in _wearing(app):
        window.setStyleSheet(app.property(_SHEET))


def _wearing(app: QApplication) -> list[QWidget]:
    return [one for one in app.topLevelWidgets() if one.property(_WEARS)]


def _key(app: QApplication, theme: Theme) -> str:
    """What stands for a theme that was applied, until somebody gives the application a font."""
    return f"{theme.name} {theme.scale} {app.font().toString()}"


def wear(window: QWidget) -> None:
    """Give a window, and all that will be in it, the look of each theme that is applied.

    The window has the style sheet, and not the application: while an application has one, Qt
    works out the look of every widget again each time that it, or what it is in, is put into
    something else, and a page is put together from the inside out. To open a worked case took
    half as long again.
    """
    window.setProperty(_WEARS, True)
    app = QGuiApplication.instance()
    window.setStyleSheet((app and app.property(_SHEET)) or "")


def palette(colours: Colours) -> QPalette:
    """The Qt palette of a set of colours."""
    made = QPalette()
    role = QPalette.ColorRole
    for at, colour in (
        (role.Window, colours.paper),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.paper),
        (role.Button, colours.surface),
        (role.ToolTipBase, colours.surface),
        (role.WindowText, colours.text),
        (role.Text, colours.text),
        (role.ButtonText, colours.text),
        (role.ToolTipText, colours.text),
        (role.PlaceholderText, colours.muted),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.Mid, colours.edge),
        (role.Accent, colours.accent),
    ):
        made.setColor(at, QColor(colour))
    for at in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, at, QColor(colours.muted))
    return made


def em(font: QFont) -> float:
    """The height of a line, from which all spacing comes."""
    return QFontMetricsF(font).height()


def space(widget: QWidget, lines: float) -> int:
    """A distance in lines of body text, in pixels, for layouts."""
    return max(1, round(widget.fontMetrics().height() * lines))


def characters(widget: QWidget, count: float) -> int:
    """The width of a number of average letters, in pixels."""
    return round(widget.fontMetrics().averageCharWidth() * count)
