import { page } from './page.ts';

/** Sends a server of HTTP/3, `to` in the address with the digest of its certificate, a stream and a datagram, and reports what comes back. */
export const transportPage = page(
  'Transport',
  `
  const query = new URLSearchParams(location.search);
  const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];
  const exchange = async () => {
    const value = Uint8Array.from(query.get('certificate').match(/../g), (byte) => parseInt(byte, 16));
    const transport = new WebTransport('https://' + query.get('to') + '/', { serverCertificateHashes: [{ algorithm: 'sha-256', value }] });
    await transport.ready;
    const { readable, writable } = await transport.createBidirectionalStream();
    const writer = writable.getWriter();
    await writer.write(encoder.encode('a stream'));
    await writer.close();
    const stream = await new Response(readable).text();
    await transport.datagrams.writable.getWriter().write(encoder.encode('a datagram'));
    const { value: datagram } = await transport.datagrams.readable.getReader().read();
    report('done', [stream, decoder.decode(datagram)].join(', '));
  };
  addEventListener('load', () => { report('load'); exchange().catch((error) => report('failed', error)); });`,
  '<h1>Transport</h1>',
);
