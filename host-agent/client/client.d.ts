/** `safe-browse/client`: disposable browsers for programs. It imports nothing, so that a program gets it as one file. */

export interface OpenOptions {
  /** The name of a profile that allows automation. Without it, the default profile. */
  readonly profile?: string | undefined;
  /** The first page. Without it, the start page of the profile. */
  readonly url?: string | undefined;
  /** Aborting it gives up, and leaves nothing. */
  readonly signal?: AbortSignal | undefined;
  /** Called with each step of the start. */
  readonly onStep?: ((step: { readonly requirement: string; readonly state: 'awaited' | 'met' }) => void) | undefined;
}

export interface Download {
  /** Identifies it in the session. */
  readonly file: number;
  readonly name: string;
  readonly bytes: number;
  /** Whether the browser has finished writing it; only then it can be taken. */
  readonly isWhole: boolean;
  /** MIME type according to the content. */
  readonly type: string;
  /** Its name suggests another type. */
  readonly isDisguised: boolean;
}

export interface TakenFile {
  /** On the host. */
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly type: string;
  readonly isDisguised: boolean;
}

/** A browser in a separate VM, which ends with `close`, with the block of an `await using`, and with this process, however it ends. */
export interface DrivenSession extends AsyncDisposable {
  readonly id: string;
  readonly profile: string;
  /** What it may reach: `sites` are the names of an allow-list, each of which stands for its subdomains, too. */
  readonly reach: { readonly policy: string; readonly sites?: readonly string[] };
  /** The WebSocket for `connectOverCDP` of Playwright, `connect` of Puppeteer, or any client of the Chrome DevTools Protocol. It contains a secret. */
  readonly endpoint: string;
  /** The newest first. */
  downloads(): Promise<Download[]>;
  /** Saves a download on the host, by its number or its name, if the profile allows it. `safe`: as a safe copy, only pixels. */
  take(file: number | string, options?: { readonly safe?: boolean }): Promise<TakenFile>;
  /** The screen as a PNG file, if the profile lets files out. */
  screenshot(): Promise<Uint8Array>;
  /** Fulfilled when nothing is left of it. */
  close(): Promise<void>;
}

/** What `open` and the methods of a session throw. Codes are stable. */
export interface SafeBrowseFailure extends Error {
  readonly code: string;
  /** What to do next. */
  readonly hint: string;
}

/** Opens a session that a program can drive. Starts the host agent if it does not run. Fulfilled when its browser is painted and, where the profile asks, the person has agreed. */
export declare function open(options?: OpenOptions): Promise<DrivenSession>;

interface Browser<Context> {
  contexts(): Context[];
  close(): Promise<void>;
}
interface Connecting<Context> {
  readonly chromium: { connectOverCDP(endpoint: string): Promise<Browser<Context>> };
}

/** Fixtures for Playwright Test: `vm` is a session for one test, and `context`, and with it `page`, is that of its browser. */
export declare function freshVm(options?: OpenOptions): {
  vm: [
    // Playwright reads from the pattern of the parameter that it needs no other fixture.
    (fixtures: object, use: (vm: DrivenSession) => Promise<void>) => Promise<void>,
    { scope: 'test'; timeout: number },
  ];
  context: <Context>(
    fixtures: { readonly vm: DrivenSession; readonly playwright: Connecting<Context> },
    use: (context: Context) => Promise<void>,
  ) => Promise<void>;
};
