/** Remembers which state of its inputs a step was done for, so that it is not done again. */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs';
import path from 'node:path';
import { inRoot, state } from './paths.mjs';

const SKIP = new Set(['__tests__', '__pycache__']);
/** What a build makes among the sources. */
const BUILT = ['labextension', 'cli'].map(name =>
  path.join('jupyter_extension', 'jupyterlab_shipshape', name)
);

function* filesOf(name) {
  const full = inRoot(name);
  if (!existsSync(full)) {
    return;
  }
  if (!statSync(full).isDirectory()) {
    yield name;
    return;
  }
  for (const entry of readdirSync(full).sort()) {
    if (!SKIP.has(entry) && !BUILT.includes(path.join(name, entry))) {
      yield* filesOf(path.join(name, entry));
    }
  }
}

/** A hash over files and folders of the checkout, their names and their bytes. */
export function hashOf(names, extra = '') {
  const hash = createHash('sha256').update(extra);
  for (const name of names) {
    for (const file of filesOf(name)) {
      hash.update(`\0${file}\0`).update(readFileSync(inRoot(file)));
    }
  }
  return hash.digest('hex');
}

const fileOf = step => path.join(state, `${step}.stamp`);

/** What the step's stamp holds: the hash it was last finished for, or null. */
export function stampOf(step) {
  return existsSync(fileOf(step)) ? readFileSync(fileOf(step), 'utf8') : null;
}

/** To be called when the step is done, and never before. */
export function setStamp(step, hash) {
  mkdirSync(state, { recursive: true });
  writeFileSync(fileOf(step), hash);
}

export function clearStamp(step) {
  rmSync(fileOf(step), { force: true });
}
