/** Whether what is typed there belongs to a field: Escape then undoes that, and moves nowhere. */
export const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('input:not([type="checkbox"], [type="radio"]), select, textarea');
