/** Records one session from outside: its screen, the frames of its port, and the downloads that leave it, into a folder of the person. */
import { createHash } from 'node:crypto';
import { chmod, mkdir, open, readdir, rm } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { TakenFile } from '../api/session/downloads.ts';
import { Failure } from '../api/errors/failure.ts';
import { diskTrouble } from '../api/errors/system-trouble.ts';
import type { PartEnd, RecordingEnd, RecordingLimits, RecordingSummary } from '../api/session/recording.ts';
import type { Vm } from '../hypervisor/hypervisor.ts';
import { packageMissing } from '../process/distribution.ts';
import { missingOf } from '../process/installed.ts';
import { Turns } from '../process/turns.ts';
import { RECORDING_FILES, recordingNames } from '../storage/filenames.ts';
import { syncFolder } from '../storage/atomic.ts';
import { FFMPEG } from '../tools/ffmpeg.ts';
import { GrowingFile } from './growing-file.ts';
import { type Entry, FORMAT, Manifest } from './manifest.ts';
import { type Gap, NetworkPart } from './network-part.ts';
import { RequestsPart } from './requests-part.ts';
import { ScreenPart, type ScreenPartDeps } from './screen-part.ts';
import { archiveBytes, archiveOf, MAX_ARCHIVED_BYTES } from './sealed-download.ts';

const MIB = 1024 * 1024;
/** One eighth for requests, and for keys. */
const SHARE_OF_TEXT = 8;
export const DEFAULT_LIMITS: RecordingLimits = { maxMinutes: 240, maxMiB: 4096 };

/** What the session gives to be recorded. */
export interface Recorded extends Pick<
  Extract<Entry, { event: 'begun' }>,
  'session' | 'profile' | 'settings' | 'access' | 'image'
> {
  readonly capture: (onCapture: NetworkPart['take'], signal: AbortSignal) => Promise<void>;
  readonly followScreen: NonNullable<Vm['followScreen']>;
  readonly logFile: string;
}

export interface RecorderDeps {
  readonly version: string;
  /** Signs `file`; `key`: a secret key, or the person's own. */
  readonly sign: (file: string, signature: string, key: string | undefined) => Promise<void>;
  readonly log: Logger;
  /** In tests. */
  readonly encode?: ScreenPartDeps['encode'];
}

export interface RecordingTarget {
  readonly folder: string;
  readonly key?: string | undefined;
  readonly limits: RecordingLimits;
}

export class Recorder {
  /** Fulfilled when it is closed. Never rejects. */
  readonly closed: Promise<RecordingSummary>;
  readonly #deps: RecorderDeps;
  readonly #target: RecordingTarget;
  readonly #manifest: Manifest;
  readonly #begunAtMs = performance.now();
  readonly #files: GrowingFile[] = [];
  readonly #ended = new Map<string, PartEnd>();
  readonly #over = new AbortController();
  readonly #archiving = new Turns();
  readonly #requests: RequestsPart;
  readonly #texts = new Map<string, Promise<GrowingFile | undefined>>();
  #network: NetworkPart | undefined;
  #screen: ScreenPart | undefined;
  #endedParts = 0;
  #bytes = 0;
  #downloads = 0;
  #missingFrames = 0;
  #end: RecordingEnd | undefined;
  #resolveClosed: (summary: RecordingSummary) => void = () => undefined;
  #timer: NodeJS.Timeout | undefined;

