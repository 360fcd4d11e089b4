/** What is said to a session's machine, and what comes of what it says. */
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type {
  Bookmark,
  BrowserSettings,
  GuestMessage,
  HostMessage,
  Identity,
} from '../../appliance/protocol/messages.ts';
import type { EndReason, Requirement } from '../api/session.ts';
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
  #channel: GuestChannel | undefined;

  constructor(parts: SessionGuestParts) {
    this.#parts = parts;
  }

  /** Talks over `stream` from now on. */
  listen(stream: Duplex): void {
    this.#channel = new GuestChannel(stream, {
      onMessage: (message) => this.#take(message),
      onViolation: (violation) => {
        this.#parts.log.warn({ violation: violation.message }, 'the guest broke the contract');
        this.#parts.onEnd('guest-violation');
      },
      onClosed: () => undefined,
    });
  }

  /** Lost without a word where nobody listens yet, or any more. */
  send(message: HostMessage): void {
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
    this.send({ type: 'browse', url });
  }

  /** Has these bookmarks in the bar, and no others. */
  keepInBar(bookmarks: readonly Bookmark[]): void {
    this.send({ type: 'bookmarks', bookmarks: [...bookmarks] });
  }

  close(): void {
    this.#channel?.close();
  }

  #take(message: GuestMessage): void {
    const { log, transfers, onMet, onEnd } = this.#parts;
    switch (message.type) {
      case 'hello':
        if (message.role === 'browser') {
          onMet('guest-agent');
          for (const step of message.reached) this.#reachStep(step);
        } else onEnd('guest-violation');
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
      case 'transfer-taken':
      case 'transfer-refused':
        if (!transfers().handleAnswer(message)) onEnd('guest-violation');
        return;
      case 'browser-closed':
        onEnd(message.cause === 'last-window' ? 'browser-closed' : message.cause);
        return;
      case 'failed':
        log.error({ step: message.step, untrustedMessage: message.message }, 'the guest cannot go on');
        onEnd('guest-failed');
        return;
      case 'transfer-page':
      case 'policy-applied':
      case 'traffic':
      case 'bridge-applied':
      case 'uplink':
        onEnd('guest-violation');
        return;
    }
  }

  #reachStep(step: Extract<GuestMessage, { type: 'step' }>['step']): void {
    if (step === 'home' || step === 'screen' || step === 'identity' || step === 'browser-window')
      this.#parts.onMet(step);
    // The spare's, from before it was handed out.
    else if (step !== 'rehearsal') this.#parts.onEnd('guest-violation');
  }
}
