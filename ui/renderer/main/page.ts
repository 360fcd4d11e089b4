/** The page of the main window: chosen here or, once for each request, from outside. */
import { useState } from 'preact/hooks';
import type { MainPage, MainWindowState } from '../../bridge/state.ts';

/** In navigation order. */
export const PAGES: readonly MainPage[] = ['home', 'images', 'network', 'diagnostics', 'settings', 'log'];

export function usePage({
  page,
  request,
}: MainWindowState['pageRequest']): readonly [MainPage, (page: MainPage) => void] {
  const [chosen, setChosen] = useState({ page, request });
  if (chosen.request !== request) setChosen({ page, request });
  return [chosen.request === request ? chosen.page : page, (next) => setChosen({ page: next, request })];
}
