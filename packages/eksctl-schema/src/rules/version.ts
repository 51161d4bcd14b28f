/** A version in the words of Semantic Versioning, with any count of numbers. */
export interface Version {
  readonly numbers: readonly number[];
  /** What stands behind a hyphen: EKS's builds (`eksbuild.1`) as well as pre-releases. */
  readonly suffix: string;
}

/** A version such as `v1.19.5-eksbuild.3`; undefined for anything that is no version. */
export function parseVersion(text: string): Version | undefined {
  const match =
    /^v?([0-9]+(?:\.[0-9]+)*)(?:-([0-9A-Za-z~-]+(?:\.[0-9A-Za-z~-]+)*))?(?:\+[0-9A-Za-z~-]+(?:\.[0-9A-Za-z~-]+)*)?$/.exec(
      text,
    );
  if (match?.[1] === undefined) return undefined;
  return { numbers: match[1].split('.').map(Number), suffix: match[2] ?? '' };
}

/**
 * True when a version is older than a release, as eksctl compares: missing numbers are zeros, and a suffix makes a version
 * older than the release with the same numbers.
 */
export function isOlder({ numbers, suffix }: Version, release: readonly number[]): boolean {
  for (let index = 0; index < Math.max(numbers.length, release.length); index += 1) {
    const difference = (numbers[index] ?? 0) - (release[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return suffix !== '';
}
