"""Whatever has the focus shows it: a ring in a colour that stands out, on all four sides."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from sharebuilder.gui.settings import Settings
from tests.gui.driver import Person

PLACES = ["/case/mission", "/case/aim", "/about/lead_partner", "/about/nations", "/flows"]


def luminance(colour: QColor) -> float:
    """WCAG 2.2, relative luminance."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def sides(image: QImage, around: QRect) -> dict[str, list[QColor]]:
    """The pixels on a line across the middle of each side, from outside to inside."""
    middle = around.center()
    steps = range(-6, 3)
    lines = {
        "left": [QPoint(around.left() + at, middle.y()) for at in steps],
        "right": [QPoint(around.right() - at, middle.y()) for at in steps],
        "top": [QPoint(middle.x(), around.top() + at) for at in steps],
        "bottom": [QPoint(middle.x(), around.bottom() - at) for at in steps],
    }
    return {
        side: [image.pixelColor(point) for point in points if image.rect().contains(point)]
        for side, points in lines.items()
    }


def without_contrast(person: Person) -> list[str]:
    """The sides of the focused widget on which nothing changes by 3 : 1 when it has the focus.

    WCAG 2.2, success criterion 1.4.11.
    """
    focus = QApplication.focusWidget()
    assert isinstance(focus, QWidget)
    place = QRect(focus.mapTo(person.window, QPoint(0, 0)), focus.size())
    focused = sides(person.window.grab().toImage(), place)
    focus.clearFocus()
    person.settle(30)
    plain = sides(person.window.grab().toImage(), place)
    return [
        side
        for side, line in focused.items()
        if not any(contrast(now, was) >= 3 for now, was in zip(line, plain[side], strict=True))
    ]


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_the_focus_can_be_seen_on_every_side_of_every_kind_of_field(
    qapp: object, theme: str
) -> None:
    del qapp
    settings = Settings()
    settings.theme = theme
    person = Person(settings=settings)
    person.window.start_from_case("essex")
    unseen = {}
    for place in PLACES:
        person.workspace.go_to(place)
        person.still()
        found = without_contrast(person)
        if found:
            unseen[place] = found
    person.workspace.show_step("partners")
    person.workspace.page.take_focus()
    person.still()
    found = without_contrast(person)
    person.close()
    assert (unseen, found) == ({}, [])


def test_the_ring_goes_with_its_page_and_comes_again_on_the_next(qapp: object) -> None:
    del qapp
    person = Person()
    person.window.start_from_case("essex")
    person.workspace.go_to("/case/aim")
    person.settle(50)
    person.window.start_from_case("bath")
    person.settle(50)
    person.workspace.go_to("/case/aim")
    person.still()
    found = without_contrast(person)
    person.close()
    assert found == []
