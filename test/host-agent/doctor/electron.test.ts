import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  electronFinding,
  electronFindings,
  pageNetworkFindings,
  RELEASES,
} from '../../../host-agent/doctor/electron.ts';

describe('the doctor on Electron', () => {
  it.each([
    [
      '45.4.1',
      '2026-11-27',
      'ok',
      'Electron 45.4.1 is 8 days old; its series gets security fixes until about 2027-04-07.',
    ],
    ['45.4.1', '2027-01-20', 'note', 'Electron 45.4.1 is 62 days old and lacks later security fixes.'],
    ['45.4.1', '2027-04-07', 'note', 'Electron 45.4.1 has had no security fixes since about 2027-04-07.'],
    ['36.2.0', '2026-11-27', 'note', 'The age of Electron 36.2.0 is unknown: Safe Browse does not ship it.'],
  ])('says of version %s on %s: %s', (version, today, level, message) => {
    expect(electronFinding(version, Date.parse(today))).toMatchObject({ check: 'electron', level, message });
  });

  it.each([
    ['net:[2]', '/state/desktop', [{ level: 'ok', message: 'The pages of the windows have no network.' }]],
    ['net:[1]', '/state/desktop', [{ level: 'note', hint: expect.stringContaining('user namespaces') as string }]],
    ['net:[1]', '/state/another-program', []],
  ])(
    'says whether the process that opens sockets for pages has the network: %s of %s',
    async (namespace, data, found) => {
      const proc = mkdtempSync(join(tmpdir(), 'proc-'));
      try {
        for (const [pid, network, commandLine] of [
          ['self', 'net:[1]', ''],
          ['7', 'net:[1]', `electron\0--type=gpu-process\0--user-data-dir=${data}\0`],
          ['8', namespace, `electron\0--utility-sub-type=network.mojom.NetworkService\0--user-data-dir=${data}\0`],
        ] as const) {
          mkdirSync(join(proc, pid, 'ns'), { recursive: true });
          writeFileSync(join(proc, pid, 'cmdline'), commandLine);
          symlinkSync(network, join(proc, pid, 'ns/net'));
        }
        expect(await pageNetworkFindings('/state/desktop', proc)).toMatchObject(found);
      } finally {
        rmSync(proc, { recursive: true });
      }
    },
  );

  it('reads its version beside the program, and says nothing without one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'electron-'));
    try {
      expect(await electronFindings([folder], 0)).toEqual([]);
      writeFileSync(join(folder, 'version'), 'v45.4.1\n');
      expect(await electronFindings(['/nowhere', folder], Date.parse('2026-11-27'))).toMatchObject([{ level: 'ok' }]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('knows when the version that we ship was released', () => {
    const lock = z
      .looseObject({ packages: z.record(z.string(), z.looseObject({ version: z.string().optional() })) })
      .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
    const shipped = lock.packages['node_modules/electron']?.version;
    expect(Object.keys(RELEASES)).toContain(shipped);
  });
});
