/** Time that goes on while something is on screen. */
import * as React from 'react';

/** The time in ms since 1970, again every `pause` ms. */
export function useNow(pause: number): number {
  const [now, setNow] = React.useState(Date.now);
  React.useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), pause);
    return () => clearInterval(timer);
  }, [pause]);
  return now;
}
