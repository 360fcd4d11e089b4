/** Where the document is: in memory. */
export const DOCUMENT_FOLDER = '/run/document';
/** The host sends it under this name. */
export const DOCUMENT = `${DOCUMENT_FOLDER}/document`;
