import type { Diagnostic, Outcome } from '@nodeless/core';
import type { LockedRendering, RenderingRequest } from '@nodeless/sources';
import type { Answer } from './child.ts';
import { differencesOf } from './differences.ts';
import { madeObjects } from './made-objects.ts';
import type { Slots } from './slots.ts';

/** Where renderings are made. */
export interface Surroundings {
  /** Of the repository. */
  readonly root: string;
  /** For the programs that run. */
  readonly slots: Slots;
}

/** A rendering that can be locked. */
export interface Rendering {
  readonly text: string;
  readonly locked: Omit<LockedRendering, 'sha256'>;
}

/**
 * What a program makes of an app. It is made twice, in other time zones and in other seconds, and refused where that is to be seen.
 *
 * @param make what the program prints, in one of the two rounds
 */
export async function renderTwice(
  request: RenderingRequest,
  slots: Slots,
  make: (round: 0 | 1) => Promise<Answer>,
): Promise<Outcome<Pick<Rendering, 'text'> & Pick<LockedRendering, 'objects' | 'images'>>> {
  const first = await slots.run(() => make(0));
  if ('problem' in first) return { diagnostics: [failed(request, first.problem)] };
  // Kustomize has no functions that read the clock.
  if (request.tool === 'helm') await nextSecond();
  const second = await slots.run(() => make(1));
  if ('problem' in second) return { diagnostics: [failed(request, second.problem)] };
  const differences = differencesOf(first.stdout, second.stdout);
  if (differences.length > 0) return { diagnostics: [notDeterministic(request, differences)] };
  return madeObjects(first.stdout, request);
}

/** Waits until a clock that shows seconds shows another one. */
function nextSecond(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1000 - (Date.now() % 1000)));
}

function failed({ tool, location }: RenderingRequest, problem: string): Diagnostic {
  const hint =
    tool === 'helm'
      ? 'correct the values or the chart; dependencies have to lie in its folder charts'
      : 'correct the kustomization; plugins, helm charts and files of other repositories are not read';
  return { code: 'lock/failed', severity: 'error', message: `${tool}: ${problem}`, hint, location };
}

function notDeterministic({ location }: RenderingRequest, differences: readonly string[]): Diagnostic {
  return {
    code: 'lock/not-deterministic',
    severity: 'error',
    message: `two renderings of the same chart and values differ in ${differences.join('; ')}`,
    hint: 'switch off what is random or reads the clock (genCA, randAlphaNum, now): name a Secret that exists, let cert-manager make certificates (docs/charts-locally.md)',
    location,
  };
}
