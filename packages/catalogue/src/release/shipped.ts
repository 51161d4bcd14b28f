import type { Pin, ReleaseOrigin, ReleasePart } from './pin.ts';

/** What fleet.yaml would hold. */
type ShippedChart<Parts extends ReleasePart> = { readonly version: string } & {
  readonly [Part in Parts]: { readonly repoURL: string; readonly commit: string; readonly path: string };
};

/**
 * The release of a chart that is taken where fleet.yaml names none.
 *
 * @param paths folders of the repository
 */
export function shippedChart<Parts extends ReleasePart>(
  { repository }: ReleaseOrigin,
  { version, commits }: Pin & { readonly commits: Readonly<Record<Parts, string>> },
  paths: Readonly<Record<Parts, string>>,
): ShippedChart<Parts> {
  const parts = Object.entries<string>(paths).map(([part, path]) => [
    part,
    { repoURL: `https://github.com/${repository}`, commit: commits[part as Parts], path },
  ]);
  return { version, ...Object.fromEntries(parts) } as ShippedChart<Parts>;
}