  private constructor(deps: RecorderDeps, target: RecordingTarget, manifest: Manifest) {
    this.#deps = deps;
    this.#target = target;
    this.#manifest = manifest;
    this.#requests = new RequestsPart(deps.version, (text) => this.#writeText(RECORDING_FILES.requests, text));
    this.closed = new Promise((resolve) => (this.#resolveClosed = resolve));
  }

  /** Throws `Failure` recording-folder-taken, package-missing, no-recording, disk-full, or like {@link RecorderDeps.sign}. */
  static async begin(deps: RecorderDeps, recorded: Recorded, target: RecordingTarget): Promise<Recorder> {
    const [missing] = deps.encode ? [] : await missingOf([FFMPEG]);
    if (missing) throw packageMissing(missing);
    const names = recordingNames(target.folder);
    await makeEmptyFolder(target.folder);
    const recorder = new Recorder(deps, target, await Manifest.create(names.manifest));
    try {
      await recorder.#begin(recorded);
      // A key that cannot be used has to be known now. The signature of the end replaces this one.
      await deps.sign(names.manifest, names.signature, target.key);
      await rm(names.signature, { force: true });
      return recorder;
    } catch (error) {
      await recorder.#discard();
      throw diskTrouble(error) ?? error;
    }
  }

  /** A download left the session, and is in the file `path` now. Never rejects. */
  addDownload({ path, name, origin }: Pick<TakenFile, 'path' | 'name' | 'origin'>): Promise<void> {
    if (this.#end) return Promise.resolve();
    return this.#archiving
      .take(() => this.#archive(path, name, origin))
      .catch((error: unknown) => this.#deps.log.warn({ reason: String(error) }, 'a download was not recorded'));
  }

  /** What the browser tells a program that drives it of its requests. There is a file of them only if there are any. */
  addRequestEvent(method: string, untrustedParams: unknown): void {
    if (!this.#end) this.#requests.take(method, untrustedParams);
  }

  /** Lines of a key log. There is a file of them only if there are any. */
  addKeys(lines: readonly string[]): void {
    if (!this.#end) this.#writeText(RECORDING_FILES.keys, lines.map((line) => `${line}\n`).join(''));
  }

  /** The first reason counts. */
  end(why: RecordingEnd): Promise<RecordingSummary> {
    if (!this.#end) {
      this.#end = why;
      void this.#close(why);
    }
    return this.closed;
  }

  async #begin(recorded: Recorded): Promise<void> {
    const { version, encode } = this.#deps;
    const { capture, followScreen, logFile, ...what } = recorded;
    const { limits } = this.#target;
    await this.#manifest.append({ event: 'begun', format: FORMAT, ...what, version, limits });
    const file = await this.#create(RECORDING_FILES.network, 'network');
    const network = (this.#network = new NetworkPart({
      file,
      program: `Safe Browse ${version}`,
      onEnded: (why, reason) => this.#partEnded(file.name, why, reason),
      onReplaced: () => this.#note({ event: 'network-replaced' }),
      onGap: (gap) => this.#gap(gap),
    }));
    await capture((captured, which) => network.take(captured, which), this.#over.signal);
    this.#screen = new ScreenPart({
      create: (name) => this.#create(name, 'screen'),
      logFile,
      onEnded: (why, reason) =>
        this.#partEnded(this.#screen?.files.at(-1)?.name ?? RECORDING_FILES.screen(1), why, reason),
      ...(encode && { encode }),
    });
    await this.#screen.begin(followScreen);
    this.#timer = setTimeout(() => void this.end('time'), limits.maxMinutes * 60_000).unref();
  }

  /** No part gets more than half of the size, so that a session that floods its network does not end the recording of its screen. */
  async #create(name: string, part: 'network' | 'screen'): Promise<GrowingFile> {
    const mostBytes = this.#target.limits.maxMiB * MIB;
    const ofPart = () => this.#files.filter((file) => (file.name === RECORDING_FILES.network) === (part === 'network'));
    const take = (bytes: number): boolean => {
      const used = ofPart().reduce((sum, file) => sum + file.bytes, 0);
      if (used + bytes > mostBytes / 2 || this.#bytes + bytes > mostBytes) return false;
      this.#bytes += bytes;
      return true;
    };
    return this.#open(name, take);
  }

  async #open(name: string, take: (bytes: number) => boolean): Promise<GrowingFile> {
    const path = recordingNames(this.#target.folder).file(name);
    const file = await GrowingFile.create(path, name, this.#manifest, { take }, (error) => this.#failed(error));
    this.#files.push(file);
    return file;
  }

  /** In order. */
  #writeText(name: string, text: string): void {
    const mostBytes = (this.#target.limits.maxMiB * MIB) / SHARE_OF_TEXT;
    let used = 0;
    const take = (bytes: number): boolean => {
      if (used + bytes > mostBytes) return false;
      used += bytes;
      this.#bytes += bytes;
      return true;
    };
    const written = (this.#texts.get(name) ?? this.#open(name, take)).then((file) => {
      if (file?.append(Buffer.from(text)) !== false) return file;
      this.#partEnded(name, 'size', 'It is full.', false);
      return undefined;
    });
    this.#texts.set(name, written);
    written.catch((error: unknown) => this.#failed(error));
  }

  async #archive(path: string, name: string, origin: string | undefined): Promise<void> {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      const number = (this.#downloads += 1);
      const chunks = (): AsyncIterable<Buffer> =>
        file.createReadStream({ autoClose: false, start: 0, end: Math.max(0, size - 1) });
      const hash = createHash('sha256');
      if (size > 0) for await (const chunk of chunks()) hash.update(chunk);
      const sha256 = hash.digest('hex');
      const archive = RECORDING_FILES.download(number);
      const needed = archiveBytes(name, size);
      const hasRoom = size <= MAX_ARCHIVED_BYTES && this.#bytes + needed <= this.#target.limits.maxMiB * MIB;
      await this.#manifest.append({
        event: 'download',
        file: archive,
        name,
        bytes: size,
        sha256,
        ...(origin !== undefined && { origin }),
      });
      if (!hasRoom) {
        this.#partEnded(archive, 'size', 'There is no room for it.', false);
        return;
      }
      this.#bytes += needed;
      await mkdir(recordingNames(this.#target.folder).downloads, { recursive: true, mode: 0o700 });
      const growing = await this.#open(archive, () => true);
      for await (const part of archiveOf(name, size, size > 0 ? chunks() : none())) {
        growing.append(part);
        await growing.write();
      }
    } finally {
      await file.close();
    }
  }

  #partEnded(file: string, why: PartEnd, reason: string, isLasting = true): void {
    this.#deps.log.warn({ file, why, reason }, 'a part of a recording has ended');
    this.#ended.set(file, why);
    this.#note({ event: 'part-ended', file, why });
    if (!isLasting) return;
    this.#endedParts += 1;
    // Nothing is left to record.
    if (this.#endedParts === 2) void this.end('size');
  }

  #gap(gap: Gap): void {
    this.#missingFrames += gap.frames;
    this.#deps.log.warn({ ...gap }, 'frames are missing in a recording');
    this.#note({ event: 'network-gap', ...gap });
  }

  #note(entry: Entry): void {
    this.#manifest.append(entry).catch((error: unknown) => this.#failed(error));
  }

