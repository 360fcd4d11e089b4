import { closeSync, constants, openSync } from 'node:fs';
import { PassThrough, type Duplex } from 'node:stream';
import { ReadStream } from 'node:tty';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../api/errors/failure.ts';
import { converseOver, type Dom0 } from '../../tools/xen/dom0.ts';
import { removeFile } from '../../tools/xen/dom0-files.ts';
import { xenstoreRead } from '../../tools/xen/xenstore.ts';
import type { Frame, Vm, VmRecord, Nic } from '../hypervisor.ts';
import type { Picture } from '../picture/picture.ts';
import { TerminalChannel } from '../xen/terminal-channel.ts';
import { withdrawPorts } from './backends.ts';
import { vmPath } from './interfaces.ts';
import { deleteVm } from './create-vm.ts';
import type { Xenmgr } from './xenmgr.ts';

/** Each check is a D-Bus call, or a process, perhaps over ssh. */
export interface LookTimes {
  readonly everyMs: number;
  readonly goneWithinMs: number;
}

export interface XenclientDomain {
  readonly uuid: string;
  readonly id: number;
  readonly nics: readonly Nic[];
  /** A second name of the disk, only for this VM and removed with it. */
  readonly ownDisk?: string | undefined;
}

/** A running VM, started by this host agent or an earlier one. Its only console carries the guest channel. */
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

  /** Empty: the guest channel uses the only console. */
  connectConsole(): Promise<Duplex> {
    return Promise.resolve(new PassThrough());
  }

  screenshot(): Promise<Picture> {
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

  /** Nothing to do: its card is attached at the start, since xenmgr chooses the address of a card that is attached later. */
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

  /** The VM has not ended just because xenmgr is not reachable. */
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

/** Ends and deletes the VM; resolves when xenmgr no longer has it. Throws `Failure` vm-lingers. */
export async function endVm(xenmgr: Xenmgr, uuid: string, { everyMs, goneWithinMs }: LookTimes): Promise<void> {
  await deleteVm(xenmgr, uuid, async () => {
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
