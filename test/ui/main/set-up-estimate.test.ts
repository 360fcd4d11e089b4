import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { BuildTimes } from '../../../ui/main/desktop/build-times.ts';
import { setUpEstimate } from '../../../ui/main/set-up-estimate.ts';

describe('the estimate of the set-up', () => {
  it.each([
    ['one processor', ['network', 'browser'], 1, {}, { minutes: 4, megabytes: 650 }],
    ['two processors', ['network', 'browser'], 2, {}, { minutes: 3, megabytes: 650 }],
    ['sixteen processors', ['network', 'browser'], 16, {}, { minutes: 3, megabytes: 650 }],
    ['what is still missing', ['browser'], 4, {}, { minutes: 2, megabytes: 480 }],
    ['an earlier build', ['browser'], 4, { browser: 601 }, { minutes: 10, megabytes: 480 }],
    ['two earlier builds', ['network', 'browser'], 4, { network: 20, browser: 130 }, { minutes: 2, megabytes: 650 }],
    ['a quick one', ['network'], 64, { network: 9 }, { minutes: 1, megabytes: 170 }],
  ] as const)('knows %s', (_, roles, processors, earlierSeconds, expected) => {
    expect(setUpEstimate(roles, { processors, earlierSeconds })).toEqual(expected);
  });

  it('learns what builds took on this host, and forgets what it cannot read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sb-times-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'state/build-times.json');
    new BuildTimes(path).took('network', 41_400);
    const times = new BuildTimes(path);
    times.took('browser', 12);
    times.took('host', 90_000);
    expect(new BuildTimes(path).seconds).toEqual({ network: 41, browser: 1 });
    writeFileSync(path, '{"network":-1}');
    expect(new BuildTimes(path).seconds).toEqual({});
  });

  it('is none the worse for a disk that keeps nothing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sb-times-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'file'), '');
    const times = new BuildTimes(join(folder, 'file/build-times.json'));
    times.took('network', 5_000);
    expect(times.seconds).toEqual({ network: 5 });
  });
});
