"""From the plan of a package to files on disk: render, lay over, compare, apply, prove."""
