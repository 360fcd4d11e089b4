/** A configuration of Windows Sandbox (.wsb) as a profile. The file may come from anywhere: it is read strictly, and entities of its own are refused. */
import { SaxesParser } from 'saxes';
import type { ConfigurationChanges } from '../api/configuration.ts';
import { Failure } from '../api/failure.ts';
import { printable } from '../process/printable.ts';

/** Those of Microsoft are some hundred bytes. */
export const MAX_WSB_BYTES = 64 * 1024;
const MAX_ELEMENTS = 500;
const MAX_DEPTH = 8;
const MEMORY_MIB = { min: 768, max: 65_536 };

export interface Imported {
  /** Keys of a profile. */
  readonly profile: {
    readonly memoryMiB?: number;
    readonly policy?: 'offline';
    readonly clipboard?: 'off';
    readonly microphone?: 'ask';
  };
  /** What the file asks for that is not taken over, each with its reason. */
  readonly notes: readonly string[];
}

/** Throws `Failure` wsb-invalid. Pure. */
export function importWsb(untrustedText: string): Imported {
  const values = leavesOf(untrustedText);
  const value = (name: string): string | undefined => values.find(({ path }) => path === `Configuration/${name}`)?.text;
  const notes: string[] = [];
  const wanted = value('MemoryInMB');
  if (wanted !== undefined && !/^\d{1,7}$/.test(wanted)) throw invalid('MemoryInMB is no number');
  const memoryMiB =
    wanted === undefined ? undefined : Math.min(Math.max(Number(wanted), MEMORY_MIB.min), MEMORY_MIB.max);
  if (memoryMiB !== undefined && memoryMiB !== Number(wanted))
    notes.push(`MemoryInMB: ${wanted ?? ''} is out of bounds, ${memoryMiB} was taken`);
  const isOff = (name: string): boolean => /^disabled?$/i.test(value(name) ?? '');
  const isOn = (name: string): boolean => /^enabled?$/i.test(value(name) ?? '');
  for (const [name, why] of Object.entries(NOT_TAKEN))
    if (values.some(({ path }) => path === `Configuration/${name}` || path.startsWith(`Configuration/${name}/`)))
      notes.push(`${name}: ${why}`);
  const known = new Set(['Networking', 'ClipboardRedirection', 'MemoryInMB', 'AudioInput', ...Object.keys(NOT_TAKEN)]);
  const unknown = new Set(values.map(({ path }) => path.split('/')[1] ?? '').filter((name) => !known.has(name)));
  for (const name of unknown) notes.push(`${quoted(name)}: unknown to Windows Sandbox as well`);
  return {
    profile: {
      ...(memoryMiB !== undefined && { memoryMiB }),
      ...(isOff('Networking') && { policy: 'offline' }),
      ...(isOff('ClipboardRedirection') && { clipboard: 'off' }),
      ...(isOn('AudioInput') && { microphone: 'ask' }),
    },
    notes,
  };
}

/** The same as changes of the configuration file, to a profile of this name. Pure. */
export function importedChanges(
  untrustedText: string,
  profileName: string,
): { readonly changes: ConfigurationChanges; readonly notes: readonly string[] } {
  const { profile, notes } = importWsb(untrustedText);
  const at = (...key: string[]) => ['profile', profileName, ...key];
  const { memoryMiB, policy, clipboard, microphone } = profile;
  const changes = [
    ...(memoryMiB === undefined ? [] : [{ path: at('memoryMiB'), value: memoryMiB }]),
    ...(policy === undefined ? [] : [{ path: at('network', 'policy'), value: policy }]),
    ...(clipboard === undefined ? [] : ['out', 'in'].map((way) => ({ path: at('clipboard', way), value: clipboard }))),
    ...(microphone === undefined ? [] : [{ path: at('microphone'), value: microphone }]),
  ];
  // A profile that says nothing is there too.
  return {
    changes: changes.length > 0 ? changes : [{ path: ['profile', profileName, 'colour'], value: 'blue' }],
    notes,
  };
}

/** Every option that has no key here, with the reason that is told. */
const NOT_TAKEN: Readonly<Record<string, string>> = {
  VGpu: 'a session draws in software; the host’s graphics card is never given to it',
  MappedFolders: 'no folder of the host is ever seen inside; files are handed in and out one by one',
  LogonCommand: 'nothing but the browser runs inside',
  VideoInput: 'there is no camera inside',
  ProtectedClient: 'each virtual machine is jailed anyway',
  PrinterRedirection: 'there is no printer inside; print into a file and take it out',
};

interface Leaf {
  readonly path: string;
  readonly text: string;
}

/** Every element with its text. */
function leavesOf(untrustedText: string): Leaf[] {
  if (Buffer.byteLength(untrustedText) > MAX_WSB_BYTES) throw invalid(`it is longer than ${MAX_WSB_BYTES} bytes`);
  const leaves: Leaf[] = [];
  const open: { name: string; text: string }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw invalid(quoted(error.message));
  });
  parser.on('doctype', () => {
    throw invalid('it has a document type, which could declare entities');
  });
  parser.on('opentag', ({ name }) => {
    if (open.length >= MAX_DEPTH || leaves.length >= MAX_ELEMENTS) throw invalid('it has too many elements');
    open.push({ name, text: '' });
  });
  parser.on('text', (text) => {
    const at = open.at(-1);
    if (at) at.text += text;
  });
  parser.on('closetag', () => {
    leaves.push({ path: open.map(({ name }) => name).join('/'), text: open.pop()?.text.trim() ?? '' });
  });
  parser.write(untrustedText).close();
  if (leaves.at(-1)?.path !== 'Configuration') throw invalid('its root is not <Configuration>');
  return leaves.slice(0, -1);
}

function invalid(why: string): Failure {
  return new Failure('wsb-invalid', { problem: why });
}

/** For a terminal: at most so much of it. */
const quoted = (untrusted: string): string => printable(untrusted).slice(0, 120);
