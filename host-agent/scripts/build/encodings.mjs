// @ts-check
/** Takes the place of iconv-lite in the guest agent: its tables are larger than all readers of files together, and Node knows these encodings. */

/** @param {Uint8Array} bytes @param {string} encoding */
export const decode = (bytes, encoding) => new TextDecoder(encoding).decode(bytes);

/** Of writers, which are not used. @returns {never} */
export const encode = () => {
  throw new Error('Nothing is written.');
};
