/** `safe-browse/client`. What programs see of it is in `client.d.ts`. */
export { freshVm } from './fixtures.ts';
export { open } from './session.ts';
