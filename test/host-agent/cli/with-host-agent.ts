/** A fake host agent for commands that run in the test itself, and what they write. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';
import { makePrivateFolder, runtimeFolder } from '../../../host-agent/api/connection/runtime-folder.ts';
import { FakeHostAgent } from '../../fakes/host-agent/host-agent.ts';

export interface AtHostAgent {
  hostAgent: FakeHostAgent;
  /** What was written to the stream. */
  written: string;
}

/** Starts the fake before each test of the file, and ends it afterwards. */
export function withHostAgent(stream: 'stdout' | 'stderr'): AtHostAgent {
  const at = {} as AtHostAgent;
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sb-cli-'));
    vi.stubEnv('XDG_RUNTIME_DIR', folder);
    at.hostAgent = new FakeHostAgent({
      runtime: makePrivateFolder(runtimeFolder()),
      configFile: join(folder, 'config.toml'),
    });
    await at.hostAgent.start();
    at.written = '';
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      at.written += String(text);
      return true;
    });
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    await at.hostAgent.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return at;
}
