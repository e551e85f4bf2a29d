"""The memory of kernels, read from outside: no kernel is asked, woken or slowed."""
