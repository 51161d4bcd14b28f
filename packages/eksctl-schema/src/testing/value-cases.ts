import { problemPaths } from './config.ts';

/** A single value: who says so, a file in which it is good, one in which it is not, and the places of what is wrong. */
export type ValueCase = readonly [source: string, good: object, bad: object, ...paths: string[]];

export function testValues(cases: readonly ValueCase[]): void {
  test.each(cases.map(([source, good, bad, ...paths]) => ({ source, good, bad, paths })))(
    '$paths is checked ($source)',
    ({ good, bad, paths }) => {
      expect(problemPaths(good)).toEqual([]);
      expect(problemPaths(bad)).toEqual(paths);
    },
  );
}
