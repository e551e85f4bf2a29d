/** What the builders of the tree share while they read one text. */
import type { Expression, Magic, Span, Unreadable } from '../ast';
import type { SyntaxNode } from '../tree';
import type { PythonText } from './text';

/** Something that Python does not accept, in words for a person. */
export interface Fault {
  readonly message: string;
  readonly span: Span;
  readonly spared?: true;
}

/** Expressions that were taken out of the text for the grammar's sake, by where the node before them ends. */
export type Filled = ReadonlyMap<number, Expression>;

/** A statement that cannot be built; its place is taken by `Unreadable`. */
export class Unbuildable extends Error {}

/**
 * How deep syntax may nest. CPython refuses 100 levels of indentation and 200 of brackets
 * (Parser/pegen and Parser/lexer); whoever walks the tree recursively is safe with this.
 */
const DEEPEST = 400;
/** How many operators or `elif`s may follow each other: each is one level of the tree. */
const LONGEST = 500;

/** One text on its way from the grammar's tree to Python's. */
export class Context {
  /** Nothing in the text needs Unicode's rules. */
  readonly ascii: boolean;
  private _depth = 0;

  constructor(
    private readonly _source: PythonText,
    private readonly _broken: boolean,
    private readonly _magics: ReadonlyMap<number, Magic>,
    private readonly _filled: Filled,
    private readonly _endings: readonly number[],
    private readonly _faults: Fault[]
  ) {
    this.ascii = !/[^\0-\x7f]/.test(_source.text);
  }

  /** The text of a node as the grammar read it. */
  text(node: SyntaxNode): string {
    return this._source.text.slice(node.start, node.end);
  }

  place(offset: number): number {
    return this._source.place(offset);
  }

  /** Where the node begins in the cell. */
  start(node: SyntaxNode): number {
    return this._source.place(node.start);
  }

  /** Where it ends. */
  end(node: SyntaxNode): number {
    return this._source.endPlace(node.start, node.end);
  }

  span(start: number, end: number): Span {
    return this._source.span(start, end);
  }

  /** IPython syntax that was masked at this place of the text. */
  magic(node: SyntaxNode): Magic | undefined {
    return this._magics.get(node.start);
  }

  /** The expression that was taken out behind the node; null where there was none. */
  behind(node: SyntaxNode): Expression | null {
    return this._filled.get(node.end) ?? null;
  }

  /** Notes that Python would refuse this. */
  fault(message: string, node: SyntaxNode): void {
    this._faults.push({ message, span: this.span(node.start, node.end) });
  }

  /**
   * Notes a fault where more logical lines end between two places than may: the grammar reads on
   * behind a line that ends too early.
   */
  expectLines(node: SyntaxNode, end: number, allowed: 0 | 1): void {
    const endings = this._endings;
    let low = 0;
    let high = endings.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (endings[middle] < node.start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low + allowed < endings.length && endings[low + allowed] < end) {
      this.fault('invalid syntax: the line ends too early', node);
    }
  }

  unreadable(node: SyntaxNode): Unreadable {
    return { kind: 'Unreadable', ...this.span(node.start, node.end) };
  }

  /** The node's children, names and punctuation. @throws Unbuildable where one is a fault of the text. */
  children(node: SyntaxNode): readonly SyntaxNode[] {
    if (this._broken) {
      this._refuse(node);
    }
    return node.children;
  }

  /** The node's children without punctuation. @throws Unbuildable where one is a fault of the text. */
  named(node: SyntaxNode): readonly SyntaxNode[] {
    if (this._broken) {
      this._refuse(node);
    }
    return node.parts;
  }

  /** Goes one level down while `build` works. @throws Unbuildable beyond the deepest level. */
  deeper<T>(node: SyntaxNode, build: (node: SyntaxNode, cx: Context) => T): T {
    if (this._depth >= DEEPEST) {
      this.fault('nested too deeply', node);
      throw new Unbuildable();
    }
    this._depth++;
    const built = build(node, this);
    this._depth--;
    return built;
  }

  /** What `build` gives, or the other thing where it is `Unbuildable`. */
  attempt<T>(build: () => T, otherwise: () => T): T {
    const depth = this._depth;
    try {
      return build();
    } catch (error) {
      if (!(error instanceof Unbuildable)) {
        throw error;
      }
      this._depth = depth;
      return otherwise();
    }
  }

  /** @throws Unbuildable where a chain has too many links. */
  expectChain(links: number, node: SyntaxNode): void {
    if (links > LONGEST) {
      this.fault('nested too deeply', node);
      throw new Unbuildable();
    }
  }

  private _refuse(node: SyntaxNode): void {
    const wrong = node.children.find(child => child.missing || child.type === 'ERROR');
    if (!wrong) {
      return;
    }
    if (wrong.missing) {
      this.fault(`expected "${wrong.type}"`, node);
    } else {
      this.fault('invalid syntax', wrong);
    }
    throw new Unbuildable();
  }
}
