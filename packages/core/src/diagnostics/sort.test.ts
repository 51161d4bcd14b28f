import fc from 'fast-check';
import type { Diagnostic } from './diagnostic.ts';
import { sortDiagnostics } from './sort.ts';

const finding = (
  file: string | undefined,
  line: number,
  column: number,
  code: string,
  message: string,
): Diagnostic => ({
  code: code as Diagnostic['code'],
  severity: 'error',
  message,
  ...(file === undefined ? {} : { location: { file, line, column, endLine: line, endColumn: column } }),
});

/** Each comes before the next because of one thing more. */
const SORTED = [
  finding(undefined, 0, 0, 'a/z', 'z'),
  finding('a.yaml', 2, 9, 'a/z', 'z'),
  finding('a.yaml', 10, 3, 'a/z', 'z'),
  finding('a.yaml', 10, 20, 'a/a', 'z'),
  finding('a.yaml', 10, 20, 'a/b', 'a'),
  finding('a.yaml', 10, 20, 'a/b', 'b'),
  finding('b.yaml', 1, 1, 'a/a', 'a'),
];

test('findings are sorted by file, line, column, code and message, and each is told once', () => {
  const shuffled = fc.shuffledSubarray([...SORTED, ...SORTED], { minLength: 2 * SORTED.length });
  fc.assert(fc.property(shuffled, (findings) => expect(sortDiagnostics(findings)).toEqual(SORTED)));
});

test('the same finding of another severity, or with another hint, is another one', () => {
  const [one] = SORTED;
  if (one === undefined) return;
  const others: Diagnostic[] = [one, { ...one, severity: 'warning' }, { ...one, hint: 'a' }];
  expect(sortDiagnostics(others)).toEqual(others);
});
