/**
 * A fake of Xen's toolstack and XenStore, for tests without Xen: no domain runs. Written after xl(1), xl.cfg(5) and an emulated Xen 4.20.
 * A sleeping process takes the place of the one that serves a domain's screen and channel; when it ends, the domain is gone, as with the real toolstack.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerOn } from '../guest-agent.ts';
import { fakePrograms, type Ended } from '../programs.ts';
import { writePicture } from '../qemu/picture.ts';
import { serveQmp } from '../qemu/qmp.ts';

const nothing = () => undefined;

/** The control socket of the process that serves a domain's screen. */
const serveMonitor = (socket: Socket): void =>
  serveQmp(socket.on('error', nothing), {
    behaviour: () => 'good',
    screendump: (file, format) => writePicture(file, format, { width: 8, height: 6 }, true, 'good'),
    cont: nothing,
    stop: nothing,
    quit: nothing,
  });

interface FakeDomain {
  readonly name: string;
  readonly id: number;
  readonly memoryMiB: number;
  readonly processors: number;
  readonly model: ChildProcess;
  readonly servers: readonly Server[];
  readonly mayHaveDevices: boolean;
  isPaused: boolean;
}

export class FakeXl {
  /** The folder in which the real toolstack has its control sockets. */
  readonly runtimeFolder = mkdtempSync(join(tmpdir(), 'sb-xen-'));
  readonly store = new Map<string, string>();
  readonly assignable = new Set<string>();
  /** The commands about network cards, by domain. */
  readonly cards = new Map<string, string[]>();
  readonly #domains = new Map<string, FakeDomain>();
  #nextId = 1;

