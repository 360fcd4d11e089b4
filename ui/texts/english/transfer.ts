import type { Copied } from '../../bridge/transfer.ts';
import { fileType } from './file-types.ts';

const number = new Intl.NumberFormat('en');

export const transfer = {
  files: 'Files of this session',
  filesCount: (count: number) => `Files of this session, ${count} downloaded`,
  noFiles: 'Nothing downloaded yet.',
  filesWhy:
    'Files that you save stay on your computer; all others are gone with the session. A file may be harmful, so it is marked with its origin and not opened.',
  more: (count: number) => `and ${count} older ones`,
  save: 'Save',
  saveNamed: (name: string) => `Save ${name}`,
  saveSafeCopy: 'Save safe copy',
  saveSafeCopyNamed: (name: string) => `Save safe copy of ${name}`,
  saveSafeCopyWhy: 'A picture of each page and nothing else, drawn in a second disposable VM without a network.',
  print: 'Print',
  printNamed: (name: string) => `Print a safe copy of ${name}`,
  printQuestion: 'Print a safe copy of this file?',
  printWhy: 'The safe copy, a picture of each page and nothing else, is also saved on your computer.',
  printTitle: (name: string) => `Print ${name}`,
  safeCopy: (name: string, drawing: { readonly page: number; readonly of: number } | undefined) =>
    `Safe copy, ${drawing ? `page ${drawing.page} of ${drawing.of}` : 'starting its VM'}: ${name}`,
  saved: 'Saved',
  dragOut: 'Drag it to another window or a folder',
  saveAll: 'Save all',
  saveAllQuestion: (count: number) =>
    count === 1
      ? 'Save this file from the disposable session on your computer?'
      : `Save these ${count} files from the disposable session on your computer?`,
  saveAllWhy: 'They may be harmful: do not open them unless you trust where they come from.',
  savedAll: (count: number) => (count === 1 ? 'The file is saved' : `${count} files are saved`),
  andMore: (count: number) => `and ${count} more`,
  saveQuestion: 'Save this file from the disposable session on your computer?',
  saveWhy: 'It may be harmful: do not open it unless you trust where it comes from.',
  saveSafeCopyQuestion: 'Save a safe copy of this file on your computer?',
  kilobytes: (bytes: number) => `${number.format(Math.ceil(bytes / 1000))} kB`,
  showFolder: 'Show folder',
  unfinished: 'still downloading',
  disguised: 'Not what its name says',
  fileType,
  send: 'Send a file …',
  sendHow: 'Or drop one on this window.',
  drop: 'Drop to send to the session',
  chooseTitle: 'Send files to the session',
  sendQuestion: (count: number) =>
    count === 1 ? 'Send this file to the disposable session?' : `Send these ${count} files to the disposable session?`,
  sendFrom: (folder: string) => `in ${folder}`,
  sendFromHidden: (folder: string) => `from ${folder}, a hidden folder: keys and passwords are kept in such`,
  sendWhy: 'Every page in the session may then be able to read it.',
  sendConfirm: 'Send',
  sent: (count: number) =>
    count === 1
      ? 'The file is in the session’s downloads folder.'
      : `${count} files are in the session’s downloads folder.`,
  cancel: 'Cancel',
  clipboard: 'Clipboard',
  copyOut: 'Copy out',
  copyOutTitle: 'Copy out what was copied in the session (Ctrl + Alt + C)',
  copyOutQuestion: (amount: string) => `Copy this out of the session: ${amount}?`,
  copyOutWhy: 'It replaces your clipboard. A page may have put something else there than what you saw.',
  copiedOut: (amount: string, beginning: string | undefined) =>
    beginning === undefined ? `Now on your clipboard: ${amount}` : `Now on your clipboard (${amount}): ${beginning}`,
  pasteIn: 'Paste in',
  pasteInTitle: 'Paste your clipboard into the session (Ctrl + Alt + V)',
  pasteInQuestion: (amount: string) => `Let the session paste your clipboard: ${amount}?`,
  pastedIn: (amount: string) => `Pasted (${amount}). For a minute, Ctrl + V pastes it again.`,
  nothingToPaste: 'Your clipboard is empty',
  amount: ({ content, size }: Copied): string =>
    content === 'text'
      ? `${number.format(size)} ${size === 1 ? 'character' : 'characters'}`
      : content === 'png'
        ? `a picture of ${number.format(Math.ceil(size / 1000))} kB`
        : 'nothing',
  bookmark: 'Bookmark this page',
  bookmarkQuestion: (profile: string) => `Add this page to the bookmarks of the profile “${profile}”?`,
  bookmarkName: (name: string) => `Name: “${name}”`,
  bookmarkWhy:
    'The address comes from the session; a page may have tampered with it. All later sessions of the profile show it.',
  bookmarkConfirm: 'Add',
  bookmarkHow: 'The session did not give the address of its page. Type or paste it here.',
  bookmarked: 'Bookmark added',
  address: 'Address',
  transfer: (name: string, isOut: boolean) => `${isOut ? 'Saving' : 'Sending'} ${name}`,
};
