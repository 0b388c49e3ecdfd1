"""What a template may say: names, dotted fields, conditions, loops, and nothing that runs code.

A council edits its templates in Word, and a template can come from anywhere. So a template is
data: it can show an answer, ask whether there is one, and go through a list.

Source: the design note on reliability, section 1.3 (templates are code).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

if TYPE_CHECKING:
    from collections.abc import Callable

FILTERS = ("length", "lower", "upper", "title", "join", "first", "last", "default")
TESTS = ("defined", "none", "string", "number", "odd", "even")
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Const,
    nodes.For,
    nodes.If,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Filter,
    nodes.Test,
)


class NotAllowed(TemplateSyntaxError):
    """A template says something that a template may not say."""


def environment(finalize: Callable[..., object]) -> ImmutableSandboxedEnvironment:
    """The sandbox in which templates are rendered.

    Args:
        finalize: is told each value that is shown, and gives back what stands in its place.
    """
    made = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, finalize=finalize
    )
    made.globals.clear()
    made.filters = {name: made.filters[name] for name in FILTERS}
    made.tests = {name: made.tests[name] for name in TESTS}
    return made


def refuse_code(template: nodes.Template) -> None:
    """Refuse whatever is more than showing, asking and going through.

    Raises:
        NotAllowed: says what, and in which line.
    """
    for node in template.find_all(nodes.Node):
        name = (
            node.attr
            if isinstance(node, nodes.Getattr)
            else node.name
            if isinstance(node, nodes.Name)
            else ""
        )
        if name.startswith("_"):
            raise NotAllowed(f"“{name}” is a name that no template may use", node.lineno)
        if not isinstance(node, _ALLOWED):
            kind = type(node).__name__
            raise NotAllowed(f"a template may not use “{kind}”", node.lineno)
