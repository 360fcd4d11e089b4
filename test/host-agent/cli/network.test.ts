import { describe as group, expect, it } from 'vitest';
import type { NetworkStatus } from '../../../host-agent/api/host/network.ts';
import { describe } from '../../../host-agent/cli/network.ts';

const up: NetworkStatus = {
  state: 'up',
  uplink: 'tap',
  mode: 'nat',
  since: '2026-01-02T03:04:05.000Z',
  cable: 'up',
  address: '192.168.7.20/24',
  accelerator: 'kvm',
  readyMs: 1200,
  ports: { used: 1, total: 8, sessions: [] },
  processes: [{ role: 'qemu', pid: 7 }],
};
const lines = (status: NetworkStatus) =>
  describe(status)
    .split('\n')
    .map((line) => line.trim().replace(/ {2,}/, ': '));

group('the table of the network', () => {
  it('shows uplink, cable, address, mode and time of start', () => {
    expect(lines(up)).toEqual([
      'Network VM: up',
      'Up since: 2026-01-02T03:04:05.000Z',
      'Uplink: tap',
      'Cable: up',
      'Address: 192.168.7.20/24',
      'Mode: nat',
      'Sessions: 1 of 8 ports',
      'Accelerator: kvm',
      'Ready after: 1200 ms',
      'Processes: qemu 7',
    ]);
  });

  it('says that the network asks for a sign-in', () => {
    expect(lines({ ...up, isBehindPortal: true })).toContain(
      'Sign-in: The network asks you to sign in: safe-browse portal',
    );
  });

  it('shows for a bridge whether 802.1X passes, and no address', () => {
    const { address, ...bridge } = up;
    expect(address).toBeDefined();
    expect(lines({ ...bridge, mode: 'bridge', eapol: 'off' })).toEqual(
      expect.arrayContaining(['Mode: bridge', '802.1X: does not pass']),
    );
    expect(describe({ ...bridge, mode: 'bridge', eapol: 'on' })).not.toContain('Address');
  });

  it('reports what is unknown about an imported network image', () => {
    expect(lines({ ...up, mode: 'bridge', cable: 'unknown', eapol: 'unknown', imported: true })).toEqual(
      expect.arrayContaining([
        'Origin: imported: what it lets through is unknown',
        'Cable: unknown',
        '802.1X: unknown',
      ]),
    );
  });

  it('asks for nothing while the network VM starts again by itself', () => {
    const trouble = {
      code: 'network-ended',
      message: 'It ended.',
      hint: 'Restart it.',
      since: '2026-01-02T03:00:00.000Z',
    };
    expect(lines({ ...up, state: 'starting', trouble })).toContain('Why: It ended. It starts again by itself.');
    expect(lines({ ...up, state: 'failed', trouble })).toContain('Why: It ended. Restart it.');
  });

  it('shows the last trouble also when the network is up again, and only once', () => {
    const trouble = {
      code: 'uplink-ended',
      message: 'The uplink ended.',
      hint: 'Wait.',
      since: '2026-01-02T03:00:00.000Z',
    };
    expect(lines({ ...up, lastTrouble: trouble })).toContain(
      'Last trouble: 2026-01-02T03:00:00.000Z The uplink ended.',
    );
    const failed = lines({
      state: 'failed',
      uplink: 'user',
      mode: 'nat',
      ports: { used: 1, total: 8, sessions: [] },
      processes: [],
      trouble,
      lastTrouble: trouble,
    });
    expect(failed).toEqual([
      'Network VM: failed',
      'Why: The uplink ended. Wait.',
      'Trouble since: 2026-01-02T03:00:00.000Z',
      'Uplink: user',
      'Mode: nat',
      'Sessions: 1 of 8 ports',
    ]);
  });
});
