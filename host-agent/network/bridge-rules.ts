import { readFile } from 'node:fs/promises';
import { MAX_BRIDGE_RULES_CHARACTERS } from '../../appliance/protocol/network.ts';
import { EXIT, Failure } from '../api/failure.ts';

/** Reads the administrator's nftables rules; empty without a file. Throws `Failure` bridge-rules-unreadable, so that a bridge never runs without the filter that was configured. */
export async function readBridgeRules(file: string): Promise<string> {
  if (file === '') return '';
  const refuse = (why: string, cause?: unknown) =>
    new Failure('bridge-rules-unreadable', `The rules of the bridge in ${file} ${why}.`, {
      hint: 'Mend the file, or name another: network.bridgeRules',
      exitStatus: EXIT.usage,
      cause,
    });
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw refuse('cannot be read', cause);
  });
  if (text.length > MAX_BRIDGE_RULES_CHARACTERS)
    throw refuse(`are longer than ${MAX_BRIDGE_RULES_CHARACTERS} characters`);
  const foreign = /^\s*(?:add\s+|create\s+)?table\s+(?!bridge\s)(\S+)/m.exec(text);
  if (foreign) throw refuse(`name a table of the family "${foreign[1] ?? ''}", where only "bridge" is theirs`);
  // The VM does not have the included file.
  if (/^\s*include\s/m.test(text)) throw refuse('include another file');
  return text;
}
