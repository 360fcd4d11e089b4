/** A tar archive with one small file that has an extended attribute. Node cannot set one, and the image has no program only for that. */

const BLOCK_BYTES = 512;

/** Pure. */
export function attributeArchive(name: string, attribute: string, value: string): Buffer {
  const content = Buffer.from(`${value}\n`);
  const extended = Buffer.from(paxRecord(`SCHILY.xattr.${attribute}`, value));
  return Buffer.concat([
    header('extended', 'x', extended.length),
    padded(extended),
    header(name, '0', content.length),
    padded(content),
    Buffer.alloc(2 * BLOCK_BYTES),
  ]);
}

/** `LENGTH key=value\n`, where the length includes itself. */
function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const bytes = Buffer.byteLength(rest);
  let length = bytes;
  while (length !== bytes + String(length).length) length = bytes + String(length).length;
  return `${length}${rest}`;
}

function header(name: string, type: '0' | 'x', bytes: number): Buffer {
  const block = Buffer.alloc(BLOCK_BYTES);
  const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, '0')}\0`;
  block.write(name, 0);
  block.write(octal(0o644, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(bytes, 12), 124);
  block.write(octal(0, 12), 136);
  block.write(' '.repeat(8), 148);
  block.write(type, 156);
  block.write('ustar\x0000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

function padded(content: Buffer): Buffer {
  return Buffer.concat([content, Buffer.alloc((BLOCK_BYTES - (content.length % BLOCK_BYTES)) % BLOCK_BYTES)]);
}
