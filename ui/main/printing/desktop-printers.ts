/** Prints safe copies with the desktop's own dialogue, from a window that shows them and can do nothing else. */
import { BrowserWindow, type Session, session } from 'electron';
import type { TakenFile } from '../../../host-agent/api/session/downloads.ts';
import { Failure, reasonOf } from '../../../host-agent/api/errors/failure.ts';
import type { Texts } from '../../texts/texts.ts';
import { newOrigin, pathOf, SCHEME } from '../pages/app-url.ts';
import { confineSession } from '../pages/confinement.ts';
import type { HostPrinters } from '../transfers/transfers.ts';
import { openPagePictures, type PagePictures } from './page-pictures.ts';
import { PRINT_SECURITY_POLICY, printPage } from './print-page.ts';

const SIZE = { width: 900, height: 760 };
const ORIGIN = newOrigin('print');
const CANCELLED = /cancell?ed/i;

export interface DesktopPrintersDeps {
  readonly icon: string;
  readonly texts: () => Texts;
  /** The window of a session. */
  readonly windowOf: (id: string) => BrowserWindow | undefined;
  /** A print window is closed; {@link DesktopPrinters.count} has changed. */
  readonly onClosed: () => void;
}

export class DesktopPrinters implements HostPrinters {
  readonly #deps: DesktopPrintersDeps;
  /** The safe copies that are being printed, by number. */
  readonly #printing = new Map<number, { readonly name: string; readonly pictures: PagePictures }>();
  #count = 0;
  #session: Session | undefined;

  constructor(deps: DesktopPrintersDeps) {
    this.#deps = deps;
  }

  /** How many safe copies are being printed. */
  get count(): number {
    return this.#printing.size;
  }

  async require(id: string): Promise<void> {
    const printers = await this.#deps.windowOf(id)?.webContents.getPrintersAsync();
    if (printers === undefined || printers.length === 0) throw new Failure('printer-missing');
  }

  async print({ path, name, type }: TakenFile): Promise<void> {
    const pictures = await openPagePictures(path, type).catch(() => {
      throw new Failure('file-changed', { path });
    });
    this.#count += 1;
    const number = this.#count;
    this.#printing.set(number, { name, pictures });
    try {
      const outcome = await this.#shown(number, name, pictures);
      if (outcome !== undefined && !CANCELLED.test(outcome))
        throw new Failure('print-failed', { path, reason: reasonOf(new Error(outcome)) });
    } finally {
      this.#printing.delete(number);
      await pictures.close();
      this.#deps.onClosed();
    }
  }

  /** Shows the copy and opens the dialogue. Fulfilled when it is closed, with the reason if nothing was printed. */
  async #shown(number: number, name: string, pictures: PagePictures): Promise<string | undefined> {
    const window = new BrowserWindow({
      ...SIZE,
      title: this.#deps.texts().text('transfer-print-title', { name }),
      icon: this.#deps.icon,
      autoHideMenuBar: true,
      backgroundColor: '#77767b',
      webPreferences: {
        session: this.#printSession(),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        javascript: false,
        webSecurity: true,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
      },
    });
    try {
      const [first] = pictures.pages;
      const closed = new Promise<string>((resolve) => window.once('closed', () => resolve('cancelled')));
      // Loaded with all its pictures.
      const loaded = window.loadURL(`${ORIGIN}/${number}`).then(
        () => undefined,
        (error: unknown) => String(error),
      );
      const trouble = await Promise.race([loaded, closed]);
      if (trouble !== undefined) return trouble;
      const printed = new Promise<string | undefined>((resolve) =>
        window.webContents.print(
          {
            silent: false,
            printBackground: true,
            landscape: first !== undefined && first.width > first.height,
            margins: { marginType: 'printableArea' },
          },
          (isPrinted, reason) => resolve(isPrinted ? undefined : reason),
        ),
      );
      return await Promise.race([printed, closed]);
    } finally {
      if (!window.isDestroyed()) window.destroy();
    }
  }

  /** It reaches the pictures of safe copies that are being printed, and nothing else. */
  #printSession(): Session {
    if (this.#session) return this.#session;
    const made = session.fromPartition('print', { cache: false });
    confineSession(made, 'print');
    made.protocol.handle(SCHEME, async ({ url }) => {
      const [, number, page] = /^(\d{1,9})(?:\/(\d{1,5})\.png)?$/.exec(pathOf('print', url) ?? '') ?? [];
      const copy = this.#printing.get(Number(number));
      if (!copy) return new Response(undefined, { status: 404 });
      const { name, pictures } = copy;
      if (page === undefined) {
        const addresses = pictures.pages.map((_, index) => `${ORIGIN}/${number}/${index}.png`);
        return answer(
          printPage(this.#deps.texts().text('transfer-print-title', { name }), addresses),
          'text/html; charset=utf-8',
        );
      }
      return pictures.png(Number(page)).then(
        (png) => answer(new Uint8Array(png), 'image/png'),
        () => new Response(undefined, { status: 404 }),
      );
    });
    this.#session = made;
    return made;
  }
}

const answer = (body: string | Uint8Array<ArrayBuffer>, type: string): Response =>
  new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Security-Policy': PRINT_SECURITY_POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  });
