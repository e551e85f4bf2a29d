/** The order picture: a canvas with its legend and its description. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import { Sentence } from '../../sentence';
import type { CellLinks } from '../../cells';
import { clock } from '../../format';
import { useTheme, useWidth } from '../../surface';
import { describe } from './describe';
import { type IInk, draw, frameOf, nearest } from './draw';
import type { IOrder, IPoint } from './layout';

interface IPictureProps {
  readonly order: IOrder;
  readonly links: CellLinks;
  readonly trans: TranslationBundle;
}

export function OrderPicture({ order, links, trans }: IPictureProps): React.JSX.Element {
  const canvas = React.useRef<HTMLCanvasElement>(null);
  const width = useWidth(canvas);
  const theme = useTheme();
  const frame = frameOf(order, width);
  const [over, setOver] = React.useState<IPoint | null>(null);
  const described = React.useId();

  React.useLayoutEffect(() => {
    const node = canvas.current;
    const context = node?.getContext('2d');
    if (!node || !context || !width) {
      return;
    }
    const scale = window.devicePixelRatio || 1;
    node.width = Math.round(frame.width * scale);
    node.height = Math.round(frame.height * scale);
    context.setTransform(scale, 0, 0, scale, 0, 0);
    draw(context, order, frame, inkOf(node), {
      page: trans.__('page'),
      runs: trans.__('runs'),
      number: cell => String(links.number(cell) ?? '')
    });
  }, [order, width, theme]);

  const find = (event: React.MouseEvent): IPoint | null => {
    const box = event.currentTarget.getBoundingClientRect();
    return nearest(order, frame, event.clientX - box.left, event.clientY - box.top);
  };
  const point = (found: IPoint | null): void => {
    if (found?.run !== over?.run) {
      setOver(found);
      links.outlining(found ? [found.cell] : []).onMouseEnter();
    }
  };
  return (
    <figure className="jp-Shipshape-order">
      <canvas
        ref={canvas}
        role="img"
        aria-labelledby={described}
        className={over ? 'jp-mod-pointing' : undefined}
        style={{ height: frame.height }}
        title={over ? tip(over, links, trans) : undefined}
        onMouseMove={event => point(find(event))}
        onMouseLeave={() => point(null)}
        onClick={event => {
          const found = find(event);
          if (found) {
            links.reveal(found.cell);
          }
        }}
      />
      <Legend order={order} trans={trans} />
      <figcaption id={described}>
        <Sentence phrase={describe(order, trans)} links={links} trans={trans} />
      </figcaption>
    </figure>
  );
}

function Legend({ order, trans }: { order: IOrder; trans: TranslationBundle }) {
  const kinds = new Set(order.points.map(p => p.kind));
  const entries: [string, string, boolean][] = [
    ['last', trans.__('last run of a cell'), true],
    ['differs', trans.__('would differ'), kinds.has('differs')],
    ['failed', trans.__('failed'), kinds.has('failed')],
    ['would-change', trans.__('would change'), kinds.has('would change')]
  ];
  const shown = entries.filter(([, , there]) => there);
  return shown.length > 1 ? (
    <ul className="jp-Shipshape-legend" aria-hidden="true">
      {shown.map(([kind, label]) => (
        <li key={kind} data-kind={kind}>
          {label}
        </li>
      ))}
    </ul>
  ) : null;
}

function tip({ cell, run, time }: IPoint, links: CellLinks, trans: TranslationBundle): string {
  const number = String(links.number(cell) ?? '');
  return time === null
    ? trans.__('Cell %1, run %2', number, String(run + 1))
    : trans.__('Cell %1, run %2, %3', number, String(run + 1), clock(time));
}

function inkOf(node: HTMLElement): IInk {
  const style = getComputedStyle(node);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  return {
    text: read('--jp-ui-font-color1'),
    faint: read('--jp-ui-font-color2'),
    band: read('--jp-layout-color2'),
    ground: read('--jp-layout-color1'),
    differs: read('--jp-warn-color0'),
    failed: read('--jp-error-color1'),
    font: `11px ${style.fontFamily}`
  };
}
