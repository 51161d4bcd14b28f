import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic, Outcome, SourceLocation } from '@nodeless/core';
import type { ChartRequest } from '@nodeless/sources';
import { runProgram, type Answer } from './child.ts';
import { findProgram } from './find-program.ts';
import { fetchingEnvironment, renderingEnvironment } from './surroundings.ts';

/** Milliseconds. */
const RENDERING = 60_000;
const FETCHING = 180_000;

/** Zones with the largest difference there is: between them it is another day at any time. */
const ZONES = ['Etc/GMT+12', 'Pacific/Kiritimati'] as const;

/** The helm that is installed, of version 3 or 4. */
export class Helm {
  readonly version: string;
  readonly #file: string;

  private constructor(file: string, version: string) {
    this.#file = file;
    this.version = version;
  }

  /** Finds helm in PATH. */
  static async find(scratch: string): Promise<Helm | { readonly problem: string }> {
    const file = findProgram('helm');
    if (file === undefined) return { problem: 'there is no helm in PATH' };
    const answer = await runProgram(file, ['version', '--template', '{{.Version}}'], {
      ...{ cwd: scratch, timeout: RENDERING },
      env: renderingEnvironment(scratch),
    });
    if ('problem' in answer) return { problem: `helm version: ${answer.problem}` };
    const version = answer.stdout.trim();
    if (/^v[34]\.\d+[\w.+-]*$/.test(version)) return new Helm(file, version);
    return { problem: `helm is ${JSON.stringify(version.slice(0, 40))}, and versions 3 and 4 are known` };
  }

  /**
   * What the chart makes.
   *
   * @param chart absolute path of a folder or a .tgz
   * @param round of the same rendering: each is made in another time zone
   */
  template(scratch: string, chart: string, request: ChartRequest, round: 0 | 1): Promise<Answer> {
    const values = join(scratch, 'values.json');
    writeFileSync(values, JSON.stringify(request.values));
    const { release, namespace, kubernetes, apiVersions } = request;
    const args = [
      ...['template', release, chart, '--namespace', namespace, '--values', values],
      ...['--kube-version', `${kubernetes}.0`, '--skip-tests'],
      ...apiVersions.flatMap((version) => ['--api-versions', version]),
    ];
    const env = renderingEnvironment(scratch, ZONES[round]);
    return runProgram(this.#file, args, { cwd: scratch, env, timeout: RENDERING });
  }

  /** The CustomResourceDefinitions in the folders `crds` of a chart and its dependencies. */
  crds(scratch: string, chart: string): Promise<Answer> {
    const env = renderingEnvironment(scratch);
    return runProgram(this.#file, ['show', 'crds', chart], { cwd: scratch, env, timeout: RENDERING });
  }

  /**
   * Downloads a chart.
   *
   * @param args what names it: an address, or a name with its repository and version
   * @returns absolute path of the archive
   */
  async pull(
    scratch: string,
    args: readonly string[],
  ): Promise<{ readonly file: string } | { readonly problem: string }> {
    const folder = join(scratch, 'pulled');
    mkdirSync(folder, { recursive: true });
    const answer = await runProgram(this.#file, ['pull', ...args, '--destination', folder], {
      ...{ cwd: scratch, timeout: FETCHING },
      env: fetchingEnvironment(scratch),
    });
    if ('problem' in answer) return answer;
    const [file] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    return file === undefined ? { problem: 'helm pull left no archive' } : { file: join(folder, file) };
  }
}

/** How to get helm. */
export const GET_HELM =
  'install helm 3 or 4 (https://helm.sh/docs/intro/install/), or where Go is: go install helm.sh/helm/v3/cmd/helm@v3.19.0';

/** helm refuses. */
export function helmFailed(location: SourceLocation, problem: string, hint: string): Outcome<never> {
  const diagnostic: Diagnostic = { code: 'lock/failed', severity: 'error', message: problem, hint, location };
  return { diagnostics: [diagnostic] };
}
