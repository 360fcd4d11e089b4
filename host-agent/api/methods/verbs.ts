/** What answers the methods of the control API. */
import type { Method, Params, Progress, Result } from './methods.ts';

export interface Call<M extends Method> {
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress<M>) => void;
  /** Reports progress that is large; fulfilled when the client has taken it. */
  readonly deliver: (progress: Progress<M>) => Promise<void>;
}

/** One verb for each method of the control API. */
export type Verbs = { readonly [M in Method]: (params: Params<M>, call: Call<M>) => Promise<Result<M>> };
