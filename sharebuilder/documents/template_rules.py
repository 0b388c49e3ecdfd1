"""What a template may say: names, dotted fields, conditions, loops, and nothing that runs code.

A council edits its templates in Word, and a template can come from anywhere. So a template is
data: it can show an answer, ask whether there is one, and go through a list. Three walls stand
behind each other: this list of what a syntax tree may hold, Jinja's sandbox, and a `getattr` that
reaches into plain dictionaries alone.

Source: the design note on reliability, section 1.3 (templates are code).
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError, nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from sharebuilder.model.text import illegal_characters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import jinja2

FILTERS = ("length", "lower", "upper", "title", "join", "first", "last", "default")
TESTS = ("defined", "none", "string", "number", "odd", "even")
LOOP = ("index", "index0", "first", "last", "length")
MOST_TURNS = 200_000
MOST_CHARACTERS = 60_000_000
LONGEST_CONSTANT = 500
_ATTRIBUTE, _BOUNDED = "_attribute", "_bounded"
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const,
    nodes.For, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or,
    nodes.Not, nodes.Filter, nodes.Test,
)  # fmt: skip
_KEPT_NAMES = ("loop", "self", "super", "varargs")
_COMPARED = ("eq", "ne", "lt", "lteq", "gt", "gteq", "in", "notin")
_WORDS = {
    "Call": "a call, such as name()",
    "Assign": "“set”",
    "AssignBlock": "“set”",
    "Include": "“include”",
    "Import": "“import”",
    "FromImport": "“import”",
    "Extends": "“extends”",
    "Block": "“block”",
    "Macro": "“macro”",
    "CallBlock": "“call”",
    "FilterBlock": "“filter” around text",
    "Getitem": "square brackets",
    "List": "a list of its own",
    "Tuple": "a list of its own",
    "Dict": "a dictionary of its own",
    "Concat": "the sign ~",
    "Mul": "arithmetic", "Div": "arithmetic", "Add": "arithmetic", "Sub": "arithmetic",
    "Mod": "arithmetic", "Pow": "arithmetic", "FloorDiv": "arithmetic", "Neg": "arithmetic",
    "Pos": "arithmetic",
}  # fmt: skip


class NotAllowed(TemplateSyntaxError):
    """A template says something that a template may not say."""


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, with a shorter reach: the keys of plain dictionaries, and of a loop."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict:
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if type(obj) is LoopContext and attribute in LOOP:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return self.undefined(obj=obj, name=argument)


def environment() -> ImmutableSandboxedEnvironment:
    """The sandbox in which templates are rendered: autoescaped, with strict undefined names."""
    made = _Sandbox(autoescape=True, undefined=StrictUndefined, finalize=_show)
    made.globals.clear()
    filters = {name: made.filters[name] for name in FILTERS}
    made.filters = {**filters, _ATTRIBUTE: _in_attribute, _BOUNDED: _bounded}
    made.tests = {name: made.tests[name] for name in TESTS}
    return made


def not_allowed(template: nodes.Template) -> Iterator[tuple[int, str]]:
    """Whatever in a syntax tree is more than showing, asking and going through.

    Yields:
        The line, and what is said there that may not be said.
    """
    for node in template.find_all(nodes.Node):
        problem = _problem_of(node)
        if problem:
            yield node.lineno, problem


def _problem_of(node: nodes.Node) -> str:
    name, kind = _name_of(node), type(node).__name__
    if name.startswith("_") or "__" in name:
        return f"“{name}” is a name that no template may use"
    if not isinstance(node, _ALLOWED):
        return f"a template may not use {_WORDS.get(kind, f'“{kind}”')}"
    match node:
        case nodes.Const(value=str() as text) if len(text) > LONGEST_CONSTANT:
            return "a text inside a tag is too long"
        case nodes.Filter():
            return _filter_problem(node)
        case nodes.Test() if node.name not in TESTS:
            return f"there is no test “{node.name}” for templates"
        case nodes.Name() if node.ctx != "load" and node.name in _KEPT_NAMES:
            return f"“{node.name}” is a name that no template may use"
        case nodes.For() if (
            node.recursive or node.test is not None or not isinstance(node.target, nodes.Name)
        ):
            return "a list is gone through with “for one in list” and no more"
        case nodes.Operand() if node.op not in _COMPARED:
            return "a template may not compare so"
    return ""


def _filter_problem(node: nodes.Filter) -> str:
    if node.name not in FILTERS:
        return f"there is no filter “{node.name}” for templates"
    if node.node is None or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return f"the filter “{node.name}” is not used so"
    return ""


def refuse_code(template: nodes.Template) -> None:
    """Refuse whatever is more than showing, asking and going through.

    Raises:
        NotAllowed: says what, and in which line.
    """
    for line, problem in not_allowed(template):
        raise NotAllowed(problem, line)


def bound(template: nodes.Template, begins: str = "\n<w:p") -> nodes.Template:
    """Make a syntax tree ready: loops counted, values in attributes marked, no line ends of ours.

    Args:
        template: the tree; it is changed.
        begins: what a line of ours begins with.
    """
    inside = False

    def walk(node: nodes.Node) -> int:
        nonlocal inside
        size = 0
        if isinstance(node, nodes.TemplateData):
            node.data = node.data.replace(begins, begins[1:])
            opened, closed = node.data.rfind("<"), node.data.rfind(">")
            if opened != closed:
                inside = opened > closed
            return len(node.data)
        if isinstance(node, nodes.Output):
            for index, part in enumerate(node.nodes):
                if isinstance(part, nodes.TemplateData):
                    size += walk(part)
                elif inside:
                    node.nodes[index] = _filter(part, _ATTRIBUTE)
            return size + 8 * len(node.nodes)
        if isinstance(node, nodes.For):
            size = sum(walk(one) for one in node.body)
            node.iter = _filter(node.iter, _BOUNDED, nodes.Const(size + 16))
            return sum(walk(one) for one in node.else_) + 16
        # The branches of a condition take their turns: the longest counts for all.
        return sum(
            walk(child) for child in node.iter_child_nodes() if isinstance(child, nodes.Stmt)
        )

    walk(template)
    return template


class Ledger:
    """What one rendering shows, and how much room it has left.

    Attributes:
        shown: the values that were shown, in their order.
    """

    __slots__ = ("_fit", "_room", "_turns", "shown")

    def __init__(self) -> None:
        """Nothing is shown yet, and there is all the room that a template has."""
        self.shown: list[str] = []
        self._fit: dict[str, str] = {}
        self._turns = MOST_TURNS
        self._room = MOST_CHARACTERS

    def show(self, value: str) -> str:
        """Take note of a text, so that it can be found again."""
        fit = self._fit.get(value)
        if fit is None:
            fit = self._fit[value] = _fit(value)
        self.shown.append(value)
        self._room -= len(fit)
        if self._room < 0:
            raise UndefinedError(_TOO_MUCH)
        return fit

    def take(self, turns: int, size: int) -> None:
        """Take room for a loop, before it runs, or for a text that nobody looks for."""
        self._turns -= turns
        self._room -= size
        if self._turns < 0 or self._room < 0:
            raise UndefinedError(_TOO_MUCH)


class _Now(threading.local):
    """The ledger of the rendering that a thread is at."""

    ledger: Ledger


_now = _Now()
_TOO_MUCH = "the template repeats too much: its loops stand in each other"


def rendered(template: jinja2.Template, context: Mapping[str, Any], ledger: Ledger) -> str:
    """What a compiled template and a context make.

    Args:
        template: the template, compiled by `environment`.
        context: plain dictionaries, lists, texts, numbers and yes or no.
        ledger: takes note of what is shown.
    """
    _now.ledger = ledger
    return template.render(context)


def _show(value: object) -> object:
    """Note a value that is shown, or refuse it."""
    if type(value) is str:
        return _now.ledger.show(value)
    if isinstance(value, Markup):
        return value  # a value in an attribute, noted already
    if value is None or isinstance(value, dict | list | bool):
        raise UndefinedError("this field holds several things: name one of them")
    return value


def _fit(value: str) -> str:
    if illegal_characters(value):
        raise UndefinedError("a text holds a character that no Word file can hold")
    return value.replace("\r\n", "\n").replace("\r", "\n")


def _in_attribute(value: object) -> Markup:
    """A value as it stands in an attribute, where a line end would become a space anyway."""
    if isinstance(value, str):
        value = _fit(value)
    elif isinstance(value, bool) or not isinstance(value, int):
        _show(value)
    text = " ".join(str(value).split())
    _now.ledger.take(0, len(text))
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Markup(escaped.replace('"', "&quot;"))  # noqa: S704 - it was just escaped


def _bounded(listed: object, cost: int) -> object:
    """A list that a template goes through, as long as there is room for what it makes."""
    if type(listed) is not list:
        if isinstance(listed, StrictUndefined):
            iter(listed)  # says which name it is that is not there
        raise UndefinedError("only a list can be gone through with “for”")
    _now.ledger.take(len(listed), len(listed) * cost)
    return listed


def _filter(node: nodes.Node, name: str, *arguments: nodes.Node) -> nodes.Filter:
    made = nodes.Filter(node, name, list(arguments), [], None, None, lineno=node.lineno)
    if node.environment:
        made.set_environment(node.environment)
    return made


def _name_of(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return str(node.attr)
    return str(node.name) if isinstance(node, nodes.Name | nodes.Filter | nodes.Test) else ""
