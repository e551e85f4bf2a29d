/** A diagnostic as CodeMirror shows it: words, a link to the rule, the fix as a button. */
import type { Diagnostic } from '@codemirror/lint';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { CellDiagnostic } from '../../lint/diagnostic';

/** @param apply - does what the fix says. */
export function present(
  diagnostic: CellDiagnostic,
  trans: TranslationBundle,
  apply: (diagnostic: CellDiagnostic) => void
): Diagnostic {
  const { span, code, message, help, fix } = diagnostic;
  return {
    from: span.start,
    to: span.end,
    severity: code === 'invalid-syntax' ? 'error' : 'warning',
    source: 'ruff',
    message: `${message} (${code})`,
    renderMessage: () => words(message, code, help, trans),
    actions: fix
      ? [
          {
            name: fix.message.replaceAll('`', '') || trans.__('Fix'),
            apply: () => apply(diagnostic)
          }
        ]
      : []
  };
}

function words(message: string, code: string, help: string | null, trans: TranslationBundle): Node {
  const node = document.createElement('span');
  node.className = 'jp-Shipshape-lintMessage';
  // ruff writes names as Markdown does.
  node.append(...message.split('`').map((part, i) => (i % 2 ? element('code', part) : part)), ' ');
  if (help) {
    const link = element('a', code);
    link.href = help;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    link.title = trans.__('What rule %1 is about', code);
    node.append(link);
  } else {
    node.append(code);
  }
  return node;
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  text: string
): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(name), { textContent: text });
}
