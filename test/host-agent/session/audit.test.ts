import { afterEach, expect, it } from 'vitest';
import { journalEntry } from '../../../host-agent/daemon/journal/journal.ts';
import { type FakeSessions, fakeSessions, openBrowsing } from './fake-sessions.ts';
import { healthyGuest } from '../../fakes/guest-agent.ts';

let fake: FakeSessions;
afterEach(() => fake.remove());

it('leaves one entry for audits: which session, how it ended and how long it lasted, without an address', async () => {
  fake = await fakeSessions();
  fake.hypervisor.onHello = healthyGuest;
  const { id } = await openBrowsing(fake.sessions, { url: 'https://secret.example/' });
  await fake.sessions.close([id]);
  const entries = fake.logged
    .filter((line) => line.includes('"msg":"ended"'))
    .map((line) => journalEntry(line)?.toString());
  expect(entries).toHaveLength(1);
  const [, elapsedMs] = /^SAFE_BROWSE_ELAPSED_MS=(\d{1,5})$/m.exec(entries[0] ?? '') ?? [];
  expect(entries[0]?.trim().split('\n')).toEqual([
    'MESSAGE=ended',
    'MESSAGE_ID=135e78a1a10d48b592814460c71f2af6',
    'PRIORITY=6',
    'SYSLOG_IDENTIFIER=safe-browse',
    `SAFE_BROWSE_SESSION=${id}`,
    'SAFE_BROWSE_PART=session',
    'SAFE_BROWSE_OUTCOME=closed',
    `SAFE_BROWSE_ELAPSED_MS=${elapsedMs}`,
  ]);
});
