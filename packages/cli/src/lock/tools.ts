import type { Diagnostic, Outcome } from '@nodeless/core';
import type { Lock, RenderingRequest } from '@nodeless/sources';
import { buildKustomization } from './build-kustomization.ts';
import { GET_HELM, Helm } from './helm.ts';
import { GET_KUSTOMIZE, Kustomize } from './kustomize.ts';
import { renderChart } from './render-chart.ts';
import type { Rendering, Surroundings } from './rendering.ts';

/** A program that is installed, and what it makes of requests. */
export interface Tool {
  readonly version: string;
  render(request: RenderingRequest): Promise<Outcome<Rendering>>;
}

/**
 * The program that a request needs, in the version that is locked.
 *
 * @param locked version that earlier renderings were made with; undefined takes any
 */
export async function toolFor(
  where: Surroundings,
  scratch: string,
  request: RenderingRequest,
  locked: Lock['tool']['version'] | undefined,
): Promise<Outcome<Tool>> {
  const { tool } = request;
  const found = tool === 'helm' ? await Helm.find(scratch) : await Kustomize.find(scratch, locked);
  if ('problem' in found) return { diagnostics: [noProgram(request, found.problem)] };
  const { version } = found;
  if (locked !== undefined && version !== locked)
    return { diagnostics: [otherVersion(request, version, locked)] };
  const render = (one: RenderingRequest): Promise<Outcome<Rendering>> => {
    if (one.tool === 'helm' && found instanceof Helm) return renderChart(where, found, one);
    if (one.tool === 'kustomize' && found instanceof Kustomize) return buildKustomization(where, found, one);
    throw new Error(`${one.tool} was asked of ${tool}`);
  };
  return { value: { version, render }, diagnostics: [] };
}

function noProgram({ tool, location }: RenderingRequest, problem: string): Diagnostic {
  const hint = tool === 'helm' ? GET_HELM : GET_KUSTOMIZE;
  return { code: 'lock/no-program', severity: 'error', message: problem, hint, location };
}

function otherVersion(
  { app, tool, location }: RenderingRequest,
  version: string,
  locked: string,
): Diagnostic {
  return {
    code: 'lock/other-version',
    severity: 'error',
    message: `${tool} is ${version} here, and apps/${app} is locked with ${locked}: two versions may render in different ways`,
    hint: `install ${locked}, or render everything anew with ${version}: npx nodeless lock ${app} --upgrade`,
    location,
  };
}
