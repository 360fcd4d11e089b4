/** For a terminal or a log: one line, and nothing that moves the cursor. */
export const printable = (untrusted: string): string => untrusted.replace(/[^\x20-\x7e]/g, '?');
