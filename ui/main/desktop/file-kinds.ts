/** Makes this program the desktop's default for kinds of files, and restores what was the default before. */
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import {
  FILE_KINDS,
  FILE_TYPES,
  type FileKind,
  isFileKind,
  mainTypeOf,
} from '../../../host-agent/api/configuration/file-kinds.ts';
import type { Configuration } from '../../../host-agent/api/configuration/configuration.ts';
import type { OpenedKind } from '../../bridge/desktop.ts';
import { ENTRY_NAME } from './entry.ts';
import type { PreferencesFile } from './preferences.ts';

/** The kinds that should open here. */
export interface WantedKinds {
  readonly kinds: readonly FileKind[];
  /** By a policy: then no other program stays the default. */
  readonly isForced: boolean;
}

export interface FileKindsDeps {
  readonly file: Pick<PreferencesFile, 'preferences' | 'set'>;
  /** Desktop entry of the default program for a MIME type. */
  readonly defaultProgramFor: (type: string) => Promise<string | undefined>;
  readonly setDefaultProgram: (entry: string, types: readonly string[]) => Promise<void>;
  /** Name of the program with this entry. */
  readonly nameOf: (entry: string) => string;
}

export class FileKinds {
  readonly #deps: FileKindsDeps;
  /** The default programs, since they were last looked at. */
  #now: readonly OpenedKind[] = [];
  #followed = '';
  #turn: Promise<unknown> = Promise.resolve();

  constructor(deps: FileKindsDeps) {
    this.#deps = deps;
  }

  get view(): readonly OpenedKind[] {
    return this.#now;
  }

  /** One change of the desktop's defaults at a time: all of them write the same file. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Reads the default programs. */
  async look(): Promise<void> {
    const found: OpenedKind[] = [];
    // One after the other: each question is a shell script, and the answer is not urgent.
    for (const kind of FILE_KINDS) {
      const entry = await this.#deps.defaultProgramFor(mainTypeOf(kind));
      const isOurs = entry === ENTRY_NAME;
      found.push({ kind, isOurs, ...(entry !== undefined && { program: this.#deps.nameOf(entry) }) });
    }
    this.#now = found;
  }

  /**
   * Takes the kinds that are newly wanted, and gives back those that are not wanted any more. A program that the person made the default elsewhere stays it.
   * Resolves to whether something changed. Throws `Failure` default-program-not-set.
   */
  async follow(wanted: WantedKinds): Promise<boolean> {
    const asked = JSON.stringify(wanted);
    if (asked === this.#followed) return false;
    // Also if it fails: otherwise it would be tried at every change of anything.
    this.#followed = asked;
    return this.inTurn(async () => {
      const changed: boolean[] = [];
      for (const kind of FILE_KINDS) changed.push(await this.#followOne(kind, wanted));
      const isChanged = changed.includes(true);
      if (isChanged) await this.look();
      return isChanged;
    });
  }

  async #followOne(kind: FileKind, { kinds, isForced }: WantedKinds): Promise<boolean> {
    const replaced = this.#deps.file.preferences.replaced[kind];
    if (kinds.includes(kind)) return !replaced || isForced ? this.#take(kind, replaced) : false;
    return replaced ? this.#restore(kind, replaced) : false;
  }

  async #take(kind: FileKind, earlier: Replaced | undefined): Promise<boolean> {
    const others = await this.#programsOf(FILE_TYPES[kind], (entry) => entry !== ENTRY_NAME);
    const known = others.flatMap(([type, entry]) => (entry === undefined ? [] : [[type, entry] as const]));
    // First, so that what was the default is known also if this program ends now.
    this.#note(kind, { ...earlier, ...Object.fromEntries(known) });
    const types = others.map(([type]) => type);
    try {
      if (types.length > 0) await this.#set(ENTRY_NAME, types);
    } catch (error) {
      // It was not taken: the next start tries again.
      this.#note(kind, earlier);
      throw error;
    }
    return true;
  }

  async #restore(kind: FileKind, replaced: Replaced): Promise<boolean> {
    const ours = await this.#programsOf(FILE_TYPES[kind], (entry) => entry === ENTRY_NAME);
    const back = ours.flatMap(([type]) => {
      const entry = Object.hasOwn(replaced, type) ? replaced[type] : undefined;
      return entry === undefined ? [] : [[type, entry] as const];
    });
    for (const entry of new Set(back.map(([, one]) => one)))
      await this.#set(
        entry,
        back.flatMap(([type, one]) => (one === entry ? [type] : [])),
      );
    this.#note(kind, undefined);
    return true;
  }

  async #programsOf(types: readonly string[], wanted: (entry: string | undefined) => boolean) {
    const found: (readonly [type: string, entry: string | undefined])[] = [];
    for (const type of types) found.push([type, await this.#deps.defaultProgramFor(type)]);
    return found.filter(([, entry]) => wanted(entry));
  }

  async #set(entry: string, types: readonly string[]): Promise<void> {
    try {
      await this.#deps.setDefaultProgram(entry, types);
    } catch (cause) {
      throw new Failure('default-program-not-set', {}, { cause });
    }
  }

  #note(kind: FileKind, programs: Replaced | undefined): void {
    const { preferences } = this.#deps.file;
    const others = Object.entries(preferences.replaced).filter(([other]) => other !== kind);
    const replaced = Object.fromEntries(programs ? [...others, [kind, programs]] : others);
    this.#deps.file.set({ ...preferences, replaced });
  }
}

/** What was the default before, by MIME type. */
type Replaced = Readonly<Record<string, string>>;

/** The kinds that the configuration wants here. Pure. */
export function wantedKinds({ values, sources }: Pick<Configuration, 'values' | 'sources'>): WantedKinds {
  const { files } = values;
  const listed = files !== null && typeof files === 'object' && !Array.isArray(files) ? files['openHere'] : undefined;
  return {
    kinds: Array.isArray(listed) ? listed.filter(isFileKind) : [],
    isForced: sources['files.openHere']?.is === 'policy-forced',
  };
}
