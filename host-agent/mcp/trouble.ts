/** Why a tool did not do what it was asked. For the program that asked, which reads English: nothing of it is shown in a window. */
export type TroubleCode =
  | 'no-session'
  | 'too-many-sessions'
  | 'site-refused'
  | 'address-refused'
  | 'page-failed'
  | 'no-page'
  | 'element-gone'
  | 'element-unusable'
  | 'taken-over'
  | 'browser-gone'
  | 'too-slow'
  | 'too-large'
  | 'files-refused';

export class Trouble extends Error {
  override readonly name = 'Trouble';
  readonly code: TroubleCode;

  constructor(code: TroubleCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
