import type { Diagnostic, Outcome, SourceLocation } from '@nodeless/core';
import type { Collector, DrawInput } from '@nodeless/sources';
import { atOnce } from '../config/given.ts';
import { thrownText } from '../config/thrown-text.ts';
import { ConstructSites } from './construct-sites.ts';
import type { Violation, Watch } from './watch.ts';

/** What an app.ts exports. */
export type Draw = (chart: object, cluster: object, values: object) => unknown;

/** Code of an app that can be run. */
export interface Runnable {
  readonly file: string;
  readonly watch: Watch;
  /** Where the code says what it exports, for what has no other place. */
  readonly exported: SourceLocation;
  /** Gives the function, from modules that begin anew. @throws what the modules throw */
  readonly drawFunction: () => Draw;
}

type FailureCode = 'app-ts/not-loaded' | 'app-ts/failed';

/** What `work` gives under the watch; what is refused in it or what it throws are findings. */
export function watchedOutcome<T>(code: Runnable, failure: FailureCode, work: () => T): Outcome<T> {
  const { result, violations } = code.watch.run(work);
  const [violation] = violations;
  if (violation !== undefined) return { diagnostics: [impure(code.file, violation)] };
  if ('value' in result) return { value: result.value, diagnostics: [] };
  return { diagnostics: [failed(code, failure, result.thrown, code.exported)] };
}

/** Draws an app into a chart, and takes out of it what was drawn. */
export function drawn<T>(
  code: Runnable,
  { chart, cluster, values }: DrawInput,
  collect: (collector: Collector) => T,
): Outcome<T> {
  const found: Diagnostic[] = [];
  const outcome = watchedOutcome(code, 'app-ts/failed', () => {
    const draw = code.drawFunction();
    const sites = new ConstructSites(chart);
    sites.during(() => checkResult(draw(chart, cluster, values)));
    const placeOf = (construct: object) =>
      sites.placeOf(construct, (site) => code.watch.placeIn(site)) ?? code.exported;
    const attempt = <V>(construct: object, work: () => V): V | undefined => {
      try {
        return work();
      } catch (error) {
        found.push(failed(code, 'app-ts/failed', error, placeOf(construct)));
        return undefined;
      }
    };
    return collect({ placeOf, attempt });
  });
  // What was refused may have been thrown through a construct: then it is told once, as that.
  const others = outcome.diagnostics.some((one) => one.code === 'app-ts/impure') ? [] : found;
  return { ...outcome, diagnostics: [...outcome.diagnostics, ...others] };
}

/** A construct may be given back, as an arrow function without braces does. */
function checkResult(result: unknown): void {
  const given = atOnce(result);
  if (given === undefined || Reflect.has(Object(given) as object, 'node')) return;
  throw new TypeError('it returned something: objects are added to the chart, and what is returned is lost');
}

function failed(
  { file, watch }: Runnable,
  code: FailureCode,
  thrown: unknown,
  otherwise: SourceLocation,
): Diagnostic {
  const what = code === 'app-ts/failed' ? 'failed' : 'cannot be loaded';
  return {
    code,
    severity: 'error',
    message: `${file} ${what}: ${thrownText(thrown).split('\n', 1)[0]}`,
    hint: 'it is code of this repository: correct it there, and run again',
    location: watch.placeIn(Object(thrown) as object) ?? otherwise,
  };
}

function impure(file: string, { name, source, location }: Violation): Diagnostic {
  return {
    code: 'app-ts/impure',
    severity: 'error',
    message: `${file} uses ${name}, which depends on ${source}`,
    hint: 'it may depend on the cluster and on values alone: write what it needs to app.yaml or an overlay',
    location,
  };
}
