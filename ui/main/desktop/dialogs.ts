/** The desktop's dialogues and clipboard, for transfers. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import electron, { app, type BrowserWindow, clipboard, dialog, shell } from 'electron';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import type { Clip } from '../../../host-agent/api/session/downloads.ts';
import { MAX_TEXT_CHARACTERS } from '../../../host-agent/api/session/downloads.ts';
import type { Question, QuestionAnswer } from '../transfers/transfer-questions.ts';
import type { Dialogs, HostClipboard } from '../transfers/transfers.ts';
import { callOnSessionBus } from './session-bus.ts';

const FILE_MANAGER = 'org.freedesktop.FileManager1';

/** Withdraws the questions over a window. */
const withdrawing = new WeakMap<BrowserWindow, AbortController>();

/** Closes the questions over the window: the answer is no. */
export function withdrawQuestions(window: BrowserWindow): void {
  withdrawing.get(window)?.abort();
  withdrawing.delete(window);
}

/** Asks in a dialogue over the window; without a window the answer is no. */
export async function askOver(
  window: BrowserWindow | undefined,
  { message, detail, confirm, cancel, instead }: Question,
): Promise<QuestionAnswer> {
  if (!window) return 'cancel';
  const answers: readonly (readonly [QuestionAnswer, string])[] = [
    ['cancel', cancel],
    ...(instead === undefined ? [] : [['instead', instead] as const]),
    // As in GNOME's dialogues: what confirms is last.
    ['confirm', confirm],
  ];
  const withdrawn = withdrawing.get(window) ?? new AbortController();
  withdrawing.set(window, withdrawn);
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message,
    detail,
    buttons: answers.map(([, label]) => label),
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    signal: withdrawn.signal,
  });
  return answers[response]?.[0] ?? 'cancel';
}

/** The same where the answer is yes or no. */
export const confirmOver = async (window: BrowserWindow | undefined, question: Question): Promise<boolean> =>
  (await askOver(window, question)) === 'confirm';

/** `windowOf`: the window of a session. */
export function desktopDialogs(windowOf: (id: string) => BrowserWindow | undefined): Dialogs {
  return {
    ask: (id, question) => askOver(windowOf(id), question),
    async choose(id, title, confirm) {
      const window = windowOf(id);
      if (!window) return [];
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title,
        buttonLabel: confirm,
        properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
      });
      return canceled ? [] : filePaths;
    },
    async saveAs(id, title, name) {
      const window = windowOf(id);
      if (!window) return undefined;
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title,
        defaultPath: join(app.getPath('pictures'), name),
        properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
      });
      return canceled || filePath === '' ? undefined : filePath;
    },
    showFolder,
  };
}

/** Opens the file in the program that the desktop has for it. Throws `Failure` file-not-opened. */
export async function openFile(path: string): Promise<void> {
  const problem = await shell.openPath(path);
  if (problem !== '') throw new Failure('file-not-opened', { path });
}

/** Lets the person choose a folder over the window, or make one. */
export async function chooseFolder(window: BrowserWindow | undefined, title?: string): Promise<string | undefined> {
  if (!window) return undefined;
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    ...(title !== undefined && { title }),
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
  });
  return canceled ? undefined : filePaths[0];
}

/** Asks the desktop's file manager itself: Electron would say nothing if there is none, or if it does not answer. */
async function showFolder(folder: string): Promise<void> {
  const uri = pathToFileURL(folder).href.replaceAll("'", '%27');
  try {
    await callOnSessionBus({
      program: FILE_MANAGER,
      method: `${FILE_MANAGER}.ShowItems`,
      values: [`['${uri}']`, ''],
    });
  } catch (cause) {
    throw new Failure('folder-not-shown', { folder }, { cause });
  }
}

const PNG = 'image/png';

export const desktopClipboard: HostClipboard = {
  async read(): Promise<Clip | undefined> {
    const text = await clipboard.readText();
    if (text !== '') return { content: 'text', text: text.slice(0, MAX_TEXT_CHARACTERS) };
    const item = (await clipboard.read()).find(({ types }) => types.includes(PNG));
    const picture = item && Buffer.from(await (await item.getType(PNG)).arrayBuffer());
    return picture && picture.length > 0 ? { content: 'png', png: picture.toString('base64') } : undefined;
  },
  async write(clip) {
    if (clip.content === 'text') await clipboard.writeText(clip.text);
    else
      await clipboard.write([
        new electron.ClipboardItem({ [PNG]: new Blob([Buffer.from(clip.png, 'base64')], { type: PNG }) }),
      ]);
  },
};
