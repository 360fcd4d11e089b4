import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { cleanUpIncomingFiles, IncomingFile, incomingFileOwner } from '../../../host-agent/transfer/incoming-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'sb-downloads-'));
afterAll(() => rmSync(folder, { recursive: true }));
const owner = incomingFileOwner('/run/user/1000/safe-browse');
const other = incomingFileOwner('/run/user/1001/safe-browse');

it('removes the unfinished files of a killed host agent, and no other file', async () => {
  const kept = [
    `.${other}-0123456789abcdef.part`,
    `.${owner}-0123456789abcdef.part.pdf`,
    `.${owner}-mine.part`,
    'report.pdf',
    '.0123456789abcdef.part',
  ];
  for (const name of [...kept, `.${owner}-0123456789abcdef.part`]) writeFileSync(join(folder, name), 'half');
  const incoming = await IncomingFile.create({ folder, owner }, 'new.pdf');
  await incoming.write(Buffer.from('whole'));
  await cleanUpIncomingFiles({ folder, owner });
  await incoming.complete(undefined, () => undefined);
  expect(readdirSync(folder).toSorted()).toEqual([...kept, 'new.pdf'].toSorted());
});

it('cleans up a folder that does not exist without an error', async () => {
  await expect(cleanUpIncomingFiles({ folder: join(folder, 'missing'), owner })).resolves.toBeUndefined();
});
