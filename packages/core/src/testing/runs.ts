/**
 * How often a property is tried: `PROPERTY_RUNS` times as often as usual, for instance 4 in the nightly run.
 * @throws when `PROPERTY_RUNS` is not a number above 0
 */
export function runs(usual: number): { readonly numRuns: number } {
  const times = Number(process.env['PROPERTY_RUNS'] ?? 1);
  if (!(times > 0)) throw new Error(`PROPERTY_RUNS is not a number above 0: ${process.env['PROPERTY_RUNS']}`);
  return { numRuns: Math.ceil(usual * times) };
}
