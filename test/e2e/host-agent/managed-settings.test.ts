/** The policy of a computer, with the real host agent and command line: root's file in /etc, and what people are told. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Finding } from '../../../host-agent/api/host/doctor.ts';
import { FakeQemuTestBed } from '../../bed/fake-qemu-test-bed.ts';
import { privateEtc } from '../../bed/private-etc.ts';

const POLICY = '/etc/safe-browse/policy.toml';
const GOOD = `
organisation = "Example University"
[forced.log]
level = "warn"
[forced.network]
forwardEapol = false
[forced.profile."*"]
files.out = "off"
[profiles]
forbidden = ["offline"]
[limits]
lifetimeMinutes = 60
`;
/** The host agent looks for changes every two seconds. */
const NOTICED_WITHIN_MS = 15_000;

let testBed: FakeQemuTestBed;
beforeAll(async () => {
  testBed = await FakeQemuTestBed.open({
    mount: (namespace, pathOf) => privateEtc(namespace, pathOf('h')),
  });
});
afterAll(async () => {
  expect(await testBed.close()).toEqual([]);
});

const inShell = (script: string, ...words: readonly string[]) =>
  testBed.namespace.must(['sh', '-c', script, 'sh', ...words]);
const putPolicy = (text: string, mode = '644') =>
  inShell('printf %s "$1" > "$2.new" && chmod "$3" "$2.new" && mv "$2.new" "$2"', text, POLICY, mode);
const complaint = (...words: readonly string[]) => testBed.product.complaint(...words);
const findings = async () => z.array(Finding).parse(JSON.parse((await testBed.product.run('doctor', '--json')).stdout));
const finding = async () => (await findings()).find(({ check }) => check === 'managed settings');

describe('the policy of a computer', () => {
  it('is in force at once, and config show gives the source of every value', async () => {
    expect((await testBed.product.run('config', 'set', 'log.level', 'debug')).status).toBe(0);
    await putPolicy(GOOD);
    await expect
      .poll(async () => (await testBed.product.run('config', 'show')).stdout, { timeout: NOTICED_WITHIN_MS })
      .toContain(`level = "warn"  # forced by the policy ${POLICY}`);
    const { stdout } = await testBed.product.run('config', 'show');
    expect(stdout).toContain(`lifetimeMinutes = 60  # limited by the policy ${POLICY}`);
    expect(stdout).toContain('accelerator = "tcg"  # your configuration');
    expect(stdout).toContain('hypervisor = "qemu"  # default');
    expect(stdout).toContain('colour = "green"  # shipped profile');
    expect(stdout.split('\n').filter((line) => line.includes(' = ') && !line.includes('  # '))).toEqual([]);
    const shown = JSON.parse((await testBed.product.run('config', 'show', '--json')).stdout) as Record<string, unknown>;
    expect(shown).toMatchObject({
      managed: { by: 'Example University' },
      sources: { 'log.level': { is: 'policy-forced', policy: POLICY }, hypervisor: { is: 'default' } },
      values: { log: { level: 'warn' } },
    });
    expect(await finding()).toMatchObject({
      level: 'ok',
      message: `Settings are managed by Example University (${POLICY}).`,
    });
  });

  it('refuses to change what it forces, with exit status 3 and the name of who manages it', async () => {
    const before = await inShell('cat "$1"', `${testBed.folder}/p/c/safe-browse/config.toml`);
    for (const words of [
      ['config', 'set', 'log.level', 'trace'],
      ['config', 'unset', 'log.level'],
      ['config', 'set', 'profile.mine.lifetimeMinutes', '90'],
      ['network', 'eapol', 'on'],
    ])
      expect(await complaint(...words), words.join(' ')).toMatchObject({
        status: 3,
        code: 'setting-managed',
        message: expect.stringMatching(/^Managed by Example University, and not changed: /) as string,
      });
    expect(await complaint('open', '--profile', 'offline')).toMatchObject({ status: 3, code: 'profile-managed' });
    expect(await inShell('cat "$1"', `${testBed.folder}/p/c/safe-browse/config.toml`)).toBe(before);
    expect((await testBed.product.run('config', 'set', 'end.undoSeconds', '5')).status).toBe(0);
  });

  it('that is broken lets no session start, and says why, until it is repaired', async () => {
    await putPolicy('[forced.log]\nlevel = "loud"\n[limits]\nimageAgeDays = 0\n');
    expect(await complaint('open', '--detach', '--no-window')).toMatchObject({
      status: 3,
      code: 'policy-invalid',
      message: expect.stringMatching(
        /have 2 mistakes:\n {2}.*limits\.imageAgeDays.*\n {2}.*forced\.log\.level/,
      ) as string,
    });
    expect(await finding()).toMatchObject({ level: 'trouble' });
    await putPolicy(GOOD);
    const opened = await testBed.product.run('open', '--detach', '--no-window', '--json');
    expect(opened.status).toBe(0);
    expect((await testBed.product.run('close', '--all')).status).toBe(0);
  });

  it('that others than root can write lets no session start', async () => {
    await putPolicy(GOOD, '666');
    expect(await complaint('open')).toMatchObject({ status: 3, code: 'policy-file-refused' });
    await inShell('rm "$1"', POLICY);
    await expect.poll(finding, { timeout: NOTICED_WITHIN_MS }).toBeUndefined();
  });
});
