/** Runs the contract of {@link describeVmUser} over every user of a VM. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { parseConfig } from '../../host-agent/config/load.ts';
import { withConverter } from '../../host-agent/conversion/converter.ts';
import { FakeHypervisor } from '../../host-agent/hypervisor/fake/fake.ts';
import { Ndvm } from '../../host-agent/network/ndvm.ts';
import { Ports } from '../../host-agent/network/ports.ts';
import { launch } from '../../host-agent/process/launch.ts';
import { isRunning, type ProcessIdentity } from '../../host-agent/process/process.ts';
import { vmFiles } from '../../host-agent/storage/filenames.ts';
import { sealVm } from '../../host-agent/template/seal.ts';
import { loadSpare } from '../../host-agent/template/spare.ts';
import { inspectVm } from '../../host-agent/verification/inspected-vm.ts';
import { fakePort } from '../host-agent/network/fake-port.ts';
import { fakeSessions, openBrowsing } from '../host-agent/session/fake-sessions.ts';
import { browser, fakeTemplates } from '../host-agent/template/fake-templates.ts';
import { describeVmUser } from './vm-lifecycle.ts';

const sleeper = { program: 'sleep', debianPackage: 'coreutils', timeoutMs: 5_000 };

/** A folder with an image that nothing boots, and one for VMs. */
async function bareHost() {
  const folder = await mkdtemp(join(tmpdir(), 'safe-browse-vm-'));
  for (const file of ['kernel', 'initramfs', 'root', 'init', 'program', 'page'])
    await writeFile(join(folder, file), '');
  const vms = join(folder, 'vms');
  const keptConsoles: string[] = [];
  return {
    hypervisor: new FakeHypervisor(),
    at: (name: string) => join(folder, name),
    boot: {
      kernel: join(folder, 'kernel'),
      initramfs: join(folder, 'initramfs'),
      root: join(folder, 'root'),
      commandLine: '',
    },
    vms,
    keptConsoles,
    keepConsole: (_: string, text: string) => {
      keptConsoles.push(text);
      return Promise.resolve('/kept');
    },
    leftovers: () => readdir(vms).catch(() => []),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

describeVmUser('a converter VM', async (stepTimeoutMs) => {
  const host = await bareHost();
  const parts = {
    ...host,
    browserImage: () => Promise.resolve({ boot: host.boot }),
    namesOf: (id: string) => vmFiles(join(host.vms, id)),
    stepWithinMs: () => stepTimeoutMs,
  };
  return {
    ...host,
    role: 'converter',
    step: 'ready',
    start: (signal) => withConverter(parts, { isLarge: true }, () => Promise.resolve(), signal),
    codes: {
      ended: 'converter-ended',
      'image-damaged': 'image-damaged',
      'protocol-violation': 'protocol-violation',
      'guest-failed': 'converter-ended',
      'step-timeout': 'converter-not-started',
    },
  };
});

describeVmUser('a VM that is verified', async (stepTimeoutMs) => {
  const host = await bareHost();
  const parts = {
    ...host,
    inspector: { init: host.at('init'), program: host.at('program'), page: host.at('page') },
    stepWithinMs: stepTimeoutMs,
    restMs: 10,
  };
  const spec = {
    id: 'verify',
    role: 'browser',
    names: vmFiles(join(host.vms, 'verify')),
    boot: host.boot,
    memoryMiB: 512,
    processors: 1,
    nics: [],
  } as const;
  return {
    ...host,
    role: 'browser',
    step: 'screen',
    start: (signal) => inspectVm(parts, spec, () => Promise.resolve(), signal),
    codes: {
      ended: 'inspection-failed',
      'image-damaged': 'image-damaged',
      'protocol-violation': 'inspection-failed',
      'guest-failed': 'inspection-failed',
      'step-timeout': 'inspection-failed',
    },
  };
});

describeVmUser('a VM that is sealed', async (stepTimeoutMs) => {
  const host = await bareHost();
  const spec = {
    id: 'seal',
    role: 'browser',
    names: vmFiles(join(host.vms, 'seal')),
    boot: host.boot,
    memoryMiB: 64,
    processors: 1,
    screen: { width: 64, height: 64 },
    nics: [],
  } as const;
  return {
    ...host,
    role: 'browser',
    step: 'screen',
    start: (signal) =>
      sealVm(
        {
          sealing: host.hypervisor.sealing,
          level: 'browser',
          settings: undefined,
          spec,
          files: { memory: host.at('memory'), devices: host.at('devices') },
          stepWithinMs: stepTimeoutMs,
          restMs: 10,
          onStep: () => undefined,
          keepConsole: (text) => host.keepConsole('seal', text),
        },
        signal,
      ),
    codes: {
      ended: 'seal-failed',
      'image-damaged': 'image-damaged',
      'protocol-violation': 'seal-failed',
      'guest-failed': 'seal-failed',
      'step-timeout': 'seal-failed',
    },
  };
});

describeVmUser('a network VM', async (stepTimeoutMs) => {
  const host = await bareHost();
  const uplinks: ProcessIdentity[] = [];
  const config = parseConfig('[network]\nstartWith = "session"', 'config.toml');
  const ndvm = new Ndvm({
    ...host,
    keepConsole: (text) => host.keepConsole('ndvm', text),
    names: vmFiles(join(host.vms, 'network')),
    config: () => ({ ...config, start: { ...config.start, requirementTimeoutSeconds: stepTimeoutMs / 1000 } }),
    image: () => Promise.resolve({ digest: 'd'.repeat(64), boot: host.boot }),
    clone: () => Promise.resolve(undefined),
    filterProgram: '/none',
    followHost: () => () => undefined,
    startUplink: async (_, names) => {
      const { identity } = await launch('uplink', sleeper, ['3600'], { logFile: names.processLog('uplink') });
      uplinks.push(identity);
      return { kind: 'user', process: identity };
    },
    log: pino({ level: 'silent' }),
  });
  return {
    ...host,
    role: 'network',
    step: 'bridge',
    start: (signal) => {
      // A caller that gives up only stops waiting; `network stop` cancels the start.
      signal.addEventListener('abort', () => void ndvm.stop(), { once: true });
      return ndvm.ensureUp(new AbortController().signal);
    },
    codes: {
      ended: 'network-ended',
      'image-damaged': 'image-damaged',
      'protocol-violation': 'protocol-violation',
      'guest-failed': 'network-failed',
      'step-timeout': 'network-not-started',
    },
    cancelledCode: 'network-stopped',
    leftovers: async () => {
      const running = await Promise.all(uplinks.map(isRunning));
      return [...ndvm.status().processes, ...running.filter(Boolean)].map(String);
    },
    remove: async () => {
      await ndvm.stop();
      await host.remove();
    },
  };
});

describeVmUser('the VM of a session', async (stepTimeoutMs) => {
  const fake = await fakeSessions();
  const config = fake.sessions.deps.config();
  Object.assign(fake.sessions.deps, {
    config: () => ({ ...config, start: { requirementTimeoutSeconds: stepTimeoutMs / 1000 } }),
  });
  return {
    hypervisor: fake.hypervisor,
    keptConsoles: fake.keptConsoles,
    remove: fake.remove,
    role: 'browser',
    step: 'screen',
    start: (signal) => openBrowsing(fake.sessions, {}, signal),
    codes: {
      ended: 'start-failed',
      'image-damaged': 'image-damaged',
      'protocol-violation': 'start-failed',
      'guest-failed': 'start-failed',
      'step-timeout': 'start-timed-out',
    },
    cancelledCode: 'cancelled',
    leftovers: async () => [
      ...(await readdir(fake.sessions.deps.sessionsFolder)),
      ...(fake.ports.used === 0 ? [] : ['a port']),
      ...fake.sessions.all.map(({ id }) => id),
    ],
  };
});

describeVmUser('a spare', async (stepTimeoutMs) => {
  const world = await fakeTemplates();
  await world.seal();
  // The guest takes no identity, so that the start waits for it.
  world.hypervisor.onMessage = () => undefined;
  const keptConsoles: string[] = [];
  const ports = new Ports(() => 1);
  const vms = join(world.folder, 'sessions');
  const place = {
    exit: undefined,
    reserve: async (id: string) => fakePort(ports, ports.reserve(id, { kind: 'internet-only' }) ?? 0),
  };
  const parts = {
    ...world,
    stepWithinMs: () => stepTimeoutMs,
    opensDocuments: false,
    restMs: 10,
    keepConsole: (text: string) => {
      keptConsoles.push(text);
      return Promise.resolve('/kept');
    },
  };
  return {
    ...world,
    role: 'browser',
    isCloned: true,
    step: 'identity',
    start: (signal) => loadSpare(parts, { spec: browser, key: 'key', place }, signal),
    keptConsoles,
    leftovers: async () => [...(await readdir(vms).catch(() => [])), ...ports.taken.map(({ port }) => `port ${port}`)],
    codes: {
      ended: 'spare-failed',
      'image-damaged': 'image-damaged',
      'protocol-violation': 'spare-failed',
      'guest-failed': 'spare-failed',
      'step-timeout': 'spare-failed',
    },
  };
});
