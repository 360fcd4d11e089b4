/** One start of a session: from its port to the first painted frame. */
import { mkdir } from 'node:fs/promises';
import { Failure } from '../../api/errors/failure.ts';
import { REQUIREMENTS } from '../../api/session/session.ts';
import { browserSettings } from '../../config/profile/browser-settings.ts';
import type { Profile } from '../../config/profile/profile.ts';
import { vmOf } from '../../config/profile/vm-of.ts';
import type { Nic } from '../../hypervisor/hypervisor.ts';
import { ENOUGH_TO_TELL, isPainted, untilPainted } from '../../hypervisor/picture/painted.ts';
import { deadline } from '../../process/deadline.ts';
import type { Owned } from '../../process/owned.ts';
import type { Spare } from '../../template/spare.ts';
import type { Clone } from '../../template/templates.ts';
import { newIdentity } from '../../vm/identity.ts';
import { startVm } from '../../vm/start-vm.ts';
import { SupervisedVm } from '../../vm/supervised-vm.ts';
import { bookmarksFor } from '../bookmarks.ts';
import type { LiveSession } from '../live-session.ts';
import type { SessionDeps } from '../session-deps.ts';

const LOOK_AT_SCREEN_EVERY_MS = 200;

export interface StartPlan {
  readonly settings: Profile;
  readonly url: string;
  readonly nic: Nic;
  readonly spare: Owned<Spare> | undefined;
  /** Not from the template either. */
  readonly isCold: boolean;
}

export class SessionStart {
  readonly #deps: SessionDeps;
  readonly #session: LiveSession;
  readonly #plan: StartPlan;
  readonly #stop: AbortSignal;
  #templateKey: string | undefined;

  constructor(deps: SessionDeps, session: LiveSession, plan: StartPlan) {
    this.#deps = deps;
    this.#session = session;
    this.#plan = plan;
    this.#stop = session.ending;
  }

  /** The template that the VM was cloned from for this start. */
  get templateKey(): string | undefined {
    return this.#templateKey;
  }

