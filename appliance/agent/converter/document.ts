import { chmod } from 'node:fs/promises';

/** Where the document is: in memory. */
export const DOCUMENT_FOLDER = '/run/document';
/** The host sends it under this name. */
export const DOCUMENT = `${DOCUMENT_FOLDER}/document`;

/** Lets the viewer, which has its own account, go through the folder to this one file. */
export async function showDocumentToViewer(): Promise<void> {
  await chmod(DOCUMENT_FOLDER, 0o711);
  await chmod(DOCUMENT, 0o644);
}
