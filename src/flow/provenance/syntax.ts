/** Fingerprints of syntax: what an edit must change to matter. Layout and comments do not count. */
import type { CellReading } from '../../python/facts';
import type { Module } from '../../python/ast';
import type { Node } from '../../python/ast/walk';
import { combine, ofText, type Fingerprint } from './fingerprint';

/** The text of a cell, prepared for being walked. */
export interface Unit {
  readonly reading: CellReading;
  readonly syntax: Fingerprint;
  /** Names that stand in the text. */
  readonly mentions: ReadonlySet<string>;
  /** The fingerprint of a node's text. */
  of(node: Node): Fingerprint;
  /** A node's text, for sentences. */
  text(node: Node): string;
}

const units = new WeakMap<Module, Unit>();

/** The unit of a reading; the same object for the same reading. */
export function unitOf(reading: CellReading): Unit {
  let unit = units.get(reading.module);
  if (!unit) {
    unit = new SyntaxUnit(reading);
    units.set(reading.module, unit);
  }
  return unit;
}

class SyntaxUnit implements Unit {
  readonly mentions = new Set<string>();
  readonly syntax: Fingerprint;
  private readonly known = new Map<object, Fingerprint>();

  constructor(readonly reading: CellReading) {
    this.syntax = reading.runs ? this.part(reading.module) : ofText(reading.source);
  }

  of(node: Node): Fingerprint {
    return this.known.get(node) ?? this.part(node);
  }

  text(node: Node): string {
    return this.reading.source.slice(node.start, node.end);
  }

  private part(part: object): Fingerprint {
    const children: Fingerprint[] = [];
    for (const [key, value] of Object.entries(part) as [string, unknown][]) {
      if (key === 'start' || key === 'end' || key.endsWith('Span')) {
        continue;
      }
      children.push(this.value(value));
    }
    const node = part as Partial<Node>;
    if (node.kind === 'Name') {
      this.mentions.add(node.id as string);
    }
    // The text between the expressions of an f-string is in no node; some constants have no value.
    if (node.kind === 'JoinedStr' || (node.kind === 'Constant' && node.value === undefined)) {
      children.push(ofText(this.reading.source.slice(node.start, node.end)));
    }
    const fingerprint = combine(Array.isArray(part) ? 'list' : 'node', children);
    if (node.kind) {
      this.known.set(part, fingerprint);
    }
    return fingerprint;
  }

  private value(value: unknown): Fingerprint {
    return typeof value === 'object' && value !== null
      ? this.part(value)
      : ofText(`${typeof value}:${String(value)}`);
  }
}
