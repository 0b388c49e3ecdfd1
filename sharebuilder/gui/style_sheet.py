"""The style sheet, made from a theme's colours and the height of its text; no fixed pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sharebuilder.gui.theme import Colours

_STATES = ("error", "warning", "prompt", "good")


def style_sheet(colours: Colours, points: float, line: float) -> str:
    """The style sheet of the whole application.

    Args:
        colours: the theme's colours.
        points: the size of body text.
        line: the height of a line of body text in pixels.
    """

    def px(lines: float) -> str:
        return f"{max(1, round(line * lines))}px"

    def pt(factor: float) -> str:
        return f"{points * factor:.1f}pt"

    c = colours
    rules = f"""
QToolTip {{ color: {c.text}; background: {c.surface}; border: 1px solid {c.edge}; }}
QLabel[role="title"] {{ font-size: {pt(1.6)}; font-weight: 600; }}
QLabel[role="section"] {{ font-size: {pt(1.25)}; font-weight: 600; }}
QLabel[role="group"] {{ font-weight: 600; color: {c.accent}; }}
QLabel[role="label"] {{ font-weight: 600; }}
QLabel[role="hint"] {{ color: {c.muted}; }}
QLabel[role="small"] {{ color: {c.muted}; font-size: {pt(0.9)}; }}
QLabel[role="brand"] {{ color: {c.accent}; font-weight: 700; }}
QLineEdit, QPlainTextEdit, QListView, QTableView, QTextBrowser {{
    background: {c.surface}; color: {c.text}; border: 1px solid {c.edge};
    border-radius: {px(0.2)}; selection-background-color: {c.accent};
    selection-color: {c.on_accent}; }}
QLineEdit {{ padding: {px(0.3)} {px(0.4)}; }}
QPlainTextEdit {{ padding: {px(0.15)} {px(0.2)}; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ background: {c.paper}; color: {c.muted}; }}
QTableView {{ gridline-color: {c.line}; alternate-background-color: {c.paper}; }}
QTableView::item {{ padding: {px(0.1)} {px(0.35)}; }}
QTableView::item:selected {{ background: {c.tint}; color: {c.text}; }}
QListView::item:selected {{ background: {c.tint}; color: {c.text}; }}
QHeaderView::section {{ background: {c.paper}; color: {c.muted}; border: none;
    border-bottom: 1px solid {c.edge}; padding: {px(0.3)} {px(0.35)}; font-weight: 600; }}
QPushButton {{ background: {c.surface}; color: {c.accent}; border: 1px solid {c.accent};
    border-radius: {px(0.25)}; padding: {px(0.32)} {px(0.8)}; min-height: {px(1.0)}; }}
QPushButton:hover {{ background: {c.tint}; }}
QPushButton:pressed {{ background: {c.accent}; color: {c.on_accent}; }}
QPushButton:disabled {{ color: {c.muted}; border-color: {c.line}; background: {c.paper}; }}
QPushButton[role="primary"] {{ background: {c.accent}; color: {c.on_accent}; font-weight: 600; }}
QPushButton[role="primary"]:hover {{ background: {c.text}; color: {c.paper};
    border-color: {c.text}; }}
QPushButton[role="primary"]:disabled {{ background: {c.paper}; color: {c.muted};
    border-color: {c.line}; }}
QPushButton[role="link"] {{ background: transparent; border: 1px solid transparent;
    text-decoration: underline; padding: {px(0.18)} {px(0.15)}; font-size: {pt(0.9)};
    text-align: left; }}
QPushButton[role="link"]:hover {{ background: {c.tint}; }}
QPushButton[role="fold"] {{ background: transparent; border: none; text-align: left;
    border-top: 1px solid {c.line}; border-radius: 0; padding: {px(0.5)} {px(0.1)};
    color: {c.accent}; font-weight: 600; }}
QPushButton[role="fold"]:hover {{ background: {c.tint}; }}
QPushButton[role="chip"] {{ padding: {px(0.12)} {px(0.5)}; font-size: {pt(0.9)};
    border-color: {c.edge}; color: {c.text}; min-height: {px(0.9)}; }}
QPushButton[role="chip"]:checked {{ background: {c.tint}; border: {px(0.1)} solid {c.accent};
    color: {c.text}; font-weight: 600; }}
QRadioButton, QCheckBox {{ spacing: {px(0.45)}; min-height: {px(1.45)}; }}
QRadioButton::indicator, QCheckBox::indicator, QListView::indicator {{
    width: {px(0.95)}; height: {px(0.95)}; }}
QFrame[role="card"] {{ background: {c.surface}; border: 1px solid {c.line};
    border-radius: {px(0.35)}; }}
QFrame[role="panel"] {{ background: {c.surface}; border: none;
    border-left: 1px solid {c.line}; }}
QFrame[role="rail"] {{ background: {c.surface}; border: none;
    border-right: 1px solid {c.line}; }}
QFrame[role="header"] {{ background: {c.surface}; border: none;
    border-bottom: 1px solid {c.line}; }}
QFrame[role="aside"] {{ background: {c.tint}; border: none; border-left: {px(0.18)} solid
    {c.accent}; border-radius: 0; }}
QFrame[role="rule"] {{ background: {c.line}; border: none; }}
QListWidget[role="tasks"] QScrollBar {{ background: {c.paper}; }}
QListWidget[role="tasks"] {{ border: none; background: transparent; outline: none; }}
QScrollArea, QScrollArea > QWidget > QWidget[role="page"] {{ background: transparent;
    border: none; }}
QMenuBar {{ background: {c.surface}; color: {c.text}; }}
QMenuBar::item {{ padding: {px(0.25)} {px(0.5)}; background: transparent; }}
QMenuBar::item:selected {{ background: {c.tint}; color: {c.text}; }}
QMenu {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.edge}; }}
QMenu::item {{ padding: {px(0.3)} {px(1.4)} {px(0.3)} {px(1.2)}; }}
QMenu::item:selected {{ background: {c.tint}; color: {c.text}; }}
QMenu::item:disabled {{ color: {c.muted}; }}
QProgressBar {{ border: 1px solid {c.edge}; border-radius: {px(0.2)}; background: {c.surface};
    color: {c.text}; text-align: center; min-height: {px(1.2)}; }}
QProgressBar::chunk {{ background: {c.tint}; }}
"""
    for state in _STATES:
        ink, ground = getattr(c, state), getattr(c, f"{state}_tint")
        rules += f"""
QFrame[role="note"][state="{state}"] {{ background: {ground}; border: none;
    border-left: {px(0.18)} solid {ink}; }}
QLabel[state="{state}"] {{ color: {ink}; font-weight: 600; }}
"""
    return rules
