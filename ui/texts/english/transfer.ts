import type { Copied } from '../../bridge/transfer.ts';

const number = new Intl.NumberFormat('en');

export const transfer = {
  files: 'Files of this session',
  filesCount: (count: number) => `Files of this session, ${count} downloaded`,
  noFiles: 'Nothing was downloaded yet.',
  filesWhy:
    'What you take out stays; all else goes with the machine. It may be harmful: it is put away, marked with where it came from, and not opened.',
  more: (count: number) => `and ${count} older ones`,
  takeOut: 'Take out',
  takeOutNamed: (name: string) => `Take out ${name}`,
  takeSafe: 'Take out a safe copy',
  takeSafeNamed: (name: string) => `Take out a safe copy of ${name}`,
  takeSafeWhy: 'A picture of each page and nothing else: drawn in a second disposable machine without a network.',
  safeCopy: (name: string, drawing: { readonly page: number; readonly of: number } | undefined) =>
    `Safe copy of ${name}: ${drawing ? `page ${drawing.page} of ${drawing.of}` : 'its machine starts'}`,
  taken: 'Taken out',
  showFolder: 'Show in folder',
  unfinished: 'still loading',
  disguised: 'Not what its name says',
  unknownType: 'unknown kind',
  give: 'Give it a file …',
  giveHow: 'Or drop one on this window.',
  drop: 'Drop it to give it to the machine',
  chooseTitle: 'Give the machine files',
  giveQuestion: (count: number) =>
    count === 1 ? 'Give this file to the disposable machine?' : `Give these ${count} files to the disposable machine?`,
  giveWhy: 'Every page in it may then read what is in it.',
  giveConfirm: 'Give',
  given: (count: number) =>
    count === 1 ? 'The file is among the machine’s downloads.' : `${count} files are among the machine’s downloads.`,
  cancel: 'Cancel',
  closePanel: 'Close',
  clipboard: 'Clipboard',
  copyOut: 'Copy out',
  copyOutTitle: 'Copy out: what was copied in the machine (Ctrl + Alt + C)',
  copyOutQuestion: 'Copy out what was copied in the machine?',
  copyOutWhy: 'It replaces what is on your clipboard. A page may have put something else there than what you saw.',
  copiedOut: (amount: string) => `On your clipboard: ${amount}`,
  pasteIn: 'Paste in',
  pasteInTitle: 'Paste in: what you copied (Ctrl + Alt + V)',
  pasteInQuestion: (amount: string) => `Let the machine paste what you copied: ${amount}?`,
  pastedIn: (amount: string) => `${amount}: paste it there within a minute`,
  nothingToPaste: 'There is nothing on your clipboard',
  amount: ({ content, size }: Copied): string =>
    content === 'text'
      ? `text, ${number.format(size)} ${size === 1 ? 'character' : 'characters'}`
      : content === 'png'
        ? `a picture, ${number.format(Math.ceil(size / 1000))} kB`
        : 'nothing',
  keepPage: 'Bookmark this page',
  keepPageQuestion: (profile: string) => `Keep this page among the bookmarks of the profile “${profile}”?`,
  keepPageWhy:
    'The machine says that this is its address; a page may have had a hand in it. All later sessions of the profile show it.',
  keepPageConfirm: 'Keep',
  keepPageHow: 'The machine did not tell the address of its page. Type it, or paste it here.',
  pageKept: 'The page is among the bookmarks',
  address: 'Address',
  transfer: (name: string, isOut: boolean) => `${isOut ? 'Taking out' : 'Giving'} ${name}`,
};
