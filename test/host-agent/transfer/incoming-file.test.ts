/** What lies where files from machines land, when the host agent died in the middle. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { beginArrival, ownerOfArrivals, cleanUpIncomingFiles } from '../../../host-agent/transfer/incoming-file.ts';

describe('what had begun to arrive', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sb-quarantine-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const [owner, other] = [ownerOfArrivals('/run/user/1000/safe-browse'), ownerOfArrivals('/run/user/1001/safe-browse')];

  it('for a host agent that was killed is cleared away by the next; what another one or the person has there stays, and what is arriving', async () => {
    const kept = [
      `.${other}-0123456789abcdef.part`,
      `.${owner}-0123456789abcdef.part.pdf`,
      `.${owner}-mine.part`,
      'report.pdf',
      '.0123456789abcdef.part',
    ];
    for (const name of [...kept, `.${owner}-0123456789abcdef.part`]) writeFileSync(join(folder, name), 'half');
    const arrival = await beginArrival(folder, 'new.pdf', owner);
    await arrival.write(Buffer.from('whole'));
    await cleanUpIncomingFiles(folder, owner);
    await arrival.settle(() => Promise.resolve());
    expect(readdirSync(folder).toSorted()).toEqual([...kept, 'new.pdf'].toSorted());
  });

  it('is nothing where nothing ever landed', async () => {
    await expect(cleanUpIncomingFiles(join(folder, 'missing'), owner)).resolves.toBeUndefined();
  });
});
