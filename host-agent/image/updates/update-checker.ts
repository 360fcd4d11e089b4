/** Asks the distribution at intervals for newer packages, and rebuilds outdated images in the background: for security updates at once, for others when a check is due; both only in the hours for that. */
import type { Logger } from 'pino';
import type { ImageRole, ImageUpdates } from '../../api/host/image.ts';
import type { Config } from '../../config/schema.ts';
import { Turns } from '../../process/turns.ts';
import type { FoundUpdates } from './found-updates.ts';
import { isWithinHours } from './maintenance-hours.ts';
import { areAllIn, findUpdates, type Newest, type Publication } from './package-updates.ts';
import type { StoredImage } from '../store.ts';

/** A person waits for a host agent that has just started. */
const FIRST_CHECK_AFTER_MS = 10 * 60_000;
const CHECK_EVERY_MS = 15 * 60_000;
const HOUR_MS = 3_600_000;

export interface UpdateCheckerOptions {
  readonly config: () => Config['updates'];
  readonly found: FoundUpdates;
  readonly images: () => Promise<readonly StoredImage[]>;
  /** Fetches what the distribution has published since. */
  readonly publication: (signal: AbortSignal) => Promise<Publication>;
  /** Whether it may be asked between two checks that are due: not on battery, and not where a transfer costs money. */
  readonly mayLook: () => Promise<boolean>;
  /** Newest versions in what was fetched, by package name. */
  readonly newest: (
    packages: StoredImage['manifest']['packages'],
    signal: AbortSignal,
  ) => Promise<ReadonlyMap<string, Newest>>;
  /** Rebuilds the image, seals its templates, and puts it into use. */
  readonly rebuild: (image: StoredImage, signal: AbortSignal) => Promise<void>;
  readonly onChange: () => void;
  readonly log: Logger;
}

export class UpdateChecker {
  readonly #options: UpdateCheckerOptions;
  readonly #stopped = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  readonly #checks = new Turns();
  /** Updates may have been found outside of the hours in which they may be installed. */
  #isWaiting = true;

  constructor(options: UpdateCheckerOptions) {
    this.#options = options;
  }

  /** Starts checking at intervals. */
  start(): void {
    this.#timer = setTimeout(() => this.#checkAndRepeat(), FIRST_CHECK_AFTER_MS).unref();
  }

  /** Fulfilled when no check or rebuild runs any more. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#stopped.abort(new Error('The host agent is shutting down.'));
    await this.#checks.done();
  }

  /** Asks the distribution for updates to the images in use. Throws a Failure when it cannot be reached. */
  check(signal: AbortSignal): Promise<ImageUpdates[]> {
    return this.#inTurn(() => this.#check(AbortSignal.any([signal, this.#stopped.signal])));
  }

  /** Checks and rebuilds if the configuration asks for it and a check is due. Never rejects. */
  async checkIfDue(nowMs: number): Promise<void> {
    const { config, log } = this.#options;
    const { signal } = this.#stopped;
    const { check, build, hours } = config();
    if (!check) return;
    const mayBuild = build && isWithinHours(hours, nowMs);
    const isDue = this.#isDue(nowMs) || (mayBuild && hours !== '' && this.#isWaiting);
    await this.#inTurn(async () => {
      const found = isDue ? await this.#check(signal) : await this.#checkIfPublished(signal);
      this.#isWaiting = !mayBuild;
      if (!mayBuild) return;
      for (const { role } of found.filter(({ packages }) => packages.some(({ isSecurity }) => isDue || isSecurity)))
        await this.#rebuild(role, signal).catch(
          (error: unknown) =>
            signal.aborted || log.warn({ role, reason: String(error) }, 'an image could not be rebuilt'),
        );
    }).catch(
      (error: unknown) =>
        signal.aborted || log.info({ reason: String(error) }, 'the distribution could not be asked for updates'),
    );
  }

  #checkAndRepeat(): void {
    void this.checkIfDue(Date.now()).then(() => {
      if (!this.#stopped.signal.aborted) this.#timer = setTimeout(() => this.#checkAndRepeat(), CHECK_EVERY_MS).unref();
    });
  }

  #isDue(nowMs: number): boolean {
    const sinceMs = nowMs - (this.#options.found.checkedAtMs ?? -Infinity);
    // A clock that was set back must not suppress checks.
    return sinceMs < 0 || sinceMs >= this.#options.config().everyHours * HOUR_MS;
  }

  /** Between two checks that are due. */
  async #checkIfPublished(signal: AbortSignal): Promise<ImageUpdates[]> {
    const { mayLook, publication, found } = this.#options;
    if (!(await mayLook())) return [];
    const published = await publication(signal);
    return published.stamp === found.stamp ? [] : this.#check(signal, published);
  }

  /** `published`: what was published since the last look, of a check that is not due. */
  async #check(signal: AbortSignal, published?: Publication): Promise<ImageUpdates[]> {
    const { images, newest, found, publication, onChange, log } = this.#options;
    // Also those that are not in use any more: a session may still run from one.
    const known = (await images()).filter(({ manifest }) => manifest.imported !== true);
    const packages = known.flatMap(({ manifest }) => manifest.packages);
    const none = known.length === 0;
    const at = published ?? (none ? { stamp: '' } : await publication(signal));
    const versions = none ? new Map<string, Newest>() : await newest(packages, signal);
    const all: (ImageUpdates & { readonly isCurrent: boolean })[] = [];
    for (const { role, digest, isCurrent, manifest } of known)
      all.push({ role, digest, isCurrent, packages: await findUpdates(manifest.packages, versions, signal) });
    await found.save(all, at, published === undefined);
    const updates = all.flatMap(({ isCurrent, ...each }) => (isCurrent ? [each] : []));
    log.info(
      { updates: updates.map(({ role, packages: { length } }) => ({ role, packages: length })) },
      'asked the distribution for updates',
    );
    onChange();
    return updates;
  }

  async #rebuild(role: ImageRole, signal: AbortSignal): Promise<void> {
    const { images, found, rebuild, onChange, log } = this.#options;
    const all = (await images()).filter((image) => image.role === role);
    const [image, previous] = [all.find(({ isCurrent }) => isCurrent), all.find(({ isPrevious }) => isPrevious)];
    const updates = image ? found.of(image.digest) : [];
    // Only the person knows their own recipe.
    if (!image || updates.length === 0 || image.manifest.ownRecipe) return;
    if (previous && areAllIn(updates, previous.manifest.packages)) {
      log.info({ role }, 'the person rolled back from an image with these updates: it is not built again');
      return;
    }
    await rebuild(image, signal);
    onChange();
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#checks.take(() => {
      this.#stopped.signal.throwIfAborted();
      return work();
    });
  }
}
