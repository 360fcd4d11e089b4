/** Of text that is typed in a session, in UTF-16 code units. A longer text takes several calls. */
export const MAX_TYPED_CHARACTERS = 256;
