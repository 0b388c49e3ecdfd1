"""The names in a template, followed through its loops before anything is rendered.

A field that there is not would only show when an answer calls for it: perhaps never while a
council tries its template, and then in the middle of a real agreement.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from jinja2 import nodes

from sharebuilder.documents.context_shape import (
    LIST,
    NUMBER,
    RECORD,
    TEXT,
    UNKNOWN,
    YES_NO,
    FieldShape,
)
from sharebuilder.documents.template_parts import TemplateFinding, part_title
from sharebuilder.documents.template_rules import LOOP

if TYPE_CHECKING:
    from sharebuilder.documents.prepare import PreparedPart

_ANY = FieldShape(UNKNOWN)
_LIST_THEM = "“sharebuilder template fields” lists every name."
_MARKUP = re.compile(r"<(/?)([A-Za-z_][\w:.-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_SEVERAL = "Name one of the fields in it, or go through it with {%p for one in list %}."


def name_findings(name: str, part: PreparedPart, shape: FieldShape) -> list[TemplateFinding]:
    """What a part names that is not there, or uses for what it is not.

    Args:
        name: the part.
        part: its syntax tree.
        shape: everything that a template of its document can name.
    """
    walk = _Walk(part_title(name), part)
    walk.block(part.tree.body, dict(shape.fields))
    return walk.found


class _Walk:
    def __init__(self, title: str, part: PreparedPart) -> None:
        self._title, self._part = title, part
        self.found: list[TemplateFinding] = []

    def _say(self, node: nodes.Node, problem: str, remedy: str) -> FieldShape:
        text = self._part.line(node.lineno)
        finding = TemplateFinding(f"{problem}.", remedy, part=self._title, text=text[:120])
        if finding not in self.found:
            self.found.append(finding)
        return _ANY

    def block(self, body: list[nodes.Node], scope: dict[str, FieldShape]) -> None:
        for node in body:
            if isinstance(node, nodes.Output):
                for part in node.nodes:
                    if not isinstance(part, nodes.TemplateData):
                        self._shown(part, scope)
            elif isinstance(node, nodes.If):
                self._if(node, scope)
            elif isinstance(node, nodes.For):
                self._for(node, scope)

    def _if(self, node: nodes.If, scope: dict[str, FieldShape]) -> None:
        self._is(node.test, scope)
        for body in (node.body, node.else_):
            self._balanced(node, body)
            self.block(body, scope)
        for other in node.elif_:
            self._is(other.test, scope)
            self._balanced(other, other.body)
            self.block(other.body, scope)

    def _for(self, node: nodes.For, scope: dict[str, FieldShape]) -> None:
        listed = self._is(node.iter, scope)
        one = _ANY
        if listed.kind == LIST:
            one = listed.of or _ANY
        elif listed.kind != UNKNOWN:
            self._say(node, f"“{_spelt(node.iter)}” is no list, so it cannot be gone through",
                      f"Ask with {{%p if {_spelt(node.iter)} %}}. {_LIST_THEM}")  # fmt: skip
        target = node.target.name if isinstance(node.target, nodes.Name) else ""
        loop = FieldShape(RECORD, {name: FieldShape(
            YES_NO if name in {"first", "last"} else NUMBER) for name in LOOP})  # fmt: skip
        self._balanced(node, node.body)
        self.block(node.body, {**scope, target: one, "loop": loop})
        self.block(node.else_, scope)

    def _shown(self, node: nodes.Node, scope: dict[str, FieldShape]) -> None:
        shape = self._is(node, scope)
        if shape.kind in {LIST, RECORD}:
            self._say(node, f"“{_spelt(node)}” holds several things, and cannot be shown as one",
                      f"{_SEVERAL} {_LIST_THEM}")  # fmt: skip
        elif shape.kind == YES_NO:
            self._say(node, f"“{_spelt(node)}” is yes or no, and cannot be shown as words",
                      f"Ask with {{%p if {_spelt(node)} %}} and write the words.")  # fmt: skip

    def _is(self, node: nodes.Node, scope: dict[str, FieldShape]) -> FieldShape:
        """What an expression is, and what is wrong in it."""
        match node:
            case nodes.Name():
                return scope[node.name] if node.name in scope else self._unknown(
                    node, node.name, list(scope), "for this document")  # fmt: skip
            case nodes.Getattr():
                return self._inside(node, self._is(node.node, scope))
            case nodes.Filter():
                return self._filtered(node, scope)
            case nodes.Const():
                kind = YES_NO if isinstance(node.value, bool) else (
                    TEXT if isinstance(node.value, str) else NUMBER)  # fmt: skip
                return FieldShape(kind)
            case nodes.CondExpr():
                self._is(node.test, scope)
                first = self._is(node.expr1, scope)
                if node.expr2 is not None:
                    self._is(node.expr2, scope)
                return first
            case nodes.And() | nodes.Or():
                left, right = self._is(node.left, scope), self._is(node.right, scope)
                return left if left.kind == right.kind else FieldShape(YES_NO)
        for child in node.iter_child_nodes():
            self._is(child, scope)
        return FieldShape(YES_NO)

    def _filtered(self, node: nodes.Filter, scope: dict[str, FieldShape]) -> FieldShape:
        for argument in node.args:
            self._is(argument, scope)
        shape = self._is(node.node, scope) if node.node is not None else _ANY
        match node.name:
            case "length":
                return FieldShape(NUMBER)
            case "join" | "lower" | "upper" | "title":
                return FieldShape(TEXT)
            case "first" | "last":
                return (shape.of or _ANY) if shape.kind == LIST else shape
        return shape

    def _inside(self, node: nodes.Getattr, holder: FieldShape) -> FieldShape:
        if holder.kind == UNKNOWN:
            return _ANY
        if holder.kind == RECORD:
            inner = holder.fields.get(node.attr)
            if inner is not None:
                return inner
            return self._unknown(node, node.attr, list(holder.fields), f"in “{_spelt(node.node)}”")
        if holder.kind == LIST:
            return self._say(
                node, f"“{_spelt(node.node)}” is a list, so “{node.attr}” says of which entry",
                f"Go through it: {{%p for one in {_spelt(node.node)} %}} {{{{ one.{node.attr} }}}} "
                "{%p endfor %}.",
            )  # fmt: skip
        return self._say(
            node, f"there is nothing named “{node.attr}” in “{_spelt(node.node)}”, which is "
            f"{holder.kind}", _LIST_THEM,
        )  # fmt: skip

    def _unknown(self, node: nodes.Node, name: str, known: list[str], where: str) -> FieldShape:
        near = difflib.get_close_matches(name, known, n=1)
        meant = f"Did you mean “{near[0]}”? " if near else ""
        return self._say(node, f"there is no field “{name}” {where}", f"{meant}{_LIST_THEM}")

    def _balanced(self, node: nodes.Node, body: list[nodes.Node]) -> None:
        """See that what a tag governs ends where it began: in the same paragraph, row or cell.

        A tag may stand inside a line. Then its text ends a run and begins another, which is the
        same place again.
        """
        opened: list[str] = []
        closed: list[str] = []
        for closing, name, rest in _MARKUP.findall(_static(body)):
            if rest.rstrip().endswith("/"):
                continue
            if not closing:
                opened.append(name)
            elif not opened:
                closed.append(name)
            elif opened.pop() != name:
                closed.append("?")
        if opened != closed[::-1]:
            word = "for" if isinstance(node, nodes.For) else "if"
            self._say(node, f"a “{word}” begins in one place and ends in another",
                      f"Put “{word}” and its end into the same text, table or row.")  # fmt: skip


def _static(body: list[nodes.Node]) -> str:
    """The markup that a body brings, what inner tags govern left to themselves."""
    found: list[str] = []
    for node in body:
        if isinstance(node, nodes.Output):
            found += [one.data if isinstance(one, nodes.TemplateData) else "" for one in node.nodes]
    return "".join(found)


def _spelt(node: nodes.Node | None) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_spelt(node.node)}.{node.attr}"
    return _spelt(node.node) if isinstance(node, nodes.Filter) else "this"
