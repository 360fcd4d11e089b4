/** A session that a program has opened. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openAndFollow } from '../api/connection/open-and-follow.ts';
import { type CallOptions, Client } from '../api/connection/client.ts';
import { Failure, isFailure } from '../api/errors/failure.ts';
import type { Method, Params, Result } from '../api/methods/methods.ts';
import { PicturePieces } from '../api/screen/picture-pieces.ts';
import { pageUrl } from '../api/session/url.ts';
import type * as declared from './client.d.ts';
import { LastWill } from './last-will.ts';
import { runtimeFolder } from '../api/connection/runtime-folder.ts';

/** Beside the bundle of this library. */
const HERE = dirname(fileURLToPath(import.meta.url));
const DAEMON_BUNDLE = join(HERE, 'daemon.js');
const CLI_BUNDLE = join(HERE, 'cli.js');

/** A connection for each piece of work: another host agent may take over between two of them, and a program that forgets its session can end. */
async function withHostAgent<Value>(talk: (client: Client) => Promise<Value>): Promise<Value> {
  const client = await Client.attachOrStart(runtimeFolder(), DAEMON_BUNDLE);
  try {
    return await talk(client);
  } finally {
    client.close();
  }
}

const lastWill = new LastWill([process.execPath, CLI_BUNDLE, 'close']);

const call = <M extends Method>(method: M, params: Params<M>, options?: CallOptions<M>): Promise<Result<M>> =>
  withHostAgent((client) => client.call(method, params, options));

export const open: typeof declared.open = async ({ profile, url, signal, onStep } = {}) => {
  const page = url === undefined ? undefined : pageUrl(url);
  if (page !== undefined && 'refused' in page) throw new Failure('url-refused', page.refused);
  const params = { ...(page && { url: page.url }), ...(profile !== undefined && { profile }) };
  return withHostAgent(async (client) => {
    let created: string | undefined;
    try {
      const session = await openAndFollow(client, params, {
        onCreated: ({ id }) => {
          created = id;
          lastWill.add(id);
        },
        ...(signal && { signal }),
        ...(onStep && { onStep: ({ requirement, state }) => onStep({ requirement, state }) }),
      });
      const { webSocket } = await client.call('session.drive', { id: session.id }, { ...(signal && { signal }) });
      return new Opened({ ...session, endpoint: webSocket });
    } catch (error) {
      // A session that cannot be driven is of no use to its program.
      if (created !== undefined) await client.call('session.close', { ids: [created] }).catch(() => undefined);
      if (created !== undefined) lastWill.remove(created);
      throw error;
    }
  });
};

export class Opened implements declared.DrivenSession {
  readonly id: string;
  readonly profile: string;
  readonly reach: declared.DrivenSession['reach'];
  readonly endpoint: string;
  #closing: Promise<void> | undefined;

  constructor({ id, profile, reach, endpoint }: Pick<declared.DrivenSession, 'id' | 'profile' | 'reach' | 'endpoint'>) {
    this.id = id;
    this.profile = profile;
    this.reach = reach;
    this.endpoint = endpoint;
  }

  async downloads(): Promise<declared.Download[]> {
    return (await call('session.downloads', { id: this.id })).files;
  }

  async take(file: number | string, { safe = false } = {}): Promise<declared.TakenFile> {
    const number = typeof file === 'number' ? file : await this.#numberOf(file);
    const taken = await call(safe ? 'session.take-safe' : 'session.take', { id: this.id, file: number });
    const { path, name, bytes, type, isDisguised } = taken;
    return { path, name, bytes, type, isDisguised };
  }

  /** Of the newest with this name. */
  async #numberOf(name: string): Promise<number> {
    const found = (await this.downloads()).find((download) => download.name === name);
    if (!found) throw new Failure('download-not-found', { name: name.slice(0, 200), session: this.id });
    return found.file;
  }

  async screenshot(): Promise<Uint8Array> {
    const pieces = new PicturePieces();
    return pieces.whole(
      await call('session.screenshot', { id: this.id }, { onProgress: (piece) => pieces.add(piece) }),
    );
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    try {
      await call('session.close', { ids: [this.id] });
    } catch (error) {
      // It has ended before.
      if (!isFailure(error, 'session-not-found')) {
        this.#closing = undefined;
        throw error;
      }
    }
    lastWill.remove(this.id);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
