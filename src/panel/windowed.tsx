/** A list of rows of one height of which only those on screen are made. */
import * as React from 'react';

interface IWindowedProps {
  readonly count: number;
  /** In px. */
  readonly rowHeight: number;
  /** Rows shown before the list scrolls. */
  readonly most: number;
  readonly label: string;
  row(index: number): React.ReactNode;
}

/** Rows made above and below those on screen, so that a fast scroll does not show a gap. */
const OVERSCAN = 4;

export function Windowed({ count, rowHeight, most, label, row }: IWindowedProps) {
  const [top, setTop] = React.useState(0);
  const first = Math.max(0, Math.floor(top / rowHeight) - OVERSCAN);
  const last = Math.min(count, Math.ceil(top / rowHeight) + most + OVERSCAN);
  const indices = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
  const scrolls = count > most;
  return (
    <div
      className="jp-Shipshape-windowed"
      style={{ maxHeight: most * rowHeight }}
      tabIndex={scrolls ? 0 : undefined}
      role={scrolls ? 'region' : undefined}
      aria-label={scrolls ? label : undefined}
      onScroll={event => setTop(event.currentTarget.scrollTop)}
    >
      <ol aria-label={label} style={{ height: count * rowHeight }}>
        {indices.map(i => (
          <li
            key={i}
            aria-setsize={count}
            aria-posinset={i + 1}
            style={{ top: i * rowHeight, height: rowHeight }}
          >
            {row(i)}
          </li>
        ))}
      </ol>
    </div>
  );
}
