/** What monitoring tells after a session in which everything private that exists came up. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { Report } from '../../../host-agent/api/host/report.ts';
import type { SessionEnded } from '../../../host-agent/api/session/session.ts';
import { describe as asText } from '../../../host-agent/cli/report.ts';
import type { FakeGuest } from '../../../host-agent/hypervisor/fake/fake-guest.ts';
import { Counts } from '../../../host-agent/monitoring/counts.ts';
import { LastVerifications } from '../../../host-agent/monitoring/last-verifications.ts';
import { inForce } from '../config/policy/policies.ts';
import { metricsText, report, type ReportSources } from '../../../host-agent/monitoring/reporter.ts';
import type { Sessions } from '../../../host-agent/session/sessions.ts';
import { type FakeSessions, fakeSessions, openBrowsing } from '../session/fake-sessions.ts';
import { healthyGuest } from '../../fakes/guest-agent.ts';

const PRIVATE = ['geheim', 'musterfrau', 'erika', 'bank.example', '192.0.2.77', 'nas.home', 'kontoauszug'];
const PROFILE = 'erika-musterfrau';
const CONFIGURATION = `defaultProfile = "${PROFILE}"
[log]
urls = true
[profile.${PROFILE}]
network = { policy = "allow-list", allow = ["bank.example"] }
bookmarks = [{ name = "Konto Musterfrau", url = "https://bank.example/kontoauszug" }]
startPage = "https://bank.example/geheim"
`;

let folder: string;
let fake: FakeSessions;
let counts: Counts;
let verdicts: LastVerifications;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'safe-browse-monitoring-'));
  fake = await fakeSessions(CONFIGURATION);
  counts = await Counts.load(join(folder, 'counts.json'), new Date(), (reason) => expect.fail(reason));
  verdicts = new LastVerifications(join(folder, 'verifications.json'), (reason) => expect.fail(reason));
});
afterEach(async () => {
  await fake.remove();
  await counts.settled();
  rmSync(folder, { recursive: true, force: true });
});

/** The parts of a host agent that everything private passes through. */
function sourcesOf(sessions: Sessions): ReportSources {
  const policy = inForce('organisation = "Geheim"');
  const allowed = { kind: 'allow-list', names: ['bank.example'] } as const;
  return {
    version: '0.1.0',
    hypervisor: fake.hypervisor.name,
    images: () =>
      Promise.resolve([
        {
          role: 'browser',
          digest: 'd'.repeat(64),
          folder: '/home/erika/.local/share/safe-browse/images',
          isCurrent: true,
          isPrevious: false,
          upToDate: true,
          debug: false,
          kernelVersion: '6.12-geheim',
          packages: 300,
          bytes: 372_224_000,
          builtAt: '2026-03-01T08:00:00.000Z',
        },
      ]),
    securityUpdatesOf: () => 1,
    channel: () =>
      Promise.resolve({
        channel: 'registry.example/geheim/stable',
        checkedAt: '2026-03-01T08:00:00.000Z',
        isIncluded: true,
        isAwaited: false,
        isCurrent: false,
        trouble: 'The registry of Erika Musterfrau cannot be reached.',
      }),
    managed: () => ({ policies: policy.policies.length, isBlocked: false }),
    templates: () =>
      Promise.resolve({
        templates: [
          {
            role: 'browser',
            level: 'browser',
            memoryMiB: 1024,
            processors: 2,
            state: 'failed',
            step: 'geheim',
            trouble: 'The profile of Erika Musterfrau has an extension that cannot be read.',
          },
        ],
        spare: { state: 'none', reason: '/home/erika is full', processes: [], ready: 0, wanted: 1 },
      }),
    sessions: () => sessions.all.map((session) => session.describe()),
    network: () =>
      Promise.resolve({
        state: 'up',
        uplink: 'user',
        mode: 'nat',
        address: '192.0.2.77',
        ports: {
          used: 1,
          total: 2,
          sessions: sessions.all.map(({ id, port }) => ({
            port,
            session: id,
            policy: allowed.kind,
            allow: allowed.names,
            sentBytes: 1,
            receivedBytes: 2,
            refusedPackets: 41,
          })),
        },
        processes: [],
        lastTrouble: { code: 'x', message: 'nas.home', hint: 'geheim', since: '2026-03-01T08:00:00.000Z' },
      }),
    exits: () => [{ kind: 'socks5', downSeconds: 3 }],
    verifications: () => verdicts.all,
    counts,
    memoryOf: () => 0,
  };
}

