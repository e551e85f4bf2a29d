/** Editors of the preview: a text, or what changes in it; CodeMirror with JupyterLab's theme. */
import { Chunk, unifiedMergeView } from '@codemirror/merge';
import { EditorState, type Extension, Text } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { type IEditorLanguageRegistry, jupyterTheme } from '@jupyterlab/codemirror';

/** Milliseconds that a comparison may take; what is left over shows as one change. */
const DIFF_TIME = 300;

export interface IViewerOptions {
  readonly parent: HTMLElement;
  readonly path: string;
  readonly text: string;
  /** Compare with this text; null: show the text alone. */
  readonly before: string | null;
  readonly label: string;
  readonly languages: IEditorLanguageRegistry | null;
  /** Place of the text to begin at. */
  readonly at?: number;
  /** Absent: read only. */
  readonly onEdit?: (text: string) => void;
}

/** @returns the editor; who asked disposes it by `destroy()`. */
export function createViewer(options: IViewerOptions): EditorView {
  const { onEdit } = options;
  const extensions: Extension[] = [
    lineNumbers(),
    jupyterTheme,
    EditorView.contentAttributes.of({ 'aria-label': options.label, tabindex: '0' }),
    onEdit
      ? EditorView.updateListener.of(update => {
          if (update.docChanged) {
            onEdit(update.state.doc.toString());
          }
        })
      : [EditorState.readOnly.of(true), EditorView.editable.of(false)]
  ];
  if (options.before !== null) {
    extensions.push(
      unifiedMergeView({
        original: options.before,
        mergeControls: false,
        gutter: true,
        highlightChanges: false,
        collapseUnchanged: { margin: 3, minSize: 6 },
        diffConfig: { scanLimit: 2_000, timeout: DIFF_TIME }
      })
    );
  }
  const at = Math.min(options.at ?? 0, options.text.length);
  const view = new EditorView({
    doc: options.text,
    extensions,
    parent: options.parent,
    selection: { anchor: at },
    scrollTo: EditorView.scrollIntoView(at, { y: 'center' })
  });
  void colour(view, options, extensions);
  return view;
}

/** Colours come when the language is there; the text does not wait for them. */
async function colour(
  view: EditorView,
  { languages, path }: IViewerOptions,
  extensions: readonly Extension[]
): Promise<void> {
  const spec = languages?.findByFileName(path.split('/').at(-1) ?? '');
  const language = spec && (await languages?.getLanguage(spec));
  if (language?.support && view.dom.isConnected) {
    view.setState(
      EditorState.create({
        doc: view.state.doc,
        selection: view.state.selection,
        extensions: [...extensions, language.support]
      })
    );
    view.dispatch({
      effects: EditorView.scrollIntoView(view.state.selection.main, { y: 'center' })
    });
  }
}

/** How many lines of a text are new, and how many of the other are gone. */
export function changedLines(before: string, after: string): { added: number; removed: number } {
  const [a, b] = [before, after].map(text => Text.of(text.split('\n')));
  let added = 0;
  let removed = 0;
  for (const chunk of Chunk.build(a, b, { timeout: DIFF_TIME })) {
    removed += lines(a, chunk.fromA, chunk.toA);
    added += lines(b, chunk.fromB, chunk.toB);
  }
  return { added, removed };
}

/** Lines between two positions; the second is one past the end of the last line. */
function lines(text: Text, from: number, to: number): number {
  return to <= from
    ? 0
    : text.lineAt(Math.min(to - 1, text.length)).number - text.lineAt(from).number + 1;
}
