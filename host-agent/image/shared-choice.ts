/** Whether an account uses the image that is kept for all accounts, or stays with the one that it has. */

interface Described {
  /** Built from the recipe and the guest agent of this version. */
  readonly upToDate: boolean;
  readonly debug: boolean;
  /** It contains what the configuration of the account asks for. */
  readonly fits: boolean;
  /** ISO 8601. */
  readonly builtAt?: string | undefined;
}

export interface SharedChoice {
  readonly shared: Described;
  /** The image in use, if there is one. */
  readonly current: (Described & { readonly ownRecipe: boolean; readonly imported?: boolean | undefined }) | undefined;
  /** The person has gone back from the shared image to the one in use. */
  readonly wasLeft: boolean;
  /** A channel says which image the account uses. */
  readonly hasChannel: boolean;
}

/** An image that the person has made stays: with a recipe, with logins, imported, or newer. Pure. */
export function isSharedWanted({ shared, current, wasLeft, hasChannel }: SharedChoice): boolean {
  if (shared.debug || !shared.fits) return false;
  if (!current) return true;
  if (hasChannel || wasLeft || current.ownRecipe || current.debug || current.imported === true) return false;
  if (!current.fits) return true;
  if (current.upToDate !== shared.upToDate) return shared.upToDate;
  return (shared.builtAt ?? '') > (current.builtAt ?? '');
}
