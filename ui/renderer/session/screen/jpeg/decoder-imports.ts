/**
 * What the decoder of JPEG may call. Its library (embind) hands it every global of the page, to call or to construct: code that takes the decoder over would
 * reach the decoders of Electron with any bytes. It gets the two constructors that it needs.
 */

/** The names by which the program imports these functions; they change with its version, which is pinned. */
export const [GLOBAL, CALLER, REGISTRATIONS] = ['k', 'h', [...'qmljfbaecn']] as const;
export const CONSTRUCTORS: readonly string[] = ['ImageData', 'Uint8ClampedArray'];
/** embind's number for `new`; the other one is a call. */
const CONSTRUCTION = 1;

type Imported = (...numbers: number[]) => unknown;

export interface NarrowImports {
  readonly imports: Readonly<Record<string, Imported>>;
  /** The program has started, and registers nothing more. */
  readonly started: () => void;
}

/** `textAt`: the text that begins at an address in the memory of the program. */
export function narrowImports(wide: Readonly<Record<string, Imported>>, textAt: (at: number) => string): NarrowImports {
  let hasStarted = false;
  const only =
    (name: string, isAllowed: (...numbers: number[]) => boolean): Imported =>
    (...numbers) => {
      if (!isAllowed(...numbers)) throw new Error('The decoder of JPEG asks for what it does not need.');
      return wide[name]?.(...numbers);
    };
  return {
    imports: {
      ...wide,
      [GLOBAL]: only(GLOBAL, (at) => at !== undefined && at !== 0 && CONSTRUCTORS.includes(textAt(at))),
      [CALLER]: only(CALLER, (_count, _types, kind) => kind === CONSTRUCTION),
      ...Object.fromEntries(REGISTRATIONS.map((name) => [name, only(name, () => !hasStarted)])),
    },
    started: () => {
      hasStarted = true;
    },
  };
}
