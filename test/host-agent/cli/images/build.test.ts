/** What `image build` reports. Nothing is built. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../../../host-agent/api/errors/failure.ts';
import { runCommandLine } from '../../../../host-agent/cli/command-line.ts';

const host = { failures: {} as Partial<Record<string, Failure>> };
vi.mock(import('../../../../host-agent/cli/agent.ts'), async (original) => ({
  ...(await original()),
  withAgent: (talk) =>
    talk({
      call: (_method: string, { role }: { role: string }) =>
        host.failures[role] === undefined
          ? Promise.resolve({ role, digest: 'a'.repeat(64), bytes: 1_000_000, packages: 3 })
          : Promise.reject(host.failures[role]),
    } as unknown as Parameters<typeof talk>[0]),
}));

let said: string;
let printed: string;
beforeEach(() => {
  said = '';
  printed = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('the build of both images', () => {
  it('reports each that fails, and the one that is built', async () => {
    host.failures = {
      network: new Failure('packages-failed', { output: 'E: no dnsmasq' }),
      browser: new Failure('build-running', { role: 'browser', pid: 7 }),
    };
    expect(await runCommandLine(['image', 'build'])).toBe(1);
    expect(said).toContain('E: no dnsmasq');
    expect(said).toContain(new Failure('build-running', { role: 'browser', pid: 7 }).message);
    delete host.failures['browser'];
    said = '';
    expect(await runCommandLine(['image', 'build'])).toBe(1);
    expect(said.match(/^safe-browse: /gm)).toHaveLength(1);
    expect(printed).toContain('The browser image is built');
  });

  it('reports one reason once', async () => {
    const failure = new Failure('agent-bundle-missing');
    host.failures = { network: failure, browser: failure };
    await runCommandLine(['image', 'build', '--json']);
    expect(printed.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(printed)).toMatchObject({ event: 'failed', code: 'agent-bundle-missing' });
  });
});
