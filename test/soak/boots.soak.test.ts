/**
 * Boots the network image and the browser image in turn, each until its guest agent speaks, with the arguments that the host agent gives QEMU.
 * Of a guest that hangs, the console, the registers and the interrupt controllers are kept in the folder for artefacts.
 * `npm run test:boots`; SAFE_BROWSE_BOOTS is the number of boots of each image.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseConfig } from '../../host-agent/config/load.ts';
import type { VmSpec } from '../../host-agent/hypervisor/hypervisor.ts';
import { qemuJail, vmShare } from '../../host-agent/hypervisor/qemu/jail.ts';
import { Qmp } from '../../host-agent/hypervisor/qmp/qmp.ts';
import { bootOf } from '../../host-agent/image/boot.ts';
import { currentImage } from '../../host-agent/image/store.ts';
import { launchJail } from '../../host-agent/jail/launch-jail.ts';
import { makeSharedFolder } from '../../host-agent/jail/shared-files.ts';
import { connectToVmSocket } from '../../host-agent/api/connection/vm-socket.ts';
import { ndvmVm } from '../../host-agent/network/ndvm-spec.ts';
import { lastWords } from '../../host-agent/process/launch.ts';
import { killAndWait, ProcessorWaits } from '../../host-agent/process/process.ts';
import { vmFiles } from '../../host-agent/storage/filenames.ts';
import { browserTemplateSpecs } from '../../host-agent/template/template-spec.ts';
import { ConsoleTail } from '../../host-agent/vm/console-tail.ts';
import { GuestChannel } from '../../host-agent/vm/guest-channel.ts';
import { artefact } from '../bed/artefacts.ts';
import { testData } from '../bed/product.ts';
import { START_TIMEOUT_MS } from '../bed/timeouts.ts';

const BOOTS = Number(process.env['SAFE_BROWSE_BOOTS'] ?? 300);
/** Without a byte from the guest for so long, not counting the time in which it waited for a processor of the host. From the last line of the console to the guest agent are 5 s of a processor. */
const HANGS_AFTER_MS = 60_000;
const LOOK_EVERY_MS = 100;
const SAMPLES = 4;
const ROLES = ['network', 'browser'] as const;
type Role = (typeof ROLES)[number];

interface Boot {
  readonly role: Role;
  /** Seconds from the start of QEMU. */
  readonly answers: number;
  readonly firstLine?: number;
  readonly guestAgent?: number;
  /** Where the guest agent did not speak. */
  readonly failure?: string;
}

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'sb-'));
});
afterAll(() => rmSync(scratch, { recursive: true }));

async function specOf(role: Role): Promise<VmSpec> {
  const config = parseConfig('', 'config.toml');
  const names = vmFiles(join(scratch, role));
  const image = await currentImage({ data: join(testData, 'safe-browse'), config: '', state: '', runtime: '' }, role);
  if (!image) throw new Error(`There is no ${role} image for the tests. Run: npm test`);
  const unplugged = { socket: join(names.own, 'unplugged.sock') };
  const vm = role === 'network' ? ndvmVm(config.network, names) : browserTemplateSpecs(config)[0]?.vm;
  if (!vm) throw new Error('The default profile has no template.');
  const { memoryMiB, processors, screen, sound }: Pick<VmSpec, 'memoryMiB' | 'processors' | 'screen' | 'sound'> = vm;
  const nics = vm.nics.map((nic) => (nic.end === 'connect' ? { ...nic, ...unplugged } : nic));
  // Without the scratch disk, whose file the hypervisor makes before it starts the jail that is started here.
  const devices = { ...(screen && { screen }), ...(sound && { sound }), nics };
  return { id: 'boots', role, names, boot: bootOf(image), memoryMiB, processors, ...devices };
}

