/** The page of the main window: chosen here or, once for each request, from outside. */
import { useState } from 'preact/hooks';
import type { MainPage, MainWindowState } from '../../bridge/state.ts';

export type ChoosePage = (page: MainPage) => void;

/** `visits`: how often a page was chosen here. */
export function usePage({ page, request }: MainWindowState['pageRequest']): {
  readonly page: MainPage;
  readonly visits: number;
  readonly choosePage: ChoosePage;
} {
  const [chosen, setChosen] = useState({ page, request, visits: 0 });
  if (chosen.request !== request) setChosen({ page, request, visits: 0 });
  const isCurrent = chosen.request === request;
  return {
    page: isCurrent ? chosen.page : page,
    visits: isCurrent ? chosen.visits : 0,
    choosePage: (next) => setChosen(({ visits }) => ({ page: next, request, visits: visits + 1 })),
  };
}
