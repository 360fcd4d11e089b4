/** The converter: is given one file, draws its pages, and hands out nothing but their pixels. It has no network, no screen and no browser. */
import { chown, mkdir } from 'node:fs/promises';
import { type Agent, type RoleAtWork, within } from '../agent.ts';
import { ACCOUNT } from '../browser/account.ts';
import { accountFiles } from '../browser/transfers/account-files.ts';
import { openFilesPort } from '../browser/transfers/files-port.ts';
import { type TransferParts, Transfers } from '../browser/transfers/transfers.ts';
import type { HostRequest } from '../channel/endpoint.ts';
import { DOCUMENT_FOLDER, drawPage } from './drawing.ts';

const PARTS: TransferParts = {
  files: accountFiles(DOCUMENT_FOLDER),
  draw: drawPage,
  openPort: openFilesPort,
  // Nothing is copied or downloaded here.
  clipboard: { read: () => Promise.resolve('empty'), offer: () => Promise.resolve(), wipe: () => Promise.resolve() },
  downloads: { pathOf: () => undefined, follow: () => Promise.resolve() },
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

/** What is given lies in memory, for the account that draws it alone. */
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
