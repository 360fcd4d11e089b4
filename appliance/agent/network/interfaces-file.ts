/** Parses the part of /etc/network/interfaces that describes the dumb bridge. Pure. */
import { messageOf } from '../../protocol/message-of.ts';

/** A bridge as the file describes it. */
export interface DescribedBridge {
  readonly name: string;
  readonly ports: readonly string[];
  readonly stp: boolean;
  readonly forwardDelaySeconds: number;
}

interface Stanza {
  readonly name: string;
  readonly method: string;
  readonly options: Map<string, string>;
}

/** Returns the only bridge of the file. Throws with the number of a line that it does not understand, so that no mistyped option is ignored. */
export function parseInterfaces(text: string): DescribedBridge {
  const automatic = new Set<string>();
  const stanzas: Stanza[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const [keyword = '', ...words] = line.replace(/#.*/, '').trim().split(/\s+/);
    try {
      takeLine(keyword, words, automatic, stanzas);
    } catch (error) {
      throw new Error(`/etc/network/interfaces, line ${index + 1}: ${messageOf(error)}`, { cause: error });
    }
  }
  const bridges = stanzas.filter(({ options }) => options.has('bridge_ports'));
  const [bridge] = bridges;
  if (bridge === undefined || bridges.length > 1)
    throw new Error('/etc/network/interfaces must describe exactly one bridge.');
  const ports = (bridge.options.get('bridge_ports') ?? '').split(' ');
  const missing = [bridge.name, ...ports].find((name) => !automatic.has(name));
  if (missing !== undefined) throw new Error(`/etc/network/interfaces: ${missing} is not marked auto.`);
  return {
    name: bridge.name,
    ports,
    stp: bridge.options.get('bridge_stp') === 'on',
    forwardDelaySeconds: Number(bridge.options.get('bridge_fd') ?? '15'),
  };
}

function takeLine(keyword: string, words: readonly string[], automatic: Set<string>, stanzas: Stanza[]): void {
  if (keyword === '') return;
  if (keyword === 'auto') {
    for (const name of words) automatic.add(name);
    return;
  }
  if (keyword === 'iface') {
    const [name = '', family, method = ''] = words;
    // With an address the bridge could be attacked from the LAN.
    if (family !== 'inet' || !(method === 'manual' || (method === 'loopback' && name === 'lo')))
      throw new Error(`"${words.join(' ')}" is not "NAME inet manual".`);
    stanzas.push({ name, method, options: new Map() });
    return;
  }
  const check = OPTIONS[keyword];
  const value = words.join(' ');
  if (check === undefined) throw new Error(`"${keyword}" is unknown.`);
  if (!check.test(value)) throw new Error(`"${keyword}" cannot be "${value}".`);
  const stanza = stanzas.at(-1);
  if (stanza === undefined) throw new Error(`"${keyword}" belongs to no interface.`);
  stanza.options.set(keyword, value);
}

/** Allowed values of each option. There is nothing to wait for, because the cards exist before the guest agent starts. */
const OPTIONS: Readonly<Partial<Record<string, RegExp>>> = {
  bridge_ports: /^[a-z][a-z0-9]*( [a-z][a-z0-9]*)*$/,
  bridge_stp: /^(on|off)$/,
  bridge_fd: /^\d{1,2}$/,
  bridge_waitport: /^0$/,
  bridge_maxwait: /^0$/,
};
