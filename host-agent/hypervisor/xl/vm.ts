import { once } from 'node:events';
import { closeSync, constants, openSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { ReadStream } from 'node:tty';
import { Failure } from '../../api/errors/failure.ts';
import { connectToVmSocket } from '../../api/connection/vm-socket.ts';
import type { VmFiles } from '../../storage/filenames.ts';
import { deadline } from '../../process/deadline.ts';
import { isRunning, killAndWait, waitUntilGone } from '../../process/process.ts';
import { Turns } from '../../process/turns.ts';
import { readKey } from '../../tools/xen/xenstore.ts';
import { destroyDomain, listDomains, pauseDomain, unpauseDomain } from '../../tools/xen/xl.ts';
import type { Frame, Vm, VmRecord, Thinning } from '../hypervisor.ts';
import type { Picture } from '../picture/picture.ts';
import { openPicture, readFrame } from '../picture/ppm.ts';
import { Qmp } from '../qmp/qmp.ts';
import type { XlCards } from './cards.ts';
import { TerminalChannel } from '../xen/terminal-channel.ts';

/** The process that draws the screen ends with its domain. It is checked often, at no cost. */
const LOOK_AT_PROCESS_EVERY_MS = 100;
/** The domain itself is checked less often: that starts a process, and is needed only where no process of xl is left to destroy it. */
const LOOK_AT_DOMAIN_EVERY_MS = 10_000;
const GONE_WITHIN_MS = 30_000;
const QMP_WITHIN_MS = 10_000;

export interface XlDomain {
  readonly name: string;
  readonly id: number;
  /** Control socket of the process that draws its screen. */
  readonly control: string;
}

/** A running domain, started by this host agent or an earlier one. */
export class XlVm implements Vm {
  readonly record: VmRecord;
  readonly ended: Promise<void>;
  readonly #domain: XlDomain;
  readonly #names: VmFiles;
  readonly #cards: XlCards;
  readonly #over = new AbortController();
  #isReleased = false;
  #isPaused = false;
  #killing: Promise<void> | undefined;
  #qmp: Promise<Qmp> | undefined;
  /** One frame at a time, because all use the same file. */
  readonly #frames = new Turns();

  constructor(domain: XlDomain, names: VmFiles, record: VmRecord, cards: XlCards) {
    this.#domain = domain;
    this.#names = names;
    this.record = record;
    this.#cards = cards;
    this.ended = this.#watch();
  }

  async connectGuestChannel(): Promise<Duplex> {
    const socket = connectToVmSocket(this.#names.guest);
    await once(socket, 'connect');
    return new TerminalChannel(socket);
  }

  async connectConsole(): Promise<Duplex> {
    const terminal = await readKey(`/local/domain/${this.#domain.id}/console/tty`);
    if (terminal === undefined || !/^\/dev\/pts\/\d+$/.test(terminal.trim())) throw new Failure('console-missing');
    const descriptor = openSync(terminal.trim(), constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
    try {
      return new ReadStream(descriptor);
    } catch (error) {
      closeSync(descriptor);
      throw error;
    }
  }

  screenshot(): Promise<Picture> {
    return this.#dump(openPicture);
  }

  frame(thinned?: Thinning): Promise<Frame> {
    return this.#dump((file) => readFrame(file, thinned));
  }

  #dump<Read>(read: (file: string) => Promise<Read>): Promise<Read> {
    return this.#frames.take(async () => {
      const qmp = await this.#control();
      await qmp.execute('screendump', { filename: this.#names.frame });
      try {
        return await read(this.#names.frame);
      } finally {
        await rm(this.#names.frame, { force: true });
      }
    });
  }

  async resume(): Promise<void> {
    if (!this.#isPaused) return;
    await unpauseDomain(this.#domain.name);
    this.#isPaused = false;
  }

  async pause(): Promise<void> {
    if (this.#isPaused) return;
    await pauseDomain(this.#domain.name);
    this.#isPaused = true;
  }

  linkUp(): Promise<void> {
    return this.#cards.connect(this.#over.signal);
  }

  /** For a domain whose cards an earlier host agent attached. */
  followNetwork(): Promise<void> {
    return this.#cards.adopt(this.#over.signal);
  }

  detach(): void {
    this.#isReleased = true;
    this.#letGo();
  }

  kill(): Promise<void> {
    this.#killing ??= this.#killAll();
    return this.#killing;
  }

  async #watch(): Promise<void> {
    for (let sinceLookMs = 0; !this.#over.signal.aborted; sinceLookMs += LOOK_AT_PROCESS_EVERY_MS) {
      if (!(await this.#areProcessesThere())) break;
      if (sinceLookMs >= LOOK_AT_DOMAIN_EVERY_MS) {
        sinceLookMs = 0;
        if (!(await this.#isAlive().catch(() => true))) break;
      }
      await sleep(LOOK_AT_PROCESS_EVERY_MS, undefined, { ref: false });
    }
    if (this.#isReleased) await new Promise<never>(() => undefined);
    await this.kill().catch(() => undefined);
  }

  async #areProcessesThere(): Promise<boolean> {
    return (await Promise.all(this.record.processes.map(isRunning))).every(Boolean);
  }

  /** Neither shut down, crashed nor dying. */
  async #isAlive(): Promise<boolean> {
    const listed = (await listDomains()).find(({ id }) => id === this.#domain.id);
    return listed !== undefined && !['s', 'c', 'd'].some((letter) => listed.state.has(letter as 's'));
  }

  async #killAll(): Promise<void> {
    await this.#cards.withdraw();
    this.#letGo();
    const isThere = async () =>
      (await listDomains()).some(({ name, id }) => name === this.#domain.name && id === this.#domain.id);
    for (let waitedMs = 0; await isThere(); waitedMs += 200) {
      if (waitedMs > GONE_WITHIN_MS)
        throw new Failure('vm-lingers', { kind: 'domain', name: this.#domain.name, look: 'xl list' });
      // xl's own process may destroy it too. The second one fails, and the next check shows whether the domain is gone.
      await destroyDomain(this.#domain.name).catch(() => undefined);
      await sleep(200);
    }
    for (const identity of this.record.processes) {
      const gone = (await waitUntilGone(identity, 500)) || (await killAndWait(identity));
      if (!gone)
        throw new Failure('vm-lingers', {
          kind: 'process',
          name: `${identity.pid} (${identity.role})`,
          look: `ps -fp ${identity.pid}`,
        });
    }
  }

  #letGo(): void {
    this.#over.abort(new Failure('vm-ended'));
    void this.#qmp?.then(
      (qmp) => qmp.close(),
      () => undefined,
    );
  }

  #control(): Promise<Qmp> {
    this.#qmp ??= Qmp.connect(this.#domain.control, deadline(QMP_WITHIN_MS, this.#over.signal)).catch(
      (error: unknown) => {
        this.#qmp = undefined;
        throw error;
      },
    );
    return this.#qmp;
  }
}
