/** Imports a Windows Sandbox configuration (.wsb) as a profile. The file may come from anywhere: it is parsed strictly, without entities. */
import { SaxesParser } from 'saxes';
import type { ConfigurationChanges } from '../api/configuration/configuration.ts';
import { Failure } from '../api/errors/failure.ts';
import { printable } from '../process/printable.ts';
import { Profile } from './profile/profile.ts';

/** Microsoft's examples have a few hundred bytes. */
export const MAX_WSB_BYTES = 64 * 1024;
const MAX_ELEMENTS = 500;
const MAX_DEPTH = 8;

interface Imported {
  /** `path`: below the table of the profile. */
  readonly keys: ConfigurationChanges;
  /** Options of the file that are not imported, each with the reason. */
  readonly notes: readonly string[];
}

/** Throws `Failure` wsb-invalid. Pure. */
export function importWsb(untrustedText: string): Imported {
  const values = leavesOf(untrustedText);
  const value = (name: string): string | undefined => values.find(({ path }) => path === `Configuration/${name}`)?.text;
  const notes: string[] = [];
  const wanted = value('MemoryInMB');
  if (wanted !== undefined && !/^\d{1,7}$/.test(wanted)) throw invalid('MemoryInMB is not a number');
  const { minValue, maxValue } = Profile.shape.memoryMiB.unwrap();
  const memoryMiB =
    wanted === undefined ? undefined : Math.min(Math.max(Number(wanted), minValue ?? 0), maxValue ?? Infinity);
  if (memoryMiB !== undefined && memoryMiB !== Number(wanted))
    notes.push(`MemoryInMB: ${wanted ?? ''} is out of range; using ${memoryMiB}`);
  const isOff = (name: string): boolean => /^disabled?$/i.test(value(name) ?? '');
  const isOn = (name: string): boolean => /^enabled?$/i.test(value(name) ?? '');
  for (const [name, why] of Object.entries(NOT_TAKEN))
    if (values.some(({ path }) => path === `Configuration/${name}` || path.startsWith(`Configuration/${name}/`)))
      notes.push(`${name}: ${why}`);
  const known = new Set(['Networking', 'ClipboardRedirection', 'MemoryInMB', 'AudioInput', ...Object.keys(NOT_TAKEN)]);
  const unknown = new Set(values.map(({ path }) => path.split('/')[1] ?? '').filter((name) => !known.has(name)));
  for (const name of unknown) notes.push(`${quoted(name)}: not an option of Windows Sandbox`);
  return {
    keys: [
      ...(memoryMiB === undefined ? [] : [{ path: ['memoryMiB'], value: memoryMiB }]),
      ...(isOff('Networking') ? [{ path: ['network', 'policy'], value: 'offline' }] : []),
      ...(isOff('ClipboardRedirection')
        ? ['out', 'in'].map((way) => ({ path: ['clipboard', way], value: 'off' }))
        : []),
      ...(isOn('AudioInput') ? [{ path: ['microphone'], value: 'ask' }] : []),
    ],
    notes,
  };
}

/** The import as changes to the configuration file, for a profile of this name. Pure. */
export function importedChanges(
  untrustedText: string,
  profileName: string,
): { readonly changes: ConfigurationChanges; readonly notes: readonly string[] } {
  const { keys, notes } = importWsb(untrustedText);
  // A profile without settings must be created too.
  const wanted = keys.length > 0 ? keys : [{ path: ['colour'], value: 'blue' }];
  return { changes: wanted.map(({ path, value }) => ({ path: ['profile', profileName, ...path], value })), notes };
}

/** Options that have no configuration key, each with the reason. */
const NOT_TAKEN: Readonly<Record<string, string>> = {
  VGpu: 'a session renders in software and never gets the graphics card of the host',
  MappedFolders: 'a session never sees a folder of the host; files are sent and saved one by one',
  LogonCommand: 'a session runs only the browser',
  VideoInput: 'a session has no camera until you hand it one: usb = "ask"',
  ProtectedClient: 'every VM runs in a jail',
  PrinterRedirection: 'a session has no printer; print to a file, then print that from the files of its window',
};

interface Leaf {
  readonly path: string;
  readonly text: string;
}

/** Every leaf element with its text. */
function leavesOf(untrustedText: string): Leaf[] {
  if (Buffer.byteLength(untrustedText) > MAX_WSB_BYTES) throw invalid(`it is longer than ${MAX_WSB_BYTES} bytes`);
  const leaves: Leaf[] = [];
  const open: { name: string; text: string }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw invalid(quoted(error.message));
  });
  parser.on('doctype', () => {
    throw invalid('it has a document type declaration, which could declare entities');
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

/** Quoted and shortened, for a terminal. */
const quoted = (untrusted: string): string => printable(untrusted).slice(0, 120);
