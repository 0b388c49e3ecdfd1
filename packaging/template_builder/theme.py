"""The theme of a template: Word expects one, and shows its colours and faces in the menus."""

from __future__ import annotations

from template_builder.styles import ACCENT, FONT, GREY, RULE, TAG, TINT, WARNING

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_xml() -> str:
    """The theme part."""
    colours = {
        "dk1": "000000", "lt1": "FFFFFF", "dk2": ACCENT, "lt2": TINT, "accent1": ACCENT,
        "accent2": GREY, "accent3": RULE, "accent4": WARNING, "accent5": TAG, "accent6": TINT,
        "hlink": ACCENT, "folHlink": GREY,
    }  # fmt: skip
    listed = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours.items()
    )
    face = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    lines = "".join(f'<a:ln w="{width}">{_FILL}</a:ln>' for width in (6350, 12700, 19050))
    return (
        f'<a:theme xmlns:a="{_DRAWING}" name="ShareBuilder"><a:themeElements>'
        f'<a:clrScheme name="ShareBuilder">{listed}</a:clrScheme>'
        f'<a:fontScheme name="ShareBuilder"><a:majorFont>{face}</a:majorFont>'
        f"<a:minorFont>{face}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="ShareBuilder"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        "</a:theme>"
    )
