import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rowsOf } from '../../../../host-agent/cli/images/channels.ts';
import { webReport } from '../../../../host-agent/cli/images/publish.ts';

describe('the score of a release', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sb-report-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const fileWith = (...lines: string[]): string => {
    const path = join(folder, 'report.json');
    writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
    return path;
  };
  const lineOf = (kind: string) => JSON.stringify({ event: 'report', report: { ...report, kind } });
  const report = {
    ...{ kind: 'web', role: 'browser', image: 'a'.repeat(64), accelerator: 'kvm', durationMs: 1 },
    checks: [{ name: 'webgl', text: 'WebGL draws', outcome: 'held' }],
  };

  it('comes from what verify web or verify all printed', () => {
    const progress = JSON.stringify({ event: 'progress', kind: 'web', step: 'vm', text: 'a VM', fraction: 0 });
    expect(webReport(fileWith(lineOf('reset'), progress, lineOf('web')))).toEqual(report);
    expect(() => webReport(fileWith('a table', lineOf('isolation')))).toThrow(
      expect.objectContaining({ code: 'channel-report-unusable' }),
    );
    expect(() => webReport(join(folder, 'none.json'))).toThrow(expect.objectContaining({ code: 'file-unreadable' }));
  });

  it('is shown with what does not work', () => {
    const view = {
      ...{ channel: 'safe-browse/stable', serial: 1, expires: '2030-01-01T00:00:00Z', percentage: 100, halted: false },
      ...{ minimumVersion: '0.1.0', signers: [] },
    };
    const shown = (failed: string[]) => rowsOf({ ...view, release: { score: { held: 71, failed } } });
    expect(shown(['h264', 'aac'])).toContainEqual(['web', '71 of 73 checks held; not h264, aac']);
    expect(shown([])).toContainEqual(['web', '71 of 71 checks held']);
  });
});