/** Opens a session, and ends it with a failure whose text the guest chose. */
async function privateSession(): Promise<string[]> {
  const ends: SessionEnded[] = [];
  const sessions = fake.successor({
    onOpened: ({ startedFrom, timings }) => counts.opened(startedFrom, timings.firstFrameMs ?? expect.fail()),
    onChange: (ended) => {
      if (!ended) return;
      ends.push(ended);
      counts.ended(ended);
    },
  });
  let guest: FakeGuest | undefined;
  fake.hypervisor.onHello = (each) => healthyGuest((guest = each));
  const url = 'https://bank.example/geheim?name=musterfrau';
  const session = await openBrowsing(sessions, { url, profile: PROFILE });
  const sources = sourcesOf(sessions);
  await verdicts.note(
    {
      kind: 'isolation',
      role: 'browser',
      image: 'd'.repeat(64),
      accelerator: 'kvm',
      durationMs: 1,
      checks: [
        { name: 'lan', text: 'The LAN is refused', outcome: 'failed', detail: '192.0.2.77 (nas.home) answered' },
      ],
    },
    new Date(),
  );
  const reported = await everythingReported(sources);
  guest?.say({ type: 'failed', step: 'home', message: 'kontoauszug Musterfrau' });
  await session.ended;
  expect(ends).toEqual([{ session: session.id, reason: 'guest-failed' }]);
  return [...reported, ...(await everythingReported(sources))];
}

async function everythingReported(sources: ReportSources): Promise<string[]> {
  const now = await report(sources);
  await counts.settled();
  return [
    JSON.stringify(now),
    asText(now),
    await metricsText(sources, 'openmetrics'),
    await metricsText(sources, 'prometheus'),
    ...['counts.json', 'verifications.json'].map((name) => readFileSync(join(folder, name), 'utf8')),
  ];
}

it('contains no address, title, name or setting of a person after a whole session', async () => {
  const reported = await privateSession();
  // The session was indeed seen, and what must not be told was indeed there.
  expect(reported.at(-3)).toContain('safe_browse_sessions_ended_total{outcome="guest-failed"} 1');
  expect(reported.at(-3)).toContain('safe_browse_refused_packets_total 41');
  expect(reported.at(-3)).toContain('safe_browse_channel_trouble 1');
  expect(reported.at(-3)).toContain('safe_browse_policies 1');
  expect(reported.at(-3)).toContain('safe_browse_click_seconds_count{from="cold"} 1');
  expect(fake.logged.join('').toLowerCase()).toContain('geheim');
  for (const text of reported) for (const word of PRIVATE) expect(text.toLowerCase()).not.toContain(word);
  // Once it has ended, not even its id is kept.
  expect(reported.at(-2)).toContain('"refusedBySession":{}');
});

it('consists of numbers, times, and words and forms of a closed list', () => {
  const open: string[] = [];
  const look = (schema: z.core.JSONSchema.BaseSchema, path: string): void => {
    if (
      schema.type === 'string' &&
      schema.enum === undefined &&
      schema.pattern === undefined &&
      schema.format === undefined
    )
      open.push(path);
    for (const [name, below] of Object.entries(schema.properties ?? {}))
      look(below as z.core.JSONSchema.BaseSchema, `${path}.${name}`);
    for (const below of [schema.items, schema.additionalProperties, schema.propertyNames])
      if (typeof below === 'object' && !Array.isArray(below)) look(below, `${path}[]`);
  };
  look(z.toJSONSchema(Report), 'report');
  expect(open).toEqual([]);
});
