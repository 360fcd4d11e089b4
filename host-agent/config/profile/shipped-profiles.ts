import { DOCUMENT_PROFILE, PORTAL_PROFILE } from '../../api/configuration/profile.ts';
import type { ConfigurationChanges } from '../../api/configuration/configuration.ts';
import type { Table } from '../table.ts';

/** Profiles that exist by default, written as in the file. A profile of the same name in the file replaces them. */
const SHIPPED = {
  banking: {
    colour: 'green',
    seal: 'desktop',
    privateMemory: true,
    maximumAgeMinutes: 60,
    webgl: 'off',
    scratchGiB: 0,
    network: { policy: 'allow-list' },
  },
  offline: {
    colour: 'slate',
    seal: 'desktop',
    webgl: 'off',
    scratchGiB: 0,
    fingerprint: 'common',
    network: { policy: 'offline' },
  },
  [DOCUMENT_PROFILE]: {
    colour: 'yellow',
    seal: 'desktop',
    webgl: 'off',
    // A file that was given would wait for the disk, and documents download nothing.
    scratchGiB: 0,
    jit: false,
    network: { policy: 'offline' },
    // Documents have no need of scripts.
    policies: { DefaultJavaScriptSetting: 2 },
  },
  [PORTAL_PROFILE]: {
    colour: 'orange',
    seal: 'desktop',
    webgl: 'off',
    scratchGiB: 0,
    network: { policy: 'portal' },
  },
} as const;

/** The shipped profiles that are not among `written`; none with a bridge, which cannot enforce a policy. Pure. */
export function shippedProfiles(written: readonly string[], mode: unknown): Table {
  if (mode === 'bridge') return {};
  return { profile: Object.fromEntries(Object.entries(SHIPPED).filter(([name]) => !written.includes(name))) };
}

/**
 * The changes. If they touch a shipped profile that is not in the file yet, its shipped settings are added: its first line in the file replaces
 * the shipped profile, and a change of one setting must not lose the others. `written`: the content of the file. Pure.
 */
export function withShippedSettings(
  changes: ConfigurationChanges,
  written: Readonly<Record<string, unknown>>,
): ConfigurationChanges {
  const inFile = written['profile'];
  const begun = Object.entries(SHIPPED).filter(([name]) => {
    const isWritten = typeof inFile === 'object' && inFile !== null && Object.hasOwn(inFile, name);
    return (
      !isWritten &&
      changes.some(
        ({ path: [table, profile, key], value }) =>
          table === 'profile' && profile === name && key !== undefined && value !== null,
      )
    );
  });
  return [...begun.flatMap(([name, settings]) => changesBelow(['profile', name], settings)), ...changes];
}

/** One change for each value of the table. Pure. */
function changesBelow(path: readonly string[], table: object): ConfigurationChanges {
  return Object.entries(table as Record<string, unknown>).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? changesBelow([...path, key], value)
      : [{ path: [...path, key], value: value as ConfigurationChanges[number]['value'] }],
  );
}
