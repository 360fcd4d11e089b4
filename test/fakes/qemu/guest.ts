/** The guest in a fake of QEMU: the fake guest agent, until it becomes hostile. */
import type { Socket } from 'node:net';
import { channelFor, type GuestMessage, type HostMessage } from '../../../appliance/protocol/channels.ts';
import type { Role } from '../../../appliance/protocol/every-role.ts';
import { PROTOCOL_VERSION } from '../../../appliance/protocol/limits.ts';
import { LineSplitter, parseLine } from '../../../appliance/protocol/lines.ts';
import { FakeGuestAgent, type FakeGuestAgentParts } from '../guest-agent.ts';
import { type Behaviour, behaviourOf } from './behaviour.ts';
import { FakeGuestFiles } from './files.ts';
import { HOSTILE_CHANNELS } from './hostile-channel.ts';

const HOSTILE_AFTER_MS = 1_500;

export class FakeGuest {
  /** Its transfers. */
  readonly files: FakeGuestFiles;
  readonly #agent: FakeGuestAgent;
  #unheard: HostMessage[] = [];
  #socket: Socket | undefined;
  /** Paused: it neither receives nor sends. */
  isAsleep: boolean;
  behaviour: Behaviour;

  constructor(
    role: Role,
    { isCopy, behaviour }: { isCopy: boolean; behaviour: Behaviour },
    listeners: Pick<FakeGuestAgentParts, 'onPainted' | 'onPowerOff'>,
  ) {
    this.#agent = new FakeGuestAgent(
      role,
      { send: (message) => this.#send(message), ...listeners },
      isCopy && role === 'browser' ? ['home', 'screen', 'browser-window'] : [],
    );
    this.files = new FakeGuestFiles({
      behaviour: () => this.behaviour,
      say: (message) => this.#agent.say(message),
      sayRaw: (line) => this.#socket?.write(line),
    });
    this.isAsleep = isCopy;
    this.behaviour = behaviour;
  }

  /** Handles the connection of a host agent. */
  meet(socket: Socket): void {
    this.#socket = socket;
    const splitter = new LineSplitter();
    socket.on('data', (chunk: Buffer) => {
      for (const line of splitter.push(chunk)) this.#unheard.push(parseLine(channelFor(this.#agent.role).host, line));
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
    this.#agent.say({ type: 'browser-closed', cause: 'last-window' });
  }

  #hear(message: HostMessage): void {
    const { role } = this.#agent;
    if (message.type === 'hello' && this.behaviour === 'wrong-role')
      this.#send({
        type: 'hello',
        protocol: PROTOCOL_VERSION,
        role: role === 'browser' ? 'network' : 'browser',
        reached: [],
      });
    else this.#agent.hear(message);
    if (message.type === 'hello') this.#turn(this.behaviour);
    else if (message.type === 'browse') this.#becomeWhatItShows(message.url);
    else if (
      message.type === 'transfer-request' ||
      message.type === 'transfer-accept' ||
      message.type === 'transfer-send'
    )
      void this.files.hear(message);
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
    if (this.#socket) HOSTILE_CHANNELS[behaviour]?.(this.#socket, this.#agent.role);
  }

  #send(message: GuestMessage): void {
    if (this.#socket && !this.#socket.destroyed) this.#socket.write(`${JSON.stringify(message)}\n`);
  }
}
