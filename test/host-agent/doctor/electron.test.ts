import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { electronFinding, electronFindings, RELEASES } from '../../../host-agent/doctor/electron.ts';

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
