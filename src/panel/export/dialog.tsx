/** The export dialog as a modal widget; JupyterLab's own dialogs can open above it. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget, UseSignal } from '@jupyterlab/ui-components';
import type { Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import * as React from 'react';
import { DescribePage } from './describePage';
import { Footer } from './footer';
import type { ExportModel, Page } from './model';
import { PreviewPage } from './previewPage';
import { ProvePage } from './provePage';

const FOCUSABLE =
  'button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea, [tabindex="0"], .cm-content';

export class ExportDialog extends ReactWidget {
  constructor(
    private readonly model: ExportModel,
    private readonly trans: TranslationBundle
  ) {
    super();
    this.addClass('jp-Shipshape-dialog');
    // Shortcuts of the page behind do not apply in here.
    this.node.dataset.lmSuppressShortcuts = 'true';
    model.closed.connect(() => this.dispose());
  }

  /** Opens it over the page. */
  open(): void {
    this.before = document.activeElement;
    Widget.attach(this, document.body);
  }

  override dispose(): void {
    if (this.isDisposed) {
      return;
    }
    this.model.dispose();
    super.dispose();
    if (this.before instanceof HTMLElement) {
      this.before.focus();
    }
  }

  handleEvent(event: Event): void {
    if (event instanceof KeyboardEvent) {
      this.onKey(event);
    }
  }

  protected override onAfterAttach(msg: Message): void {
    super.onAfterAttach(msg);
    this.node.addEventListener('keydown', this);
    this.behind().forEach(node => node.setAttribute('inert', ''));
  }

  protected override onBeforeDetach(msg: Message): void {
    this.node.removeEventListener('keydown', this);
    this.behind().forEach(node => node.removeAttribute('inert'));
    super.onBeforeDetach(msg);
  }

  protected render(): React.JSX.Element {
    const { model, trans } = this;
    return (
      <UseSignal signal={model.changed}>
        {() => (
          <div
            className="jp-Shipshape-modal"
            role="dialog"
            tabIndex={-1}
            aria-modal="true"
            aria-labelledby="jp-Shipshape-dialogTitle"
            data-page={model.page}
          >
            <header>
              <h1 id="jp-Shipshape-dialogTitle">{trans.__('Export as package')}</h1>
              <Pages model={model} trans={trans} />
            </header>
            {model.page === 'describe' && <DescribePage model={model} trans={trans} />}
            {model.page === 'preview' && model.preview && (
              <PreviewPage model={model} preview={model.preview} trans={trans} />
            )}
            {model.page === 'prove' && model.prove && (
              <ProvePage model={model} prove={model.prove} trans={trans} />
            )}
            <Footer model={model} trans={trans} />
            <KeepFocus page={model.page} />
          </div>
        )}
      </UseSignal>
    );
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.defaultPrevented && !this.model.busy) {
      event.stopPropagation();
      this.model.close();
    } else if (event.key === 'Tab') {
      this.keepFocus(event);
    }
  }

  /** Tab goes round inside the dialog. */
  private keepFocus(event: KeyboardEvent): void {
    const all = [...this.node.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
      node => node.offsetParent !== null
    );
    const [first, last] = [all[0], all.at(-1)];
    if (event.shiftKey && document.activeElement === first) {
      event.preventDefault();
      last?.focus();
    } else if (!event.shiftKey && document.activeElement === last) {
      event.preventDefault();
      first?.focus();
    }
  }

  /** What lies behind and cannot be reached meanwhile; dialogs that open later are not among it. */
  private behind(): Element[] {
    return [...document.body.children].filter(
      node => node !== this.node && node.matches('#main, .jp-LabShell, .jp-NotebookShell')
    );
  }

  private before: Element | null = null;
}

/** What had the focus is gone with its page: the next one takes it, so that keys still arrive. */
function KeepFocus({ page }: { page: Page }) {
  const node = React.useRef<HTMLSpanElement>(null);
  React.useEffect(() => {
    const modal = node.current?.parentElement;
    if (modal && !modal.contains(document.activeElement)) {
      modal.focus();
    }
  }, [page]);
  return <span ref={node} hidden />;
}

/** The steps at the head: where one is, and the way back. */
function Pages({ model, trans }: { model: ExportModel; trans: TranslationBundle }) {
  const pages: readonly [Page, string][] = [
    ['describe', trans.__('1 Describe')],
    ['preview', trans.__('2 Preview')],
    ['prove', trans.__('3 Prove')]
  ];
  return (
    <nav aria-label={trans.__('Steps')}>
      {pages.map(([page, label]) => (
        <button
          key={page}
          type="button"
          aria-current={page === model.page ? 'step' : undefined}
          disabled={!model.canGo(page)}
          onClick={() => model.go(page)}
        >
          {label}
        </button>
      ))}
    </nav>
  );
}
