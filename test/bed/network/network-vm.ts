/** A real network VM from its image, whose two ports and uplink end in the test. */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { GuestMessage, HostMessage } from '../../../appliance/protocol/channels.ts';
import type { InternetFamilies, NetworkPolicy, PortAccess, PortTraffic } from '../../../appliance/protocol/network.ts';
import { Config } from '../../../host-agent/config/schema.ts';
import { GuestChannel } from '../../../host-agent/vm/guest-channel.ts';
import type { Vm } from '../../../host-agent/hypervisor/hypervisor.ts';
import { type Boot, bootOf } from '../../../host-agent/image/boot.ts';
import { ndvmVm } from '../../../host-agent/network/ndvm-spec.ts';
import { portLimits } from '../../../host-agent/network/policy.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';
import { UPLINK, UPLINK_6 } from '../../../host-agent/tools/passt.ts';
import { FrameLink, listenForFrames } from './frames/frame-link.ts';
import { networkImage, testQemu } from '../images/test-images.ts';
import { START_TIMEOUT_MS } from '../timeouts.ts';

const PORTS = 2;
const MEMORY_MIB = 320;
const SAID_WITHIN_MS = 60_000;

/** What the VM's uplink card connects to. */
export interface Uplink {
  readonly server: { close(): unknown };
  /** Present if the uplink ends in the test. */
  readonly plugged?: Promise<FrameLink>;
}

export class NetworkVm {
  readonly ports: readonly FrameLink[];
  readonly portSocket: (port: number) => string;
  /** What it has printed on its console. */
  readonly console: () => string;
  readonly #vm: Vm;
  readonly #channel: GuestChannel<'network'>;
  readonly #uplink: FrameLink | undefined;
  readonly #server: Uplink['server'];
  readonly #said: GuestMessage<'network'>[];
  /** By which families its uplink leads to the Internet; absent: it has no addresses of IPv6. */
  internet: InternetFamilies | undefined;
  #revision = 1;

  private constructor(
    vm: Vm,
    channel: GuestChannel<'network'>,
    server: Uplink['server'],
    said: GuestMessage<'network'>[],
    uplink: FrameLink | undefined,
    ports: readonly FrameLink[],
    portSocket: (port: number) => string,
    console: () => string,
  ) {
    this.portSocket = portSocket;
    this.console = console;
    [this.#vm, this.#channel, this.#server, this.#said, this.#uplink, this.ports] = [
      vm,
      channel,
      server,
      said,
      uplink,
      ports,
    ];
  }

  /**
   * Boots it with a policy under which no port reaches anything. `folder` must be short, because it holds sockets.
   * The uplink ends in the test unless `makeUplink` makes something else. `changeBoot`: starts it from something else than the image. `internet`: its
   * uplink has addresses of IPv6, too.
   */
  static async boot(
    folder: string,
    makeUplink: (socket: string) => Promise<Uplink> = listenForFrames,
    changeBoot: (boot: Boot) => Promise<Boot> = (boot) => Promise.resolve(boot),
    internet?: InternetFamilies,
  ): Promise<NetworkVm> {
    const boot = await changeBoot(bootOf(await networkImage()));
    const hypervisor = testQemu(boot, folder);
    const names = vmFiles(join(folder, 'n'));
    mkdirSync(dirname(names.uplink), { recursive: true });
    for (const port of Array.from({ length: PORTS }, (_, index) => index))
      mkdirSync(names.portFolder(port), { recursive: true });
    const { server, plugged } = await makeUplink(names.uplink);
    const vm = await hypervisor.start(
      { ...ndvmVm({ ports: PORTS, memoryMiB: MEMORY_MIB }, names), id: 'ndvm', names, boot },
      AbortSignal.timeout(START_TIMEOUT_MS),
    );
    let printed = '';
    (await vm.connectConsole()).on('data', (text) => (printed += String(text)));
    const said: GuestMessage<'network'>[] = [];
    const channel = new GuestChannel('network', await vm.connectGuestChannel(), {
      onMessage: (message) => said.push(message),
      onViolation: (violation) => said.push({ type: 'failed', step: 'policy', message: violation.message }),
      onClosed: () => undefined,
    });
    const ports = await Promise.all(Array.from({ length: PORTS }, (_, port) => FrameLink.connect(names.port(port))));
    const itself = new NetworkVm(
      vm,
      channel,
      server,
      said,
      await plugged,
      ports,
      (port) => names.port(port),
      () => printed,
    );
    itself.internet = internet;
    await itself.#until((message) => message.type === 'hello', START_TIMEOUT_MS);
    itself.say({ type: 'seed', entropy: randomBytes(64).toString('base64'), isClone: false });
    itself.say({
      type: 'configure',
      task: {
        mode: 'nat',
        uplink: { kind: 'static', ...UPLINK, ...(internet && { ipv6: UPLINK_6 }) },
        policy: policyOf(1, [], internet),
      },
    });
    await itself.#until((message) => message.type === 'step' && message.step === 'resolver', START_TIMEOUT_MS);
    return itself;
  }

  get uplink(): FrameLink {
    if (!this.#uplink) throw new Error('The uplink does not end in the test.');
    return this.#uplink;
  }

  say(message: HostMessage<'network'>): void {
    this.#channel.send(message);
  }

  /** Resolves when the policy is in force; the first access is that of port 0. */
  async enforce(...accesses: readonly PortAccess[]): Promise<void> {
    this.#revision += 1;
    const revision = this.#revision;
    this.say({ type: 'policy', policy: policyOf(revision, accesses, this.internet) });
    await this.#until((message) => message.type === 'policy-applied' && message.revision === revision);
  }

  async traffic(): Promise<readonly PortTraffic[]> {
    const before = this.#said.length;
    this.say({ type: 'count-traffic' });
    const answer = await this.#until((message, index) => index >= before && message.type === 'traffic');
    return answer.type === 'traffic' ? answer.ports : [];
  }

  async close(): Promise<void> {
    for (const link of [this.#uplink, ...this.ports]) link?.close();
    this.#channel.close();
    await this.#vm.kill();
    this.#server.close();
  }

  async #until(
    holds: (message: GuestMessage<'network'>, index: number) => boolean,
    withinMs = SAID_WITHIN_MS,
  ): Promise<GuestMessage<'network'>> {
    for (const startedMs = performance.now(); ;) {
      const found = this.#said.find(holds);
      if (found) return found;
      const failed = this.#said.find(({ type }) => type === 'failed');
      if (failed || performance.now() - startedMs > withinMs)
        throw new Error(`The network VM sent ${JSON.stringify(this.#said.slice(-5))}\n${this.console().slice(-2000)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

function policyOf(revision: number, accesses: readonly PortAccess[], internet?: InternetFamilies): NetworkPolicy {
  return {
    revision,
    refusedNetworks: [REFUSED_NETWORK, ...(internet ? [REFUSED_NETWORK_6] : [])],
    ...(internet && { internet }),
    ports: accesses.map((access, port) => ({ port, access })),
    limits: portLimits(Config.parse({}).network),
  };
}

/** A LAN with public addresses. */
export const REFUSED_NETWORK = '203.0.114.0/24';
export const REFUSED_NETWORK_6 = '2a0e:5302:1::/56';
