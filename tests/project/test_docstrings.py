"""Docstrings say what has to be known of a function, and what they show is so.

The rules:

- A public function, method or constructor of three or more parameters says in ``Args:`` what each of them is; wherever
  there are ``Args:``, they have the names of the parameters. ``self`` and ``cls`` do not count, nor do names that begin
  with an underscore. Those of a constructor may stand in the docstring of its class.
- Of a dataclass, a named tuple, an error or a remark of three or more fields of its own, the docstring of the class
  names each, in ``Attributes:`` or in its text between double backticks, or the field has a docstring of its own.
- A public function that raises an error in its own body names the class of the error, or one that it derives from.
- Examples are run.

Public is what stands in a module or a class and has no name, of its own or above it, that begins with an underscore.
Two kinds of functions are described elsewhere: commands, whose docstring is what ``--help`` prints, and methods (or
constructors without a parameter of their own) that a class from outside the program already has.
"""

from __future__ import annotations

import ast
import builtins
import doctest
import importlib
import inspect
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import click
import pytest

from tests.support.places import ROOT
from tui.errors import HashiyaError, Remark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

MANY = 3
"""Parameters or fields, from which on each is described."""

MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted((ROOT / "tui").rglob("*.py"))
}
SHOWING = [name for name, path in MODULES.items() if ">>> " in path.read_text(encoding="utf-8")]

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Described(NamedTuple):
    """A function or a class, and the class around it."""

    module: str
    path: tuple[str, ...]
    node: Function | ast.ClassDef
    owner: ast.ClassDef | None

    @property
    def name(self) -> str:
        return ".".join((self.module, *self.path))

    @property
    def is_public(self) -> bool:
        names = [*self.module.split("."), *(name for name in self.path if name != "__init__")]
        return not any(name.startswith("_") for name in names)

    @property
    def docstring(self) -> str:
        nodes = [self.owner, self.node] if self.owner and self.path[-1] == "__init__" else [self.node]
        return "\n\n".join(ast.get_docstring(node) or "" for node in nodes if node)

    @property
    def parameters(self) -> list[str]:
        if isinstance(self.node, ast.ClassDef):
            return []
        found = self.node.args
        each = [*found.posonlyargs, *found.args, found.vararg, *found.kwonlyargs, found.kwarg]
        names = [one.arg for one in each if one]
        return [name for name in names if not name.startswith("_") and name not in ("self", "cls")]

    @property
    def is_described_elsewhere(self) -> bool:
        found: object = importlib.import_module(self.module)
        if isinstance(getattr(found, self.path[0]), click.Command):
            return True
        for name in self.path[:-1]:
            found = getattr(found, name)
        if not inspect.isclass(found):
            return False
        outside = [base for base in found.__mro__ if base.__module__.split(".")[0] not in ("tui", "builtins")]
        theirs = next((vars(base)[self.path[-1]] for base in outside if self.path[-1] in vars(base)), None)
        if self.path[-1] != "__init__" or theirs is None:
            return theirs is not None
        return set(self.parameters) <= set(inspect.signature(theirs).parameters)


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def described(module: str) -> Iterator[Described]:
    def inside(node: ast.Module | ast.ClassDef, path: tuple[str, ...]) -> Iterator[Described]:
        for each in node.body:
            if isinstance(each, Function | ast.ClassDef):
                yield Described(module, (*path, each.name), each, node if isinstance(node, ast.ClassDef) else None)
            if isinstance(each, ast.ClassDef):
                yield from inside(each, (*path, each.name))

    return inside(tree(module), ())


def everything() -> list[Described]:
    return [each for module in MODULES for each in described(module)]


def section(docstring: str, title: str) -> list[str]:
    """Return the names that a section of a docstring describes."""
    found = re.search(rf"^{title}:\n((?: {{4}}.*\n|\n)*)", f"{docstring}\n", re.MULTILINE)
    return re.findall(r"^ {4}\*{0,2}(\w+): \S", found[1], re.MULTILINE) if found else []


