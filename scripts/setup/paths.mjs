/** Where things stand in a checkout. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const inRoot = (...parts) => path.join(root, ...parts);

/** The virtual environment that everything runs in. */
export const venv = inRoot('.venv');
const windows = process.platform === 'win32';
export const bin = path.join(venv, windows ? 'Scripts' : 'bin');
export const venvPython = path.join(bin, windows ? 'python.exe' : 'python');

/** What set-up and tests leave behind: stamps, results, the tests' Jupyter configuration. */
export const state = inRoot('.shipshape-dev');
