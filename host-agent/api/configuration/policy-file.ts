/** Why the file of a policy must not be used. */
export type PolicyFileProblem =
  'link' | 'not-a-file' | 'not-a-folder' | 'covered' | 'unreadable' | 'foreign' | 'writable' | 'too-large';
