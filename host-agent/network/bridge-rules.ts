import { readFile } from 'node:fs/promises';
import { MAX_BRIDGE_RULES_CHARACTERS } from '../../appliance/protocol/network.ts';
import { Failure } from '../api/failure.ts';

/** Reads the administrator's nftables rules; empty without a file. Throws `Failure` bridge-rules-unreadable, so that a bridge never runs without the filter that was configured. */
export async function readBridgeRules(file: string): Promise<string> {
  if (file === '') return '';
  const refuse = (problem: string, cause?: unknown) =>
    new Failure('bridge-rules-unreadable', { file, problem }, { cause });
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw refuse('they cannot be read', cause);
  });
  if (text.length > MAX_BRIDGE_RULES_CHARACTERS)
    throw refuse(`they are longer than ${MAX_BRIDGE_RULES_CHARACTERS} characters`);
  const foreign = /^\s*(?:add\s+|create\s+)?table\s+(?!bridge\s)(\S+)/m.exec(text);
  if (foreign) throw refuse(`they name a table of the family "${foreign[1] ?? ''}", and only "bridge" is allowed`);
  // The VM does not have the included file.
  if (/^\s*include\s/m.test(text)) throw refuse('they include another file');
  return text;
}
