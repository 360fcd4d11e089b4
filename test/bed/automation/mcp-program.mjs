// @ts-check
/**
 * `node mcp-program.mjs '{"args": […], "calls": [[TOOL, {…}], …], "timeoutMs": N}'`: an agent with `safe-browse mcp ARGS`. Prints the answers as one line of JSON.
 * It runs inside the namespace of the host. The tool `kill` kills the server.
 */
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js';

const CLI = join(import.meta.dirname, '../../../dist/host-agent/cli.js');

/** @type {unknown} */
const asked = JSON.parse(process.argv[2] ?? '');
const { args, calls, timeoutMs } =
  /** @type {{ args: string[], calls: [string, Record<string, unknown>][], timeoutMs: number }} */ (asked);

const environment = /** @type {Record<string, string>} */ (process.env);
const transport = new StdioClientTransport({
  command: process.execPath,
  args: [CLI, 'mcp', ...args],
  env: environment,
});
const client = new Client({ name: 'test', version: '1' });
await client.connect(transport);

/** @param {string} text of a snapshot @param {unknown} words */
const elementIn = (text, words) =>
  / \[(\w+)\]$/.exec(text.split('\n').find((line) => line.includes(String(words))) ?? '')?.[1] ?? words;

const answers = [];
let snapshot = '';
for (const [name, given] of calls) {
  if (name === 'kill') {
    process.kill(transport.pid ?? 0, 'SIGKILL');
    continue;
  }
  const element = given['element'] === undefined ? {} : { element: elementIn(snapshot, given['element']) };
  const answer = await client.callTool({ name, arguments: { ...given, ...element } }, CallToolResultSchema, {
    timeout: timeoutMs,
    // While it says how the start goes on.
    resetTimeoutOnProgress: true,
    onprogress: () => undefined,
  });
  const { content, isError = false } = CallToolResultSchema.parse(answer);
  const text = content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
  const picture = content.find((part) => part.type === 'image')?.data;
  if (name === 'snapshot') snapshot = text;
  answers.push({ isError, text, ...(picture !== undefined && { picture }) });
}
await client.close();
process.stdout.write(`${JSON.stringify(answers)}\n`, () => process.exit(0));
