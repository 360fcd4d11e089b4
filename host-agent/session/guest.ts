/** What is said to a session's machine, and what comes of what it says. */
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type { Bookmark, BrowserSettings, Identity } from '../../appliance/protocol/browser.ts';
import type { GuestMessage, HostMessage, Step } from '../../appliance/protocol/channels.ts';
import type { EndReason, Requirement } from '../api/session.ts';
import { START_PAGE } from '../config/url.ts';
import { GuestChannel } from '../vm/guest-channel.ts';
import type { GuestTransfers } from '../transfer/guest-transfers.ts';

export interface SessionGuestParts {
  readonly log: Logger;
  /** Whether the log may tell which page is shown. */
  readonly logsUrls: boolean;
  /** A requirement came true in the machine. */
  readonly onMet: (requirement: Requirement) => void;
  /** The session is bound to end. */
  readonly onEnd: (reason: EndReason) => void;
  readonly transfers: () => Pick<GuestTransfers, 'updateDownloads' | 'handleAnswer'>;
}

export class SessionGuest {
  readonly #parts: SessionGuestParts;
  #channel: GuestChannel<'browser'> | undefined;

  constructor(parts: SessionGuestParts) {
    this.#parts = parts;
  }

  /** Talks over `stream` from now on. */
  listen(stream: Duplex): void {
    this.#channel = new GuestChannel('browser', stream, {
      onMessage: (message) => this.#take(message),
      onViolation: (violation) => {
        this.#parts.log.warn({ violation: violation.message }, 'the guest broke the contract');
        this.#parts.onEnd('protocol-violation');
      },
      onClosed: () => undefined,
    });
  }

  /** Lost without a word where nobody listens yet, or any more. */
  send(message: HostMessage<'browser'>): void {
    this.#channel?.send(message);
  }

  /** Tells the machine who it is, and one that boots how its Chromium is to start. */
  identify(identity: Identity, settings: BrowserSettings | undefined): void {
    if (settings) this.send({ type: 'settings', settings });
    this.send({ type: 'identity', ...identity });
  }

  /** Shows the page; the bookmarks that the person keeps are there before. */
  browse(url: string, bookmarks: readonly Bookmark[]): void {
    if (bookmarks.length > 0) this.keepInBar(bookmarks);
    this.#parts.log.info(this.#parts.logsUrls ? { url } : {}, 'browse');
    this.send(url === START_PAGE ? { type: 'open-start-page' } : { type: 'browse', url });
  }

  /** Has these bookmarks in the bar, and no others. */
  keepInBar(bookmarks: readonly Bookmark[]): void {
    this.send({ type: 'bookmarks', bookmarks: [...bookmarks] });
  }

  close(): void {
    this.#channel?.close();
  }

  #take(message: GuestMessage<'browser'>): void {
    const { log, transfers, onMet, onEnd } = this.#parts;
    switch (message.type) {
      case 'hello':
        onMet('guest-agent');
        for (const step of message.reached) this.#reachStep(step);
        return;
      case 'step':
        this.#reachStep(message.step);
        return;
      case 'screen':
        log.debug({ width: message.width, height: message.height }, 'screen');
        return;
      case 'downloads':
        transfers().updateDownloads(message);
        return;
      case 'transfer-offer':
      case 'transfer-ready':
      case 'transfer-received':
      case 'transfer-refused':
        if (!transfers().handleAnswer(message)) onEnd('protocol-violation');
        return;
      case 'browser-closed':
        onEnd(message.cause === 'last-window' ? 'browser-closed' : message.cause);
        return;
      case 'failed':
        log.error({ step: message.step, untrustedMessage: message.message }, 'the guest cannot go on');
        onEnd('guest-failed');
        return;
    }
  }

  #reachStep(step: Step<'browser'>): void {
    // A spare was warmed up before this session had it.
    if (step !== 'warm-up') this.#parts.onMet(step);
  }
}
