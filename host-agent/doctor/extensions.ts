/** Which browsers and mail programs of the host can hand links to Safe Browse: those that have its extension. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../api/host/doctor.ts';
import { isInstalled } from '../process/installed.ts';

const NATIVE_HOST = 'native-messaging-hosts/org.safebrowse.link.json';

interface ExtendedProgram {
  readonly name: string;
  readonly program: string;
  /** Relative to /: the extension, and what lets it speak to us. */
  readonly files: readonly string[];
}

/** Debian's programs, with the files that the package of the desktop has for them (`host-agent/scripts/build/extension.mjs`). */
export const EXTENDED_PROGRAMS: readonly ExtendedProgram[] = [
  {
    name: 'Firefox',
    program: 'firefox-esr',
    files: [
      'usr/share/mozilla/extensions/{ec8030f7-c20a-464f-9b0e-13a3a9e97384}/safe-browse@safebrowse.org.xpi',
      `usr/lib/mozilla/${NATIVE_HOST}`,
    ],
  },
  {
    name: 'Chromium',
    program: 'chromium',
    files: ['etc/chromium/policies/managed/safe-browse.json', `etc/chromium/${NATIVE_HOST}`],
  },
  {
    name: 'Thunderbird',
    program: 'thunderbird',
    files: [
      'usr/share/mozilla/extensions/{3550f703-e582-4d05-9a08-453d09bdfdc6}/safe-browse-mail@safebrowse.org.xpi',
      `usr/lib/mozilla/${NATIVE_HOST}`,
    ],
  },
];

const NOTHING = '–';

/** None on a host without such programs. `root`: where the files of packages are. */
export async function extensionFindings(
  root = '/',
  isThere: (program: string) => Promise<boolean> = isInstalled,
): Promise<Finding[]> {
  const there = await Promise.all(EXTENDED_PROGRAMS.map(({ program }) => isThere(program)));
  const programs = EXTENDED_PROGRAMS.filter((_, index) => there[index] === true);
  if (programs.length === 0) return [];
  const has = ({ files }: ExtendedProgram) => files.every((file) => existsSync(join(root, file)));
  const named = (wanted: boolean) =>
    programs
      .filter((program) => has(program) === wanted)
      .map(({ name }) => name)
      .join(', ') || NOTHING;
  const [present, absent] = [named(true), named(false)];
  return [
    {
      check: 'extensions',
      level: 'ok',
      message: `Programs with the extension of Safe Browse: ${present}. Without it: ${absent}.`,
      params: { present, absent },
    },
  ];
}
