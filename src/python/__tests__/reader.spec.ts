import type { Reader } from '../reader';
import { loadReader } from './reader';

describe('Reader', () => {
  it('reads a text once', async () => {
    const { read } = await loadReader();
    expect(read('x = 1')).toBe(read('x = 1'));
    expect([...read('x = 1').facts.binds]).toEqual(['x']);
  });

  it('says why it could not be loaded, and tries again when asked again', async () => {
    await jest.isolateModulesAsync(async () => {
      const fresh: typeof import('./reader') = await import('./reader');
      const { Reader: Fresh }: { Reader: typeof Reader } = await import('../reader');
      const refused = { engine: () => Promise.reject(new Error('refused')), grammar: jest.fn() };
      await expect(Fresh.load(refused)).rejects.toThrow('refused');
      await expect(fresh.loadReader()).resolves.toBeInstanceOf(Fresh);
    });
  });
});
