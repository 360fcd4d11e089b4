import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client } from '../../../host-agent/api/connection/client.ts';
import type { AgentEvent } from '../../../host-agent/api/methods/events.ts';
import { socketPath } from '../../../host-agent/api/connection/runtime-folder.ts';
import { AgentLink } from '../../../ui/main/agent-link.ts';
import { FakeHostAgent } from '../../fakes/host-agent/host-agent.ts';

let folder: string;
let hostAgent: FakeHostAgent;
let link: AgentLink;
let heard: AgentEvent[];
let reported: string[];
let contracts: number[];
let clients: Client[];
let keeping: Promise<void>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-link-'));
  const runtime = join(folder, 'r');
  hostAgent = new FakeHostAgent({ runtime, configFile: join(folder, 'config.toml') });
  [heard, reported, contracts, clients] = [[], [], [], []];
  const attach = async () => {
    const client = await Client.attach(socketPath(runtime));
    if (!client) throw new Error('No host agent listens.');
    clients.push(client);
    return client;
  };
  const onUp = ({ contract }: { contract: number }) => {
    reported.push('up');
    contracts.push(contract);
  };
  link = new AgentLink(attach, { onUp, onLost: () => reported.push('lost'), onEvent: (event) => heard.push(event) });
});
afterEach(async () => {
  link.close();
  await keeping;
  await hostAgent.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the connection to the host agent', () => {
  it('reports everything at the start, and then each change', async () => {
    await hostAgent.start();
    keeping = link.keep();
    await link.attached();
    await expect
      .poll(() => new Set(heard.map(({ kind }) => kind)))
      .toEqual(new Set(['sessions', 'network', 'images', 'builds', 'spare', 'memory']));
    hostAgent.setNetwork('up');
    await expect.poll(() => heard.at(-1)).toMatchObject({ kind: 'network', status: { state: 'up' } });
  });

  it('reconnects after the host agent was gone, and reports both', async () => {
    await hostAgent.start();
    keeping = link.keep();
    await expect.poll(() => heard.length).toBeGreaterThan(0);
    await hostAgent.stop();
    await expect.poll(() => reported).toContain('lost');
    await expect(link.call('session.list', {})).rejects.toMatchObject({ code: 'host-agent-unreachable' });
    await hostAgent.start();
    await expect.poll(() => reported.at(-1), { timeout: 5_000 }).toBe('up');
    expect(await link.call('session.list', {})).toEqual([]);
  });

  it('reports the version of the control API that the host agent speaks', async () => {
    hostAgent.contract = 77;
    await hostAgent.start();
    keeping = link.keep();
    await link.attached();
    expect(contracts).toEqual([77]);
  });

  it('disconnects from a host agent that does not identify itself', async () => {
    hostAgent.contract = -1;
    await hostAgent.start();
    keeping = link.keep();
    await expect(link.attached()).rejects.toThrow();
    await expect.poll(() => clients.length).toBeGreaterThan(0);
    await clients[0]?.closed;
  });

  it('tells its callers why there is no host agent', async () => {
    keeping = link.keep();
    await expect(link.attached()).rejects.toThrow('No host agent listens.');
  });

  it('stops the host agent to restart it', async () => {
    await hostAgent.start();
    keeping = link.keep();
    await link.attached();
    await link.restart();
    await expect.poll(() => reported).toContain('lost');
    expect(hostAgent.asked.map(({ method }) => method)).toContain('daemon.stop');
  });
});
