import { describe, expect, it } from 'vitest';
import { formatLine } from '../../../appliance/protocol/lines.ts';
import { NetworkHostMessage } from '../../../appliance/protocol/network.ts';
import { networkPolicy } from '../../../host-agent/network/policy.ts';
import { Ports } from '../../../host-agent/network/ports.ts';

const limits = { connections: 1024, newConnectionsPerSecond: 100 };

const INTERNET = { kind: 'internet-only' } as const;
describe('ports of the network VM', () => {
  it('are assigned to one session each, the lowest free one first', () => {
    const ports = new Ports(() => 3);
    expect([ports.take('a', INTERNET), ports.take('b', INTERNET)]).toEqual([0, 1]);
    ports.release(0);
    expect(ports.take('c', INTERNET)).toBe(0);
    expect(ports.used).toBe(2);
  });

  it('are refused with a hint when all are taken', () => {
    const ports = new Ports(() => 1);
    ports.take('a', INTERNET);
    expect(() => ports.take('b', INTERNET)).toThrow(
      expect.objectContaining({ code: 'ports-taken', hint: expect.stringContaining('network.ports') as string }),
    );
  });

  it('stay with an adopted session', () => {
    const ports = new Ports(() => 2);
    ports.retake(0, 'adopted', INTERNET);
    expect(ports.take('new', INTERNET)).toBe(1);
  });
  it('can be reserved for a VM that becomes a session later, or never', () => {
    const ports = new Ports(() => 2);
    expect([ports.reserve('spare', INTERNET), ports.used, ports.held]).toEqual([0, 0, 1]);
    expect(ports.take('a', INTERNET)).toBe(1);
    expect(ports.reserve('another', INTERNET)).toBeUndefined();
    ports.assign(0, 'b', { kind: 'offline' });
    expect([ports.used, ports.held, ports.total]).toEqual([2, 2, 2]);
    expect(ports.accesses).toEqual([
      { port: 0, access: { kind: 'offline' } },
      { port: 1, access: INTERNET },
    ]);
  });

  it('say on their release whether a session had them', () => {
    const ports = new Ports(() => 2);
    ports.reserve('spare', INTERNET);
    ports.take('a', INTERNET);
    expect([ports.release(0), ports.release(1), ports.release(1)]).toEqual([false, true, false]);
    expect(ports.held).toBe(0);
  });

  it('become more when an adopted session has one beyond them, and are listed in order', () => {
    const ports = new Ports(() => 2);
    ports.retake(4, 'adopted', INTERNET);
    expect(ports.total).toBe(5);
    ports.take('a', INTERNET);
    expect(ports.taken.map(({ port, holder }) => `${port} ${holder}`)).toEqual(['0 a', '4 adopted']);
    ports.retake(1, 'b', INTERNET);
    expect(ports.total).toBe(5);
    expect(() => ports.retake(4, 'c', INTERNET)).toThrow('Port 4 is that of adopted.');
  });

  it('are refused before the policy of all would not fit one message any more', () => {
    const ports = new Ports(() => 16);
    const names = Array.from({ length: 128 }, (_, index) => `${'a'.repeat(60)}${index + 100}.example`);
    const access = { kind: 'allow-list' as const, names };
    const fill = () => {
      for (;;) ports.take('a session', access);
    };
    expect(fill).toThrow(expect.objectContaining({ code: 'network-policy-too-large' }));
    expect(ports.used).toBeGreaterThan(1);
    expect(ports.reserve('spare', access)).toBeUndefined();
    expect(ports.take('another', INTERNET)).toBe(ports.used - 1);
    const inside = Array.from({ length: 1024 }, (_, index) => `100.${64 + (index >> 8)}.${index & 255}.240/30`);
    const policy = (revision: number) =>
      networkPolicy(revision, inside, { ports: ports.accesses, limits, alsoRefused: [] });
    const uplink = { kind: 'dhcp', mac: '02:53:42:02:00:00' } as const;
    const sent = formatLine(NetworkHostMessage, {
      type: 'configure',
      task: { mode: 'nat', uplink, policy: policy(1_000_000_000) },
    });
    expect(sent.length).toBeGreaterThan(50_000);
    // Sessions of an earlier host agent may have more: the last of them reach nothing.
    for (let port = 0; port < 16; port += 1) ports.assign(port, 'adopted', access);
    expect(policy(1).ports.length).toBeLessThan(16);
  });
});
