/** The conversations of a host agent with each role of guest agent: one suite for the real roles and for the fake. */
import { describe, expect, it } from 'vitest';
import { type Agent, createAgent, type RoleAtWork } from '../../appliance/agent/agent.ts';
import { ChannelMemory, type HostRequest } from '../../appliance/agent/channel/endpoint.ts';
import { createLog } from '../../appliance/agent/log.ts';
import { channelFor, type GuestMessage, type HostMessage } from '../../appliance/protocol/channels.ts';
import type { Role } from '../../appliance/protocol/every-role.ts';
import { PROTOCOL_VERSION } from '../../appliance/protocol/limits.ts';
import type { NetworkPolicy } from '../../appliance/protocol/network.ts';

export const IDENTITY = {
  type: 'identity',
  entropy: Buffer.alloc(64).toString('base64'),
  mac: '02:53:42:02:00:03',
  hostname: 'sb-3',
  machineId: '3'.repeat(32),
  screen: { width: 1280, height: 800 },
} as const;
export const LINK_UP = { type: 'link-up', unixTimeMs: 1_800_000_000_000 } as const;

export interface Conversation<GuestRole extends Role> {
  readonly said: readonly GuestMessage[];
  readonly hasEnded: () => boolean;
  readonly tell: (message: HostMessage<GuestRole>) => void;
  /** Lets Chromium open its window once it was started. */
  readonly openWindow?: () => Promise<void>;
}

/** Every message has to fit the schemas. */
export function checked(role: Role) {
  const said: GuestMessage[] = [];
  return { said, send: (message: GuestMessage) => void said.push(channelFor(role).guest.parse(message)) };
}

/** A conversation with a real role. */
export function conversationWith<GuestRole extends Role>(
  role: GuestRole,
  start: (agent: Agent) => RoleAtWork<GuestRole>,
): Conversation<GuestRole> {
  const { said, send } = checked(role);
  const memory = new ChannelMemory(role);
  let hasEnded = false;
  const atWork = start(
    createAgent({
      log: createLog(() => undefined),
      say: (message) => {
        memory.keep(message);
        send(message);
      },
      flush: () => Promise.resolve(),
      clearScreen: () => Promise.resolve(),
      powerOff: () => (hasEnded = true),
      screen: '/dev/null',
      showReasonMs: 0,
    }),
  );
  void atWork.start();
  return {
    said,
    hasEnded: () => hasEnded,
    tell: (message) => {
      if (message.type === 'hello') memory.answer().forEach(send);
      else atWork.onRequest(message as HostRequest<GuestRole>);
    },
  };
}

const HELLO = { type: 'hello', protocol: PROTOCOL_VERSION } as const;
const policy = (revision: number): NetworkPolicy => ({
  revision,
  refusedNetworks: [],
  ports: [],
  limits: { connections: 100, newConnectionsPerSecond: 10 },
});
const ROUTER = {
  type: 'configure',
  task: {
    mode: 'nat',
    uplink: {
      kind: 'static',
      address: '10.7.7.20',
      prefixLength: 24,
      gateway: '10.7.7.1',
      resolver: '10.7.7.1',
    },
    policy: policy(1),
  },
} as const;
const SEED = { type: 'seed', entropy: Buffer.alloc(64).toString('base64'), isClone: false } as const;

/** All steps, those that a greeting lists included. */
const steps = (said: readonly GuestMessage[]) =>
  said.flatMap((message) =>
    message.type === 'step' ? [message.step] : message.type === 'hello' ? [...message.reached] : [],
  );
const answers = (said: readonly GuestMessage[], type: GuestMessage['type']) =>
  said.filter((message) => message.type === type);

