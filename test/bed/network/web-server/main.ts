/** The web server as a program: `main CONTROL-SOCKET ADDRESS:PORT… [--certificates=JSON] [--modules=FOLDER] [--added=JSON]`. Its record can be read on the control socket. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createSecureServer } from 'node:http2';
import type { Server, Socket } from 'node:net';
import { parseArgs } from 'node:util';
import { clientOf, tlsOptions } from './client-certificate.ts';
import { DOCUMENT, PICTURE } from './documents.ts';
import { type AddedFiles, serveAdded } from './added-files.ts';
import { handOutLarge, readForm } from './large-files.ts';
import { PAGES, REPORT } from './pages.ts';
import { OWN_PACKAGES, type Packages, servePackage } from './packages.ts';
import { page } from './page.ts';
import { Report, type ServerRecord } from './record.ts';
import { mapTile } from './map-tile.ts';

const LARGEST_REPORT_BYTES = 16 * 1024;
/** The largest size of one response. */
const LARGEST_ANSWER_BYTES = 256 * 1024 * 1024;
/** Gigabytes from an emulated VM take longer than the five minutes that Node otherwise gives a request. */
const WITHOUT_HASTE = { requestTimeout: 0 };
/** What `/protected` asks for. */
const WITH_PASSWORD = `Basic ${Buffer.from('anna:secret').toString('base64')}`;
const record: ServerRecord = { requests: [], reports: [], forms: [] };

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > LARGEST_REPORT_BYTES) throw new Error('too large');
  }
  return text;
}

/** Greets a client by the name in its certificate, which the server has checked. */
const welcomePage = (client = 'stranger'): string =>
  page('Welcome', `addEventListener('load', () => report('load'));`, `<h1>Welcome, ${client}</h1>`);

const DOCUMENTS: Readonly<Record<string, Buffer>> = { '/document.pdf': DOCUMENT, '/picture.png': PICTURE };

const nameIn = (query: URLSearchParams): string => query.get('name')?.replace(/[^\w.-]/g, '') ?? 'file';

/** As a download, not as a page. */
function handOut(response: ServerResponse, name: string, bytes: Buffer): void {
  response
    .writeHead(200, {
      'content-type': name.endsWith('.png') ? 'image/png' : 'application/pdf',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    })
    .end(bytes);
}

function note({ method = '', headers, url: path = '/', socket }: IncomingMessage): void {
  const client = clientOf(socket);
  const { host = headers[':authority'], cookie } = headers;
  record.requests.push({
    method,
    host: String(host),
    path,
    from: socket.remoteAddress ?? '',
    ...(cookie !== undefined && { cookie }),
    ...(client !== undefined && { client }),
  });
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? '/';
  note(request);
  if (request.method === 'POST' && path === '/report') {
    record.reports.push(Report.parse(JSON.parse(await readBody(request))));
    response.writeHead(204).end();
    return;
  }
  if (request.method === 'POST' && path === '/form') {
    record.forms.push(await readForm(request, request));
    response.writeHead(204).end();
    return;
  }
  const { pathname, searchParams } = new URL(path, 'http://any');
  if (pathname === '/bytes') {
    response
      .writeHead(200, { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' })
      .end(Buffer.alloc(Math.min(LARGEST_ANSWER_BYTES, Number(searchParams.get('count')))));
    return;
  }
  if (pathname === '/large') {
    const file = { bytes: Number(searchParams.get('count')), text: searchParams.get('text') ?? '' };
    await handOutLarge(response, nameIn(searchParams), file);
    return;
  }
  if (pathname === '/welcome') {
    response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'set-cookie': 'visited=1',
        'cache-control': 'no-store',
      })
      .end(welcomePage(clientOf(request.socket)));
    return;
  }
  if (pathname === '/protected' && request.headers.authorization !== WITH_PASSWORD) {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="Test"' }).end('Who are you?');
    return;
  }
  if (pathname === '/file') {
    handOut(response, nameIn(searchParams), REPORT);
    return;
  }
  const document = DOCUMENTS[pathname];
  if (document) {
    handOut(response, pathname.slice(1), document);
    return;
  }
  if (pathname === '/tile') {
    response
      .writeHead(200, { 'content-type': 'image/png' })
      .end(mapTile(Number(searchParams.get('x')), Number(searchParams.get('y'))));
    return;
  }
  for (const each of packages) if (await servePackage(pathname, response, each)) return;
  if (added && (await serveAdded(pathname, response, added))) return;
  const html = PAGES[pathname];
  response
    .writeHead(html === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    })
    .end(html ?? 'No such page.');
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { certificates: { type: 'string' }, modules: { type: 'string', default: '' }, added: { type: 'string' } },
});
const added = values.added === undefined ? undefined : (JSON.parse(values.added) as AddedFiles);
const packages: readonly Packages[] = [
  { folder: values.modules, names: OWN_PACKAGES },
  ...(added ? [added.packages] : []),
];
const [controlSocket, ...listen] = positionals;
const web = listen.map((at) => {
  const [, address = '', port = ''] = /^\[?(.*?)\]?:(\d+)$/.exec(at) ?? [];
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    serve(request, response).catch(() => response.writeHead(400).end());
  };
  const server: Server =
    values.certificates === undefined
      ? createServer(WITHOUT_HASTE)
      : createSecureServer(tlsOptions(values.certificates));
  // The requests of HTTP/2 look like those of HTTP/1.
  server.on('request', answer);
  // A WebSocket: that it arrived is all that a test asks.
  server.on('upgrade', (request: IncomingMessage, socket: Socket) => {
    note(request);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  return new Promise<void>((resolve) => server.listen(Number(port), address, resolve));
});
await Promise.all(web);
createServer((_request, response) => response.end(JSON.stringify(record))).listen(controlSocket, () =>
  process.stdout.write('ready\n'),
);
