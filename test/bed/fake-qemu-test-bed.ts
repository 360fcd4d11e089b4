/**
 * The product, real to the last part but one: QEMU is a fake, which a program laid over it is in a namespace of the test bed alone. Host agent,
 * command line, jail and passt are the real ones, and a session takes a second, so that there can be hundreds of them.
 */
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { Client } from '../../host-agent/api/client.ts';
import { imageNames } from '../../host-agent/storage/filenames.ts';
import type { Folders } from '../../host-agent/storage/folders.ts';
import { putImage, signImage } from '../host-agent/image/images.ts';
import { Namespace, type ProcessInside } from './namespace.ts';
import { Product } from './product.ts';
import { makeRunFolder } from './run-folder.ts';
import { GOOD, type Scenario, SCENARIO_MARK } from '../fakes/qemu/behaviour.ts';

const QEMU = '/usr/bin/qemu-system-x86_64';
/** In QEMU's jail nothing else of the system is to be seen, so what the fake is run by lies in its firmware's place. */
const FIRMWARE = '/usr/share/qemu';
const DAEMON_WITHIN_MS = 60_000;

/** Software emulation needs no probe; nothing is sealed where nothing is said of it. */
const CONFIGURATION = 'accelerator = "tcg"\n[template]\nseal = "off"\n';

/** A fake for mmdebstrap: mounts, starts a child, takes its time, and has no packages to give. */
const BUILDER = `#!/bin/sh
mkdir "$TMPDIR/tree" && mount -t tmpfs none "$TMPDIR/tree" && mkdir "$TMPDIR/tree/usr"
sleep 3 & wait
exit 1
`;
const MMDEBSTRAP = '/usr/bin/mmdebstrap';

export interface FakeQemuOptions {
  /** Whether images are built by a fake, too. */
  readonly builder?: boolean;
  /** Whether what programs of the product hold in memory is to be measured: V8 lets garbage lie for minutes otherwise. */
  readonly collectsGarbage?: boolean;
  /** Instead of the usual one. */
  readonly configuration?: string;
  /** Mounts something over a folder of the product before it is used, by its name: `c`, `s`, `r` or `d`, or the person's home, `h`. */
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
      await namespace.must(['mount', '--bind', join(folder, 'builder'), MMDEBSTRAP]);
    }
    const below = join(folder, 'p');
    mkdirSync(below);
    const product = new Product(namespace, below, {
      XDG_DATA_HOME: join(below, 'd'),
      ...(collectsGarbage && { NODE_OPTIONS: `--import=${join(import.meta.dirname, './collects-garbage.mjs')}` }),
    });
    mkdirSync(join(below, 'd'), { mode: 0o700 });
    await mount?.(namespace, (name) => join(below, name));
    const testBed = new FakeQemuTestBed(folder, namespace, product, program, bundle);
    await testBed.putImages();
    // Into what may be mounted there.
    mkdirSync(testBed.folders.config, { recursive: true, mode: 0o700 });
    writeFileSync(join(testBed.folders.config, 'config.toml'), configuration);
    return testBed;
  }

  /** The folders of the product as they are seen from here, whatever was mounted there. */
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

  /** Sets how VMs behave that start from now on. */
  behave(scenario: Partial<Scenario>): void {
    // Into the same file: it is laid over QEMU's, and another one would not be.
    writeFileSync(this.#program, `${this.#bundle}${SCENARIO_MARK}${JSON.stringify({ ...GOOD, ...scenario })}`);
  }

  /** A line to the host agent, which is started where there is none. */
  async client(): Promise<Client> {
    const socket = join(this.folders.runtime, 'agent.sock');
    const startedMs = performance.now();
    while (performance.now() - startedMs < DAEMON_WITHIN_MS) {
      const client = await Client.attach(socket);
      // One that was killed may take a call while it dies, and answers none.
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

  /** Processes of the product: VMs, jails, uplinks and the host agent. */
  processes(): ProcessInside[] {
    return this.product
      .processes()
      .filter(({ commandLine }) => /daemon\.js|qemu-system|passt|bwrap|mmdebstrap/.test(commandLine));
  }

  /** Files and sockets of the product below its runtime folder. */
  runtimeFiles(): string[] {
    return filesBelow(this.folders.runtime);
  }

  /** Mounts in the namespace of the product. */
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

/** Paths of all that is no folder. */
export function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [] : [join(entry.parentPath, entry.name).slice(folder.length + 1)],
    );
  } catch {
    return [];
  }
}
