/** Numbers of a version such as `v1.19.5-eksbuild.3`; undefined for anything that is no version. */
export function versionNumbers(text: string): readonly number[] | undefined {
  const match = /^v?([0-9]+(?:\.[0-9]+)*)(?:[-+~].*)?$/.exec(text);
  return match?.[1]?.split('.').map(Number);
}

/** True when the first version is older; missing numbers are zeros. */
export function isOlder(version: readonly number[], other: readonly number[]): boolean {
  for (let index = 0; index < Math.max(version.length, other.length); index += 1) {
    const difference = (version[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
