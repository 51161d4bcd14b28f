import type { Environment } from '@marcbachmann/cel-js';
import { goPattern } from '../../validate/go-pattern.ts';
import { printf } from './printf.ts';

/** @throws TypeError for a pattern that JavaScript cannot read */
function patternOf(pattern: string, flags = ''): RegExp {
  const regex = goPattern(pattern, flags);
  if (regex === undefined) throw new TypeError(`the pattern ${pattern} cannot be read here`);
  return regex;
}

function findAll(text: string, pattern: string, limit = -1n): string[] {
  const all = [...text.matchAll(patternOf(pattern, 'g'))].map(([match]) => match);
  return limit < 0n ? all : all.slice(0, Number(limit));
}

/** @throws RangeError for a place outside of the string */
function charAt(text: string, place: bigint): string {
  const characters = [...text];
  if (place < 0n || place > BigInt(characters.length)) throw new RangeError(`index out of range: ${place}`);
  return characters[Number(place)] ?? '';
}

function replace(text: string, old: string, by: string, limit = -1n): string {
  if (limit < 0n) return text.replaceAll(old, () => by);
  let left = limit;
  return text.replaceAll(old, () => ((left -= 1n) >= 0n ? by : old));
}

class StringsNamespace {}

/** How a rule calls {@link addStrings}'s pattern match, which reads patterns as Go does. */
export const MATCHES = 'matchesGoPattern';

/**
 * What Kubernetes adds to strings (k8s.io/apiserver/pkg/cel/library/regex.go) and cel-go's extension `strings`, version 2
 * (github.com/google/cel-go/ext), where the library has it not.
 */
export function addStrings(env: Environment): void {
  const matches = (text: string, pattern: string) => patternOf(pattern).test(text);
  env
    .registerFunction(`string.${MATCHES}(string): bool`, matches)
    .registerFunction('matches(string, string): bool', matches)
    .registerFunction(
      'string.find(string): string',
      (text: string, pattern: string) => patternOf(pattern).exec(text)?.[0] ?? '',
    )
    .registerFunction('string.findAll(string): list<string>', (text: string, pattern: string) =>
      findAll(text, pattern),
    )
    .registerFunction('string.findAll(string, int): list<string>', findAll)
    .registerFunction('string.charAt(int): string', charAt)
    .registerFunction('string.replace(string, string): string', (text: string, old: string, by: string) =>
      replace(text, old, by),
    )
    .registerFunction('string.replace(string, string, int): string', replace)
    .registerFunction('string.format(list<dyn>): string', printf)
    .registerType('StringsNamespace', StringsNamespace)
    .registerConstant('strings', 'StringsNamespace', new StringsNamespace())
    .registerFunction('StringsNamespace.quote(string): string', (_: StringsNamespace, text: string) =>
      JSON.stringify(text),
    );
}