async function boot(role: Role, nth: number): Promise<Boot> {
  const spec = await specOf(role);
  const { names } = spec;
  mkdirSync(names.folder);
  for (const folder of [names.own, names.ports]) await makeSharedFolder(folder);
  for (const { socket, end } of spec.nics) if (end === 'listen') await makeSharedFolder(dirname(socket));
  const logFile = names.processLog('qemu');
  const startedMs = performance.now();
  const seconds = () => (performance.now() - startedMs) / 1000;
  const launched = await launchJail(qemuJail(spec, 'tcg', { kind: 'boot' }), {
    role: 'qemu',
    logFile,
    ...vmShare(spec, 'tcg', 'boot'),
  });
  try {
    const qmp = await Qmp.connect(names.qmp, AbortSignal.timeout(START_TIMEOUT_MS));
    const answers = seconds();
    await launched.closeFolders();
    const reached: { firstLine?: number; guestAgent?: number } = {};
    const ended = new AbortController();
    void qmp.closed.then(() => ended.abort());
    let lastByteMs = performance.now();
    const heard = () => (lastByteMs = performance.now());
    const output = connectToVmSocket(names.console).on('data', heard);
    output.once('data', () => (reached.firstLine = seconds()));
    const console = new ConsoleTail(output);
    const channel = connectToVmSocket(names.guest).on('data', heard);
    new GuestChannel(role, channel, {
      onMessage: ({ type }) => {
        if (type === 'hello') reached.guestAgent ??= seconds();
      },
      onViolation: () => undefined,
      onClosed: () => undefined,
    });
    const waits = new ProcessorWaits(() => [launched.identity.pid]);
    let [waitedMs, sinceMs] = [0, lastByteMs];
    for (;;) {
      if (reached.guestAgent !== undefined) return { role, answers, ...reached };
      if (ended.signal.aborted)
        return { role, answers, ...reached, failure: `QEMU ended: ${await lastWords(logFile)}` };
      const totalMs = await waits.totalMs();
      if (sinceMs !== lastByteMs) [sinceMs, waitedMs] = [lastByteMs, totalMs];
      if (performance.now() - sinceMs - (totalMs - waitedMs) > HANGS_AFTER_MS) {
        const kept = await keepEvidence(`${role}-${nth}`, qmp, spec.processors, console.text());
        return { role, answers, ...reached, failure: `The guest hangs: ${kept}` };
      }
      await sleep(LOOK_EVERY_MS);
    }
  } finally {
    for (const identity of [...(launched.inside ? [launched.inside] : []), launched.identity])
      await killAndWait(identity);
    rmSync(names.folder, { recursive: true });
  }
}

/** What a guest does that hangs. Returns the file. */
async function keepEvidence(name: string, qmp: Qmp, processors: number, console: string): Promise<string> {
  const ask = async (command: string) =>
    `== ${command}\n${String(await qmp.execute('human-monitor-command', { 'command-line': command }).catch(String))}\n`;
  const parts = [`== console\n${console}\n`, await ask('info status'), await ask('info irq'), await ask('info pic')];
  for (let cpu = 0; cpu < processors; cpu += 1) parts.push(await ask(`info lapic ${cpu}`));
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    parts.push(await ask('info registers -a'));
    await sleep(1_000);
  }
  const file = artefact(`boots/hangs-${name}.txt`);
  writeFileSync(file, parts.join('\n'));
  return file;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

it(`every guest speaks, in ${BOOTS} boots of each image`, { timeout: 0 }, async () => {
  const boots: Boot[] = [];
  for (let nth = 0; nth < BOOTS; nth += 1) {
    for (const role of ROLES) {
      const booted = await boot(role, nth);
      boots.push(booted);
      process.stdout.write(`${nth} ${JSON.stringify(booted)}\n`);
    }
  }
  for (const role of ROLES) {
    const done = boots.filter((each) => each.role === role && each.failure === undefined);
    const of = (step: 'answers' | 'firstLine' | 'guestAgent') =>
      `${median(done.map((each) => each[step] ?? NaN)).toFixed(2)} s`;
    process.stdout.write(
      `${role}: ${done.length} of ${BOOTS} spoke; medians: QEMU ${of('answers')}, first line ${of('firstLine')}, guest agent ${of('guestAgent')}\n`,
    );
  }
  expect(boots.filter(({ failure }) => failure !== undefined)).toEqual([]);
});
