import { describe, expect, it } from 'vitest';
import { Ports } from '../../../host-agent/network/ports.ts';

const INTERNET = { kind: 'internet-only' } as const;
describe('ports of the network VM', () => {
  it('are assigned to one session each, the lowest free one first', () => {
    const ports = new Ports(3);
    expect([ports.take('a', INTERNET), ports.take('b', INTERNET)]).toEqual([0, 1]);
    ports.release(0);
    expect(ports.take('c', INTERNET)).toBe(0);
    expect(ports.used).toBe(2);
  });

  it('are refused with a hint when all are taken', () => {
    const ports = new Ports(1);
    ports.take('a', INTERNET);
    expect(() => ports.take('b', INTERNET)).toThrow(
      expect.objectContaining({ code: 'ports-taken', hint: expect.stringContaining('network.ports') as string }),
    );
  });

  it('stay with an adopted session', () => {
    const ports = new Ports(2);
    ports.retake(0, 'adopted', INTERNET);
    expect(ports.take('new', INTERNET)).toBe(1);
  });
});
