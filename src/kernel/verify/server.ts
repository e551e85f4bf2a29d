/** A connection to a Jupyter server that no page belongs to. */
import {
  KernelManager,
  KernelSpecAPI,
  ServerConnection,
  type Session,
  SessionManager
} from '@jupyterlab/services';
import type { IDisposable } from '@lumino/disposable';

export interface ServerLink extends IDisposable {
  readonly sessions: Session.IManager;
  /** Names of the kernel specs, with the language of each. */
  readonly kernels: ReadonlyMap<string, string>;
  readonly defaultKernel: string;
}

/**
 * @param address - of the server, with a slash at its end.
 * @throws Error where the server does not answer.
 */
export async function connect(address: string, token: string): Promise<ServerLink> {
  const serverSettings = ServerConnection.makeSettings({
    baseUrl: address,
    wsUrl: address.replace(/^http/, 'ws'),
    token,
    appendToken: true
  });
  const kernels = new KernelManager({ serverSettings });
  const sessions = new SessionManager({ serverSettings, kernelManager: kernels });
  const [specs] = await Promise.all([
    KernelSpecAPI.getSpecs(serverSettings),
    kernels.ready,
    sessions.ready
  ]);
  const link = {
    sessions,
    kernels: new Map(
      Object.values(specs.kernelspecs).flatMap(spec =>
        spec ? [[spec.name, spec.language.toLowerCase()] as const] : []
      )
    ),
    defaultKernel: specs.default,
    isDisposed: false,
    dispose() {
      link.isDisposed = true;
      sessions.dispose();
      kernels.dispose();
    }
  };
  return link;
}
