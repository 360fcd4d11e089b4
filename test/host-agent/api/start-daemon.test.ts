import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Client } from '../../../host-agent/api/connection/client.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sb-start-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('a missing host agent program is reported at once', async () => {
  await expect(Client.attachOrStart(folder, join(folder, 'daemon.js'))).rejects.toMatchObject({
    code: 'host-agent-not-started',
  });
});
