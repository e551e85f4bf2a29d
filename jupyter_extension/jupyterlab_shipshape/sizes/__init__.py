"""Sizes of the variables in a kernel: what each holds, what they share, who else holds them.

These files are sent to the kernel as text and run there, whatever Python it has: they keep to
Python 3.8 and to the standard library. They never run in the server. `load.py` puts them into
place; `shell.py` is what the front end asks.
"""
