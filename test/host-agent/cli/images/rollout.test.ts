import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelView } from '../../../../host-agent/api/host/channel.ts';
import type { Report } from '../../../../host-agent/api/host/report.ts';
import { runCommandLine } from '../../../../host-agent/cli/command-line.ts';
import { reportsIn, standingOf, verdictOn } from '../../../../host-agent/cli/images/rollout.ts';
import { exampleReport } from '../../monitoring/example.ts';
import { withHostAgent } from '../with-host-agent.ts';

const NEW = 'a'.repeat(64);
const VIEW: ChannelView = {
  ...{ channel: 'safe-browse/stable', serial: 12, expires: '2030-01-01T00:00:00Z', percentage: 10, halted: false },
  ...{ minimumVersion: '0.1.0', signers: [], release: { browser: NEW } },
};
const BOUNDS = { mostFailures: 5, least: 20 };

const of = (digest: string, ended: number, failed: number) => ({ digest: digest.slice(0, 12), ended, failed });

function reportOf(byImage: Report['counts']['byImage'], channel: Partial<NonNullable<Report['channel']>> = {}): Report {
  const report = exampleReport();
  return {
    ...report,
    channel: {
      ...(report.channel ?? { hasTrouble: false }),
      isIncluded: true,
      isCurrent: true,
      hasTrouble: false,
      isHalted: false,
      ...channel,
    },
    counts: { ...report.counts, byImage },
  };
}
const many = (count: number, report: Report) => Array.from({ length: count }, () => report);

describe('a release', () => {
  it('is judged by sessions of its image, not of the one before', () => {
    const standing = standingOf(many(10, reportOf([of('b'.repeat(64), 9, 9), of(NEW, 3, 0)])), VIEW);
    expect(standing).toEqual({
      sessions: { of: 30, failed: 0 },
      others: { of: 90, failed: 90 },
      computers: { of: 10, failed: 0 },
    });
    expect(verdictOn(standing, BOUNDS)).toBe('holds');
  });

  it('fails when more sessions fail than may, and is unknown while few have ended', () => {
    const verdict = (ended: number, failed: number) =>
      verdictOn(standingOf([reportOf([of(NEW, ended, failed)])], VIEW), BOUNDS);
    expect(verdict(19, 19)).toBe('unknown');
    expect(verdict(20, 1)).toBe('holds');
    expect(verdict(20, 2)).toBe('fails');
  });

  it('fails when computers that are to have it cannot take it, of those that know of this file', () => {
    const stuck = reportOf([], { isCurrent: false, hasTrouble: true });
    const elsewhere = reportOf([], { isCurrent: false, hasTrouble: true, serial: 11 });
    const verdict = (...reports: Report[]) => verdictOn(standingOf(reports, VIEW), BOUNDS);
    expect(verdict(...many(18, reportOf([])), ...many(2, stuck))).toBe('fails');
    expect(verdict(...many(19, reportOf([])), ...many(1, stuck), ...many(9, elsewhere))).toBe('unknown');
    // Trouble with something newer does not count against what a computer has.
    expect(verdict(...many(20, reportOf([], { hasTrouble: true })))).toBe('unknown');
  });
});

describe('the check of a rollout', () => {
  const at = withHostAgent('stdout');
  let folder: string;
  /** What was prepared and published. */
  let published: string[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sb-reports-'));
    published = [];
    at.hostAgent.answers = {
      'channel.show': () => Promise.resolve(VIEW),
      'channel.prepare': ({ change }) => {
        published.push(change.kind);
        return Promise.resolve({ content: '{}' });
      },
      'channel.publish': () => Promise.resolve({ ...VIEW, serial: 13, halted: true }),
    };
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const put = (name: string, content: unknown) => writeFileSync(join(folder, name), JSON.stringify(content));
  const run = (most = 5) =>
    runCommandLine(
      ['channel', 'check', 'r.example/safe-browse/stable', folder, '--json'].concat(['--most-failures', String(most)]),
    );

  it('halts a release that fails, and says so by its exit status', async () => {
    put('one.json', reportOf([of(NEW, 30, 5)]));
    expect(await run()).toBe(1);
    expect(published).toEqual(['halt']);
    expect(JSON.parse(at.written.split('\n')[0] ?? '')).toMatchObject({
      verdict: 'fails',
      sessions: { of: 30, failed: 5 },
    });
  });

  it('changes nothing while a release holds, is unknown, or is halted already', async () => {
    put('one.json', reportOf([of(NEW, 30, 5)]));
    expect(await run(20)).toBe(0);
    at.hostAgent.answers = {
      ...at.hostAgent.answers,
      'channel.show': () => Promise.resolve({ ...VIEW, halted: true }),
    };
    expect(await run()).toBe(0);
    expect(published).toEqual([]);
    expect(at.written).toMatch(/"verdict":"holds"[^]*"verdict":"halted"/);
  });

  it('reads reports and inventories, and no file that is neither', () => {
    const report = reportOf([]);
    put('one.json', report);
    put('two.json', {
      at: report.at,
      refused: 0,
      accounts: [
        { account: 1000, report },
        { account: 1001, report },
      ],
    });
    put('three.json', { ...report, hypervisor: 'evil"} 1' });
    writeFileSync(join(folder, 'four.json'), 'x'.repeat(5_000_000));
    writeFileSync(join(folder, 'five.txt'), 'notes');
    const { reports, refused } = reportsIn(folder);
    expect([reports.length, refused]).toEqual([3, 2]);
    expect(() => reportsIn(join(folder, 'none'))).toThrow(
      expect.objectContaining({ code: 'file-unreadable' }) as Error,
    );
  });
});
