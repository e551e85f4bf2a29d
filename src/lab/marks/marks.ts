/** The marks in one view of a notebook. */
import type { Cell } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';
import type { IProofs } from '../../tokens';
import type { Logbook } from '../logbook';
import { type MarkContent, markContents } from './content';
import { Mark } from './mark';
import { Tip } from './tip';

const OUTLINED = 'jp-Shipshape-pointed';

export interface IMarksOptions {
  readonly panel: NotebookPanel;
  readonly logbook: Logbook;
  /** Null where nothing can be verified here. */
  readonly proofs: IProofs | null;
  readonly trans: TranslationBundle;
  /** Bring the State section to the front. */
  showPanel(): void;
}

/**
 * Puts marks at the cells that are on screen, and takes them away from those that are not: in
 * every windowing mode a cell off screen costs a line in a map and nothing else.
 */
export class Marks implements IDisposable {
  constructor(private readonly options: IMarksOptions) {
    const { logbook, panel } = options;
    this._viewport = new IntersectionObserver(entries => this.onViewport(entries));
    logbook.changed.connect(this.refresh, this);
    logbook.outlined.connect(this.onOutlined, this);
    panel.disposed.connect(this.dispose, this);
    this.refresh();
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    const { logbook, panel } = this.options;
    logbook.changed.disconnect(this.refresh, this);
    logbook.outlined.disconnect(this.onOutlined, this);
    panel.disposed.disconnect(this.dispose, this);
    this._viewport.disconnect();
    this._tip?.dispose();
    this._marks.forEach(mark => mark.remove());
    this._marks.clear();
    this.onOutlined(logbook, []);
    Signal.clearData(this);
  }

  /** Show what is known now. */
  private refresh(): void {
    const { logbook, panel } = this.options;
    const order = logbook.cells.map(cell => cell.id);
    this._contents = markContents(logbook.judgement, order, logbook.judgedRuns, logbook.muted);
    this._numbers = new Map(order.map((id, i) => [id, i + 1]));
    const wanted = new Map<Element, string>();
    for (const cell of panel.content.widgets) {
      const id = idOf(cell);
      if (this._contents.has(id)) {
        wanted.set(cell.node, id);
      }
    }
    this._ids.forEach((_, node) => {
      if (!wanted.has(node)) {
        this._viewport.unobserve(node);
        this.remove(node);
      }
    });
    wanted.forEach((_, node) => {
      if (!this._ids.has(node)) {
        this._viewport.observe(node);
      }
    });
    this._ids = wanted;
    this._marks.forEach((_, node) => this.put(node));
  }

  private onViewport(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) {
        this.put(target);
      } else if (!this._marks.get(target)?.node.contains(document.activeElement)) {
        this.remove(target);
      }
    }
  }

  private put(node: Element): void {
    const id = this._ids.get(node);
    const content = id === undefined ? undefined : this._contents.get(id);
    if (!content || !(node instanceof HTMLElement)) {
      return;
    }
    let mark = this._marks.get(node);
    if (!mark) {
      mark = new Mark(node, this.options.trans, opened => this.open(opened));
      this._marks.set(node, mark);
    }
    mark.show(content, this._numbers.get(content.cell) ?? 0);
  }

  private remove(node: Element): void {
    const mark = this._marks.get(node);
    if (mark) {
      if (this._tip?.mark === mark) {
        this._tip.dispose();
      }
      mark.remove();
      this._marks.delete(node);
    }
  }

  /** Open the tip of a cell; nothing where it is not marked. */
  explain(cell: Cell): void {
    this.put(cell.node);
    const mark = this._marks.get(cell.node);
    if (mark && (this._tip?.mark !== mark || this._tip.isDisposed)) {
      this.open(mark);
    }
  }

  private open(mark: Mark): void {
    const again = this._tip?.mark === mark && !this._tip.isDisposed;
    this._tip?.dispose();
    this._tip = again ? null : new Tip({ ...this.options, mark });
  }

  private onOutlined(_: Logbook, ids: readonly string[]): void {
    const wanted = new Set(ids);
    this._outlined.forEach(cell => cell.removeClass(OUTLINED));
    this._outlined = ids.length
      ? this.options.panel.content.widgets.filter(cell => wanted.has(idOf(cell)))
      : [];
    this._outlined.forEach(cell => cell.addClass(OUTLINED));
  }

  private readonly _viewport: IntersectionObserver;
  private _contents: ReadonlyMap<string, MarkContent> = new Map();
  private _numbers: ReadonlyMap<string, number> = new Map();
  /** Nodes of cells that are to be marked. */
  private _ids: ReadonlyMap<Element, string> = new Map();
  /** Marks by the nodes of the cells that are on screen. */
  private _marks = new Map<Element, Mark>();
  private _outlined: readonly Cell[] = [];
  private _tip: Tip | null = null;
  private _isDisposed = false;
}

function idOf(cell: Cell): string {
  return cell.model.sharedModel.getId();
}
