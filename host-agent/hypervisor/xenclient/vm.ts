import { closeSync, constants, openSync } from 'node:fs';
import { PassThrough, type Duplex } from 'node:stream';
import { ReadStream } from 'node:tty';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../api/failure.ts';
import { converseOver, type Dom0 } from '../../tools/dom0.ts';
import { removeFile } from '../../tools/dom0-files.ts';
import { xenstoreRead } from '../../tools/xenstore.ts';
import type { Frame, Vm, VmRecord, Nic } from '../hypervisor.ts';
import { TerminalChannel } from '../xen/terminal-channel.ts';
import { withdrawPorts } from './backends.ts';
import { vmPath } from './interfaces.ts';
import { takeAway } from './create-vm.ts';
import type { Xenmgr } from './xenmgr.ts';

/** A look is a call of D-Bus, or a process and perhaps a way through ssh. */
export interface LookTimes {
  readonly everyMs: number;
  readonly goneWithinMs: number;
}

export interface XenclientDomain {
  readonly uuid: string;
  readonly id: number;
  readonly nics: readonly Nic[];
  /** A name of the disk that is this machine's alone; goes with it. */
  readonly ownDisk?: string | undefined;
}

/** A machine that runs, whether this host agent started it or an earlier one. Its one console carries the guest wire. */
export class XenclientVm implements Vm {
  readonly record: VmRecord;
  readonly ended: Promise<void>;
  readonly #domain: XenclientDomain;
  readonly #xenmgr: Xenmgr;
  readonly #dom0: Dom0;
  readonly #times: LookTimes;
  #isOver = false;
  #isReleased = false;
  #killing: Promise<void> | undefined;

  constructor(
    domain: XenclientDomain,
    record: VmRecord,
    parts: { readonly xenmgr: Xenmgr; readonly dom0: Dom0; readonly times: LookTimes },
  ) {
    this.#domain = domain;
    this.record = record;
    ({ xenmgr: this.#xenmgr, dom0: this.#dom0, times: this.#times } = parts);
    this.ended = this.#watch();
  }

  async connectGuestChannel(): Promise<Duplex> {
    const { id } = this.#domain;
    if (this.#dom0.destination !== undefined)
      return new TerminalChannel(converseOver(this.#dom0.destination, 'xl', ['console', '-t', 'pv', String(id)]));
    const terminal = (await this.#dom0.run(xenstoreRead, [`/local/domain/${id}/console/tty`])).trim();
    if (!/^\/dev\/pts\/\d+$/.test(terminal)) throw new Failure('console-missing');
    const descriptor = openSync(terminal, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
    try {
      return new TerminalChannel(new ReadStream(descriptor));
    } catch (error) {
      closeSync(descriptor);
      throw error;
    }
  }

  /** Nothing: the wire has the only console that there is. */
  connectConsole(): Promise<Duplex> {
    return Promise.resolve(new PassThrough());
  }

  screenshot(): Promise<Buffer> {
    return Promise.reject(noPicture());
  }

  frame(): Promise<Frame> {
    return Promise.reject(noPicture());
  }

  async pause(): Promise<void> {
    await this.#xenmgr.call(this.#vm, 'pause', []);
  }

  async resume(): Promise<void> {
    await this.#xenmgr.call(this.#vm, 'unpause', []);
  }

  /** Its card was there from the start on: what is plugged in later gets an address of xenmgr's choice. */
  linkUp(): Promise<void> {
    return Promise.resolve();
  }

  detach(): void {
    this.#isReleased = true;
    this.#isOver = true;
  }

  kill(): Promise<void> {
    this.#killing ??= this.#killAll();
    return this.#killing;
  }

  get #vm(): string {
    return vmPath(this.#domain.uuid);
  }

  async #watch(): Promise<void> {
    while (!this.#isOver && (await this.#isAlive())) await sleep(this.#times.everyMs, undefined, { ref: false });
    if (this.#isReleased) await new Promise<never>(() => undefined);
    await this.kill().catch(() => undefined);
  }

  /** xenmgr out of reach is no end of the machine. */
  async #isAlive(): Promise<boolean> {
    return this.#xenmgr.get(this.#vm, 'vm', 'domid').then(
      (id) => id === this.#domain.id,
      async () =>
        this.#xenmgr.call('/', 'listVms', []).then(
          (all) => all.includes(this.#vm),
          () => true,
        ),
    );
  }

  async #killAll(): Promise<void> {
    const { uuid, nics, ownDisk } = this.#domain;
    await withdrawPorts(nics, uuid);
    this.#isOver = true;
    await endVm(this.#xenmgr, uuid, this.#times);
    if (ownDisk !== undefined) await removeFile(this.#dom0, ownDisk);
  }
}

/** Ends the machine and deletes it; fulfilled when xenmgr knows it no more. Throws `Failure` vm-lingers. */
export async function endVm(xenmgr: Xenmgr, uuid: string, { everyMs, goneWithinMs }: LookTimes): Promise<void> {
  await takeAway(xenmgr, uuid, async () => {
    for (let waitedMs = 0; (await xenmgr.get(vmPath(uuid), 'vm', 'state')) !== 'stopped'; waitedMs += everyMs) {
      if (waitedMs > goneWithinMs)
        throw new Failure('vm-lingers', {
          kind: 'VM',
          name: uuid,
          look: `xec -o ${vmPath(uuid)} get state`,
        });
      await sleep(everyMs);
    }
  });
}

function noPicture(): Failure {
  return new Failure('screenshot-unavailable');
}
