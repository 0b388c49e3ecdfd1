"""What a template may say: names, dotted fields, conditions, loops, and nothing that runs code.

A council edits its templates in Word, and a template can come from anywhere. So a template is
data: it can show an answer, ask whether there is one, and go through a list. Three walls stand
behind each other: this list of what a syntax tree may hold, Jinja's sandbox, and a `getattr` that
reaches into plain dictionaries alone.

Source: the design note on reliability, section 1.3 (templates are code).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError, nodes, pass_context
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from sharebuilder.model.text import illegal_characters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2.runtime import Context

FILTERS = ("length", "lower", "upper", "title", "join", "first", "last", "default")
TESTS = ("defined", "none", "string", "number", "odd", "even")
LOOP = ("index", "index0", "first", "last", "length")
SHOWN, ATTRIBUTES, ROOM = "_shown", "_attributes", "_room"
MOST_TURNS = 200_000
MOST_CHARACTERS = 60_000_000
LONGEST_CONSTANT = 500
_ATTRIBUTE, _BOUNDED = "_attribute", "_bounded"
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const,
    nodes.For, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or,
    nodes.Not, nodes.Filter, nodes.Test,
)  # fmt: skip
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
        name = _name_of(node)
        kind = type(node).__name__
        if name.startswith("_") or "__" in name:
            yield node.lineno, f"“{name}” is a name that no template may use"
        elif not isinstance(node, _ALLOWED):
            if kind not in {"Keyword", "Pair", "ContextReference", "EvalContextModifier"}:
                yield node.lineno, f"a template may not use {_WORDS.get(kind, f'“{kind}”')}"
            else:
                yield node.lineno, "a template may not use this"
        elif isinstance(node, nodes.Const):
            if isinstance(node.value, str) and len(node.value) > LONGEST_CONSTANT:
                yield node.lineno, "a text inside a tag is too long"
        elif isinstance(node, nodes.Filter):
            if node.name not in FILTERS:
                yield node.lineno, f"there is no filter “{node.name}” for templates"
            elif node.node is None or node.kwargs or node.dyn_args or node.dyn_kwargs:
                yield node.lineno, f"the filter “{node.name}” is not used so"
        elif isinstance(node, nodes.Test):
            if node.name not in TESTS:
                yield node.lineno, f"there is no test “{node.name}” for templates"
        elif isinstance(node, nodes.Name):
            if node.ctx != "load" and node.name in {"loop", "self", "super", "varargs"}:
                yield node.lineno, f"“{node.name}” is a name that no template may use"
        elif isinstance(node, nodes.For):
            if node.recursive or node.test is not None or not isinstance(node.target, nodes.Name):
                yield node.lineno, "a list is gone through with “for one in list” and no more"
        elif isinstance(node, nodes.Operand) and node.op not in _COMPARED:
            yield node.lineno, "a template may not compare so"


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
        return sum(walk(child) for child in node.iter_child_nodes() if isinstance(child, nodes.Stmt))

    walk(template)
    return template


@pass_context
def _show(context: Context, value: object) -> object:
    """Take note of each value that is shown, so that it can be found again."""
    if type(value) is str:
        if illegal_characters(value):
            raise UndefinedError("a text holds a character that no Word file can hold")
        context[SHOWN].append(value)
        return value.replace("\r\n", "\n").replace("\r", "\n") if "\r" in value else value
    if isinstance(value, Markup):
        return value  # a value in an attribute, noted already
    if value is None or isinstance(value, dict | list | bool):
        raise UndefinedError("this field holds several things: name one of them")
    return value


@pass_context
def _in_attribute(context: Context, value: object) -> Markup:
    """A value as it stands in an attribute, where a line end would become a space anyway."""
    if isinstance(value, str):
        if illegal_characters(value):
            raise UndefinedError("a text holds a character that no Word file can hold")
    elif value is None or isinstance(value, dict | list | bool) or not isinstance(value, int):
        _show(context, value)
    text = " ".join(str(value).split())
    context[ATTRIBUTES].append(text)
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Markup(escaped.replace('"', "&quot;"))  # noqa: S704 - it was just escaped


@pass_context
def _bounded(context: Context, listed: object, cost: int) -> object:
    """A list that a template goes through, as long as there is room for what it makes."""
    if type(listed) is not list:
        if isinstance(listed, StrictUndefined):
            iter(listed)  # says which name it is that is not there
        raise UndefinedError("only a list can be gone through with “for”")
    room = context[ROOM]
    room[0] -= len(listed)
    room[1] -= len(listed) * cost
    if room[0] < 0 or room[1] < 0:
        raise UndefinedError("the template repeats too much: its loops stand in each other")
    return listed


def _filter(node: nodes.Node, name: str, *arguments: nodes.Node) -> nodes.Filter:
    made = nodes.Filter(node, name, list(arguments), [], None, None, lineno=node.lineno)
    return made.set_environment(node.environment) if node.environment else made


def _name_of(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return str(node.attr)
    return str(node.name) if isinstance(node, nodes.Name | nodes.Filter | nodes.Test) else ""
