/** A print service with one printer, for programs that find theirs by CUPS_SERVER: enough of IPP that the printer is listed and takes PDF files. */
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';

const [OPERATION, JOB, END, PRINTER] = [1, 2, 3, 4];
/** Operations. */
const [PRINT_JOB, CREATE_JOB, SEND_DOCUMENT] = [2, 5, 6];
const TAG = {
  integer: 0x21,
  boolean: 0x22,
  enumeration: 0x23,
  text: 0x41,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
} as const;
const MEDIA_TYPE = 0x49;
const [CHARSET, LANGUAGE] = [0x47, 0x48];
/** Idle, and a printer of A4 in colour: numbers of IPP and CUPS. */
const [IDLE, COLOUR] = [3, 0x1004];
const JOB_DONE = 9;
const PDF = Buffer.from('%PDF-');

export class FakePrintService {
  /** The PDF files that were printed. */
  readonly printed: Buffer[] = [];
  readonly #server: Server;

  private constructor(printer: string) {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => void chunks.push(chunk));
      request.on('end', () => {
        if (request.method !== 'POST') {
          response.writeHead(404).end();
          return;
        }
        response.writeHead(200, { 'Content-Type': 'application/ipp' });
        response.end(this.#answer(printer, Buffer.concat(chunks)));
      });
    });
  }

  /** `socket`: for CUPS_SERVER. */
  static async start(socket: string, printer: string): Promise<FakePrintService> {
    const service = new FakePrintService(printer);
    service.#server.listen(socket);
    await once(service.#server, 'listening');
    return service;
  }

  #answer(printer: string, asked: Buffer): Buffer {
    const operation = asked.readUInt16BE(2);
    if (operation === PRINT_JOB || operation === SEND_DOCUMENT) {
      const at = asked.indexOf(PDF);
      if (at >= 0) this.printed.push(asked.subarray(at));
    }
    // Version and number of the request come back in the answer, with the status 0.
    return Buffer.concat([
      asked.subarray(0, 2),
      Buffer.alloc(2),
      asked.subarray(4, 8),
      Buffer.of(OPERATION),
      attribute(CHARSET, 'attributes-charset', 'utf-8'),
      attribute(LANGUAGE, 'attributes-natural-language', 'en'),
      operation === PRINT_JOB || operation === CREATE_JOB ? JOB_ATTRIBUTES : printerAttributes(printer),
      Buffer.of(END),
    ]);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

const JOB_ATTRIBUTES = Buffer.concat([
  Buffer.of(JOB),
  attribute(TAG.integer, 'job-id', 1),
  attribute(TAG.uri, 'job-uri', 'ipp://localhost/jobs/1'),
  attribute(TAG.enumeration, 'job-state', JOB_DONE),
]);

const printerAttributes = (name: string): Buffer =>
  Buffer.concat([
    Buffer.of(PRINTER),
    attribute(TAG.name, 'printer-name', name),
    attribute(TAG.uri, 'printer-uri-supported', `ipp://localhost/printers/${name}`),
    attribute(TAG.text, 'printer-info', name),
    attribute(TAG.text, 'printer-location', 'here'),
    attribute(TAG.text, 'printer-make-and-model', name),
    attribute(TAG.enumeration, 'printer-type', COLOUR),
    attribute(TAG.enumeration, 'printer-state', IDLE),
    attribute(TAG.keyword, 'printer-state-reasons', 'none'),
    attribute(TAG.boolean, 'printer-is-accepting-jobs', true),
    attribute(MEDIA_TYPE, 'document-format-supported', 'application/pdf'),
    attribute(TAG.keyword, 'media-default', 'iso_a4_210x297mm'),
    attribute(TAG.keyword, 'media-supported', 'iso_a4_210x297mm'),
  ]);

function attribute(tag: number, name: string, value: string | number | boolean): Buffer {
  const bytes =
    typeof value === 'string'
      ? Buffer.from(value)
      : typeof value === 'boolean'
        ? Buffer.of(Number(value))
        : int(value, 4);
  return Buffer.concat([Buffer.of(tag), int(name.length, 2), Buffer.from(name), int(bytes.length, 2), bytes]);
}

function int(value: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeIntBE(value, 0, bytes);
  return buffer;
}
