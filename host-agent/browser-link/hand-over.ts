/** Takes attachments from a mail program: each goes into a private folder in memory, whole or not at all, and from there into a session. */
import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makePrivateFolder } from '../api/connection/runtime-folder.ts';
import { safeName } from '../storage/safe-name.ts';

/** Mail servers take less. */
export const MOST_FILE_BYTES = 64 * 1024 * 1024;
/** Of all that are there together: this folder usually may have a tenth of the memory. */
export const MOST_BYTES = 256 * 1024 * 1024;
/** A window of the desktop removes what it shows. This is for what it could not, because the desktop crashed. */
const KEPT_MS = 24 * 60 * 60_000;

interface Incoming {
  readonly path: string;
  readonly file: number;
  left: number;
}

export class HandOver {
  readonly #folder: string;
  #incoming: Incoming | undefined;

  /** `folder`: in one that only the person can change. */
  constructor(folder: string, now: () => number = Date.now) {
    this.#folder = makePrivateFolder(folder);
    for (const { path, since } of this.#there()) if (now() - since > KEPT_MS) remove(path);
  }

  /** Makes a file of this name and size. Throws if the one before is not complete. */
  begin(untrustedName: string, bytes: number): 'too-large' | 'no-room' | undefined {
    if (this.#incoming) throw new Error('One attachment at a time.');
    if (bytes > MOST_FILE_BYTES) return 'too-large';
    if (this.#bytesThere() + bytes > MOST_BYTES) return 'no-room';
    const path = join(this.#folder, randomBytes(8).toString('hex'), safeName(untrustedName));
    try {
      mkdirSync(dirname(path), { mode: 0o700 });
      this.#incoming = { path, file: openSync(path, 'wx', 0o600), left: bytes };
      return undefined;
    } catch {
      remove(dirname(path));
      return 'no-room';
    }
  }

  /** Adds bytes. Returns the path when the file is complete. Throws if it was not begun, or becomes larger than was said. */
  add(content: Buffer): { readonly path?: string; readonly refused?: 'no-room' } {
    const incoming = this.#incoming;
    if (!incoming || content.length > incoming.left) throw new Error('No such bytes are expected.');
    try {
      writeFileSync(incoming.file, content);
    } catch {
      this.abandon();
      return { refused: 'no-room' };
    }
    incoming.left -= content.length;
    if (incoming.left > 0) return {};
    closeSync(incoming.file);
    this.#incoming = undefined;
    return { path: incoming.path };
  }

  /** Removes a file that is not complete. */
  abandon(): void {
    if (!this.#incoming) return;
    closeSync(this.#incoming.file);
    remove(dirname(this.#incoming.path));
    this.#incoming = undefined;
  }

  #bytesThere(): number {
    return this.#there().reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Files may go at any time: their windows are closed. */
  #there(): { readonly path: string; readonly since: number; readonly bytes: number }[] {
    return readdirSync(this.#folder)
      .map((name) => join(this.#folder, name))
      .flatMap((path) => {
        try {
          const bytes = readdirSync(path).map((name) => statSync(join(path, name)).size);
          return [{ path, since: statSync(path).mtimeMs, bytes: bytes.reduce((sum, each) => sum + each, 0) }];
        } catch {
          return [];
        }
      });
  }
}

const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });
