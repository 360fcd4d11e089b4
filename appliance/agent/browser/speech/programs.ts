/** The programs that read Chromium aloud: a bus, Orca, and what these start. They have a folder that only they can write, since it holds programs that Orca runs. */
import { access, chown, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { launch, type Running } from '../../commands/launch.ts';
import { untilThere } from '../../is-there.ts';
import { ACCOUNT, ACCOUNT_ENVIRONMENT, asAccount } from '../account.ts';

/** Home and runtime folder of these programs. Chromium reaches only the sockets in it. */
const SPEECH_FOLDER = '/run/speech';
const BUS = join(SPEECH_FOLDER, 'bus');
/** The socket of the synthesiser, which Orca starts. */
const SYNTHESISER = join(SPEECH_FOLDER, 'speech-dispatcher/speechd.sock');
const SYNTHESISER_SETTINGS = join(SPEECH_FOLDER, '.config/speech-dispatcher/speechd.conf');
const SCREEN_READER = '/usr/bin/orca';
const ENGLISH = 'en-US';

/** What Chromium needs in its environment to be read. */
export const READ_ALOUD_ENVIRONMENT = {
  DBUS_SESSION_BUS_ADDRESS: `unix:path=${BUS}`,
  GNOME_ACCESSIBILITY: '1',
} as const;

/** How speech-dispatcher speaks: through ALSA, and nothing of what it says is logged. `language`: as a BCP 47 tag. Pure. */
export function synthesiserSettings(language = ENGLISH): string {
  return [
    'LogLevel 0',
    'AudioOutputMethod "alsa"',
    'AudioALSADevice "default"',
    'AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"',
    'DefaultModule espeak-ng',
    `DefaultLanguage "${language}"`,
    'SymbolsPreproc "char"',
    ...['gender-neutral.dic', 'font-variants.dic', 'symbols.dic', 'orca.dic', 'orca-chars.dic'].map(
      (file) => `SymbolsPreprocFile "${file}"`,
    ),
    '',
  ].join('\n');
}

/** The environment of these programs. Pure. */
export function speechEnvironment(language = ENGLISH): Record<string, string> {
  return {
    ...ACCOUNT_ENVIRONMENT,
    ...READ_ALOUD_ENVIRONMENT,
    HOME: SPEECH_FOLDER,
    XDG_RUNTIME_DIR: SPEECH_FOLDER,
    // There is nothing to keep.
    GSETTINGS_BACKEND: 'memory',
    // Orca takes its language and voice from the first of these that is not empty. The image has no locales, without which speech-dispatcher does not start
    // where `LC_ALL` names one; and Python would set `LC_CTYPE`.
    LC_ALL: '',
    LANG: '',
    LANGUAGE: language.replace('-', '_'),
    PYTHONCOERCECLOCALE: '0',
  };
}

type Wait = (withinMs: number, signal: AbortSignal) => Promise<boolean>;

export interface SpeechPrograms {
  /** Throws if the image has no speech. */
  readonly prepare: (language: string | undefined) => Promise<void>;
  readonly startBus: () => Running;
  readonly startScreenReader: (language: string | undefined) => Running;
  /** Whether the bus takes connections; fulfilled when it does, after `withinMs`, or when `signal` aborts. */
  readonly untilBus: Wait;
  /** The same for the synthesiser. */
  readonly untilSynthesiser: Wait;
}

export const speechPrograms: SpeechPrograms = {
  prepare: async (language) => {
    await access(SCREEN_READER).catch((cause: unknown) => {
      throw new Error('The image has no speech.', { cause });
    });
    const folders = [SPEECH_FOLDER, join(SPEECH_FOLDER, '.config'), dirname(SYNTHESISER_SETTINGS)];
    for (const folder of folders) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await chown(folder, ACCOUNT.userId, ACCOUNT.groupId);
    }
    await writeFile(SYNTHESISER_SETTINGS, synthesiserSettings(language), { mode: 0o600 });
    // Its profile lets it read only what it owns there.
    await chown(SYNTHESISER_SETTINGS, ACCOUNT.userId, ACCOUNT.groupId);
  },
  startBus: () =>
    start(['dbus-daemon', '--config-file=/usr/share/safe-browse/speech/bus.conf', '--nofork', '--nopidfile']),
  startScreenReader: (language) => start(['python3', '-s', '-B', '-X', 'utf8', SCREEN_READER], language),
  untilBus: (withinMs, signal) => untilThere(BUS, withinMs, signal),
  untilSynthesiser: (withinMs, signal) => untilThere(SYNTHESISER, withinMs, signal),
};

function start(command: readonly string[], language?: string): Running {
  const [program, ...args] = asAccount(command, 'speech');
  // What these programs say may quote pages, which must not appear on the console.
  return launch(program, args, { environment: speechEnvironment(language), cwd: SPEECH_FOLDER });
}