  /** Replaces `xl` and the programs of XenStore. */
  install(): void {
    fakePrograms.set('xl', (args) => this.#xl(args));
    fakePrograms.set('xenstore-read', ([path = '']) => answered(this.store.get(path)));
    fakePrograms.set('xenstore-list', ([path = '']) => {
      const names = [...this.store.keys()]
        .filter((key) => key.startsWith(`${path}/`))
        .map((key) => key.slice(path.length + 1).split('/')[0] ?? '');
      return names.length === 0
        ? failed(`xenstore-list: could not list path ${path}`)
        : { stdout: [...new Set(names)].join('\n') };
    });
  }

  async close(): Promise<void> {
    for (const name of [...this.#domains.keys()]) await this.#destroy(name);
    await rm(this.runtimeFolder, { recursive: true, force: true });
  }

  get names(): string[] {
    return [...this.#domains.keys()];
  }

  idOf(name: string): number | undefined {
    return this.#domains.get(name)?.id;
  }

  async #xl([verb = '', ...words]: readonly string[]): Promise<Ended> {
    const [name = ''] = words;
    const domain = this.#domains.get(name);
    switch (verb) {
      case 'create':
        return this.#create(await readFile(words.at(-1) ?? '', 'utf8'), { isPaused: name === '-p' });
      case 'pci-attach':
        if (!domain) return failed(`${name} is an invalid domain identifier`);
        return domain.mayHaveDevices && this.assignable.has(words[1] ?? '')
          ? {}
          : failed('libxl: error: libxl_pci.c: passthrough disabled, or device not assignable');
      case 'list':
        return {
          stdout: [
            `Name                                        ID   Mem VCPUs\tState\tTime(s)`,
            'Domain-0                                     0   640     2     r-----     100.5',
            ...[...this.#domains.values()].map(row),
          ].join('\n'),
        };
      case 'domid':
        return domain ? { stdout: `${domain.id}\n` } : failed(`${name} is an invalid domain identifier`);
      case 'destroy':
        return domain ? this.#destroy(name) : failed(`${name} is an invalid domain identifier (rc=-6)`);
      case 'pause':
      case 'unpause':
        if (!domain) return failed(`${name} is an invalid domain identifier`);
        domain.isPaused = verb === 'pause';
        return {};
      case 'pci-assignable-list':
        return { stdout: [...this.assignable].join('\n') };
      case 'pci-assignable-add':
        this.assignable.add(name);
        return {};
      case 'network-attach':
        return domain || name === 'Domain-0'
          ? this.#attach(domain?.id ?? 0, name, words.slice(1))
          : failed(`${name} is an invalid domain identifier`);
      case 'network-detach':
        this.cards.set(
          name,
          (this.cards.get(name) ?? []).filter((words_) => !words_.includes(words[1] ?? '')),
        );
        return {};
      default:
        return failed(`command not implemented: ${verb}`);
    }
  }

  async #create(config: string, { isPaused }: { readonly isPaused: boolean }): Promise<Ended> {
    const value = (key: string) => new RegExp(`^${key} = "?([^"\\n]*)"?$`, 'm').exec(config)?.[1] ?? '';
    const name = value('name');
    if (name === '') return failed('Domain name must be specified.');
    if (this.#domains.has(name)) return failed(`Domain with name "${name}" already exists`);
    if (value('type') === 'pvh' && /^pci = \[ "/m.test(config))
      return failed('passthrough not yet supported for x86 PVH guests');
    const id = this.#nextId++;
    const channel = /^channel = .*path=([^",]*)/m.exec(config)?.[1];
    const servers = [createServer(serveMonitor).listen(join(this.runtimeFolder, `qmp-libxenstat-${id}`))];
    if (channel !== undefined)
      servers.push(createServer((socket) => answerOn(socket, { isTerminal: true })).listen(channel));
    await Promise.all(servers.map((server) => once(server, 'listening')));
    const model = spawn('sleep', ['3600'], { stdio: 'ignore' });
    await once(model, 'spawn');
    const domain: FakeDomain = {
      name,
      id,
      memoryMiB: Number(value('memory')),
      processors: Number(value('vcpus')),
      model,
      servers,
      mayHaveDevices: value('passthrough') === 'enabled',
      isPaused,
    };
    this.#domains.set(name, domain);
    this.store.set(`/local/domain/${id}/image/device-model-pid`, `${model.pid ?? 0}\n`);
    // The process of the toolstack destroys the domain when the process of its screen is gone.
    model.once('exit', () => void this.#destroy(name));
    return {};
  }

  #attach(id: number, name: string, words: readonly string[]): Ended {
    this.cards.set(name, [...(this.cards.get(name) ?? []), words.join(' ')]);
    const said = new Map(words.map((word) => word.split('=', 2) as [string, string]));
    const backend = this.#domains.get(said.get('backend') ?? '');
    if (!backend) return failed(`no domain ${said.get('backend') ?? ''}`);
    const at = `/local/domain/${backend.id}/backend/vif/${id}/0`;
    this.store.set(`${at}/mac`, said.get('mac') ?? '');
    this.store.set(`${at}/hotplug-status`, 'connected');
    return {};
  }

  async #destroy(name: string): Promise<Ended> {
    const domain = this.#domains.get(name);
    if (!domain) return failed(`${name} is an invalid domain identifier`);
    this.#domains.delete(name);
    domain.model.kill('SIGKILL');
    for (const server of domain.servers) server.close();
    for (const key of [...this.store.keys()]) if (key.startsWith(`/local/domain/${domain.id}/`)) this.store.delete(key);
    return {};
  }
}

const answered = (value: string | undefined): Ended =>
  value === undefined ? failed('xenstore-read: couldn’t read path') : { stdout: value };
const failed = (stderr: string): Ended => ({ stderr, exitCode: 1 });
const row = ({ name, id, memoryMiB, processors, isPaused }: FakeDomain) =>
  `${name.padEnd(40)} ${String(id).padStart(5)} ${String(memoryMiB).padStart(5)} ${String(processors).padStart(5)}     -b${isPaused ? 'p' : '-'}---       1.0`;