  /** Fulfilled when every requirement is met. */
  async run(): Promise<void> {
    const work = this.#session.startWith(() => this.#openPage());
    await Promise.all([work, this.#awaitRequirements()]);
    // The session may have ended while the last requirement was met.
    this.#stop.throwIfAborted();
  }

  async #openPage(): Promise<void> {
    const { url, settings, spare } = this.#plan;
    const { guest, progress, names } = this.#session;
    await using _hold = spare ? undefined : this.#deps.fastStart?.holdSealing();
    if (spare) await this.#takeSpare(spare);
    await mkdir(names.folder, { recursive: true, mode: 0o700 });
    const networkUp = this.#session.network.ensureUp(this.#stop).then(() => progress.mark('network'));
    // Also without a network the session does not end before this has.
    const started = this.#session.startWith(() => (spare ? this.#useSpare(spare.value) : this.#startVm()));
    const vmUp = started.then(async () => {
      // No link before the policy is in force: a browser sends packets before it is asked to show a page.
      await networkUp;
      await this.#offerScratchDisk();
      await guest.connectNetwork();
    });
    await Promise.all([networkUp, vmUp]);
    // No page before the network is up: it would show an error.
    guest.browse(url, await bookmarksFor(this.#deps, settings));
    await progress.wait('browser-window', this.#stop);
    await this.#untilPainted();
  }

  /** From now on the session stops the VM when it ends. */
  #takeSpare(spare: Owned<Spare>): Promise<void> {
    const { vm, template } = spare.value;
    vm.handOver(this.#session.guest.vmUser);
    const attached = this.#session.attach(vm, 'spare', template);
    spare.take();
    return attached;
  }

  /** A spare has its identity and shows its browser. */
  async #useSpare({ vm, image }: Spare): Promise<void> {
    const { progress } = this.#session;
    this.#begin(image);
    progress.moments.host('resuming');
    await vm.resume();
    progress.mark('vm');
    progress.mark('painted');
  }

  /** Fulfilled when the VM has its identity. */
  async #startVm(): Promise<void> {
    const session = this.#session;
    const { progress, guest } = session;
    const { settings } = this.#plan;
    const image = await this.#deps.browserImage(this.#stop);
    this.#begin(image.digest);
    const cloned = await this.#clone();
    const vm = cloned?.vm ?? (await this.#boot(image.boot));
    for (const { moment, atMs } of vm.devices.begun ?? []) progress.moments.host(moment, atMs);
    await session.attach(vm, cloned ? 'template' : 'cold', cloned?.template);
    if (cloned) {
      const isPaintedAlready = isPainted(await vm.devices.frame(ENOUGH_TO_TELL));
      progress.moments.host('resuming');
      await vm.resume();
      progress.mark('vm');
      if (isPaintedAlready) progress.mark('painted');
    } else progress.mark('vm');
    await session.record();
    await progress.wait('guest-agent', this.#stop);
    guest.identify(newIdentity(session.port, settings.screen), cloned ? cloned.settings : browserSettings(settings));
    await progress.wait('identity', this.#stop);
  }

  /** Before the link, so that the first download is on it. */
  async #offerScratchDisk(): Promise<void> {
    const { scratchGiB } = this.#plan.settings;
    if (scratchGiB === 0) return;
    const mebibytes = (await this.#deps.hypervisor.scratchRoomMiB?.(scratchGiB)) ?? 0;
    if (mebibytes > 0) this.#session.guest.useScratchDisk(mebibytes);
  }

  #begin(image: string): void {
    this.#stop.throwIfAborted();
    this.#session.begin(image);
  }

  /** A clone of the template for these settings, if there is one. */
  async #clone(): Promise<(Omit<Clone, 'vm'> & { readonly vm: SupervisedVm<'browser'> }) | undefined> {
    const { id, names, guest } = this.#session;
    const { settings, nic, isCold } = this.#plan;
    if (isCold) return undefined;
    const clone = await this.#deps.fastStart?.clone(settings, { id, names, nics: [nic] }, this.#stop);
    if (!clone) return undefined;
    this.#templateKey = clone.key;
    return { ...clone, vm: await SupervisedVm.of(clone.vm, names, guest.vmUser, 'paused') };
  }

  #boot(boot: Awaited<ReturnType<SessionDeps['browserImage']>>['boot']): Promise<SupervisedVm<'browser'>> {
    const { id, names, guest } = this.#session;
    const { settings, nic } = this.#plan;
    return startVm(
      this.#deps.hypervisor,
      { ...vmOf(settings), id, role: 'browser', names, boot, nics: [nic] },
      guest.vmUser,
      this.#stop,
    );
  }

  async #untilPainted(): Promise<void> {
    const { progress } = this.#session;
    if (progress.has('painted')) return;
    // Such a screen cannot be read by the host.
    if (this.#deps.hypervisor.hasOwnScreen !== true)
      await untilPainted(this.#session.devices(), LOOK_AT_SCREEN_EVERY_MS, this.#stop);
    progress.mark('painted');
  }

  /** Each requirement has the startup timeout from the moment that all before it are met. */
  async #awaitRequirements(): Promise<void> {
    const { progress } = this.#session;
    const seconds = this.#deps.config().start.requirementTimeoutSeconds;
    for (const requirement of REQUIREMENTS) {
      if (progress.has(requirement)) continue;
      progress.awaits(requirement);
      // An exit is waited for however long it takes: the session says what it waits for.
      const isUnlimited = requirement === 'network' && this.#session.exit !== undefined;
      const late = isUnlimited ? new AbortController().signal : deadline(seconds * 1000);
      await progress.wait(requirement, AbortSignal.any([this.#stop, late])).catch((error: unknown) => {
        throw late.aborted && !this.#stop.aborted ? new Failure('start-timed-out', { requirement, seconds }) : error;
      });
    }
  }
}
