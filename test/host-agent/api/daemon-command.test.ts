import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LAUNCHER } from '../../../host-agent/scripts/package/node.mjs';
import { daemonCommand } from '../../../host-agent/api/connection/client.ts';

const NODE = `/${LAUNCHER}`;
const BUNDLE = '/usr/lib/safe-browse/resources/dist/host-agent/daemon.js';

describe('the command of the host agent', () => {
  it('is the same with systemd, which limits core files itself', () => {
    const unit = readFileSync('host-agent/package/debian/safe-browse.service', 'utf8');
    const command = daemonCommand('%t/safe-browse', BUNDLE, NODE);
    const [lock = '', ...words] = command.slice(command.indexOf('flock'));
    expect(unit).toContain(`\nExecStart=/usr/bin/${[lock, ...words].join(' ')}\n`);
  });
});
