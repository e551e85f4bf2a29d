/** How a kernel's memory is read: the order of the sources, and when nothing is asked at all. */
import { PageConfig } from '@jupyterlab/coreutils';
import { type Kernel, KernelMessage, ServerConnection } from '@jupyterlab/services';
import { Signal } from '@lumino/signaling';
import { MemoryLedger } from '../../memory/keeper';
import { MemoryTotal } from '../memoryTotal';
import { MemoryWatch } from '../memoryWatch';

type Answer = { status: number; body: unknown };

/** A server that answers the same each time, and counts. */
function server(answer: Answer) {
  const asked: string[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    asked.push(request.url);
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  };
  const settings = ServerConnection.makeSettings({
    baseUrl: 'http://host/base/',
    fetch: fetch as typeof globalThis.fetch
  });
  return { settings, asked };
}

interface IFake {
  readonly kernel: Kernel.IKernelConnection;
  readonly requests: string[];
  readonly iopub: Signal<unknown, KernelMessage.IIOPubMessage>;
  status: Kernel.Status;
}

/** A kernel that answers `usage_request` with this content; null: with busy and idle alone. */
function fake(
  settings: ServerConnection.ISettings,
  usage: object | null,
  variables: readonly { how: string }[] = []
): IFake {
  const requests: string[] = [];
  const owner = {};
  const iopub = new Signal<unknown, KernelMessage.IIOPubMessage>(owner);
  const self: IFake = { kernel: {} as Kernel.IKernelConnection, requests, iopub, status: 'idle' };
  Object.assign(self.kernel, {
    id: 'k1',
    username: '',
    clientId: 'c',
    serverSettings: settings,
    supportsSubshells: false,
    iopubMessage: iopub,
    statusChanged: new Signal(owner),
    sendControlMessage: (message: KernelMessage.IMessage) => {
      requests.push(message.header.msg_type);
      const future: { onReply?: (m: unknown) => void; done: Promise<void>; dispose(): void } = {
        done: Promise.resolve().then(() => {
          if (usage) {
            future.onReply?.({ content: usage });
          }
        }),
        dispose: () => undefined
      };
      return future;
    },
    requestExecute: (content: { code: string }) => {
      requests.push('execute_request');
      const answer = { status: 'ok', data: { 'application/json': { variables, shared: [] } } };
      return {
        done: Promise.resolve({ content: { status: 'ok', user_expressions: { answer } } }),
        content
      };
    }
  });
  Object.defineProperty(self.kernel, 'status', { get: () => self.status });
  return self;
}

const READING = {
  status: 200,
  body: {
    time: 5,
    rss: 100,
    children: 20,
    method: 'server',
    ceiling: { bytes: 800, source: 'cgroup2' }
  }
};
const REMOTE = { status: 200, body: { time: 5, unavailable: 'remote', ceiling: null } };
const ABSENT = { status: 404, body: { message: 'Not Found' } };
const USAGE = { kernel_memory: 70, host_virtual_memory: { total: 900 } };

describe('the total', () => {
  test('comes from the server part, and the kernel is not asked', async () => {
    const { settings, asked } = server(READING);
    const { kernel, requests } = fake(settings, USAGE);
    const ledger = new MemoryLedger();
    await new MemoryTotal(kernel, settings, ledger).read();
    expect(asked).toEqual([expect.stringContaining('/base/shipshape/memory/k1')]);
    expect(ledger.ledger.samples).toEqual([{ time: 5, rss: 100, children: 20, method: 'server' }]);
    expect(ledger.ledger.ceiling?.bytes).toBe(800);
    expect(requests).toEqual([]);
  });

  test('that comes after reading was stopped changes nothing', async () => {
    const { settings } = server(READING);
    const { kernel } = fake(settings, USAGE);
    const ledger = new MemoryLedger();
    const total = new MemoryTotal(kernel, settings, ledger);
    const reading = total.read();
    total.stop();
    ledger.unavailable('off');
    await reading;
    expect(ledger.ledger.samples).toEqual([]);
    expect(ledger.ledger.unavailable).toBe('off');
  });

  test('of a kernel elsewhere is asked of the kernel, untracked', async () => {
    PageConfig.setOption('untracked_message_types', JSON.stringify(['debug_request']));
    const { settings } = server(REMOTE);
    const { kernel, requests } = fake(settings, USAGE);
    const ledger = new MemoryLedger();
    await new MemoryTotal(kernel, settings, ledger).read();
    expect(requests).toEqual(['usage_request']);
    expect(ledger.ledger.samples[0]).toMatchObject({ rss: 70, method: 'usage_request' });
    expect(ledger.ledger.ceiling).toEqual({ bytes: 900, source: 'host' });
    expect(JSON.parse(PageConfig.getOption('untracked_message_types'))).toEqual([
      'debug_request',
      'usage_request'
    ]);
  });

  test.each([
    ['knows no such question', null],
    ['has no psutil', { hostname: 'h', pid: 1 }]
  ])('is unavailable where the kernel %s, which is asked once', async (_, usage) => {
    const { settings } = server(REMOTE);
    const { kernel, requests } = fake(settings, usage);
    const ledger = new MemoryLedger();
    const total = new MemoryTotal(kernel, settings, ledger);
    await total.read();
    await total.read();
    expect(ledger.ledger.unavailable).toBe('remote');
    expect(requests).toEqual(['usage_request']);
    expect(total.worthwhile).toBe(false);
  });

  test.each([
    ['without the server part', ABSENT],
    ['of a kernel elsewhere', REMOTE]
  ])('%s is asked of an idle kernel only, and once for each run', async (_, answer) => {
    const { settings } = server(answer);
    const it = fake(settings, USAGE);
    const ledger = new MemoryLedger();
    const total = new MemoryTotal(it.kernel, settings, ledger);
    it.status = 'busy';
    await total.read();
    expect(it.requests).toEqual([]);
    it.status = 'idle';
    await total.read();
    await total.read();
    expect(ledger.ledger.samples).toHaveLength(1);
    expect(total.worthwhile).toBe(false);
    total.hasRun();
    await total.read();
    expect(it.requests).toHaveLength(2);
  });

  test('of a process that the system does not tell of is asked of the kernel at intervals', async () => {
    const { settings } = server({
      status: 200,
      body: { time: 5, unavailable: 'unsupported', ceiling: null }
    });
    const it = fake(settings, USAGE);
    const total = new MemoryTotal(it.kernel, settings, new MemoryLedger());
    it.status = 'busy';
    await total.read();
    await total.read();
    expect(it.requests).toHaveLength(2);
    expect(total.worthwhile).toBe(true);
  });

  test('of a kernel that is gone is said to be gone', async () => {
    const { settings } = server({
      status: 404,
      body: { message: 'No kernel of this server has the id k1.' }
    });
    const { kernel, requests } = fake(settings, USAGE);
    const ledger = new MemoryLedger();
    await new MemoryTotal(kernel, settings, ledger).read();
    expect(ledger.ledger.unavailable).toBe('no-kernel');
    expect(requests).toEqual([]);
  });
});

