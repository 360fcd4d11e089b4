/** What surrounds the network role, replaced. `deeds`: what it does, in order. */
import type { Agent } from '../../../../appliance/agent/agent.ts';
import type { Cable } from '../../../../appliance/agent/network/cable.ts';
import type { GuestMessage } from '../../../../appliance/protocol/channels.ts';
import type { ExitState, RunningExit } from '../../../../appliance/agent/network/exit/exit.ts';
import type { ExitSetting, NetworkPolicy, UplinkAddress } from '../../../../appliance/protocol/network.ts';
import { recordingAgent } from '../recording-agent.ts';

export const deeds: string[] = [];

const asBooted = () => ({
  /** Lines of `ip` that fail. */
  refuses: undefined as string | undefined,
  seed: Promise.resolve(),
  isOnXen: false,
  reportCable: undefined as ((cable: Cable) => void) | undefined,
  reportLease: undefined as ((lease: UplinkAddress | undefined) => void) | undefined,
  reportExit: undefined as ((state: ExitState) => void) | undefined,
  /** The DHCP server ends too often. */
  leasesEnd: undefined as ((ending: { exitStatus: number; signal: undefined }) => void) | undefined,
  said: [] as GuestMessage[],
});
export const vm = asBooted();
export function boot(): void {
  deeds.length = 0;
  Object.assign(vm, asBooted());
}

export const agent = recordingAgent(deeds, (message) => {
  vm.said.push(message);
  return `say ${message.type}`;
});

export function ip(lines: readonly string[]): Promise<void> {
  const { refuses } = vm;
  if (refuses !== undefined && lines.some((line) => line.includes(refuses)))
    return Promise.reject(new Error('ip failed'));
  deeds.push(...lines);
  return Promise.resolve();
}

export function openExit(setting: ExitSetting): RunningExit {
  if (setting.kind !== 'wireguard') throw new Error('Not in this test.');
  const { endpoint, resolver, mtu } = setting;
  return {
    ends: [endpoint],
    way: { tunnel: endpoint },
    names: { resolver },
    mtu,
    start: (onChange) => {
      vm.reportExit = onChange;
      return done(`exit to ${endpoint.address}`);
    },
    test: () => Promise.resolve(7),
    forget: (port) => void deeds.push(`the exit forgets ${port}`),
  };
}

export class Seed {
  isTaken = false;
  async take(): Promise<void> {
    await vm.seed;
    this.isTaken = true;
  }
}

export class Policing {
  constructor(ports: readonly number[]) {
    deeds.push(`rules for ${ports.length} ports`);
  }
  enforce({ revision, refusedNetworks }: NetworkPolicy, { resolver }: { resolver: string }): Promise<void> {
    return done(`enforce ${revision}: refuse ${refusedNetworks.join(' ')}, resolver ${resolver}`);
  }
  answerNames({ resolver }: UplinkAddress): Promise<void> {
    return done(`names from ${resolver}`);
  }
  release(port: number, { resolver }: UplinkAddress): Promise<void> {
    return done(`release ${port}, names from ${resolver}`);
  }
  traffic() {
    return Promise.resolve([{ port: 0, sentBytes: 1, receivedBytes: 2, refusedPackets: 3 }]);
  }
}

export const DumbBridge = {
  start: async (_: Agent, { revision }: { revision: number }) => {
    await done(`bridge ${revision}`);
    return { apply: (settings: { revision: number }) => done(`settings ${settings.revision}`) };
  },
};

export const done = (deed: string): Promise<void> => Promise.resolve(void deeds.push(deed));
