/** Durations, times and names as the panel writes them; sizes are in {@link ../units}. */
import type { TranslationBundle } from '@jupyterlab/translation';

/** `0.4 s`, `45 s`, `1 min 40 s`, `9 min`, `2 h 5 min`. */
export function duration(seconds: number, trans: TranslationBundle): string {
  if (seconds < 9.95) {
    return trans.__('%1 s', seconds < 0.05 ? '0' : seconds.toFixed(1).replace(/\.0$/, ''));
  }
  const whole = Math.round(seconds);
  if (whole < 60) {
    return trans.__('%1 s', String(whole));
  }
  if (whole < 300 && whole % 60) {
    return trans.__('%1 min %2 s', String(Math.floor(whole / 60)), String(whole % 60));
  }
  const minutes = Math.round(whole / 60);
  if (minutes < 60) {
    return trans.__('%1 min', String(minutes));
  }
  return trans.__('%1 h %2 min', String(Math.floor(minutes / 60)), String(minutes % 60));
}

/** `14:01`: short, and the same in every sentence; `14:01:30` where moments stand below each other. */
export function clock(time: number, precision: 'minutes' | 'seconds' = 'minutes'): string {
  return new Date(time).toLocaleTimeString([], {
    hour: '2-digit',
    minute: '2-digit',
    second: precision === 'seconds' ? '2-digit' : undefined,
    hourCycle: 'h23'
  });
}

/** A long name shortened in its middle, so that both ends can be told apart: `quarterly_reve…_adjusted`. */
export function shortened(name: string, most = 24): string {
  if (name.length <= most) {
    return name;
  }
  const tail = Math.floor((most - 1) * 0.4);
  return `${name.slice(0, most - 1 - tail)}…${name.slice(-tail)}`;
}
