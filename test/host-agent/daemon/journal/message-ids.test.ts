import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { MESSAGE_IDS } from '../../../../host-agent/daemon/journal/message-ids.ts';

const HOST_AGENT = join(import.meta.dirname, '../../../../host-agent');
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];

/** The last argument of every call like `log.info(fields, 'message')`. */
function messagesIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(HOST_AGENT, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { name, expression } = node.expression;
      const last = node.arguments.at(-1);
      if (LEVELS.includes(name.text) && /log$/i.test(expression.getText()))
        found.push(last !== undefined && ts.isStringLiteral(last) ? last.text : `${file}: ${node.getText()}`);
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

it('has one lasting id for every message of the log, and none for others', () => {
  const messages = readdirSync(HOST_AGENT, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap(messagesIn);
  expect([...new Set(messages)].toSorted()).toEqual(Object.keys(MESSAGE_IDS).toSorted());
});

it('gives each message another id, in the form of the journal', () => {
  const ids = Object.values(MESSAGE_IDS);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
});

it('keeps the ids that programs already match on', () => {
  expect(MESSAGE_IDS['ended']).toBe('135e78a1a10d48b592814460c71f2af6');
  expect(MESSAGE_IDS['internal error']).toBe('b4660fc89f7b43ceb0c85aa6f8e9530d');
});
