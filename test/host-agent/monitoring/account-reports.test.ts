/** Reports of all accounts of a host: each gives its own, and what another one puts there does not count. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { basename, join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  giveReport,
  giveReports,
  metricsOfAccounts,
  openReports,
  readReports,
} from '../../../host-agent/monitoring/account-reports.ts';
import { exposition } from '../../../host-agent/monitoring/exposition.ts';
import { accountReportNames } from '../../../host-agent/storage/filenames.ts';
import { exampleReport } from './example.ts';

const US = userInfo().uid;
const NOW_MS = Date.parse(exampleReport().at) + 60_000;

let shared: string;
let names: ReturnType<typeof accountReportNames>;
beforeEach(async () => {
  shared = mkdtempSync(join(tmpdir(), 'safe-browse-accounts-'));
  chmodSync(shared, 0o755);
  names = accountReportNames(shared);
  await openReports(shared);
});
afterEach(() => rmSync(shared, { recursive: true, force: true }));

it('are one for each account that runs a host agent, and none that is old', async () => {
  await giveReport(shared, exampleReport(), US);
  expect(readdirSync(names.folder)).toEqual([`${US}.json`]);
  expect(lstatSync(names.report(US)).mode & 0o777).toBe(0o640);
  expect(await readReports(shared, NOW_MS)).toEqual({
    accounts: [{ account: US, report: exampleReport() }],
    refused: 0,
  });
  expect(await readReports(shared, NOW_MS + 3_600_000)).toEqual({ accounts: [], refused: 0 });
});

it('are given where an administrator has the folder, and nowhere else', async () => {
  const log = pino({ level: 'silent' });
  const report = () => Promise.resolve(exampleReport());
  const asked = vi.fn(report);
  const elsewhere = join(shared, 'elsewhere');
  giveReports({ shared: elsewhere, report: asked, account: US, log })();
  giveReports({ shared: undefined, report: asked, account: US, log })();
  giveReports({ shared, report, account: US, log })();
  // The others began before.
  await vi.waitFor(() => expect(readdirSync(names.folder)).toEqual([`${US}.json`]));
  expect(asked).not.toHaveBeenCalled();
  expect(existsSync(elsewhere)).toBe(false);
});

it('do not count when they are of another account, links, pipes, too large, or no report', async () => {
  const text = JSON.stringify(exampleReport());
  writeFileSync(names.report(4711), text);
  writeFileSync(join(shared, 'elsewhere'), text);
  symlinkSync(join(shared, 'elsewhere'), names.report(4712));
  spawnSync('mkfifo', [names.report(4713)]);
  mkdirSync(names.report(4714));
  writeFileSync(names.report(US), `${text}${' '.repeat(65_536)}`);
  // No number of an account, and not counted.
  writeFileSync(join(names.folder, '0x1.json'), text);
  expect(await readReports(shared, NOW_MS)).toEqual({ accounts: [], refused: 5 });
  writeFileSync(names.report(US), JSON.stringify({ ...exampleReport(), version: '1.0.0"} 1\nevil 2' }));
  expect(await readReports(shared, NOW_MS)).toEqual({ accounts: [], refused: 5 });
});

it('leave nothing of a host agent that was killed while it gave one', async () => {
  const [left, young] = ['0123456789ab', 'ba9876543210'].map((part) => `${names.report(US)}.${part}.new`);
  await giveReport(shared, exampleReport(), US);
  for (const path of [left ?? '', young ?? '']) writeFileSync(path, '{"half":');
  const twoMinutesAgo = Date.now() / 1000 - 120;
  utimesSync(left ?? '', twoMinutesAgo, twoMinutesAgo);
  await openReports(shared);
  expect(readdirSync(names.folder).toSorted()).toEqual([`${US}.json`, basename(young ?? '')]);
});

it('are metrics with the number of the account, each name once, with the memory of the host left to others', () => {
  const accounts = [1000, 1001].map((account) => ({ account, report: exampleReport() }));
  const text = exposition(metricsOfAccounts({ accounts, refused: 1 }), 'prometheus');
  expect(text).toContain('safe_browse_accounts 2\n');
  expect(text).toContain('safe_browse_account_reports_refused 1\n');
  expect(text).toContain('safe_browse_sessions{account="1000"} 2\nsafe_browse_sessions{account="1001"} 2\n');
  expect(text).toContain('safe_browse_click_seconds_count{account="1001",from="spare"} 4');
  expect(text).not.toContain('host_memory');
  const headers = text.split('\n').filter((line) => line.startsWith('# TYPE'));
  expect(new Set(headers).size).toBe(headers.length);
});

it.runIf(US === 0)('come from accounts that neither see nor replace those of others', async () => {
  await giveReport(shared, exampleReport(), US);
  chownSync(names.folder, 4700, 4700);
  const as4711 = (words: string) =>
    spawnSync('setpriv', ['--reuid=4711', '--regid=4711', '--clear-groups', 'sh', '-c', words]).status;
  expect(as4711(`ls ${names.folder}`)).not.toBe(0);
  expect(as4711(`cat ${names.report(US)}`)).not.toBe(0);
  expect(as4711(`rm -f ${names.report(US)}`)).not.toBe(0);
  expect(as4711(`mv ${names.report(US)} ${names.report(4711)}`)).not.toBe(0);
  expect(as4711(`cd ${names.folder} && umask 077 && echo >x && chmod 640 x && mv x 4711.json`)).toBe(0);
  const { uid, gid, mode } = lstatSync(names.report(4711));
  // Readable by the account of the system, by its group.
  expect({ uid, gid, mode: mode & 0o777 }).toEqual({ uid: 4711, gid: 4700, mode: 0o640 });
});
