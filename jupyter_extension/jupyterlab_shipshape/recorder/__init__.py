"""The recorder: sees what each run in a kernel does to its namespace and to its memory.

These files are sent to the kernel as text and run there, whatever Python it has: they keep to
Python 3.8 and to the standard library, and are inert without IPython. They never run in the
server. ``load.py`` puts them into place; ``hooks.py`` is where IPython calls them.
"""
