/** What the fake registry keeps. Blobs are the same in all repositories. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

export class FakeContents {
  readonly #blobs = new Map<string, Buffer>();
  /** By the path of the request. */
  readonly #manifests = new Map<string, Buffer>();

  /** Keeps a blob. Returns the digest. */
  add(bytes: Buffer): string {
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    this.#blobs.set(digest, bytes);
    return digest;
  }

  /** Keeps a manifest under a tag, and under its digest, which it returns. */
  tag(repository: string, tag: string, bytes: Buffer): string {
    const digest = this.add(bytes);
    for (const name of [tag, digest]) this.#manifests.set(`/v2/${repository}/manifests/${name}`, bytes);
    return digest;
  }

  /** Forgets a tag. Returns whether there was one. */
  remove(repository: string, tag: string): boolean {
    return this.#manifests.delete(`/v2/${repository}/manifests/${tag}`);
  }

  /** The content of a path. */
  at(path: string): Buffer | undefined {
    return this.#manifests.get(path) ?? this.#blobs.get(/\/blobs\/(.+)$/.exec(path)?.[1] ?? '');
  }

  /** A copy of everything, as the registry was at this moment. */
  remember(): () => void {
    const manifests = [...this.#manifests];
    return () => {
      this.#manifests.clear();
      for (const [path, bytes] of manifests) this.#manifests.set(path, bytes);
    };
  }

  /** Answers a request that uploads. */
  async change(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url = '' } = request;
    if (method === 'HEAD') {
      response.writeHead(this.at(url) === undefined ? 404 : 200).end();
      return;
    }
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const [, repository = '', tag = ''] = /^\/v2\/(.+)\/manifests\/(.+)$/.exec(url) ?? [];
    if (method === 'POST') response.writeHead(202, { location: `${url}1` }).end();
    else {
      if (tag === '') this.add(Buffer.concat(parts));
      else this.tag(repository, tag, Buffer.concat(parts));
      response.writeHead(201).end();
    }
  }
}
