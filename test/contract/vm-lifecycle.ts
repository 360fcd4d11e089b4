/** The promises of every VM, whatever its purpose: one suite that runs for each user of `SupervisedVm`. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Role } from '../../appliance/protocol/every-role.ts';
import { PROTOCOL_VERSION } from '../../appliance/protocol/limits.ts';
import { Failure } from '../../host-agent/api/errors/failure.ts';
import type { FakeHypervisor } from '../../host-agent/hypervisor/fake/fake.ts';
import type { FakeGuest } from '../../host-agent/hypervisor/fake/fake-guest.ts';
import { isRunning } from '../../host-agent/process/process.ts';
import type { Loss, VmStep } from '../../host-agent/vm/loss.ts';
import { settle } from '../bed/event-loop.ts';

export interface VmUserUnderTest {
  readonly hypervisor: FakeHypervisor;
  /** The role of its guest agent. */
  readonly role: Role;
  /** A step of that role that the start waits for. */
  readonly step: Exclude<VmStep, 'vm' | 'guest-agent'>;
  /** Starts the VM and waits for that step. Rejects with the failure that the person reads. */
  readonly start: (signal: AbortSignal) => Promise<unknown>;
  /** The code of the failure for each cause. */
  readonly codes: Readonly<Record<Loss['kind'], string>>;
  /** The code of the failure after a cancellation; absent: the signal's reason is thrown. */
  readonly cancelledCode?: string;
  readonly keptConsoles: readonly string[];
  /** The remains besides processes: folders of VMs, ports in use. */
  readonly leftovers: () => Promise<readonly string[]>;
  readonly remove: () => Promise<void>;
  /** It never boots. */
  readonly isCloned?: true;
}

const CONSOLE = 'kernel: the guest starts';
const SECRET = 'words of the guest';

/** What the guest does after its hello, for each cause. */
const CAUSES: Readonly<Record<Loss['kind'], (guest: FakeGuest, user: VmUserUnderTest) => void>> = {
  ended: (guest) => guest.crash(),
  'image-damaged': (guest) => {
    guest.sayOnConsole('Kernel panic - not syncing: dm-verity device corrupted\n');
    void settle().then(() => guest.crash());
  },
  'protocol-violation': (guest) => guest.sayRaw(`{"type":"${SECRET}"}\n`),
  'guest-failed': (guest, { step }) => guest.say({ type: 'failed', step, message: SECRET }),
  'step-timeout': () => undefined,
};

/** `make` gets the time limit of each step. */
export function describeVmUser(name: string, make: (stepTimeoutMs: number) => Promise<VmUserUnderTest>): void {
  describe(`the lifecycle of ${name}`, () => {
    let user: VmUserUnderTest | undefined;
    afterEach(async () => {
      await user?.remove();
      user = undefined;
    });

    const prepare = async (stepTimeoutMs: number, act: (guest: FakeGuest, user: VmUserUnderTest) => void) => {
      const made = await make(stepTimeoutMs);
      user = made;
      made.hypervisor.onHello = (guest) => {
        guest.sayOnConsole(`${CONSOLE}\n`);
        guest.say({ type: 'hello', protocol: PROTOCOL_VERSION, role: made.role, reached: [] });
        void settle().then(() => act(guest, made));
      };
      return made;
    };
    const expectNothingLeft = async ({ hypervisor, leftovers }: VmUserUnderTest) => {
      const processes = [...hypervisor.guests.values()].flatMap(({ process }) => process ?? []);
      expect(processes).not.toEqual([]);
      expect(await Promise.all(processes.map(isRunning))).toEqual(processes.map(() => false));
      expect(await leftovers()).toEqual([]);
    };

    it.each(Object.keys(CAUSES) as Loss['kind'][])(
      'names the cause, keeps the console and leaves nothing when the VM is lost: %s',
      async (kind) => {
        const made = await prepare(kind === 'step-timeout' ? 400 : 10_000, CAUSES[kind]);
        const error: unknown = await made.start(new AbortController().signal).then(
          () => 'started',
          (reason: unknown) => reason,
        );
        expect(error).toBeInstanceOf(Failure);
        if (!(error instanceof Failure)) return;
        expect(error.code).toBe(made.codes[kind]);
        expect(`${error.message} ${error.hint}`).not.toContain(SECRET);
        expect(made.keptConsoles.join('')).toContain(CONSOLE);
        await expectNothingLeft(made);
      },
      20_000,
    );

    it('starts it once more when its guest shows no sign of life, unless it is a clone', async () => {
      const made = await prepare(4_500, CAUSES.ended);
      const [greeted, given] = [[] as FakeGuest[], [] as number[]];
      made.hypervisor.watch = {
        waitedMs: () => Promise.resolve(0),
        givenUp: (silentMs) => void given.push(silentMs),
      };
      const speak = made.hypervisor.onHello;
      made.hypervisor.onHello = (guest) => {
        greeted.push(guest);
        if (greeted.length > 1 || made.isCloned === true) speak(guest);
      };
      const failure = made.start(new AbortController().signal);
      await expect(failure).rejects.toMatchObject({ code: made.codes.ended });
      expect([greeted.length, given]).toEqual(made.isCloned === true ? [1, []] : [2, [500]]);
      expect(await isRunning(greeted[0]?.process ?? expect.fail())).toBe(false);
      await expectNothingLeft(made);
    }, 20_000);

    it('keeps no console and leaves nothing when the start is cancelled', async () => {
      const controller = new AbortController();
      const reason = new Error('The person changed their mind.');
      const made = await prepare(10_000, () => controller.abort(reason));
      const started = made.start(controller.signal);
      await (made.cancelledCode === undefined
        ? expect(started).rejects.toBe(reason)
        : expect(started).rejects.toMatchObject({ code: made.cancelledCode }));
      expect(made.keptConsoles).toEqual([]);
      await expectNothingLeft(made);
    });
  });
}
