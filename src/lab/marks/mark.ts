/** A mark at a cell: a class on the cell's node and one child, a pill with a shape and a word. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { kindIcons } from '../../panel/icons';
import { kindWord } from '../../panel/state/words';
import type { MarkContent } from './content';

const MARKED = 'jp-Shipshape-marked';

/** The pill of one cell. Its host is the cell's node: the input area would clip it. */
export class Mark {
  /** @param open - called when the person asks why. */
  constructor(
    private readonly host: HTMLElement,
    private readonly trans: TranslationBundle,
    open: (mark: Mark) => void
  ) {
    this.node = document.createElement('button');
    this.node.type = 'button';
    this.node.className = 'jp-Shipshape-mark';
    this.node.setAttribute('aria-haspopup', 'dialog');
    // Keys here are the pill's: Enter must not start editing the cell.
    this.node.setAttribute('data-lm-suppress-shortcuts', 'true');
    this.node.addEventListener('click', () => open(this));
    host.appendChild(this.node);
    host.classList.add(MARKED);
  }

  readonly node: HTMLButtonElement;

  get content(): MarkContent | null {
    return this._content;
  }

  /** Show this; nothing is touched where it is shown already. */
  show(content: MarkContent, number: number): void {
    const before = this._content;
    const word = kindWord(content.kind, this.trans);
    const label = this.trans.__('Cell %1: %2. Why?', String(number), word);
    this._content = content;
    if (this._label !== label) {
      this._label = label;
      this.node.setAttribute('aria-label', label);
    }
    if (before?.kind === content.kind && before.strong === content.strong) {
      return;
    }
    this.node.dataset.kind = content.kind;
    this.node.classList.toggle('jp-mod-faint', !content.strong);
    this.node.replaceChildren(kindIcons[content.kind].element({ tag: 'span' }), word);
  }

  /** Whether its tip is open. */
  set expanded(value: boolean) {
    this.node.setAttribute('aria-expanded', String(value));
    this.node.classList.toggle('jp-mod-open', value);
  }

  remove(): void {
    this.node.remove();
    this.host.classList.remove(MARKED);
  }

  private _content: MarkContent | null = null;
  private _label = '';
}