export function describeRouterAgent(name: string, make: () => Conversation<'network'>): void {
  describe(`the guest agent of a router, ${name}`, () => {
    const atWork = async () => {
      const talk = make();
      for (const message of [HELLO, SEED, ROUTER]) talk.tell(message);
      await expect.poll(() => steps(talk.said), { interval: 5 }).toContain('resolver');
      return talk;
    };

    it('takes up its task, and says that the policy is in force before names resolve', async () => {
      const { said } = await atWork();
      expect(said[0]).toEqual({ type: 'hello', protocol: PROTOCOL_VERSION, role: 'network', reached: [] });
      expect(steps(said)).toEqual(['identity', 'uplink', 'bridge', 'policy', 'resolver']);
      expect(answers(said, 'policy-applied')).toEqual([{ type: 'policy-applied', revision: 1 }]);
      expect(answers(said, 'uplink')).toContainEqual(expect.objectContaining({ address: '10.7.7.20/24' }));
      expect(said.at(-1)).toMatchObject({ step: 'resolver' });
    });

    it('applies another policy, and counts', async () => {
      const { said, tell } = await atWork();
      tell({ type: 'policy', policy: policy(2) });
      tell({ type: 'count-traffic' });
      await expect.poll(() => answers(said, 'traffic'), { interval: 5 }).toHaveLength(1);
      expect(answers(said, 'policy-applied').at(-1)).toEqual({ type: 'policy-applied', revision: 2 });
    });

    it('tells the next host agent what it has reached, and takes the task again as a policy', async () => {
      const { said, tell } = await atWork();
      const before = said.length;
      tell(HELLO);
      tell({ ...ROUTER, task: { ...ROUTER.task, policy: policy(3) } });
      await expect.poll(() => answers(said, 'policy-applied').at(-1), { interval: 5 }).toMatchObject({ revision: 3 });
      const later = said.slice(before);
      expect(later[0]).toMatchObject({ reached: ['identity', 'uplink', 'bridge', 'policy', 'resolver'] });
      expect(later.slice(1).map(({ type }) => type)).toEqual(['policy-applied', 'uplink', 'policy-applied']);
    });
  });
}

export function describeBridgeAgent(name: string, make: () => Conversation<'network'>): void {
  it(`the guest agent of a bridge, ${name}, says which settings are in force and which groups they forward`, async () => {
    const { said, tell } = make();
    const settings = (revision: number, forwardEapol: boolean) => ({ revision, forwardEapol, rules: '' });
    tell(SEED);
    tell({ type: 'configure', task: { mode: 'bridge', settings: settings(1, false) } });
    await expect.poll(() => steps(said), { interval: 5 }).toContain('policy');
    expect(steps(said).filter((step) => step !== 'identity')).toEqual(['uplink', 'bridge', 'policy']);
    tell({ type: 'bridge-settings', settings: settings(2, true) });
    await expect.poll(() => answers(said, 'bridge-applied'), { interval: 5 }).toHaveLength(2);
    expect(answers(said, 'bridge-applied')).toEqual([
      { type: 'bridge-applied', revision: 1, groupForwardMask: 0 },
      { type: 'bridge-applied', revision: 2, groupForwardMask: 8 },
    ]);
  });
}

export function describeBrowserAgent(name: string, make: () => Conversation<'browser'>): void {
  it(`the guest agent of a browser, ${name}, goes from its home to a window, and remembers it`, async () => {
    const { said, tell, openWindow, hasEnded } = make();
    tell(HELLO);
    await expect.poll(() => steps(said), { interval: 5 }).toEqual(['home', 'screen']);
    tell(IDENTITY);
    await expect.poll(() => steps(said), { interval: 5 }).toEqual(['home', 'screen', 'identity']);
    tell(LINK_UP);
    tell({ type: 'browse', url: 'https://example.org/' });
    await openWindow?.();
    const all = ['home', 'screen', 'identity', 'browser-window'];
    await expect.poll(() => steps(said), { interval: 5 }).toEqual(all);
    tell(HELLO);
    expect(said.findLast(({ type }) => type === 'hello')).toMatchObject({ role: 'browser', reached: all });
    tell({ type: 'power-off' });
    await expect.poll(hasEnded, { interval: 5 }).toBe(true);
  });
}

export function describeConverterAgent(name: string, make: () => Conversation<'converter'>): void {
  it(`the guest agent of a converter, ${name}, is ready by itself`, async () => {
    const { said, tell, hasEnded } = make();
    tell(HELLO);
    await expect.poll(() => steps(said), { interval: 5 }).toEqual(['ready']);
    tell({ type: 'power-off' });
    await expect.poll(hasEnded, { interval: 5 }).toBe(true);
  });
}
