import { describe, expect, it } from 'vitest';
import { commandOf, MAX_COMMAND_BYTES } from '../../../host-agent/automation/command.ts';

const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown;

describe('a command of a program', () => {
  it('is read with what it asks, and without keys of no meaning', () => {
    expect(commandOf('{"id":3,"method":"Page.navigate","params":{"url":"a"},"sessionId":"AB12","x":1}')).toEqual({
      id: 3,
      method: 'Page.navigate',
      params: { url: 'a' },
      sessionId: 'AB12',
    });
  });

  it('is also one of another protocol, which is answered', () => {
    expect(commandOf('{"id":1,"method":"session.status","params":{}}')).toMatchObject({ method: 'session.status' });
  });

  it.each([
    '',
    'GET / HTTP/1.1',
    '[]',
    'null',
    '{"id":"3","method":"Page.enable"}',
    '{"id":1e10,"method":"Page.enable"}',
    '{"id":1.5,"method":"Page.enable"}',
    '{"method":"Page.enable"}',
    '{"id":1,"method":"Page"}',
    '{"id":1,"method":"Page.enable\\u0000"}',
    '{"id":1,"method":"Page.enable","params":[]}',
    '{"id":1,"method":"Page.enable","sessionId":"../x"}',
  ])('is not %j', (text) => {
    expect(commandOf(text)).toBeUndefined();
  });

  it('has bounded bytes, depth and values', () => {
    const command = (value: unknown) => JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { value } });
    expect(commandOf(command(nested(40)))).toBeDefined();
    expect(commandOf(command(nested(80)))).toBeUndefined();
    expect(
      commandOf(`{"id":1,"method":"A.b","params":{"value":${'['.repeat(1e6)}${']'.repeat(1e6)}}}`),
    ).toBeUndefined();
    expect(commandOf(command(Array(1000).fill(0)))).toBeDefined();
    expect(commandOf(command(Array(200_000).fill(0)))).toBeUndefined();
    expect(commandOf(command('x'.repeat(MAX_COMMAND_BYTES)))).toBeUndefined();
  });
});
