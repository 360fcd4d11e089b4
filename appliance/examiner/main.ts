/**
 * The examiner: says how the machine is that it was carried into, changes all that it can, tries what can be reached. Runs as root, beside the image's
 * own programs, in machines of `safe-browse verify` alone; nothing of it is in an image.
 */
import { open, readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { EXAMINER_PORT, ExaminerMessage, ExaminerRequest, type Trait } from '../protocol/examination.ts';
import { MAX_LINE_BYTES } from '../protocol/limits.ts';
import { formatLine, LineSplitter, parseLine } from '../protocol/lines.ts';
import { fingerprint } from './fingerprint.ts';
import { plantAll } from './plants/plant-all.ts';
import { reachAll } from './reach.ts';
import { walls } from './walls.ts';

const PORTS = '/sys/class/virtio-ports';
const LOOK_AGAIN_MS = 100;
/** Room for the rest of the line, and for characters that take several bytes. */
const TRAITS_CHARACTERS = MAX_LINE_BYTES / 4;
const CHUNK_BYTES = 64 * 1024;

async function portDevice(): Promise<string> {
  for (;;) {
    for (const name of await readdir(PORTS).catch(() => [])) {
      if ((await readFile(`${PORTS}/${name}/name`, 'utf8').catch(() => '')).trim() === EXAMINER_PORT)
        return `/dev/${name}`;
    }
    await sleep(LOOK_AGAIN_MS);
  }
}

async function main(): Promise<void> {
  const port = await open(await portDevice(), 'r+');
  const say = async (message: ExaminerMessage) => {
    const line = formatLine(ExaminerMessage, message);
    for (let sent = 0; sent < line.length;)
      sent += (await port.write(line, sent, line.length - sent, null)).bytesWritten;
  };
  const sayTraits = async (traits: AsyncIterable<Trait>) => {
    let [pending, characters]: [Trait[], number] = [[], 0];
    for await (const trait of traits) {
      pending.push(trait);
      characters += JSON.stringify(trait).length;
      if (characters < TRAITS_CHARACTERS - 7000) continue;
      await say({ type: 'traits', traits: pending });
      [pending, characters] = [[], 0];
    }
    await say({ type: 'traits', traits: pending });
  };
  const answer = async (request: ExaminerRequest) => {
    switch (request.type) {
      case 'fingerprint':
        return sayTraits(fingerprint(request.only));
      case 'plant':
        return say({ type: 'plants', plants: await plantAll() });
      case 'walls':
        return say({ type: 'walls', ...(await walls()) });
      case 'reach':
        return say({ type: 'reached', reached: await reachAll(request.targets) });
    }
  };

  const lines = new LineSplitter();
  await say({ type: 'ready' });
  for (;;) {
    const { bytesRead, buffer } = await port.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, null);
    if (bytesRead === 0) await sleep(LOOK_AGAIN_MS);
    for (const line of lines.push(buffer.subarray(0, bytesRead))) {
      try {
        await answer(parseLine(ExaminerRequest, line));
        await say({ type: 'done' });
      } catch (error) {
        await say({ type: 'failed', message: String(error).slice(0, 1000) });
      }
    }
  }
}

main().catch((error: unknown) => {
  process.stderr.write(
    `the examiner has a bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
});
