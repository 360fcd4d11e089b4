/** Serves metrics over HTTP on a Unix socket, for programs of this person. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { CONTENT_TYPES, type Form } from '../monitoring/exposition.ts';
import { listenAt } from '../storage/private-socket.ts';

/** A reader asks once in some seconds; anything more is a mistake. */
const MAX_CONNECTIONS = 16;
const REQUEST_WITHIN_MS = 10_000;

/** Listens at `path`. `text` gives the metrics of the moment. */
export async function serveMetrics(path: string, text: (form: Form) => Promise<string>, log: Logger): Promise<Server> {
  const server = createServer(
    { maxHeaderSize: 8192, requestTimeout: REQUEST_WITHIN_MS, headersTimeout: REQUEST_WITHIN_MS },
    (request, response) => {
      void answer(request, response, text).catch((error: unknown) => {
        log.error({ reason: String(error) }, 'the metrics could not be collected');
        response.writeHead(500).end('The metrics could not be collected.\n');
      });
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  await listenAt(server, path);
  return server;
}

async function answer(
  { method, url, headers }: IncomingMessage,
  response: ServerResponse,
  text: (form: Form) => Promise<string>,
): Promise<void> {
  if (url !== '/metrics') response.writeHead(404).end('The metrics are at /metrics.\n');
  else if (method !== 'GET' && method !== 'HEAD') response.writeHead(405, { allow: 'GET, HEAD' }).end();
  else {
    const form = formFor(headers.accept);
    const body = await text(form);
    response.writeHead(200, { 'content-type': CONTENT_TYPES[form] }).end(body);
  }
}

/** OpenMetrics for those who know it, and the older form for all others. Pure. */
export const formFor = (accept = ''): Form =>
  /(^|,)\s*application\/openmetrics-text\b/.test(accept) ? 'openmetrics' : 'prometheus';
