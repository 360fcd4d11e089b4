/** The converter role: receives one document, renders its pages, and sends only their pixels. Its VM has no network, no screen and no browser. */
import { chown, mkdir } from 'node:fs/promises';
import { type Agent, type RoleAtWork, within } from '../agent.ts';
import { ACCOUNT } from '../browser/account.ts';
import { accountFiles } from '../browser/transfers/account-files.ts';
import { openFilesPort } from '../browser/transfers/files-port.ts';
import { type TransferParts, Transfers } from '../browser/transfers/transfers.ts';
import type { HostRequest } from '../channel/endpoint.ts';
import { DOCUMENT_FOLDER } from './document.ts';
import { drawing } from './drawing.ts';

const PARTS: TransferParts = {
  files: accountFiles(DOCUMENT_FOLDER),
  renderPage: drawing(),
  openPort: openFilesPort,
  // A converter has no clipboard and no downloads.
  clipboard: { read: () => Promise.resolve('empty'), offer: () => Promise.resolve(), wipe: () => Promise.resolve() },
  downloads: {
    pathOf: () => undefined,
    list: () => Promise.resolve({ files: [], count: 0 }),
    follow: () => Promise.resolve(),
    leaveOut: () => Promise.resolve(),
    lookAgain: () => undefined,
  },
  originOf: () => Promise.resolve(''),
};

export function converterRole(agent: Agent): RoleAtWork<'converter'> {
  const transfers = new Transfers(agent, PARTS);
  return {
    start: async () => {
      await within('ready', makeFolder);
      agent.reached('ready');
    },
    onRequest: (request) => handle(request, agent, transfers),
    clearScreen: () => Promise.resolve(),
  };
}

/** The document is in memory, readable only for the account that renders it. */
async function makeFolder(): Promise<void> {
  await mkdir(DOCUMENT_FOLDER, { mode: 0o700 });
  await chown(DOCUMENT_FOLDER, ACCOUNT.userId, ACCOUNT.groupId);
}

function handle(request: HostRequest<'converter'>, agent: Agent, transfers: Transfers): void {
  switch (request.type) {
    case 'transfer-request':
    case 'transfer-accept':
    case 'transfer-send':
    case 'transfer-cancel':
      transfers.handle(request);
      return;
    case 'power-off':
      void agent.end();
  }
}
