/** Time against memory: the chart, or the same as a table. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { caretDownIcon } from '@jupyterlab/ui-components';
import * as React from 'react';
import { total, type Ceiling, type Ledger, type Span, type Timeline } from '../../memory';
import { bytes } from '../../units';
import type { CellLinks } from '../cells';
import { clock } from '../format';
import { useTheme, useWidth } from '../surface';
import type { Range } from './model';
import type { IInk } from './paint';
import type { Plot } from './plot';
import { RunTable } from './runs';
import { scaleFor } from './scale';
import { reach } from './verdict';

interface IChartProps {
  readonly timeline: Timeline;
  readonly ledger: Ledger;
  readonly range: Range;
  readonly links: CellLinks;
  readonly trans: TranslationBundle;
  onRange(range: Range): void;
}

export function OverTime(props: IChartProps): React.JSX.Element {
  const { timeline, ledger, range, links, trans, onRange } = props;
  const [asTable, setAsTable] = React.useState(false);
  const { end, ceiling } = reach(Math.max(0, ...timeline.totals), ledger.ceiling);
  const ranges: [Range, string][] = [
    ['runs', trans.__('While cells ran')],
    ['all', trans.__('Since restart')],
    [60, trans.__('Last hour')],
    [10, trans.__('Last 10 minutes')]
  ];
  return (
    <section className="jp-Shipshape-block" aria-label={trans.__('Over time')}>
      <div className="jp-Shipshape-head">
        <h3>
          {trans.__('Over time')} {!asTable && <small>{scaleFor(end).unit}</small>}
        </h3>
        <span className="jp-Shipshape-filter">
          <select
            aria-label={trans.__('How far back')}
            value={range}
            onChange={event =>
              onRange(
                ranges.find(([key]) => String(key) === event.currentTarget.value)?.[0] ?? 'all'
              )
            }
          >
            {ranges.map(([key, label]) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
          <caretDownIcon.react tag="span" className="jp-Shipshape-glyph" />
        </span>
        <button type="button" className="jp-Shipshape-link" onClick={() => setAsTable(!asTable)}>
          {asTable ? trans.__('As a chart') : trans.__('As a table')}
        </button>
      </div>
      {asTable ? (
        <RunTable timeline={timeline} links={links} trans={trans} />
      ) : (
        <Chart {...{ timeline, end, ceiling, ledger, links, trans }} />
      )}
    </section>
  );
}

interface IPointed {
  readonly time: number;
  readonly bytes: number;
  readonly span: Span | null;
}

function Chart(props: {
  timeline: Timeline;
  end: number;
  ceiling: Ceiling | null;
  ledger: Ledger;
  links: CellLinks;
  trans: TranslationBundle;
}): React.JSX.Element {
  const { timeline, end, ceiling, ledger, links, trans } = props;
  const node = React.useRef<HTMLDivElement>(null);
  const plot = React.useRef<Plot | null>(null);
  const now = React.useRef({ timeline, links });
  now.current = { timeline, links };
  const width = useWidth(node);
  const theme = useTheme();
  const [pointed, setPointed] = React.useState<IPointed | null>(null);
  const [failed, setFailed] = React.useState(false);
  const visible = width > 0;

  React.useEffect(() => {
    if (!node.current || !visible) {
      return;
    }
    const host = node.current;
    let gone = false;
    import('./plot').then(
      ({ Plot }) => {
        if (gone) {
          return;
        }
        plot.current = new Plot({
          node: host,
          width: host.clientWidth,
          timeline: now.current.timeline,
          scale: scaleFor(end),
          end,
          ceiling,
          ink: inkOf(host),
          words: {
            now: trans.__('now'),
            limit: ({ bytes: limit, source }) =>
              source === 'host'
                ? trans.__('memory of this machine %1', bytes(limit))
                : trans.__('limit of this container %1', bytes(limit)),
            peak: (size, cell) => trans.__('%1 in cell %2', size, cell),
            number: cell => String(now.current.links.number(cell) ?? '')
          },
          onPoint: at => {
            setPointed(at);
            now.current.links.outlining(at?.span ? [at.span.cell] : []).onMouseEnter();
          },
          onOpen: cell => now.current.links.reveal(cell)
        });
      },
      () => setFailed(true)
    );
    return () => {
      gone = true;
      plot.current?.dispose();
      plot.current = null;
    };
  }, [visible, theme, end, ceiling?.bytes, ceiling?.source]);

  React.useEffect(() => {
    if (plot.current) {
      plot.current.timeline = timeline;
    }
  }, [timeline]);

  React.useEffect(() => {
    if (plot.current && width) {
      plot.current.width = width;
    }
  }, [width]);

  if (failed) {
    return <RunTable timeline={timeline} links={links} trans={trans} />;
  }
  return (
    <figure className="jp-Shipshape-chart">
      <div ref={node} role="img" aria-label={described(timeline, ledger, trans)} />
      <figcaption aria-hidden="true">
        {pointed ? saying(pointed, links, trans) : trans.__('Click for the cell, drag to zoom')}
      </figcaption>
    </figure>
  );
}

function saying({ time, bytes: size, span }: IPointed, links: CellLinks, trans: TranslationBundle) {
  return span
    ? trans.__('%1: %2, cell %3', clock(time), bytes(size), String(links.number(span.cell) ?? ''))
    : trans.__('%1: %2', clock(time), bytes(size));
}

function described(timeline: Timeline, ledger: Ledger, trans: TranslationBundle): string {
  const last = ledger.samples.at(-1);
  const highest = Math.max(0, ...timeline.totals);
  return trans.__(
    'Memory over time: %1 runs, at the most %2, now %3. The same can be read as a table.',
    String(timeline.spans.length),
    bytes(highest),
    bytes(last ? total(last) : (timeline.totals.at(-1) ?? 0))
  );
}

function inkOf(node: HTMLElement): IInk {
  const style = getComputedStyle(node);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  return {
    text: read('--jp-ui-font-color1'),
    faint: read('--jp-ui-font-color2'),
    grid: read('--jp-border-color2'),
    band: read('--jp-shipshape-band'),
    otherBand: read('--jp-shipshape-band-other'),
    ground: read('--jp-layout-color1'),
    border: read('--jp-border-color1'),
    line: read('--jp-brand-color1'),
    fill: read('--jp-shipshape-area'),
    limit: read('--jp-error-color1'),
    font: `11px ${style.fontFamily}`
  };
}
