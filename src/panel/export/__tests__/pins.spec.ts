/** Looking up exact versions with hashes from the preview. */
import type { Handoff, IPins, IPinsOrder } from '../../../kernel/handoff';
import type { Choices } from '../../../package/plan';
import { planOf } from '../../__tests__/plan';
import type { DescribeModel } from '../describe';
import { PinsModel } from '../pins';

const RUNNING: IPins = {
  state: 'running',
  text: '',
  tool: '',
  message: '',
  seconds: 1,
  log: ['resolving'],
  logLength: 1
};
const LOCK = '[[packages]]\nname = "a"\n[[packages]]\nname = "b"\n';

function model(answers: readonly IPins[]) {
  const rest = [...answers];
  const orders: IPinsOrder[] = [];
  const chosen: Choices[] = [];
  const plan = planOf();
  const files = [
    ...plan.files,
    { path: 'constraints.txt', text: 'pandas==1.0\n', role: 'constraints' as const }
  ];
  const describe = {
    plan: { ...plan, files },
    choose(choices: Choices) {
      chosen.push(choices);
      describe.plan = {
        ...plan,
        files: [
          ...files,
          { path: 'pylock.toml', text: choices.lock?.text ?? '', role: 'lock' as never }
        ]
      };
    }
  };
  const handoff = {
    startPins: async (order: IPinsOrder) => (orders.push(order), 'job'),
    pins: async () => rest.shift() ?? answers.at(-1)!,
    stopPins: async () => ({ ...RUNNING, state: 'stopped' })
  } as unknown as Handoff;
  const pins = new PinsModel(
    handoff,
    'python3',
    describe as unknown as DescribeModel,
    async () => undefined
  );
  return { pins, orders, chosen };
}

describe('PinsModel', () => {
  it('asks for what the plan needs, within the versions of the kernel, and puts the lock into the plan', async () => {
    const { pins, orders, chosen } = model([
      { ...RUNNING, state: 'held', text: LOCK, tool: 'uv 1' }
    ]);
    expect(pins.packages).toBe(0);
    await pins.start();
    expect(orders[0].constraints).toEqual(['pandas==1.0']);
    expect(orders[0].requirements).toContain('scikit-learn>=1');
    expect(orders[0].requirements.join()).not.toContain('house_style');
    expect(chosen).toEqual([{ lock: { text: LOCK, requirements: orders[0].requirements } }]);
    expect(pins.packages).toBe(2);
    pins.dispose();
  });

  it('is followed while it runs, and can be stopped', async () => {
    const { pins, chosen } = model([RUNNING]);
    await pins.start();
    expect(pins.running).toBe(true);
    await pins.stop();
    expect(pins.running).toBe(false);
    expect(chosen).toEqual([]);
    pins.dispose();
  });

  it('says why there is no lock', async () => {
    const { pins, chosen } = model([{ ...RUNNING, state: 'failed', message: 'No index answers.' }]);
    await pins.start();
    expect(pins.pins?.message).toBe('No index answers.');
    expect(chosen).toEqual([]);
    pins.dispose();
  });
});
