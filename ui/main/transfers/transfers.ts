/**
 * Transfers of files and clipboards, with the person's consent. Before anything of theirs enters a session, and before a file leaves one, the desktop's
 * own dialogue asks: one of our pages, if compromised, can neither name a file nor answer for the person.
 */
import { realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import type {
  Clip,
  Download,
  SafeCopyProgress,
  TakenFile,
  TakenSafeCopy,
} from '../../../host-agent/api/session/downloads.ts';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { copiedClip } from '../../../host-agent/api/screen/picture-pieces.ts';
import type { Copied, ListedDownload, ListedDownloads, TransferRules, TransferView } from '../../bridge/transfer.ts';
import { amountOf, type Texts } from '../../texts/texts.ts';
import type { AgentLink } from '../agent-link.ts';
import { bookmarkPage } from '../bookmark-page.ts';
import {
  copiedOf,
  printQuestion,
  type Question,
  type QuestionAnswer,
  saveAllQuestion,
  saveQuestion,
  sendQuestion,
  shownFolder,
  shownText,
} from './transfer-questions.ts';
import { saveScreenshot, type ScreenshotDeps } from '../screenshot.ts';
import { transferRules } from '../views.ts';
import type { Model } from '../model.ts';

/** The desktop's clipboard. */
export interface HostClipboard {
  read(): Promise<Clip | undefined>;
  write(clip: Clip): Promise<void>;
}

/** The desktop's own dialogues, over the window of a session. */
export interface Dialogs extends Pick<ScreenshotDeps['dialogs'], 'saveAs'> {
  ask(id: string, question: Question): Promise<QuestionAnswer>;
  /** The files that the person chose; empty if they cancelled. */
  choose(id: string, title: string, confirm: string): Promise<readonly string[]>;
  /** Shows the folder among others, without opening it. Throws `Failure` folder-not-shown. */
  showFolder(path: string): Promise<void>;
}

/** Printers of the desktop. */
export interface HostPrinters {
  /** Throws `Failure` printer-missing. `id`: the session in whose window this was asked. */
  require(id: string): Promise<void>;
  /** Opens the dialogue of the printer for a safe copy. Fulfilled when it is closed. Throws `Failure` file-changed, print-failed. */
  print(copy: TakenFile): Promise<void>;
}

export interface TransfersDeps {
  readonly agent: Pick<AgentLink, 'call'>;
  readonly model: Model;
  readonly clipboard: HostClipboard;
  readonly dialogs: Dialogs;
  readonly printers: HostPrinters;
  readonly texts: () => Texts;
}

const MOST_LISTED_SENT = 50;

interface Running {
  view: TransferView;
  readonly stop: AbortController;
}

/** What of a download is saved. `hasText`: a safe copy with the words on its pages; absent: by the configuration. */
export interface SaveHow {
  readonly isSafe: boolean;
  readonly hasText?: true | undefined;
}

export class Transfers {
  readonly #deps: TransfersDeps;
  /** By session, the oldest first: that is the one which is shown, and which the person cancels. */
  readonly #running = new Map<string, readonly Running[]>();
  /** Sessions with an open question. */
  readonly #asking = new Set<string>();
  /** What was sent to each session, the newest first. */
  readonly #sent = new Map<string, ListedDownloads['sent']>();

  constructor(deps: TransfersDeps) {
    this.#deps = deps;
  }

  /** The transfer in progress in this session. */
  viewOf(id: string | undefined): TransferView | undefined {
    return id === undefined ? undefined : this.#running.get(id)?.[0]?.view;
  }

  async list(id: string): Promise<ListedDownloads> {
    const { files, more } = await this.#deps.agent.call('session.downloads', { id });
    return {
      files: files.map(({ savedAs, ...file }) => ({
        ...file,
        isSaved: savedAs !== undefined,
        ...(savedAs !== undefined && { savedIn: shownFolder(dirname(savedAs), homedir()) }),
      })),
      more,
      sent: this.#sent.get(id) ?? [],
    };
  }

  /** Saves a download, or a safe copy of it, if the person agrees; the question about a document offers a safe copy instead. It names the file that the host agent lists, whatever the page shows. */
  async save(id: string, file: number, { isSafe, hasText }: SaveHow): Promise<TakenFile | TakenSafeCopy | undefined> {
    const listed = listedIn(await this.list(id), file);
    const answer = await this.#askToTake(id, saveQuestion(this.#deps.texts(), listed, isSafe));
    if (answer === 'cancel') return undefined;
    return isSafe || answer === 'instead' ? this.#takeSafe(id, listed, hasText) : this.#take(id, listed);
  }

  /** Saves a safe copy of a download, if the person agrees, and prints that: never the file itself. */
  async print(id: string, file: number): Promise<void> {
    const { printers, texts } = this.#deps;
    const listed = listedIn(await this.list(id), file);
    // Before the question: the person should not wait for a copy that nothing prints.
    await printers.require(id);
    if (!(await this.#mayTake(id, printQuestion(texts(), listed)))) return;
    await printers.print(await this.#takeSafe(id, listed));
  }

  /** Saves every complete download that is not saved yet, if the person agrees. Returns their number. */
  async saveAll(id: string): Promise<number> {
    const files = (await this.list(id)).files.filter(({ isWhole, isSaved }) => isWhole && !isSaved);
    if (files.length === 0) return 0;
    if (!(await this.#mayTake(id, saveAllQuestion(this.#deps.texts(), files)))) return 0;
    for (const file of files) await this.#take(id, file);
    return files.length;
  }

  /** The same before the session ends; whether nothing that could be saved is left. */
  async saveAllOf(id: string): Promise<boolean> {
    const unsaved = async () => (await this.list(id)).files.filter(({ isWhole, isSaved }) => isWhole && !isSaved);
    if ((await unsaved()).length === 0) return true;
    return (await this.saveAll(id)) > 0 && (await unsaved()).length === 0;
  }

  /** Asks the person if the rules of the session say so. The host agent refuses where they forbid it. */
  async #askToTake(id: string, question: Question): Promise<QuestionAnswer> {
    return this.#rules(id).filesOut === 'ask' ? this.#ask(id, question) : 'confirm';
  }

  async #mayTake(id: string, question: Question): Promise<boolean> {
    return (await this.#askToTake(id, question)) === 'confirm';
  }

  #take(id: string, { file, name }: Pick<Download, 'file' | 'name'>): Promise<TakenFile> {
    return this.#run(id, { direction: 'out', name, bytes: 0, of: 0 }, (options) =>
      this.#deps.agent.call('session.take', { id, file }, options),
    );
  }

  #takeSafe(id: string, { file, name }: Pick<Download, 'file' | 'name'>, text?: true): Promise<TakenSafeCopy> {
    const view: TransferView = { direction: 'out', name, bytes: 0, of: 0, safeCopy: {} };
    const progressed = (progress: SafeCopyProgress): TransferView => {
      switch (progress.step) {
        case 'starting':
          return view;
        case 'giving':
          return { ...view, bytes: progress.bytes, of: progress.of };
        case 'drawing':
          return { ...view, safeCopy: { drawing: { page: progress.page, of: progress.of } } };
      }
    };
    return this.#run(id, view, ({ signal }, show) =>
      this.#deps.agent.call(
        'session.take-safe',
        { id, file, ...(text && { text }) },
        { signal, onProgress: (progress) => show(progressed(progress)) },
      ),
    );
  }

  /** Shows the folder of a saved file. The file manager does not enter it by itself, so that it draws no preview of the file. */
  async showTaken(id: string, file: number): Promise<void> {
    const path = await this.savedPath(id, file);
    if (path !== undefined) await this.#deps.dialogs.showFolder(dirname(path));
  }

  /** Where this download was saved, also by another client; `undefined` if it was not. */
  async savedPath(id: string, file: number): Promise<string | undefined> {
    const { files } = await this.#deps.agent.call('session.downloads', { id });
    return files.find((listed) => listed.file === file)?.savedAs;
  }

  /** Saves a picture of the screen where the person chooses; whether they did. */
  screenshot(id: string): Promise<boolean> {
    return saveScreenshot(this.#deps, id);
  }

  /** Lets the person choose files and sends them. Returns their number. */
  async choose(id: string): Promise<number> {
    const { text } = this.#deps.texts();
    const paths = await this.#deps.dialogs.choose(id, text('transfer-choose-title'), text('transfer-send-confirm'));
    for (const path of paths) await this.#give(id, path);
    return paths.length;
  }

  /** Asks about files that were dropped on the window, by the paths that the page names, and sends them. Returns their number. */
  async dropped(id: string, untrustedPaths: readonly string[]): Promise<number> {
    const found = await Promise.all(untrustedPaths.map(realFile));
    const paths = [...new Set(found.filter((path) => path !== undefined))];
    const [path] = untrustedPaths;
    if (path === undefined) return 0;
    if (paths.length === 0) throw new Failure('file-unreadable', { path });
    if (!(await this.#confirm(id, sendQuestion(this.#deps.texts(), paths, homedir())))) return 0;
    for (const file of paths) await this.#give(id, file);
    return paths.length;
  }

  /** Sends files that the person opened, for the browser of the session to show. Returns why any of them were not sent. */
  async view(id: string, paths: readonly string[]): Promise<readonly unknown[]> {
    const failures: unknown[] = [];
    for (const path of paths)
      await this.#give(id, path, { isShown: true }).catch((error: unknown) => failures.push(error));
    return failures;
  }

  /** Fetches the session's clipboard, shows what is in it, and puts it on the desktop's; `undefined` if the person declined. */
  async copyOut(id: string): Promise<Copied | undefined> {
    const texts = this.#deps.texts();
    const { text } = texts;
    const clip = await this.#run(
      id,
      { direction: 'out', name: text('transfer-clipboard'), bytes: 0, of: 0 },
      ({ signal, onProgress: onBytes }) =>
        copiedClip((onProgress) => this.#deps.agent.call('session.copy-out', { id }, { signal, onProgress }), onBytes),
    );
    const copied = copiedOf(clip);
    if (
      this.#rules(id).copyOut === 'ask' &&
      !(await this.#confirm(id, {
        message: text('transfer-copy-out-question', { amount: amountOf(copied, texts) }),
        detail: `${clip.content === 'text' ? `${shownText(clip.text)}\n\n` : ''}${text('transfer-copy-out-why')}`,
        confirm: text('transfer-copy-out'),
        cancel: text('transfer-cancel'),
      }))
    )
      return undefined;
    await this.#deps.clipboard.write(clip);
    return copied;
  }

  /** Offers the desktop's clipboard to the session; `undefined` if the person declined. */
  async pasteIn(id: string): Promise<Copied | undefined> {
    const texts = this.#deps.texts();
    const { text } = texts;
    const clip = await this.#deps.clipboard.read();
    if (!clip) return { content: 'nothing', size: 0 };
    const copied = copiedOf(clip);
    if (
      this.#rules(id).pasteIn === 'ask' &&
      !(await this.#confirm(id, {
        message: text('transfer-paste-in-question', { amount: amountOf(copied, texts) }),
        detail: clip.content === 'text' ? shownText(clip.text) : '',
        confirm: text('transfer-paste-in'),
        cancel: text('transfer-cancel'),
      }))
    )
      return undefined;
    await this.#run(id, { direction: 'in', name: text('transfer-clipboard'), bytes: 0, of: 0 }, (options) =>
      this.#deps.agent.call('session.paste-in', { id, clip }, options),
    );
    return copied;
  }

  /** Bookmarks the typed address, or the session's current page. */
  bookmarkPage(id: string, typed: string | undefined): ReturnType<typeof bookmarkPage> {
    const dialogs = { confirm: (of: string, question: Question) => this.#confirm(of, question) };
    return bookmarkPage({ ...this.#deps, dialogs }, id, typed);
  }

  cancel(id: string): void {
    this.#running.get(id)?.[0]?.stop.abort();
  }

  /** One question at a time for each session: a page cannot pile them up until the person agrees to the wrong one. */
  async #ask(id: string, question: Question): Promise<QuestionAnswer> {
    if (this.#asking.has(id)) return 'cancel';
    this.#asking.add(id);
    try {
      return await this.#deps.dialogs.ask(id, question);
    } finally {
      this.#asking.delete(id);
    }
  }

  async #confirm(id: string, question: Question): Promise<boolean> {
    return (await this.#ask(id, question)) === 'confirm';
  }

  async #give(id: string, path: string, more: { isShown?: true } = {}): Promise<void> {
    const name = path.slice(path.lastIndexOf('/') + 1);
    let bytes = 0;
    await this.#run(id, { direction: 'in', name, bytes: 0, of: 0 }, ({ signal, onProgress }) =>
      this.#deps.agent.call(
        'session.give',
        { id, path, ...more },
        {
          signal,
          onProgress: (progress) => {
            bytes = progress.of;
            onProgress(progress);
          },
        },
      ),
    );
    for (const listed of this.#sent.keys())
      if (!this.#deps.model.sessions.some((session) => session.id === listed)) this.#sent.delete(listed);
    this.#sent.set(id, [{ name, bytes }, ...(this.#sent.get(id) ?? [])].slice(0, MOST_LISTED_SENT));
  }

  async #run<Value>(
    id: string,
    view: TransferView,
    work: (
      options: { signal: AbortSignal; onProgress: (progress: { bytes: number; of: number }) => void },
      show: (view: TransferView) => void,
    ) => Promise<Value>,
  ): Promise<Value> {
    const stop = new AbortController();
    const running: Running = { view, stop };
    const show = (shown: TransferView) => {
      running.view = shown;
      this.#deps.model.changed();
    };
    this.#running.set(id, [...(this.#running.get(id) ?? []), running]);
    show(view);
    try {
      return await work({ signal: stop.signal, onProgress: ({ bytes, of }) => show({ ...view, bytes, of }) }, show);
    } finally {
      const others = (this.#running.get(id) ?? []).filter((other) => other !== running);
      if (others.length > 0) this.#running.set(id, others);
      else this.#running.delete(id);
      this.#deps.model.changed();
    }
  }

  #rules(id: string): TransferRules {
    return transferRules(this.#deps.model.sessions.find((session) => session.id === id));
  }
}

/** The real path of a regular file; `undefined` if it is none. */
async function realFile(untrustedPath: string): Promise<string | undefined> {
  const path = await realpath(untrustedPath).catch(() => '');
  return (await stat(path).catch(() => undefined))?.isFile() === true ? path : undefined;
}

function listedIn({ files }: ListedDownloads, file: number): ListedDownload {
  const listed = files.find((download) => download.file === file);
  if (!listed) throw new Failure('download-not-found');
  return listed;
}
