/** What the native messaging host does for a mail program: it passes links and attachments to the desktop. It reads nothing to the mail program. */
import { pathToFileURL } from 'node:url';
import { type MailAnswer, type MailRefusal, MailRequest } from '../api/host/browser-link.ts';
import { openLink, type PassOn } from './pass-on.ts';
import type { HandOver } from './hand-over.ts';

export interface MailLinkDeps extends PassOn {
  readonly handOver: Pick<HandOver, 'begin' | 'add'>;
  /** Removes a file that the desktop does not take. */
  readonly remove: (path: string) => void;
  readonly send: (answer: MailAnswer) => void;
}

export class MailLink {
  readonly #deps: MailLinkDeps;

  constructor(deps: MailLinkDeps) {
    this.#deps = deps;
  }

  /** Throws for anything that is no request. */
  take(untrusted: unknown): void {
    const request = MailRequest.parse(untrusted);
    const refused = this.#passOn(request);
    this.#deps.send({ id: request.id, ...(refused && { refused }) });
  }

  #passOn(request: MailRequest): MailRefusal | undefined {
    const { mayPass, handOver } = this.#deps;
    switch (request.ask) {
      case 'open':
        return openLink(this.#deps, '--here', request.url);
      case 'view':
        // Before a byte of it is kept.
        return mayPass() ? handOver.begin(request.name, request.bytes) : 'too-often';
      case 'part':
        return this.#add(Buffer.from(request.content, 'base64'));
    }
  }

  #add(content: Buffer): MailRefusal | undefined {
    const { handOver, startDesktop, remove } = this.#deps;
    const { path, refused } = handOver.add(content);
    if (path === undefined || startDesktop(['--', pathToFileURL(path).href])) return refused;
    remove(path);
    return 'no-desktop';
  }
}
