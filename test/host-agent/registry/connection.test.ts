import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pauseBefore, RegistryConnection } from '../../../host-agent/registry/connection.ts';
import { FakeRegistry } from '../../fakes/registry.ts';

describe('a registry that has too much to do', () => {
  let registry: FakeRegistry;
  let connection: RegistryConnection;
  let pauses: number[];

  beforeEach(async () => {
    registry = await FakeRegistry.start();
    pauses = [];
    connection = new RegistryConnection(registry.host, undefined, {
      pause: (ms) => {
        pauses.push(ms);
        return Promise.resolve();
      },
    });
  });
  afterEach(async () => {
    await connection.close();
    await registry.stop();
  });

  const busy = (status: number, count: number, headers = {}) =>
    registry.behave(...Array.from({ length: count }, () => ({ kind: 'refuses', status, headers }) as const));
  const ask = (method: 'GET' | 'POST' = 'GET') =>
    connection.request(`/v2/x/blobs/${registry.add(Buffer.from('x'))}`, { method });

  it.each([429, 503])('is asked again after %d, later each time', async (status) => {
    busy(status, 3);
    expect(await ask()).toMatchObject({ status: 200 });
    expect(pauses).toHaveLength(3);
    for (const [index, ms] of pauses.entries()) {
      expect(ms).toBeGreaterThanOrEqual(500 * 2 ** index);
      expect(ms).toBeLessThan(1500 * 2 ** index);
    }
  });

  it('is asked again when it says, but not later than in a minute', async () => {
    busy(503, 1, { 'retry-after': '7' });
    expect(await ask()).toMatchObject({ status: 200 });
    expect(Math.floor((pauses[0] ?? 0) / 1000)).toBe(7);
    busy(503, 1, { 'retry-after': '3600' });
    await expect(ask()).rejects.toMatchObject({ code: 'registry-busy', params: { status: 503 } });
    expect(pauses).toHaveLength(1);
    const at = Date.parse('2026-06-01T00:00:00Z');
    expect(Math.floor(pauseBefore('Mon, 01 Jun 2026 00:00:09 GMT', 0, at) / 1000)).toBe(9);
  });

  it('is given up after five requests, and at once when something is sent', async () => {
    busy(429, 5);
    await expect(ask()).rejects.toMatchObject({ code: 'registry-busy' });
    expect(registry.traffic.requests).toBe(5);
    busy(503, 1);
    await expect(ask('POST')).rejects.toMatchObject({ code: 'registry-busy' });
    expect(registry.traffic.requests).toBe(6);
  });
});
