/** The network VM as a dumb bridge. */
import { readFile, writeFile } from 'node:fs/promises';
import type { BridgeSettings } from '../../protocol/network.ts';
import { type Agent, within } from '../agent.ts';
import { dumbBridgeLines, dumbBridgeOpenLines, dumbBridgeRules, groupForwardMask } from './dumb-bridge.ts';
import { type DescribedBridge, parseInterfaces } from './interfaces-file.ts';
import { applySettings, BEFORE_FIREWALL } from './kernel-settings.ts';
import { renameLines, waitForLinks } from './links.ts';
import { ip, loadFirewall } from './programs.ts';

const DESCRIPTION = '/etc/network/interfaces';

export class DumbBridge {
  readonly #agent: Agent;
  readonly #bridge: DescribedBridge;

  private constructor(agent: Agent, bridge: DescribedBridge) {
    this.#agent = agent;
    this.#bridge = bridge;
  }

  /** Fulfilled when frames flow under the settings. */
  static async start(agent: Agent, settings: BridgeSettings): Promise<DumbBridge> {
    const links = await within('uplink', async () => {
      await applySettings(BEFORE_FIREWALL);
      return waitForLinks();
    });
    await within('uplink', () => ip(renameLines(links)));
    agent.reached('uplink');
    const ports = [...links.ports.keys()];
    const description = await within('bridge', async () => parseInterfaces(await readFile(DESCRIPTION, 'utf8')));
    await within('bridge', () => ip(dumbBridgeLines(description, ports)));
    agent.reached('bridge');
    const bridge = new DumbBridge(agent, description);
    await bridge.apply(settings);
    await within('policy', () => ip(dumbBridgeOpenLines(description, ports)));
    agent.reached('policy');
    return bridge;
  }

  /** Applies new settings. Throws `StepFailed`, which stops the VM, so that it never forwards what it should not. */
  async apply(settings: BridgeSettings): Promise<void> {
    const mask = await within('policy', async () => {
      await loadFirewall(dumbBridgeRules(settings));
      return setGroupForwardMask(
        `/sys/class/net/${this.#bridge.name}/bridge/group_fwd_mask`,
        groupForwardMask(settings.forwardEapol),
      );
    });
    this.#agent.say({ type: 'bridge-applied', revision: settings.revision, groupForwardMask: mask });
  }
}

/** Sets the mask and reads it back. Throws when the kernel's mask differs. */
export async function setGroupForwardMask(file: string, mask: number): Promise<number> {
  await writeFile(file, `0x${mask.toString(16)}`);
  const found = Number((await readFile(file, 'utf8')).trim());
  if (found !== mask)
    throw new Error(`The bridge forwards the groups 0x${found.toString(16)} instead of 0x${mask.toString(16)}.`);
  return found;
}
