import { describe, expect, it } from 'vitest';
import { RequestsPart } from '../../../host-agent/recording/requests-part.ts';
import { fakeRecording } from './recording-setup.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Har {
  readonly log: {
    readonly entries: readonly {
      request: { url: string };
      response: { status: number; _error?: string };
      _webSocketMessages?: unknown[];
      _webSocketMessagesLeftOut?: number;
    }[];
  };
}

const begins = (requestId: string, url: string, more: object = {}) => ({
  ...{ requestId, request: { method: 'GET', url, headers: { accept: '*/*' } } },
  ...more,
});
const answer = { status: 200, statusText: 'OK', headers: {}, mimeType: 'text/html', protocol: 'h2' };

function har(use: (part: RequestsPart) => void): Har {
  let text = '';
  const part = new RequestsPart('1', (more) => (text += more));
  use(part);
  part.end();
  return JSON.parse(text) as Har;
}

describe('the requests of a driven session', () => {
  it('are listed with their answers, redirects, failures, and those that have not ended', () => {
    const { entries } = har((part) => {
      part.take('Network.requestWillBeSent', begins('1', 'https://a.test/'));
      part.take(
        'Network.requestWillBeSent',
        begins('1', 'https://b.test/', { redirectResponse: { ...answer, status: 302 } }),
      );
      part.take('Network.responseReceived', { requestId: '1', response: answer });
      part.take('Network.loadingFinished', { requestId: '1', encodedDataLength: 12 });
      part.take('Network.requestWillBeSent', begins('2', 'https://c.test/'));
      part.take('Network.loadingFailed', { requestId: '2', errorText: 'net::ERR' });
      part.take('Network.requestWillBeSent', begins('3', 'https://d.test/'));
    }).log;
    expect(entries.map(({ request, response }) => [request.url, response.status])).toEqual([
      ['https://a.test/', 302],
      ['https://b.test/', 200],
      ['https://c.test/', 0],
      ['https://d.test/', 0],
    ]);
    expect(entries[2]?.response._error).toBe('net::ERR');
  });

  it('are bounded, and what is none is left out', () => {
    const { entries } = har((part) => {
      for (const wrong of [undefined, 7, {}, { requestId: 1 }, begins('1', 'x', { request: {} })])
        for (const method of [
          'Network.requestWillBeSent',
          'Network.responseReceived',
          'Network.loadingFinished',
          'Network.dataReceived',
        ])
          part.take(method, wrong);
      for (let id = 0; id < 3_000; id += 1)
        part.take('Network.requestWillBeSent', begins(String(id), 'y'.repeat(20_000)));
    }).log;
    expect(entries).toHaveLength(3_000);
    expect(entries[0]?.request.url).toHaveLength(8_192);
  });

  it('has the messages of WebSockets as Chromium’s own tools export them', () => {
    const requestId = 'w';
    const said = (payloadData: string, opcode = 1) => ({ requestId, response: { opcode, mask: true, payloadData } });
    const { entries } = har((part) => {
      part.take('Network.webSocketCreated', { requestId, url: 'wss://a.test/chat' }, 1_000);
      part.take('Network.webSocketWillSendHandshakeRequest', { requestId, request: { headers: { origin: 'o' } } });
      part.take('Network.webSocketHandshakeResponseReceived', {
        requestId,
        response: { status: 101, statusText: 'Switching Protocols', headers: {} },
      });
      part.take('Network.webSocketFrameSent', said('hello'), 2_500);
      part.take('Network.webSocketFrameReceived', said('aGk=', 2), 3_000);
      part.take('Network.webSocketFrameReceived', { requestId: 'other', response: { opcode: 1, payloadData: '' } });
      part.take('Network.webSocketFrameReceived', said('', 99));
      part.take('Network.webSocketClosed', { requestId });
    }).log;
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      _resourceType: 'websocket',
      request: { url: 'wss://a.test/chat', headers: [{ name: 'origin', value: 'o' }] },
      response: { status: 101 },
      _webSocketMessages: [
        { type: 'send', time: 2.5, opcode: 1, data: 'hello' },
        { type: 'receive', time: 3, opcode: 2, data: 'aGk=' },
      ],
    });
  });

  it('has as many of them as have room, counts the others, and has room again when a WebSocket is closed', () => {
    const said = (requestId: string) => ({ requestId, response: { opcode: 1, payloadData: 'x'.repeat(20_000) } });
    const { entries } = har((part) => {
      for (const requestId of ['1', '2']) {
        part.take('Network.webSocketCreated', { requestId, url: 'wss://a.test/' });
        for (let sent = 0; sent < 2_000; sent += 1) part.take('Network.webSocketFrameReceived', said(requestId));
        part.take('Network.webSocketClosed', { requestId });
      }
    }).log;
    expect(entries.map((entry) => [entry._webSocketMessages?.length, entry._webSocketMessagesLeftOut])).toEqual([
      [1_024, 976],
      [1_024, 976],
    ]);
  });

  it('are a file of the recording only if there are any', async () => {
    const fake = await fakeRecording();
    const recorder = await fake.begin();
    recorder.addRequestEvent('Network.requestWillBeSent', begins('1', 'https://a.test/'));
    recorder.addRequestEvent('Network.loadingFinished', { requestId: '1', encodedDataLength: 1 });
    const { files } = await recorder.end('stopped');
    expect(files.map(({ file }) => file)).toContain('requests.har');
    expect((JSON.parse(readFileSync(join(fake.folder, 'requests.har'), 'utf8')) as Har).log.entries).toHaveLength(1);
    expect((await fake.check()).problems).toEqual([]);
    const other = await fakeRecording();
    expect((await (await other.begin()).end('stopped')).files.map(({ file }) => file)).toEqual(['network.pcapng']);
  });
});
