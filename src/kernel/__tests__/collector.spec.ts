import type { KernelMessage } from '@jupyterlab/services';
import { OutputCollector } from '../verify/collector';

function collected(...messages: [string, object][]) {
  const collector = new OutputCollector();
  for (const [msg_type, content] of messages) {
    collector.take({ header: { msg_type }, content } as KernelMessage.IIOPubMessage);
  }
  return collector.outputs;
}

const out = (text: string): [string, object] => ['stream', { name: 'stdout', text }];
const shown = (value: string, id?: string): [string, object] => [
  'display_data',
  { data: { 'text/plain': value }, ...(id ? { transient: { display_id: id } } : {}) }
];

describe('outputs of a run', () => {
  it('join a stream that came in pieces, and keep streams apart', () => {
    expect(collected(out('a'), out('b'), ['stream', { name: 'stderr', text: 'c' }])).toEqual([
      { output_type: 'stream', name: 'stdout', text: 'ab' },
      { output_type: 'stream', name: 'stderr', text: 'c' }
    ]);
  });

  it('are gone with clear_output, at once or when the next one comes', () => {
    expect(collected(out('a'), ['clear_output', { wait: false }])).toEqual([]);
    const waiting = [out('a'), ['clear_output', { wait: true }]] as [string, object][];
    expect(collected(...waiting)).toHaveLength(1);
    expect(collected(...waiting, out('b'))).toEqual([
      { output_type: 'stream', name: 'stdout', text: 'b' }
    ]);
  });

  it('change in place by their display id, wherever they are shown', () => {
    const update: [string, object] = [
      'update_display_data',
      { data: { 'text/plain': 'new' }, transient: { display_id: 'd' } }
    ];
    expect(collected(shown('old', 'd'), shown('other'), shown('old', 'd'), update)).toEqual([
      { output_type: 'display_data', data: { 'text/plain': 'new' } },
      { output_type: 'display_data', data: { 'text/plain': 'other' } },
      { output_type: 'display_data', data: { 'text/plain': 'new' } }
    ]);
  });

  it('hold errors with their tracebacks, and nothing of messages about state', () => {
    expect(
      collected(
        ['status', { execution_state: 'busy' }],
        ['error', { ename: 'E', evalue: 'v', traceback: [] }]
      )
    ).toEqual([{ output_type: 'error', ename: 'E', evalue: 'v', traceback: [] }]);
  });
});
