import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { Agent } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formFor, serveMetrics } from '../../../host-agent/daemon/metrics-server.ts';

let folder: string;
let socket: string;
let server: Server | undefined;
let agent: Agent;
let logged: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-metrics-'));
  socket = join(folder, 'metrics.sock');
  agent = new Agent({ connect: { socketPath: socket } });
  logged = '';
});
afterEach(async () => {
  await agent.destroy();
  server?.closeAllConnections();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const serveText = async (text: (form: string) => Promise<string>) => {
  server = await serveMetrics(socket, text, pino({}, { write: (line: string) => void (logged += line) }));
};
const ask = async (
  path: string,
  { method = 'GET', accept = '*/*' }: { method?: 'GET' | 'POST'; accept?: string } = {},
) => {
  const { statusCode, headers, body } = await agent.request({
    origin: 'http://localhost',
    path,
    method,
    headers: { accept },
  });
  return { status: statusCode, type: headers['content-type'], text: await body.text() };
};

describe('the socket of the metrics', () => {
  it('serves them to this person only, in place of a socket that was left', async () => {
    writeFileSync(socket, '');
    await serveText((form) => Promise.resolve(`# ${form}\n`));
    expect(statSync(socket).mode & 0o777).toBe(0o600);
    expect(await ask('/metrics')).toEqual({
      status: 200,
      type: 'text/plain; version=0.0.4; charset=utf-8',
      text: '# prometheus\n',
    });
    expect(await ask('/metrics', { accept: 'application/openmetrics-text;version=1.0.0,text/plain;q=0.5' })).toEqual({
      status: 200,
      type: 'application/openmetrics-text; version=1.0.0; charset=utf-8',
      text: '# openmetrics\n',
    });
  });

  it('has nothing else, and changes nothing', async () => {
    await serveText(() => Promise.resolve(''));
    expect(await ask('/')).toMatchObject({ status: 404, text: 'The metrics are at /metrics.\n' });
    expect(await ask('/metrics', { method: 'POST' })).toMatchObject({ status: 405 });
  });

  it('answers the next request when one could not be answered', async () => {
    let isBroken = true;
    await serveText(() => (isBroken ? Promise.reject(new Error('no memory')) : Promise.resolve('ok\n')));
    expect(await ask('/metrics')).toMatchObject({ status: 500, text: 'The metrics could not be collected.\n' });
    expect(logged).toContain('no memory');
    isBroken = false;
    expect(await ask('/metrics')).toMatchObject({ status: 200, text: 'ok\n' });
  });

  it('drops a connection that speaks no HTTP', async () => {
    await serveText(() => Promise.resolve(''));
    const strange = connect(socket);
    strange.end('\u0000\u0001'.repeat(10_000));
    await new Promise((resolve) =>
      strange
        .once('close', resolve)
        .on('error', () => undefined)
        .resume(),
    );
    expect(await ask('/metrics')).toMatchObject({ status: 200 });
  });
});

it('is OpenMetrics only for those who ask for it', () => {
  expect(formFor()).toBe('prometheus');
  expect(formFor('text/plain, application/openmetrics-text')).toBe('openmetrics');
  expect(formFor('x-application/openmetrics-text')).toBe('prometheus');
});
