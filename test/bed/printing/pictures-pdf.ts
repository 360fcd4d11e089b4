import { PicturesPdf } from '../../../host-agent/conversion/pictures-pdf.ts';
import type { PageWord } from '../../../appliance/protocol/page-text.ts';
import type { Frame } from '../../../host-agent/hypervisor/hypervisor.ts';

/** Each pixel has another colour. */
export const colourful = (width: number, height: number, seed: number): Frame => ({
  width,
  height,
  rgb: Buffer.from(Array.from({ length: width * height * 3 }, (_, index) => (index * 7 + seed) % 256)),
});

export interface ReadPage extends Frame {
  readonly words?: readonly PageWord[];
}

/** A safe copy of these pages, as the host agent writes it. */
export async function picturesPdf(...pages: readonly ReadPage[]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const pdf = new PicturesPdf(async (bytes) => void chunks.push(Buffer.from(bytes)));
  for (const page of pages) await pdf.add(page, page.words);
  await pdf.end();
  return Buffer.concat(chunks);
}
