/**
 * The real product with one fake part: in the namespace of the test bed, a fake is mounted over QEMU. Host agent,
 * command line, jail and passt are real. A session takes a second, so that a test can open hundreds of them.
 */
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { Client } from '../../host-agent/api/connection/client.ts';
import { imageNames } from '../../host-agent/storage/filenames.ts';
import type { Folders } from '../../host-agent/storage/folders.ts';
import { putImage, signImage } from '../host-agent/image/images.ts';
import { Namespace, type ProcessInside } from './namespace.ts';
import { Product } from './product.ts';
import { makeRunFolder } from './run-folder.ts';
import { GOOD, type Scenario, SCENARIO_MARK } from '../fakes/qemu/behaviour.ts';

const QEMU = '/usr/bin/qemu-system-x86_64';
/** QEMU's jail contains nothing else of the system, so the program that runs the fake is in the place of the firmware. */
const FIRMWARE = '/usr/share/qemu';
const DAEMON_WITHIN_MS = 60_000;

/** Software emulation needs no probe, and nothing is sealed unless a test asks for it. */
const CONFIGURATION = 'accelerator = "tcg"\n[template]\nseal = "off"\n';

/** A fake of apt-get, with which a build begins: it starts a child and takes some time, but has no packages. */
const BUILDER = `#!/bin/sh
sleep 3 & wait
exit 1
`;
const APT_GET = '/usr/bin/apt-get';

export interface FakeQemuOptions {
  /** Whether a fake builds images, too. */
  readonly builder?: boolean;
  /** Whether the memory of the product's programs is measured; without this V8 collects no garbage for minutes. */
  readonly collectsGarbage?: boolean;
  /** Replaces the usual configuration. */
  readonly configuration?: string;
  /** Mounts something over a folder of the product before its first use. Its name is `c`, `s`, `r`, `d`, or `h` for the person's home. */
  readonly mount?: (namespace: Namespace, pathOf: (name: 'c' | 's' | 'r' | 'd' | 'h') => string) => Promise<void>;
}

export class FakeQemuTestBed {
  readonly folder: string;
  readonly namespace: Namespace;
  readonly product: Product;
  readonly #program: string;
  readonly #bundle: string;

  private constructor(folder: string, namespace: Namespace, product: Product, program: string, bundle: string) {
    this.folder = folder;
    this.namespace = namespace;
    this.product = product;
    this.#program = program;
    this.#bundle = bundle;
  }

  static async open({
    configuration = CONFIGURATION,
    builder = false,
    collectsGarbage = false,
    mount,
  }: FakeQemuOptions = {}): Promise<FakeQemuTestBed> {
    const folder = makeRunFolder();
    const program = join(folder, 'qemu');
    const { outputFiles } = await build({
      entryPoints: [join(import.meta.dirname, '../fakes/qemu/main.ts')],
      write: false,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      logLevel: 'error',
      banner: { js: `#!${FIRMWARE}/node` },
    });
    const bundle = outputFiles[0]?.text ?? '';
    writeFileSync(program, `${bundle}${SCENARIO_MARK}${JSON.stringify(GOOD)}`, { mode: 0o755 });
    const namespace = await Namespace.create('host', folder);
    await namespace.must(['mount', '--bind', program, QEMU]);
    const firmware = join(folder, 'firmware');
    mkdirSync(firmware);
    writeFileSync(join(firmware, 'node'), '');
    await namespace.must(['mount', '--bind', firmware, FIRMWARE]);
    await namespace.must(['mount', '--bind', process.execPath, `${FIRMWARE}/node`]);
    if (builder) {
      writeFileSync(join(folder, 'builder'), BUILDER, { mode: 0o755 });
      await namespace.must(['mount', '--bind', join(folder, 'builder'), APT_GET]);
    }
    const below = join(folder, 'p');
    mkdirSync(below);
    const product = new Product(namespace, below, {
      XDG_DATA_HOME: join(below, 'd'),
      ...(collectsGarbage && { NODE_OPTIONS: `--import=${join(import.meta.dirname, './owned/collects-garbage.mjs')}` }),
    });
    mkdirSync(join(below, 'd'), { mode: 0o700 });
    await mount?.(namespace, (name) => join(below, name));
    const testBed = new FakeQemuTestBed(folder, namespace, product, program, bundle);
    await testBed.putImages();
    // After the mounts, so that it is written into them.
    mkdirSync(testBed.folders.config, { recursive: true, mode: 0o700 });
    writeFileSync(join(testBed.folders.config, 'config.toml'), configuration);
    return testBed;
  }

  /** The folders of the product as this process sees them, with everything that is mounted there. */
  get folders(): Folders {
    const at = (name: string) => `/proc/${this.namespace.outerPid}/root${join(this.folder, 'p', name, 'safe-browse')}`;
    return { config: at('c'), state: at('s'), runtime: at('r'), data: at('d') };
  }

  /** Images that nothing boots. */
  async putImages(content = 'nothing that boots'): Promise<void> {
    const { folders } = this;
    mkdirSync(folders.data, { recursive: true, mode: 0o700 });
    for (const role of ['browser', 'network'] as const) {
      const digest = putImage(folders, role, content);
      await signImage(folders, role, digest);
      const { current } = imageNames(folders, role);
      rmSync(current, { force: true });
      symlinkSync(digest, current);
    }
  }

  /** Sets the behaviour of all VMs that start from now on. */
  behave(scenario: Partial<Scenario>): void {
    // Writes into the same file, because that file is mounted over QEMU's.
    writeFileSync(this.#program, `${this.#bundle}${SCENARIO_MARK}${JSON.stringify({ ...GOOD, ...scenario })}`);
  }

  /** A connection to the host agent, which is started if none runs. */
  async client(): Promise<Client> {
    const socket = join(this.folders.runtime, 'agent.sock');
    const startedMs = performance.now();
    while (performance.now() - startedMs < DAEMON_WITHIN_MS) {
      const client = await Client.attach(socket);
      // A host agent that was killed may accept a call while it dies, but does not answer it.
      if (
        client &&
        (await client.call('daemon.hello', {}).then(
          () => true,
          () => false,
        ))
      )
        return client;
      client?.close();
      await this.product.run('list');
    }
    throw new Error('The host agent does not start.');
  }

  /** The processes of the product: VMs, jails, uplinks and the host agent. */
  processes(): ProcessInside[] {
    return this.product
      .processes()
      .filter(({ commandLine }) => /daemon\.js|qemu-system|passt|bwrap|apt-get/.test(commandLine));
  }

  /** The files and sockets of the product below its runtime folder. */
  runtimeFiles(): string[] {
    return filesBelow(this.folders.runtime);
  }

  /** The mounts in the namespace of the product. */
  async mounts(): Promise<string[]> {
    return (await this.namespace.must(['cat', '/proc/self/mounts'])).split('\n');
  }

  /** Ends everything. Returns what the product left behind. */
  async close(): Promise<string[]> {
    const left = await this.product.stop();
    await this.namespace.close();
    if (process.env['SAFE_BROWSE_TEST_KEEP'] === undefined) rmSync(this.folder, { recursive: true, force: true });
    return left;
  }
}

/** The paths of everything except folders. */
export function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [] : [join(entry.parentPath, entry.name).slice(folder.length + 1)],
    );
  } catch {
    return [];
  }
}
