/** A fake of `xec`: it parses its arguments like the published program, and calls the fake of xenmgr over the bus. It prints errors of the bus to stdout. */
import { BusError, type SystemBus } from '../../../host-agent/hypervisor/xenclient/system-bus.ts';
import type { Ended } from '../programs.ts';

const SERVICE = 'com.citrix.xenclient.xenmgr';
const OPTIONS: Readonly<Record<string, string>> = {
  '-o': 'object',
  '--object': 'object',
  '-i': 'interface',
  '--interface': 'interface',
  '-s': 'service',
  '--service': 'service',
};

interface Member {
  readonly interface: string;
  readonly takes: readonly string[];
  readonly type: string;
}

export async function fakeXec(bus: SystemBus, words: readonly string[]): Promise<Ended> {
  const options: Record<string, string> = { object: '/' };
  let at = 0;
  // Options end at the first other argument.
  for (; at < words.length && (words[at] ?? '') in OPTIONS; at += 2)
    options[OPTIONS[words[at] ?? ''] ?? ''] = words[at + 1] ?? '';
  const object = options['object'] ?? '/';
  const call = async (of: string, member: string, signature: string, body: readonly unknown[]) =>
    (
      await bus.call(
        { destination: SERVICE, path: object, interface: of, member, ...(signature !== '' && { signature, body }) },
        60_000,
      )
    )[0];
  try {
    const xml = String(await call('org.freedesktop.DBus.Introspectable', 'Introspect', '', []));
    const { methods, properties } = described(xml, options['interface']);
    if (words[at] === '--list-properties')
      return { stdout: [...properties].map(([name, { interface: of, type }]) => `${of}.${name} ${type}`).join('\n') };
    const [verb = '', ...rest] = words.slice(at);
    const [name = '', value = ''] = rest;
    const property = verb === 'get' || verb === 'set' ? properties.get(name) : undefined;
    if ((verb === 'get' || verb === 'set') && !property)
      return { stderr: `xec: property not found: ${name}`, exitCode: 1 };
    if (property && verb === 'get')
      return {
        stdout: printed(
          property.type,
          (
            (await call('org.freedesktop.DBus.Properties', 'Get', 'ss', [property.interface, name])) as [
              unknown,
              [unknown],
            ]
          )[1][0],
        ),
      };
    if (property) {
      await call('org.freedesktop.DBus.Properties', 'Set', 'ssv', [
        property.interface,
        name,
        [property.type, read(property.type, value)],
      ]);
      return {};
    }
    const method = methods.get(verb.replaceAll('-', '_'));
    if (!method) return { stderr: `xec: method not found: ${verb}`, exitCode: 1 };
    return {
      stdout: printed(
        method.type,
        await call(
          method.interface,
          verb.replaceAll('-', '_'),
          method.takes.join(''),
          method.takes.map((type, index) => read(type, rest[index] ?? '')),
        ),
      ),
    };
  } catch (error) {
    if (error instanceof BusError) return { stdout: `${error.errorName}: ${error.message}`, exitCode: 1 };
    return { stderr: String(error), exitCode: 1 };
  }
}

/** The first interface that has a member wins. */
function described(
  xml: string,
  only: string | undefined,
): { methods: Map<string, Member>; properties: Map<string, Member> } {
  const methods = new Map<string, Member>();
  const properties = new Map<string, Member>();
  for (const [, name = '', content = ''] of xml.matchAll(/<interface name="([^"]+)">(.*?)<\/interface>/gs)) {
    if (only !== undefined && name !== only) continue;
    for (const [, method = '', args = ''] of content.matchAll(/<method name="([^"]+)">(.*?)<\/method>/gs)) {
      const typed = [...args.matchAll(/type="([^"]+)" direction="(in|out)"/g)];
      if (!methods.has(method))
        methods.set(method, {
          interface: name,
          takes: typed.flatMap(([, type = '', direction]) => (direction === 'in' ? [type] : [])),
          type: typed.find(([, , direction]) => direction === 'out')?.[1] ?? '',
        });
    }
    for (const [, property = '', type = ''] of content.matchAll(/<property name="([^"]+)" type="([^"]+)"/g))
      if (!properties.has(property)) properties.set(property, { interface: name, takes: [], type });
  }
  return { methods, properties };
}

function read(type: string, word: string): string | number | boolean {
  if (type === 'b') return word === 'true';
  if (type === 'i') return Number(word);
  return word;
}

function printed(type: string, value: unknown): string {
  if (type === '') return '';
  if (type === 'aa{ss}')
    return (value as [string, string][][])
      .flatMap((entries) => entries.map(([key, text]) => `"${key}" = "${text}"`))
      .join('\n');
  return Array.isArray(value) ? value.map(String).join('\n') : String(value);
}
