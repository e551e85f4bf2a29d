"""Puts the recorder's modules into a kernel. Run as text, with ``modules`` and ``document`` given.

``modules`` maps the names of the modules to their sources, in the order of what they stand on.
The modules get builtins of their own: a notebook that replaces ``len`` or ``print`` does not
reach them. Nothing is put into the notebook's namespace.
"""

import builtins
import sys
import types

NAME = "_shipshape_recorder"


def load(modules, document):
    package = sys.modules.get(NAME)
    if package is None or package.modules != modules:
        if package is not None:
            package.detach()
        package = install(modules)
    package.attach(document)


def install(modules):
    package = types.ModuleType(NAME)
    package.__path__ = []
    package.modules = modules
    sys.modules[NAME] = package
    own = dict(vars(builtins))
    for name, source in modules.items():
        module = types.ModuleType(NAME + "." + name)
        module.__package__ = NAME
        module.__builtins__ = own
        sys.modules[module.__name__] = module
        setattr(package, name, module)
        exec(compile(source, "<shipshape " + name + ">", "exec"), vars(module))
    recorder = package.hooks.Recorder.create()
    package.attach = recorder.attach
    package.detach = recorder.detach
    package.answer = recorder.answer
    return package


load(globals()["modules"], globals()["document"])
