import type { Report } from '../../../host-agent/api/host/report.ts';
import { emptyTally, withClick } from '../../../host-agent/monitoring/counts.ts';

export const SINCE = new Date('2026-03-01T08:00:00Z');

/** A host on which everything has happened. */
export function exampleReport(): Report {
  const empty = emptyTally(SINCE);
  const clicks = [70, 70, 400, 240_020].reduce(withClick, empty.clicks.spare);
  return {
    at: '2026-03-02T08:00:00.000Z',
    version: '0.2.0',
    hypervisor: 'qemu',
    images: [
      {
        role: 'browser',
        digest: 'ab12ab12ab12',
        builtAt: '2026-02-28T08:00:00.000Z',
        ageSeconds: 2 * 86_400,
        updates: 3,
        securityUpdates: 1,
        isRecalled: false,
      },
      { role: 'network', digest: 'cd34cd34cd34', updates: 0, securityUpdates: 0, isRecalled: false },
    ],
    channel: {
      serial: 12,
      expiresAt: '2026-03-30T08:00:00.000Z',
      checkedAt: '2026-03-02T07:30:00.000Z',
      isIncluded: true,
      isHalted: false,
      isCurrent: false,
      hasTrouble: true,
    },
    managed: { policies: 2, isBlocked: false },
    templates: [
      { role: 'browser', level: 'browser', state: 'ready', sealedAt: '2026-03-02T07:00:00.000Z', ageSeconds: 3600 },
      { role: 'browser', level: 'browser', state: 'ready', sealedAt: '2026-03-02T06:00:00.000Z', ageSeconds: 7200 },
      { role: 'network', level: 'network', state: 'sealing' },
    ],
    spare: 'ready',
    network: 'up',
    exits: [
      { kind: 'wireguard', downSeconds: 0 },
      { kind: 'socks5', downSeconds: 75 },
    ],
    verifications: [
      {
        kind: 'reset',
        role: 'browser',
        image: 'ab12ab12ab12',
        at: '2026-03-01T09:00:00.000Z',
        verdict: 'failed',
        checks: { held: 10, failed: 1, 'not-tried': 2 },
      },
    ],
    sessions: 2,
    counts: {
      ...empty,
      ended: { ...empty.ended, 'browser-closed': 5, 'vm-ended': 1 },
      byImage: [{ digest: 'ab12ab12ab12', ended: 6, failed: 1 }],
      clicks: { ...empty.clicks, spare: clicks },
      refusedPackets: 17,
      startedAgain: 2,
      fixes: { classes: [0, 3, 1, 0, 0, 0, 0, 0, 0, 0], sumSeconds: 4200 },
    },
    memory: { hostBytes: 8_000_000_000, hostAvailableBytes: 3_000_000_000, vmsBytes: 1_500_000_000 },
  };
}
