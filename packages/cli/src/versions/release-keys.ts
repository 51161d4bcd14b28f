import { COMPONENTS } from '@nodeless/catalogue';
import { knownReleases } from '@nodeless/sources';

/** Keys of `versions` in fleet.yaml. */
export function releaseKeys(): string[] {
  return knownReleases(COMPONENTS).map(({ key }) => key);
}
