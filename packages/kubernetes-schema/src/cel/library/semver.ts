import type { Environment } from '@marcbachmann/cel-js';
import { compareText } from '@nodeless/core';

const NUMBER = '0|[1-9]\\d*';
const FORM = new RegExp(
  `^(${NUMBER})\\.(${NUMBER})\\.(${NUMBER})(?:-((?:${NUMBER}|\\d*[A-Za-z-][\\dA-Za-z-]*)(?:\\.(?:${NUMBER}|\\d*[A-Za-z-][\\dA-Za-z-]*))*))?(?:\\+[\\dA-Za-z-]+(?:\\.[\\dA-Za-z-]+)*)?$`,
);

class Semver {
  readonly numbers: readonly bigint[];
  readonly prerelease: readonly string[];

  constructor(numbers: readonly bigint[], prerelease: readonly string[]) {
    this.numbers = numbers;
    this.prerelease = prerelease;
  }

  /** @throws TypeError for a string that is no version */
  static parse(text: string, normalize = false): Semver {
    const version = parseSemver(text, normalize);
    if (version === undefined) throw new TypeError(`${text} is no semantic version`);
    return version;
  }

  /** As https://semver.org, item 11, orders them. */
  compareTo(other: Semver): bigint {
    const order = this.numbers.map((number, index) => number - (other.numbers[index] ?? 0n));
    const first = order.find((one) => one !== 0n);
    if (first !== undefined) return first < 0n ? -1n : 1n;
    if (this.prerelease.length === 0 || other.prerelease.length === 0)
      return BigInt(Number(this.prerelease.length === 0) - Number(other.prerelease.length === 0));
    const [a, b] = [this.prerelease, other.prerelease];
    const at = a.findIndex((part, index) => part !== b[index]);
    if (at < 0) return BigInt(Math.sign(a.length - b.length));
    return BigInt(b[at] === undefined ? 1 : compareParts(a[at] ?? '', b[at]));
  }
}

/** Numbers by their value and before words. */
function compareParts(a: string, b: string): number {
  const [x, y] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (x && y) return BigInt(a) < BigInt(b) ? -1 : 1;
  return x === y ? compareText(a, b) : x ? -1 : 1;
}

function parseSemver(text: string, normalize: boolean): Semver | undefined {
  const [, major, minor, patch, prerelease = ''] = FORM.exec(normalize ? normalized(text) : text) ?? [];
  if (major === undefined || minor === undefined || patch === undefined) return undefined;
  return new Semver([major, minor, patch].map(BigInt), prerelease === '' ? [] : prerelease.split('.'));
}

/** Without `v`, and with the numbers that are missing; leading zeros go (`semver.ParseTolerant` of blang/semver). */
function normalized(text: string): string {
  const [, numbers = '', rest = ''] = /^v?([\d.]*)(.*)$/.exec(text.trim()) ?? [];
  const parts = numbers.split('.').map((part) => part.replace(/^0+(?=\d)/, ''));
  while (parts.length < 3 && rest === '') parts.push('0');
  return parts.join('.') + rest;
}

/** `semver` and `isSemver` (k8s.io/apiserver/pkg/cel/library/semverlib.go). */
export function addSemvers(env: Environment): void {
  const type = 'kubernetes.Semver';
  env
    .registerType(type, Semver)
    .registerOperator(`${type} == ${type}`, (a: Semver, b: Semver) => a.compareTo(b) === 0n)
    .registerFunction(`semver(string): ${type}`, (text: string) => Semver.parse(text))
    .registerFunction(`semver(string, bool): ${type}`, (text: string, normalize: boolean) =>
      Semver.parse(text, normalize),
    )
    .registerFunction('isSemver(string): bool', (text: string) => parseSemver(text, false) !== undefined)
    .registerFunction(
      'isSemver(string, bool): bool',
      (text: string, normalize: boolean) => parseSemver(text, normalize) !== undefined,
    )
    .registerFunction(`${type}.compareTo(${type}): int`, (a: Semver, b: Semver) => a.compareTo(b))
    .registerFunction(`${type}.isLessThan(${type}): bool`, (a: Semver, b: Semver) => a.compareTo(b) < 0n)
    .registerFunction(`${type}.isGreaterThan(${type}): bool`, (a: Semver, b: Semver) => a.compareTo(b) > 0n);
  for (const [index, name] of ['major', 'minor', 'patch'].entries())
    env.registerFunction(`${type}.${name}(): int`, ({ numbers }: Semver) => numbers[index] ?? 0n);
}
