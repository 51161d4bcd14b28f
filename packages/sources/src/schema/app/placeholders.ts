/** Values of a cluster that may stand in the policies of an app, which is the same in every cluster. */
export const PLACEHOLDER_NAMES = ['account', 'cluster', 'partition', 'region', 'stage'] as const;
export type PlaceholderValues = Readonly<Record<(typeof PLACEHOLDER_NAMES)[number], string>>;

/** `${name}`. Policy variables of IAM, which AWS fills at the request, have a colon in their name or are one sign. */
const PLACEHOLDER = /\$\{([A-Za-z][\w-]*)\}/g;

export function unknownPlaceholders(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].flatMap(([, name = '']) =>
    PLACEHOLDER_NAMES.some((known) => known === name) ? [] : [name],
  );
}

/** The text with the values of a cluster. */
export function withPlaceholders(text: string, values: PlaceholderValues): string {
  return text.replace(PLACEHOLDER, (whole, name: string) =>
    Object.hasOwn(values, name) ? values[name as keyof PlaceholderValues] : whole,
  );
}
