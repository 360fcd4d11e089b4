/** Looks now and then whether the distribution has newer packages for the images in use, and builds those images again in the background. */
import type { Logger } from 'pino';
import { z } from 'zod';
import type { ImageRole, ImageUpdates } from '../api/image.ts';
import type { Config } from '../config/schema.ts';
import type { StoredImage } from '../image/store.ts';
import { areAllIn, findUpdates } from '../image/updates.ts';
import { readRecord, writeRecord } from '../storage/records.ts';

/** A host agent that has just started has a person who waits. */
const FIRST_LOOK_MS = 10 * 60_000;
const LOOK_EVERY_MS = 15 * 60_000;
const HOUR_MS = 3_600_000;
/** More than an image has packages. */
const MOST_PACKAGES = 5_000;

const Text = z.string().min(1).max(256);
const Found = z.strictObject({
  checkedAt: z.iso.datetime(),
  /** By the image's digest. */
  images: z.record(z.string(), z.array(z.strictObject({ name: Text, from: Text, to: Text })).max(MOST_PACKAGES)),
});
type Found = z.infer<typeof Found>;

export interface UpdatesOptions {
  readonly config: Config['updates'];
  /** What was found is kept here. */
  readonly record: string;
  readonly images: () => Promise<readonly StoredImage[]>;
  /** Newest versions in the distribution, by name. */
  readonly newest: (
    packages: StoredImage['manifest']['packages'],
    signal: AbortSignal,
  ) => Promise<ReadonlyMap<string, string>>;
  /** Builds the image again, seals what is copied from it, and uses it from then on. */
  readonly renew: (image: StoredImage, signal: AbortSignal) => Promise<void>;
  readonly onChange: () => void;
  readonly log: Logger;
}

export class Updates {
  readonly #options: UpdatesOptions;
  readonly #stopped = new AbortController();
  #found: Found | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** One look at a time. */
  #work: Promise<unknown> = Promise.resolve();

  constructor(options: UpdatesOptions) {
    this.#options = options;
  }

  /** How many packages of the image are known to be newer in the distribution. */
  countOf(digest: string): number {
    return this.#found?.images[digest]?.length ?? 0;
  }

  /** Begins to look, now and then. */
  async begin(): Promise<void> {
    this.#found = await readRecord(this.#options.record, Found).catch(() => undefined);
    this.#timer = setTimeout(() => this.#look(), FIRST_LOOK_MS).unref();
  }

  /** Ends what is under way; fulfilled when nothing of it runs. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#stopped.abort(new Error('The host agent ends.'));
    await this.#work;
  }

  /** Asks the distribution; what it has for the images in use. Throws a Failure where it cannot be asked. */
  check(signal: AbortSignal): Promise<ImageUpdates[]> {
    return this.#inTurn(() => this.#check(AbortSignal.any([signal, this.#stopped.signal])));
  }

  /** What is to be done by itself now, if anything is. */
  async lookNow(nowMs: number): Promise<void> {
    const { config, log } = this.#options;
    const { signal } = this.#stopped;
    if (!config.check || !this.#isDue(nowMs)) return;
    await this.#inTurn(async () => {
      const found = await this.#check(signal);
      if (!config.build) return;
      for (const { role } of found.filter(({ packages }) => packages.length > 0))
        await this.#renew(role, signal).catch(
          (error: unknown) =>
            signal.aborted || log.warn({ role, reason: String(error) }, 'an image could not be built again'),
        );
    }).catch(
      (error: unknown) =>
        signal.aborted || log.info({ reason: String(error) }, 'the distribution could not be asked for updates'),
    );
  }

  #look(): void {
    void this.lookNow(Date.now()).then(() => {
      if (!this.#stopped.signal.aborted) this.#timer = setTimeout(() => this.#look(), LOOK_EVERY_MS).unref();
    });
  }

  #isDue(nowMs: number): boolean {
    const sinceMs = this.#found === undefined ? Infinity : nowMs - Date.parse(this.#found.checkedAt);
    // A clock that was set back must not keep it from looking.
    return sinceMs < 0 || sinceMs >= this.#options.config.everyHours * HOUR_MS;
  }

  async #check(signal: AbortSignal): Promise<ImageUpdates[]> {
    const { images, newest, record, onChange, log } = this.#options;
    const current = (await images()).filter(({ isCurrent, manifest }) => isCurrent && manifest.imported !== true);
    const versions =
      current.length === 0
        ? new Map<string, string>()
        : await newest(
            current.flatMap(({ manifest }) => manifest.packages),
            signal,
          );
    const found: ImageUpdates[] = [];
    for (const { role, digest, manifest } of current)
      found.push({ role, digest, packages: await findUpdates(manifest.packages, versions, signal) });
    this.#found = {
      checkedAt: new Date().toISOString(),
      images: Object.fromEntries(found.map(({ digest, packages }) => [digest, packages])),
    };
    await writeRecord(record, Found, this.#found);
    log.info(
      { updates: found.map(({ role, packages }) => ({ role, packages: packages.length })) },
      'asked the distribution for updates',
    );
    onChange();
    return found;
  }

  async #renew(role: ImageRole, signal: AbortSignal): Promise<void> {
    const all = (await this.#options.images()).filter((image) => image.role === role);
    const [image, previous] = [all.find(({ isCurrent }) => isCurrent), all.find(({ isPrevious }) => isPrevious)];
    const updates = image && this.#found?.images[image.digest];
    // What a person's own recipe was is known to them alone.
    if (!image || !updates || updates.length === 0 || image.manifest.ownRecipe) return;
    if (previous && areAllIn(updates, previous.manifest.packages)) {
      this.#options.log.info(
        { role },
        'the image with these updates is one that somebody went back from: it is left alone',
      );
      return;
    }
    await this.#options.renew(image, signal);
    this.#options.onChange();
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#work.then(() => {
      this.#stopped.signal.throwIfAborted();
      return work();
    });
    this.#work = done.catch(() => undefined);
    return done;
  }
}
