/** A program that uses the tools of `safe-browse mcp`, as agents do: with the client of the protocol's authors, over stdio. */
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js';

export interface ToolAnswer {
  readonly isError: boolean;
  readonly text: string;
  /** In base64. */
  readonly picture?: { readonly data: string; readonly mimeType: string };
}

export class McpClient {
  readonly client = new Client({ name: 'test', version: '1' });
  readonly progress: string[] = [];
  readonly #transport: StdioClientTransport;

  constructor(program: string, args: readonly string[], environment: Readonly<Record<string, string>>) {
    this.#transport = new StdioClientTransport({ command: program, args: [...args], env: { ...environment } });
  }

  connect(): Promise<void> {
    return this.client.connect(this.#transport);
  }

  get pid(): number {
    return this.#transport.pid ?? 0;
  }

  async call(name: string, given: Readonly<Record<string, unknown>> = {}, timeout = 60_000): Promise<ToolAnswer> {
    const answer = await this.client.callTool({ name, arguments: { ...given } }, CallToolResultSchema, {
      timeout,
      onprogress: ({ message = '' }) => this.progress.push(message),
    });
    const { content, isError = false } = CallToolResultSchema.parse(answer);
    const picture = content.find((part) => part.type === 'image');
    return {
      isError,
      text: content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n'),
      ...(picture && { picture: { data: picture.data, mimeType: picture.mimeType } }),
    };
  }

  /** What a tool says of a page: the part between the marks. Throws if it failed. */
  async page(name: string, given?: Readonly<Record<string, unknown>>): Promise<string> {
    const { isError, text } = await this.call(name, given);
    if (isError) throw new Error(text);
    return /^--- (\w+)\n([^]*)\n--- \1$/m.exec(text)?.[2] ?? '';
  }

  /** The name of the element whose line in the last snapshot contains `text`. */
  async element(text: string): Promise<string> {
    const snapshot = await this.page('snapshot');
    const line = snapshot.split('\n').find((one) => one.includes(text)) ?? '';
    const element = / \[(\w+)\]$/.exec(line)?.[1];
    if (element === undefined) throw new Error(`There is no ${text} in ${snapshot}`);
    return element;
  }

  close(): Promise<void> {
    return this.client.close();
  }
}
