import { page } from './page.ts';

/** Greets a client by the name in its certificate, which the server has checked. */
export const welcomePage = (client = 'stranger'): string =>
  page('Welcome', `addEventListener('load', () => report('load'));`, `<h1>Welcome, ${client}</h1>`);
