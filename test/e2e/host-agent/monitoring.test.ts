/** What monitoring learns from a real host agent, over `curl` and the command line. Its VMs are fake. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openAndFollow } from '../../../host-agent/api/connection/open-and-follow.ts';
import { Report } from '../../../host-agent/api/host/report.ts';
import { FakeQemuTestBed } from '../../bed/fake-qemu-test-bed.ts';

let testBed: FakeQemuTestBed;
beforeAll(async () => {
  testBed = await FakeQemuTestBed.open();
});
afterAll(async () => {
  expect(await testBed.close()).toEqual([]);
});

const report = () => testBed.product.ask(Report, 'report');
const curl = (...words: readonly string[]) =>
  testBed.namespace.run([
    'curl',
    '--silent',
    '--show-error',
    '--unix-socket',
    join(testBed.product.runtimeFolder, 'metrics.sock'),
    ...words,
    'http://localhost/metrics',
  ]);

it('is served on a Unix socket, and counts a session that opened and ended', async () => {
  const client = await testBed.client();
  const { id } = await openAndFollow(client, {});
  const during = await curl();
  expect(during).toMatchObject({ status: 0, stderr: '' });
  expect(during.stdout).toMatch(/^safe_browse_sessions 1$/m);
  expect(during.stdout).toMatch(/^safe_browse_click_seconds_count\{from="cold"\} 1$/m);
  expect(during.stdout).toMatch(/^safe_browse_network_up 1$/m);
  await client.call('session.close', { ids: [id] });
  client.close();
  const after = await curl('--header', 'accept: application/openmetrics-text');
  expect(after.stdout).toMatch(/^safe_browse_sessions_ended_total\{outcome="closed"\} 1$/m);
  expect(after.stdout).toMatch(/\n# EOF\n$/);
});

it('continues its counts when the host agent is killed', async () => {
  const before = await report();
  expect(before.counts.ended.closed).toBe(1);
  await testBed.product.kill(testBed.product.daemon()?.pid ?? 0);
  const after = await report();
  expect(after.counts).toEqual(before.counts);
  // The socket of the killed one is replaced.
  expect(await curl()).toMatchObject({ status: 0, stderr: '' });
});

it('is written to a textfile, and printed in the form of OpenMetrics', async () => {
  const folder = join(testBed.folder, 'textfile');
  mkdirSync(folder);
  const file = join(folder, 'safe-browse.prom');
  expect(await testBed.product.run('report', '--textfile', file)).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(readFileSync(file, 'utf8')).toMatch(/^# TYPE safe_browse_sessions_ended_total counter$/m);
  const printed = await testBed.product.run('report', '--openmetrics');
  expect(printed.stdout).toMatch(/^# TYPE safe_browse_sessions_ended counter$/m);
  const text = await testBed.product.run('report');
  expect(text.stdout).toMatch(/^Ended sessions +1 closed$/m);
});
