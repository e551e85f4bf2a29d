/** The memory of a kernel as the server part reads it, without touching the kernel. */
import { URLExt } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';
import type { Ceiling, Sample, Unavailable } from '../memory/ledger';

/** `absent`: the server has no such route; `gone`: the kernel is not the server's (any more). */
export type ServerAnswer =
  | {
      readonly kind: 'reading';
      readonly sample: Sample;
      readonly ceiling: Ceiling | null;
      readonly available: number | null;
    }
  | { readonly kind: 'unavailable'; readonly reason: Unavailable }
  | { readonly kind: 'absent' }
  | { readonly kind: 'gone' };

/** What the route answers; the fields are those of `memory/handlers.py`. */
interface Body {
  readonly time: number;
  readonly rss?: number;
  readonly children?: number;
  readonly method?: 'server' | 'server-psutil';
  readonly ceiling: Ceiling | null;
  /** What processes may still take, in bytes. */
  readonly available?: number | null;
  readonly unavailable?: Unavailable;
}

/** Ask the server part. @throws where the server cannot be reached. */
export async function readFromServer(
  settings: ServerConnection.ISettings,
  kernelId: string
): Promise<ServerAnswer> {
  const url = URLExt.join(settings.baseUrl, 'shipshape', 'memory', encodeURIComponent(kernelId));
  const response = await ServerConnection.makeRequest(url, { cache: 'no-store' }, settings);
  const body: unknown = await response.json().catch(() => null);
  if (response.status === 404 && isMessage(body) && body.message.includes(kernelId)) {
    return { kind: 'gone' };
  }
  if (!response.ok || !isBody(body)) {
    return { kind: 'absent' };
  }
  const { time, rss, children, method, ceiling, available = null, unavailable } = body;
  if (rss === undefined || method === undefined) {
    return { kind: 'unavailable', reason: unavailable ?? 'unsupported' };
  }
  const sample = { time, rss, children: children ?? null, method };
  return { kind: 'reading', sample, ceiling, available };
}

function isBody(body: unknown): body is Body {
  return typeof body === 'object' && body !== null && 'time' in body;
}

function isMessage(body: unknown): body is { message: string } {
  return (
    typeof body === 'object' &&
    body !== null &&
    'message' in body &&
    typeof body.message === 'string'
  );
}
