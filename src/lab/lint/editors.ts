/** Shows diagnostics under the code of cells, beside those of other extensions. */
import { type Diagnostic, forceLinting, linter, lintKeymap } from '@codemirror/lint';
import { forEachDiagnostic, setDiagnostics } from '@codemirror/lint';
import { Compartment, StateEffect } from '@codemirror/state';
import { type EditorView, keymap } from '@codemirror/view';
import type { Cell } from '@jupyterlab/cells';
import { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type { IDisposable } from '@lumino/disposable';

/** On each of ours: what others say in the same editor is left alone. */
export const MARK = 'jp-Shipshape-lint';

/** Rest after the last keystroke before CodeMirror asks, ms. */
const REST = 250;

const askAgain = StateEffect.define<null>();

/** The diagnostics of a cell for this text; a promise where they are not known yet. */
export type Ask = (
  cell: string,
  text: string
) => readonly Diagnostic[] | Promise<readonly Diagnostic[]>;

/**
 * One more source for CodeMirror's linter in each editor: CodeMirror unites what all sources say,
 * so that a language server's diagnostics and these stand side by side.
 */
export class LintEditors implements IDisposable {
  constructor(private readonly ask: Ask) {}

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** The cell is on screen, or something else is said of it. @param key - of what is said. */
  show(cell: Cell, key: string): void {
    const { editor } = cell;
    if (!(editor instanceof CodeMirrorEditor) || this._shown.get(editor) === key) {
      return;
    }
    const isNew = !this._shown.has(editor);
    if (isNew && !key) {
      return;
    }
    this._shown.set(editor, key);
    if (isNew) {
      editor.injectExtension(this._slot.of(this.source(cell.model.id)));
    } else {
      editor.editor.dispatch({ effects: askAgain.of(null) });
    }
    forceLinting(editor.editor);
  }

  /** Takes away what it showed. */
  dispose(): void {
    this._isDisposed = true;
    this._shown.forEach((_, { isDisposed, editor }) => {
      if (!isDisposed) {
        editor.dispatch({ effects: this._slot.reconfigure([]) });
        editor.dispatch(setDiagnostics(editor.state, others(editor)));
      }
    });
    this._shown.clear();
  }

  private source(cell: string) {
    return [
      linter(
        async ({ state }) => {
          const own = await this.ask(cell, state.doc.toString());
          return own.map(each => ({ ...each, markClass: MARK }));
        },
        {
          delay: REST,
          needsRefresh: ({ transactions }) =>
            transactions.some(({ effects }) => effects.some(effect => effect.is(askAgain)))
        }
      ),
      keymap.of(lintKeymap)
    ];
  }

  private readonly _slot = new Compartment();
  private readonly _shown = new Map<CodeMirrorEditor, string>();
  private _isDisposed = false;
}

function others({ state }: EditorView): Diagnostic[] {
  const found: Diagnostic[] = [];
  forEachDiagnostic(state, (diagnostic, from, to) => {
    if (diagnostic.markClass !== MARK) {
      found.push({ ...diagnostic, from, to });
    }
  });
  return found;
}
