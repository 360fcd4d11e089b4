/** The old way to edit text, which many pages still use: the standard discourages it, without a replacement. */
const editor: { execCommand(name: string, hasDialogue?: boolean, value?: string): boolean } = document;

/** Whether the page may do that. */
export const command = (name: string, value?: string): boolean => editor.execCommand(name, false, value);
