/** The small picture that Photoshop puts into its files. Source: Adobe Photoshop File Formats Specification. */

const [HEADER_BYTES, MARK, PREVIEW, PREVIEW_HEADER_BYTES] = [26, '8BIM', 1036, 28] as const;

/** A JPEG file. Throws if there is none. `head`: the first bytes, up to behind it. Pure. */
export function psdPreview(head: Buffer): Buffer {
  const colours = HEADER_BYTES + 4 + head.readUInt32BE(HEADER_BYTES);
  const end = colours + 4 + head.readUInt32BE(colours);
  for (let at = colours + 4; at < end && head.toString('latin1', at, at + 4) === MARK;) {
    const id = head.readUInt16BE(at + 4);
    // Names and contents have an even number of bytes.
    const sizeAt = at + 6 + even(head.readUInt8(at + 6) + 1);
    const [content, size] = [sizeAt + 4, head.readUInt32BE(sizeAt)];
    if (id === PREVIEW) return head.subarray(content + PREVIEW_HEADER_BYTES, content + size);
    at = content + even(size);
  }
  throw new Error('It has no preview.');
}

const even = (length: number): number => length + (length % 2);
