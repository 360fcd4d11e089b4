/**
 * The guest agent of a VM that does not run. It obeys at once; what it tells a host agent that joins late is up to the real one's memory.
 * `contract/guest-agent.test.ts` holds it to the same conversations as the real roles.
 */
import type { Duplex } from 'node:stream';
import { ChannelMemory } from '../../appliance/agent/channel/endpoint.ts';
import { channelFor, type GuestMessage, type HostMessage, type Step } from '../../appliance/protocol/channels.ts';
import type { Role } from '../../appliance/protocol/every-role.ts';
import { CONVERTER_PARAMETER, PROTOCOL_VERSION } from '../../appliance/protocol/limits.ts';
import { formatLine, LineSplitter, parseLine } from '../../appliance/protocol/lines.ts';
import type { BridgeSettings, NetworkTask } from '../../appliance/protocol/network.ts';
import type { FakeGuest } from '../../host-agent/hypervisor/fake/fake-guest.ts';

export const HELLO = { type: 'hello', protocol: PROTOCOL_VERSION } as const;

export interface FakeGuestAgentParts {
  /** Sends a message to the connected host agent. */
  readonly send: (message: GuestMessage) => void;
  /** Chromium's window is on the screen. */
  readonly onPainted?: () => void;
  readonly onPowerOff?: () => void;
}

/** What it has done by itself when the host first greets it. */
const BY_ITSELF: Readonly<Record<Role, readonly Step[]>> = {
  browser: ['home', 'screen'],
  network: [],
  converter: ['ready'],
};

export class FakeGuestAgent {
  readonly role: Role;
  readonly #parts: FakeGuestAgentParts;
  readonly #memory: ChannelMemory;
  readonly #reached = new Set<Step>();
  #task: NetworkTask['mode'] | undefined;

  /** `sealed`: the steps that a clone's template had done. */
  constructor(role: Role, parts: FakeGuestAgentParts, sealed: readonly Step[] = []) {
    this.role = role;
    this.#parts = parts;
    this.#memory = new ChannelMemory(role);
    for (const step of sealed) this.#keep(step);
  }

  hear(message: HostMessage): void {
    switch (message.type) {
      case 'hello':
        for (const answer of this.#memory.answer()) this.#parts.send(answer);
        for (const step of BY_ITSELF[this.role]) if (!this.#reached.has(step)) this.reach(step);
        return;
      case 'prepare-seal':
        if (message.level === 'browser') this.#paint();
        return;
      case 'seed':
      case 'identity':
        this.reach('identity');
        return;
      case 'warm-up':
        this.reach('warm-up');
        return;
      case 'open-start-page':
      case 'browse':
        this.#paint();
        return;
      case 'type':
        this.say({ type: 'typed', typing: message.typing, isDone: true });
        return;
      case 'card-readers':
        this.say({ type: 'card-readers', count: message.count, areUsable: true });
        return;
      case 'reopen-browser':
        this.say({ type: 'browser-reopened' });
        return;
      case 'configure':
        this.#take(message.task);
        return;
      case 'policy':
        this.say({ type: 'policy-applied', revision: message.policy.revision });
        return;
      case 'bridge-settings':
        this.#apply(message.settings);
        return;
      case 'count-traffic':
        this.say({ type: 'traffic', ports: [] });
        return;
      case 'power-off':
        this.#parts.onPowerOff?.();
        return;
      // Nothing that the host would hear of. A test plays the transfers.
      case 'settings':
      case 'scratch-disk':
      case 'bookmarks':
      case 'link-up':
      case 'volume':
      case 'microphone':
      case 'scale':
      case 'forget-port':
      case 'test-exit':
      case 'transfer-request':
      case 'transfer-accept':
      case 'transfer-send':
      case 'transfer-cancel':
    }
  }

  /** Sends `message`, and remembers it for a host agent that joins late. */
  say(message: GuestMessage): void {
    this.#memory.keep(message);
    this.#parts.send(message);
  }

  reach(step: Step): void {
    this.#reached.add(step);
    this.say({ type: 'step', step, elapsedMs: 1 });
  }

  #keep(step: Step): void {
    this.#reached.add(step);
    this.#memory.keep({ type: 'step', step, elapsedMs: 1 });
  }

  #paint(): void {
    this.#parts.onPainted?.();
    if (!this.#reached.has('browser-window')) this.reach('browser-window');
  }

  /** A host agent that adopts the VM repeats the task. */
  #take(task: NetworkTask): void {
    const isNew = this.#task === undefined;
    this.#task = task.mode;
    if (isNew) {
      this.say({ type: 'uplink', state: 'up', ...(task.mode === 'nat' && { address: '10.7.7.20/24' }) });
      this.reach('uplink');
      this.reach('bridge');
    }
    if (task.mode === 'bridge') this.#apply(task.settings);
    if (isNew) this.reach('policy');
    if (task.mode === 'bridge') return;
    this.say({ type: 'policy-applied', revision: task.policy.revision });
    if (isNew) this.reach('resolver');
  }

  #apply({ revision, forwardEapol }: BridgeSettings): void {
    this.say({ type: 'bridge-applied', revision, groupForwardMask: forwardEapol ? 8 : 0 });
  }
}

/** Answers on `channel` as a network VM. `isTerminal`: echoes each line first, like a terminal that is not in raw mode. */
export function answerOn(channel: Duplex, { isTerminal }: { readonly isTerminal: boolean }): void {
  const { host, guest } = channelFor('network');
  const splitter = new LineSplitter();
  const agent = new FakeGuestAgent('network', {
    send: (message) => channel.write(formatLine(guest, guest.parse(message))),
  });
  channel.on('error', () => undefined);
  channel.on('data', (chunk: Buffer) => {
    for (const line of splitter.push(chunk)) {
      if (line.toString().trim() === '') continue;
      if (isTerminal) channel.write(`${line.toString()}\r\n`);
      agent.hear(parseLine(host, line));
    }
  });
}

const agents = new WeakMap<FakeGuest, FakeGuestAgent>();

/** The guest agent in a VM of the fake hypervisor. */
export function agentOf(guest: FakeGuest): FakeGuestAgent {
  const known = agents.get(guest);
  if (known) return known;
  const { spec, isClone, isPainted } = guest;
  const role = spec.boot.commandLine.includes(CONVERTER_PARAMETER) ? 'converter' : spec.role;
  const sealed: readonly Step[] =
    isClone && role === 'browser' ? ['home', 'screen', ...(isPainted ? (['browser-window'] as const) : [])] : [];
  const agent = new FakeGuestAgent(
    role,
    {
      send: (message) => guest.say(message),
      onPainted: () => guest.paint(),
      onPowerOff: () => guest.crash(),
    },
    sealed,
  );
  agents.set(guest, agent);
  return agent;
}

/** The answer of a healthy guest of the fake hypervisor: to a greeting, unless another message is given. */
export const healthyGuest = (guest: FakeGuest, message: HostMessage = HELLO): void => agentOf(guest).hear(message);