def test_parameters_are_described() -> None:
    wrong = []
    for each in everything():
        parameters, args = each.parameters, section(each.docstring, "Args")
        is_due = len(parameters) >= MANY and each.is_public and not each.is_described_elsewhere
        if (args or is_due) and not isinstance(each.node, ast.ClassDef) and args != parameters:
            wrong.append(f"{each.name} takes {parameters} and describes {args}")

    assert wrong == [], "\n".join(wrong)


def has_fields(node: ast.ClassDef, module: str) -> bool:
    """Return whether the class is a dataclass, a named tuple, an error or a remark."""
    names = {ast.unparse(each).split("(")[0].split(".")[-1] for each in (*node.decorator_list, *node.bases)}
    found = getattr(importlib.import_module(module), node.name, None)
    is_told = inspect.isclass(found) and issubclass(found, HashiyaError | Remark)
    return is_told or bool(names & {"dataclass", "NamedTuple"})


def fields(node: ast.ClassDef) -> dict[str, bool]:
    """Return the fields of a class that has some, and whether each has a docstring of its own."""
    found = {}
    for each, behind in zip(node.body, [*node.body[1:], None], strict=True):
        is_of_the_class = isinstance(each, ast.AnnAssign) and ast.unparse(each.annotation).startswith("ClassVar")
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name) and not is_of_the_class:
            is_string = isinstance(behind, ast.Expr) and isinstance(behind.value, ast.Constant)
            found[each.target.id] = is_string
    return {name: is_described for name, is_described in found.items() if not name.startswith("_")}


def test_fields_are_described() -> None:
    wrong = []
    for each in everything():
        if isinstance(each.node, ast.ClassDef) and each.is_public and has_fields(each.node, each.module):
            found = fields(each.node)
            listed = section(each.docstring, "Attributes")
            known = {*listed, *re.findall(r"``(\w+)``", each.docstring)}
            missing = [name for name, is_described in found.items() if not is_described and name not in known]
            if (len(found) >= MANY and missing) or not found.keys() >= set(listed):
                wrong.append(f"{each.name} says nothing of {missing} or describes others: {listed}")

    assert wrong == [], "\n".join(wrong)


def raised(function: Function) -> Iterator[str]:
    """Yield what ``function`` raises in its own body, as it is written there; not what it passes on."""
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, Function | ast.ClassDef | ast.Lambda):
            continue
        if isinstance(node, ast.Raise) and node.exc:
            yield ast.unparse(node.exc.func if isinstance(node.exc, ast.Call) else node.exc)
        waiting += ast.iter_child_nodes(node)


def names_of(error: str, module: ModuleType) -> list[str]:
    """Return the names by which a docstring may call an error class; none where ``error`` is not a class."""
    first, *others = error.split(".")
    found = getattr(module, first, getattr(builtins, first, None))
    for name in others:
        found = getattr(found, name, None)
    if found is None and error.endswith("Error"):  # imported where it is raised
        return [error]
    if not inspect.isclass(found) or issubclass(found, NotImplementedError | AssertionError):
        return []
    return [base.__name__ for base in found.__mro__ if base not in (Exception, BaseException, object)]


def test_errors_are_described() -> None:
    wrong = []
    for each in everything():
        if isinstance(each.node, ast.ClassDef) or not each.is_public:
            continue
        for error in raised(each.node):
            names = names_of(error, importlib.import_module(each.module))
            said = set(re.findall(r"\w+", each.docstring))
            if names and not said & set(names) and not each.is_described_elsewhere:
                wrong.append(f"{each.name} does not say that it raises {error}")

    assert wrong == [], "\n".join(wrong)


@pytest.mark.parametrize("name", SHOWING)
def test_examples_are_true(name: str) -> None:
    found = doctest.DocTestFinder().find(importlib.import_module(name), name)
    runner = doctest.DocTestRunner(verbose=False)
    said: list[str] = []
    for each in found:
        runner.run(each, out=said.append)

    assert said == [], "".join(said)
    assert sum(len(each.examples) for each in found) == MODULES[name].read_text(encoding="utf-8").count(">>> ")


def test_the_text_engine_has_examples() -> None:
    engine = {
        each.module
        for each in everything()
        if each.module.startswith("tui.text.") and each.is_public and isinstance(each.node, Function)
    }

    assert "tui.text.layout" in engine
    assert engine <= set(SHOWING)