describe('the watch', () => {
  const message = (type: string, parent: string, content: object) =>
    ({
      header: { msg_type: type },
      parent_header: { msg_id: parent },
      content,
      channel: 'iopub'
    }) as unknown as KernelMessage.IIOPubMessage;

  function watched(variables: readonly { how: string }[] = []) {
    const { settings, asked } = server(READING);
    const it = fake(settings, USAGE, variables);
    const watch = new MemoryWatch({
      kernel: it.kernel,
      ledger: new MemoryLedger(),
      python: () => true,
      interval: () => 1e6,
      changed: () => undefined
    });
    const run = (parent: string): void => {
      it.iopub.emit(message('execute_input', parent, {}));
      it.iopub.emit(message('status', parent, { execution_state: 'idle' }));
    };
    return { ...it, watch, asked, run };
  }
  const settled = () => new Promise(resolve => setTimeout(resolve, 600));

  test('asks nothing of anybody while nobody looks', async () => {
    const { watch, asked, requests, run } = watched();
    run('r1');
    await settled();
    expect([...asked, ...requests]).toEqual([]);
    watch.dispose();
  });

  test('reads the total for one who looks, and sizes after a run only for one who looks at variables', async () => {
    const { watch, asked, requests, run } = watched();
    const bar = watch.look(false);
    run('r1');
    await settled();
    expect(asked.length).toBeGreaterThan(0);
    expect(requests).toEqual([]);
    const panel = watch.look(true);
    run('r2');
    await settled();
    expect(requests).toEqual(['execute_request']);
    panel.dispose();
    bar.dispose();
    const before = asked.length;
    run('r3');
    await settled();
    expect(asked).toHaveLength(before);
    expect(requests).toHaveLength(1);
    watch.dispose();
  });

  test('sizes nothing while another run goes on, but for a person who asks', async () => {
    const { watch, requests, iopub, run } = watched();
    const look = watch.look(true);
    await settled();
    requests.length = 0;
    iopub.emit(message('execute_input', 'long', {}));
    run('short');
    await settled();
    expect(requests).toEqual([]);
    expect(watch.busy).toBe(true);
    await watch.measure();
    expect(requests).toEqual(['execute_request']);
    look.dispose();
    watch.dispose();
  });

  test('does not answer its own requests with the next', async () => {
    const { watch, requests, iopub, run } = watched();
    const look = watch.look(true);
    run('r1');
    await settled();
    iopub.emit(message('status', 'ours', { execution_state: 'idle' }));
    await settled();
    expect(requests).toEqual(['execute_request']);
    look.dispose();
    watch.dispose();
  });

  test('looks once more at what there was no time for, when nothing has run for a while', async () => {
    const { watch, requests, run } = watched([{ how: 'partial' }]);
    const look = watch.look(true);
    run('r1');
    await settled();
    expect(requests).toHaveLength(1);
    await new Promise(resolve => setTimeout(resolve, 2000));
    expect(requests).toHaveLength(2);
    await new Promise(resolve => setTimeout(resolve, 2000));
    expect(requests).toHaveLength(2);
    look.dispose();
    watch.dispose();
  });
});