  #failed(error: unknown): void {
    this.#deps.log.error({ reason: String(error) }, 'a recording cannot be written');
    void this.end('disk');
  }

  async #close(end: RecordingEnd): Promise<void> {
    const names = recordingNames(this.#target.folder);
    await this.#stop();
    try {
      for (const file of this.#files) await file.close();
      await this.#manifest.append({ event: 'closed', end, files: this.#recordedFiles() });
      await this.#manifest.close();
      await this.#deps.sign(names.manifest, names.signature, this.#target.key);
      await syncFolder(names.folder);
    } catch (error) {
      this.#deps.log.error({ reason: String(error) }, 'a recording cannot be closed');
    }
    this.#resolveClosed({
      folder: names.folder,
      end,
      seconds: Math.round((performance.now() - this.#begunAtMs) / 1000),
      files: this.#recordedFiles(),
      downloads: this.#downloads,
      ...(this.#missingFrames > 0 && { missingFrames: this.#missingFrames }),
    });
  }

  #recordedFiles(): RecordingSummary['files'] {
    return this.#files.map(({ name, bytes }) => {
      const ended = this.#ended.get(name);
      return { file: name, bytes, ...(ended && { ended }) };
    });
  }

  /** Nothing more comes from the session. Never rejects. */
  async #stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#over.abort();
    const trouble = (error: unknown) => this.#deps.log.warn({ reason: String(error) }, 'a part of a recording lingers');
    await this.#network?.end().catch(trouble);
    await this.#screen?.end().catch(trouble);
    await this.#archiving.done().catch(trouble);
    this.#requests.end();
    await Promise.all(this.#texts.values()).catch(trouble);
  }

  /** It never began: of the folder only the person's own is left. */
  async #discard(): Promise<void> {
    this.#end = 'stopped';
    await this.#stop();
    for (const file of this.#files) await file.close().catch(() => undefined);
    await this.#manifest.close().catch(() => undefined);
    const names = recordingNames(this.#target.folder);
    for (const name of [RECORDING_FILES.manifest, RECORDING_FILES.signature, ...this.#files.map((file) => file.name)])
      await rm(names.file(name), { force: true });
  }
}

async function* none(): AsyncGenerator<Buffer> {
  // Nothing.
}

/** Only the person enters it. Throws `Failure` recording-folder-taken. */
async function makeEmptyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) throw new Failure('recording-folder-taken', { folder });
  await chmod(folder, 0o700);
}
