/** `safe-browse verify` with KVM in an emulated computer, and what the doctor says to a person who may not use KVM. `npm run test:kvm` */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { Finding } from '../../host-agent/api/host/doctor.ts';
import type { VerificationReport } from '../../host-agent/api/host/verification.ts';
import { artefact } from '../bed/artefacts.ts';
import { networkImage } from '../bed/images/test-images.ts';
import { troubleIn } from '../bed/nested/kernel-log.ts';
import { KvmComputer, NOTHING_BY_ITSELF } from '../bed/nested/kvm-computer.ts';
import { type TestBed, openTestBed } from '../bed/test-bed.ts';
import { reportOf } from '../bed/verification.ts';

const COMMAND_MS = 120_000;
const DOCTOR_MS = 300_000;
const VERIFY_MS = 1_400_000;

/** Only the VMs of a verification use the processor. */
const CONFIGURATION = `[network]
startWith = "session"
ports = 2
${NOTHING_BY_ITSELF}[start]
requirementTimeoutSeconds = 1400
[profile.default]
processors = 1
memoryMiB = 1536
`;

let testBed: TestBed;
let computer: KvmComputer;
beforeAll(async () => {
  testBed = await openTestBed();
  computer = await KvmComputer.boot(testBed, 6144);
  await computer.configure(CONFIGURATION);
}, 900_000);
afterAll(() => testBed.close());

async function verify(words: string): Promise<VerificationReport> {
  const { output } = await computer.run(`sb verify ${words} --json`, VERIFY_MS);
  const report = reportOf(output);
  writeFileSync(artefact(`kvm-verify-${report.kind}.json`), JSON.stringify(report, null, 2));
  return report;
}

/** What the doctor says about KVM to another person, who has just logged in. */
async function acceleratorOfOther(): Promise<Finding> {
  const reported = await computer.succeed(
    `export HOME=/run/other/h XDG_CONFIG_HOME=/run/other/c XDG_STATE_HOME=/run/other/s XDG_RUNTIME_DIR=/run/other/r XDG_DATA_HOME=/run/other/d
other() { setpriv --reuid=65534 --regid=65534 --init-groups ${process.execPath} $CLI "$@"; }
other doctor > /dev/null 2>&1 || true; other doctor --json || true; other daemon --stop > /dev/null 2>&1`,
    DOCTOR_MS,
  );
  const found = z.array(Finding).parse(JSON.parse(reported));
  return found.find(({ check }) => check === 'accelerator') ?? expect.fail(reported);
}

const failed = ({ checks }: VerificationReport) => checks.filter(({ outcome }) => outcome === 'failed');

it('the doctor tells a person who may not use KVM what to do, and that helps', async () => {
  await computer.succeed(
    `mkdir -p -m 700 /run/other/{c,s,r,d,h}/safe-browse /run/other/d/safe-browse/images
cp /run/config/safe-browse/config.toml /run/other/c/safe-browse
cp -r /run/data/safe-browse/keys /run/other/d/safe-browse; cp -r /run/data/safe-browse/images/network /run/other/d/safe-browse/images
chmod 711 /run/other; chown -R 65534:65534 /run/other/*`,
    COMMAND_MS,
  );
  const before = await acceleratorOfOther();
  expect(before).toMatchObject({ level: 'note', message: expect.stringContaining('may not open /dev/kvm') as string });
  const command = /^Run as root: (usermod .*)\. Then run/.exec(before.hint ?? '')?.[1];
  await computer.succeed(command ?? expect.fail(`There is no command: ${before.hint ?? ''}`), COMMAND_MS);
  const after = await acceleratorOfOther();
  expect(after).toMatchObject({ level: 'ok', message: 'VMs run with KVM: a test guest ran with it.' });
});

it('verify reset finds none of its changes after a restart', async () => {
  const { digest } = await networkImage();
  const report = await verify(`reset --image ${digest.slice(0, 12)}`);
  expect(report).toMatchObject({ image: digest, accelerator: 'kvm' });
  expect(failed(report)).toEqual([]);
  expect(report.checks.length).toBeGreaterThan(60);
});

it('verify isolation reaches nothing that it must not reach', async () => {
  const report = await verify('isolation');
  expect(report.accelerator).toBe('kvm');
  expect(failed(report)).toEqual([]);
  const held = report.checks.filter(({ outcome }) => outcome === 'held').map(({ name }) => name);
  expect(held).toEqual(expect.arrayContaining(['network', 'trials', 'other-session', 'jail-namespaces', 'processor']));
});

it('the kernel of the computer logs no warning', async () => {
  const log = await computer.succeed('dmesg', COMMAND_MS);
  expect([...troubleIn(log), ...troubleIn(computer.console())]).toEqual([]);
});
