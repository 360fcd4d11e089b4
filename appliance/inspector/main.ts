/**
 * The inspector: takes a fingerprint of the VM, tampers with everything it can, tries to reach targets, and serves a page of checks. It runs as root beside the programs
 * of the image, only in VMs of `safe-browse verify`; no image contains it.
 */
import { readFileSync } from 'node:fs';
import { open, readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CHECKS_URL,
  INSPECTOR_PORT,
  InspectorMessage,
  InspectorRequest,
  PageChecks,
  type FingerprintEntry,
} from '../protocol/inspection.ts';
import { MAX_LINE_BYTES } from '../protocol/limits.ts';
import { formatLine, LineSplitter, parseLine } from '../protocol/lines.ts';
import { tamperAll } from './tampering/tamper-all.ts';
import { reachAll } from './reach.ts';
import { confinement } from './confinement.ts';
import { disk } from './disk.ts';
import { kernel } from './kernel.ts';
import { servePage } from './page-server.ts';
import { tree } from './tree.ts';

const PORTS = '/sys/class/virtio-ports';
const LOOK_AGAIN_MS = 100;
/** Leaves room for the rest of the line, and for characters of several bytes. */
const ENTRIES_CHARACTERS = MAX_LINE_BYTES / 4;
const CHUNK_BYTES = 64 * 1024;
/** The init of an inspected VM opens the program of the page of checks here. */
const PAGE_DESCRIPTOR = 4;

async function portDevice(): Promise<string> {
  for (;;) {
    for (const name of await readdir(PORTS).catch(() => [])) {
      if ((await readFile(`${PORTS}/${name}/name`, 'utf8').catch(() => '')).trim() === INSPECTOR_PORT)
        return `/dev/${name}`;
    }
    await sleep(LOOK_AGAIN_MS);
  }
}

async function main(): Promise<void> {
  const page = readFileSync(PAGE_DESCRIPTOR);
  const port = await open(await portDevice(), 'r+');
  const say = async (message: InspectorMessage) => {
    const line = formatLine(InspectorMessage, message);
    for (let sent = 0; sent < line.length;)
      sent += (await port.write(line, sent, line.length - sent, null)).bytesWritten;
  };
  const sendEntries = async (entries: AsyncIterable<FingerprintEntry>) => {
    let [pending, characters]: [FingerprintEntry[], number] = [[], 0];
    for await (const entry of entries) {
      pending.push(entry);
      characters += JSON.stringify(entry).length;
      if (characters < ENTRIES_CHARACTERS - 7000) continue;
      await say({ type: 'entries', entries: pending });
      [pending, characters] = [[], 0];
    }
    await say({ type: 'entries', entries: pending });
  };
  const checkPage = async () => {
    const server = await servePage(page, CHECKS_URL);
    try {
      await say({ type: 'page-served' });
      await say({ type: 'page-checks', checks: PageChecks.parse(JSON.parse(await server.untrustedResults)) });
    } finally {
      server.close();
    }
  };
  const answer = async (request: InspectorRequest) => {
    switch (request.type) {
      case 'fingerprint':
        return sendEntries(fingerprint(request.only));
      case 'tamper':
        return say({ type: 'tamperings', tamperings: await tamperAll() });
      case 'confinement':
        return say({ type: 'confinement', ...(await confinement()) });
      case 'reach':
        return say({ type: 'reached', reached: await reachAll(request.targets) });
      case 'page-checks':
        return checkPage();
    }
  };

  const lines = new LineSplitter();
  await say({ type: 'ready' });
  for (;;) {
    const { bytesRead, buffer } = await port.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, null);
    if (bytesRead === 0) await sleep(LOOK_AGAIN_MS);
    for (const line of lines.push(buffer.subarray(0, bytesRead))) {
      try {
        await answer(parseLine(InspectorRequest, line));
        await say({ type: 'done' });
      } catch (error) {
        await say({ type: 'failed', message: String(error).slice(0, 1000) });
      }
    }
  }
}

const FILE = 'file:';

/** Everything that must be the same after every start of a VM. `only`: for files, these places and everything below; for other entries, places that start so. */
async function* fingerprint(only?: readonly string[]): AsyncGenerator<FingerprintEntry> {
  for await (const entry of notFiles())
    if (only === undefined || only.some((place) => entry.at.startsWith(place))) yield entry;
  // Last, so that a VM that has just started has finished its own writes.
  if (only === undefined) yield* tree('/');
  else
    for (const place of only) if (place.startsWith(FILE)) yield* tree(place.slice(FILE.length), place === `${FILE}/`);
}

async function* notFiles(): AsyncGenerator<FingerprintEntry> {
  yield* kernel();
  yield* disk();
}

main().catch((error: unknown) => {
  process.stderr.write(
    `the inspector has a bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
});
