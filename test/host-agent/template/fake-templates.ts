import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { healthyGuest } from '../../fakes/guest-agent.ts';
import { FakeHypervisor } from '../../../host-agent/hypervisor/fake/fake.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';
import type { Folders } from '../../../host-agent/storage/folders.ts';
import type { TemplateSpec } from '../../../host-agent/template/template-spec.ts';
import { type TemplateOptions, Templates } from '../../../host-agent/template/templates.ts';

export const never = new AbortController().signal;

export const browser: TemplateSpec = {
  level: 'browser',
  vm: {
    role: 'browser',
    memoryMiB: 64,
    processors: 1,
    screen: { width: 64, height: 64 },
    nics: [{ mac: '02:00:00:00:00:01', socket: '', end: 'connect' }],
  },
};

/** A click that asks for it, and leaves by the way of the host. */
export const click = { spec: browser, exit: undefined };

/** Templates on the fake hypervisor, in a temporary folder. */
export async function fakeTemplates() {
  const folder = await mkdtemp(join(tmpdir(), 'sb-templates-'));
  const folders: Folders = { data: join(folder, 'data'), config: folder, state: folder, runtime: folder };
  await mkdir(folders.data);
  await writeFile(join(folder, 'file'), '');
  const hypervisor = new FakeHypervisor();
  hypervisor.onHello = healthyGuest;
  hypervisor.onMessage = healthyGuest;
  const image = {
    digest: 'd'.repeat(64),
    boot: {
      kernel: join(folder, 'file'),
      initramfs: join(folder, 'file'),
      root: join(folder, 'file'),
      commandLine: '',
    },
  };
  const current = { digest: image.digest };
  const keptConsoles: string[] = [];
  const logged: string[] = [];
  const log = pino({}, { write: (line: string) => void logged.push(line) });
  const wanted: TemplateSpec[] = [browser];
  const missing = { reported: () => undefined as unknown };
  const maximumAgeHours = { value: 24 };
  const options: TemplateOptions = {
    hypervisor,
    folders,
    sealingFolder: join(folder, 'sealing'),
    image: () => Promise.resolve({ ...image, digest: current.digest }),
    imageDigest: () => Promise.resolve(current.digest),
    version: '1',
    maximumAgeHours: () => maximumAgeHours.value,
    stepWithinMs: () => 5_000,
    restMs: 20,
    keepConsole: (_, text) => Promise.resolve(void keptConsoles.push(text)).then(() => '/kept'),
    log,
  };
  const templates = new Templates(options);
  templates.on('missing', () => void missing.reported());
  /** Seals like the sealer. */
  const seal = async (spec = browser) => {
    const image = await templates.seal(spec, () => undefined, never);
    await templates.prune(spec.vm.role, image, wanted, never);
  };
  const namesOf = (id: string) => vmFiles(join(folder, 'sessions', id));
  const copies: NonNullable<Awaited<ReturnType<Templates['clone']>>>[] = [];
  const copy = async (id: string) => {
    await mkdir(namesOf(id).folder, { recursive: true });
    const clone = await templates.clone(browser, { id, names: namesOf(id), nics: browser.vm.nics }, never);
    if (clone) copies.push(clone);
    return clone;
  };
  return {
    folder,
    folders,
    hypervisor,
    options,
    templates,
    image,
    current,
    wanted,
    missing,
    maximumAgeHours,
    log,
    logged,
    keptConsoles,
    namesOf,
    seal,
    copy,
    remove: async () => {
      for (const { vm } of copies) await vm.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type FakeTemplates = Awaited<ReturnType<typeof fakeTemplates>>;
