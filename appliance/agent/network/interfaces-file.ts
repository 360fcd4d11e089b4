/** Reads /etc/network/interfaces as far as the dumb bridge needs it: a pure function from its text to what is to be made. */
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

/** Interfaces that come up and the one bridge among them. Throws with the line that is not understood: a mistyped option must not pass for one that holds. */
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
  if (bridge === undefined || bridges.length > 1) throw new Error('/etc/network/interfaces describes not one bridge.');
  const ports = (bridge.options.get('bridge_ports') ?? '').split(' ');
  const missing = [bridge.name, ...ports].find((name) => !automatic.has(name));
  if (missing !== undefined) throw new Error(`/etc/network/interfaces: ${missing} does not come up by itself.`);
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
    // An address would give the LAN somebody to talk to, and to attack.
    if (family !== 'inet' || !(method === 'manual' || (method === 'loopback' && name === 'lo')))
      throw new Error(`"${words.join(' ')}" is not "NAME inet manual".`);
    stanzas.push({ name, method, options: new Map() });
    return;
  }
  const check = OPTIONS[keyword];
  const value = words.join(' ');
  if (check === undefined) throw new Error(`"${keyword}" is not known.`);
  if (!check.test(value)) throw new Error(`"${keyword}" cannot be "${value}".`);
  const stanza = stanzas.at(-1);
  if (stanza === undefined) throw new Error(`"${keyword}" belongs to no interface.`);
  stanza.options.set(keyword, value);
}

/** What each option may be. Waiting is none of ours: cards are there before the agent looks. */
const OPTIONS: Readonly<Partial<Record<string, RegExp>>> = {
  bridge_ports: /^[a-z][a-z0-9]*( [a-z][a-z0-9]*)*$/,
  bridge_stp: /^(on|off)$/,
  bridge_fd: /^\d{1,2}$/,
  bridge_waitport: /^0$/,
  bridge_maxwait: /^0$/,
};
