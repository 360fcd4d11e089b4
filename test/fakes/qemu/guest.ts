/** The guest's end of the guest channel in a fake: it behaves like a guest agent until it becomes hostile. */
import type { Socket } from 'node:net';
import { PROTOCOL_VERSION } from '../../../appliance/protocol/limits.ts';
import { LineSplitter, parseLine } from '../../../appliance/protocol/lines.ts';
import { channelFor, type GuestMessage, type HostMessage, type Step } from '../../../appliance/protocol/channels.ts';
import { type Behaviour, behaviourOf } from './behaviour.ts';
import type { FakeVmRole } from './arguments.ts';
import { FakeGuestFiles } from './files.ts';
import { HOSTILE_CHANNELS } from './hostile-channel.ts';

const HOSTILE_AFTER_MS = 1_500;

const say = (message: object) => `${JSON.stringify(message)}\n`;

export interface Told {
  /** Chromium's window is on the screen. */
  readonly onPainted: () => void;
  readonly onPowerOff: () => void;
}

export class FakeGuest {
  readonly #role: FakeVmRole;
  /** Its transfers. */
  readonly files: FakeGuestFiles;
  readonly #told: Told;
  readonly #reached = new Set<Step>();
  #unheard: HostMessage[] = [];
  #socket: Socket | undefined;
  /** Paused: it neither receives nor sends. */
  isAsleep: boolean;
  behaviour: Behaviour;

  constructor(role: FakeVmRole, { isCopy, behaviour }: { isCopy: boolean; behaviour: Behaviour }, told: Told) {
    this.#role = role;
    this.files = new FakeGuestFiles({
      behaviour: () => this.behaviour,
      say: (message) => this.#say(message),
      sayRaw: (line) => this.#socket?.write(line),
    });
    this.#told = told;
    this.isAsleep = isCopy;
    this.behaviour = behaviour;
    if (isCopy && role === 'browser')
      for (const step of ['home', 'screen', 'browser-window'] as const) this.#reached.add(step);
  }

  /** Handles the connection of a host agent. */
  meet(socket: Socket): void {
    this.#socket = socket;
    const splitter = new LineSplitter();
    socket.on('data', (chunk: Buffer) => {
      for (const line of splitter.push(chunk)) this.#unheard.push(parseLine(channelFor(this.#role).host, line));
      this.wake(this.isAsleep);
    });
  }

  wake(isAsleep = false): void {
    this.isAsleep = isAsleep;
    if (isAsleep) return;
    for (const message of this.#unheard.splice(0)) this.#hear(message);
  }

  /** Closes the last window like a person. */
  closeWindow(): void {
    this.#say({ type: 'browser-closed', cause: 'last-window' });
  }

  #hear(message: HostMessage): void {
    switch (message.type) {
      case 'hello':
        this.#say({
          type: 'hello',
          protocol: PROTOCOL_VERSION,
          role: this.behaviour === 'wrong-role' ? (this.#role === 'browser' ? 'network' : 'browser') : this.#role,
          reached: [...this.#reached],
        } as GuestMessage);
        if (this.#role === 'converter') this.#reach('ready');
        if (this.#role === 'browser' && !this.#reached.has('home'))
          for (const step of ['home', 'screen'] as const) this.#reach(step);
        this.#turn(this.behaviour);
        return;
      case 'prepare-seal':
        if (message.level === 'browser') this.#reach('browser-window');
        this.#told.onPainted();
        return;
      case 'identity':
        this.#reach('identity');
        return;
      case 'warm-up':
        this.#reach('warm-up');
        return;
      case 'open-start-page':
      case 'browse':
        this.#reach('browser-window');
        this.#told.onPainted();
        if (message.type === 'browse') this.#becomeWhatItShows(message.url);
        return;
      case 'seed':
        this.#reach('identity');
        return;
      case 'configure':
        for (const step of ['uplink', 'bridge', 'policy'] as const) this.#reach(step);
        if (message.task.mode === 'nat') {
          this.#say({ type: 'policy-applied', revision: message.task.policy.revision });
          this.#reach('resolver');
        }
        return;
      case 'policy':
        this.#say({ type: 'policy-applied', revision: message.policy.revision });
        return;
      case 'count-traffic':
        this.#say({ type: 'traffic', ports: [] });
        return;
      case 'type':
        this.#say({ type: 'typed', typing: message.typing, isDone: true });
        return;
      case 'card-readers':
        this.#say({ type: 'card-readers', count: message.count, areUsable: true });
        return;
      case 'reopen-browser':
        this.#say({ type: 'browser-reopened' });
        return;
      case 'power-off':
        this.#told.onPowerOff();
        return;
      case 'link-up':
      case 'settings':
      case 'bookmarks':
      case 'bridge-settings':
      case 'forget-port':
      case 'volume':
      case 'microphone':
      case 'scale':
      case 'transfer-cancel':
        return;
      case 'transfer-request':
      case 'transfer-accept':
      case 'transfer-send':
        void this.files.hear(message);
    }
  }

  #becomeWhatItShows(url: string): void {
    const behaviour = behaviourOf(url);
    if (behaviour === undefined) return;
    // Only when the session is browsing; other tests cover its start.
    setTimeout(() => {
      this.behaviour = behaviour;
      this.#turn(behaviour);
    }, HOSTILE_AFTER_MS);
  }

  /** Becomes hostile on the guest channel. */
  #turn(behaviour: Behaviour): void {
    if (behaviour === 'has-download') this.files.list();
    if (this.#socket) HOSTILE_CHANNELS[behaviour]?.(this.#socket, this.#role);
  }

  #reach(step: Step): void {
    this.#reached.add(step);
    this.#say({ type: 'step', step, elapsedMs: 1 });
  }

  #say(message: GuestMessage): void {
    if (this.#socket && !this.#socket.destroyed) this.#socket.write(say(message));
  }
}
