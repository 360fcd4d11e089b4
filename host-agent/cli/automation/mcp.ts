/** Starts the server of the Model Context Protocol, which is a program file beside this one. */
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Failure } from '../../api/errors/failure.ts';
import type { McpOptions, Serve } from '../../mcp/options.ts';
import { interruptSignal } from '../interrupt.ts';

const BUNDLE = join(dirname(fileURLToPath(import.meta.url)), 'mcp.js');

export async function mcp(options: Omit<McpOptions, 'signal'>): Promise<void> {
  const { serve } = (await import(pathToFileURL(BUNDLE).href)) as { readonly serve: Serve };
  const failure = await serve({ ...options, signal: interruptSignal() });
  if (failure) throw new Failure(failure);
}
