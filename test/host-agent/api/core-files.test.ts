import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { daemonCommand } from '../../../host-agent/api/connection/client.ts';
import { allowsNoCoreFile, takeCoreFile, withoutCoreFile } from '../../../host-agent/api/host/core-files.ts';

const limitsOf = (pid: number | undefined) => readFileSync(`/proc/${pid}/limits`, 'utf8');

describe('a program that leaves no core file', () => {
  it('has a limit that also stops a core that is piped to a program, and so have its children', () => {
    const [program, ...args] = withoutCoreFile(['sh', '-c', 'cat /proc/self/limits']);
    expect(execFileSync(program, args, { encoding: 'utf8' })).toMatch(/^Max core file size +1 +1 /m);
  });

  it('can get that limit while it runs', () => {
    const running = spawn('sleep', ['60']);
    try {
      expect(allowsNoCoreFile(limitsOf(running.pid))).toBe(false);
      const [program, ...args] = takeCoreFile(running.pid ?? 0);
      execFileSync(program, args);
      expect(allowsNoCoreFile(limitsOf(running.pid))).toBe(true);
    } finally {
      running.kill('SIGKILL');
    }
  });

  it('is the host agent, started by a client or by systemd', () => {
    expect(daemonCommand('/run/user/1', '/daemon.js', 'node').slice(0, 3)).toEqual(['prlimit', '--core=1', '--']);
    expect(readFileSync('host-agent/package/debian/safe-browse.service', 'utf8')).toMatch(/^LimitCORE=1$/m);
  });
});
