/** The desktop's dialogues and clipboard, for transfers. */
import electron, { type BrowserWindow, clipboard, dialog, shell } from 'electron';
import type { Clip } from '../../../host-agent/api/session/downloads.ts';
import { MAX_TEXT_CHARACTERS } from '../../../host-agent/api/session/downloads.ts';
import type { Question } from '../transfer-questions.ts';
import type { Dialogs, HostClipboard } from '../transfers.ts';

/** Asks in a dialogue over the window; without a window the answer is no. */
export async function confirmOver(
  window: BrowserWindow | undefined,
  { message, detail, confirm, cancel }: Question,
): Promise<boolean> {
  if (!window) return false;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message,
    detail,
    buttons: [confirm, cancel],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}

/** `windowOf`: the window of a session. */
export function desktopDialogs(windowOf: (id: string) => BrowserWindow | undefined): Dialogs {
  return {
    confirm: (id, question) => confirmOver(windowOf(id), question),
    async choose(id, title) {
      const window = windowOf(id);
      if (!window) return [];
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title,
        properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
      });
      return canceled ? [] : filePaths;
    },
    showFolder: (path) => shell.showItemInFolder(path),
  };
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
