import type { Answer } from './child.ts';
import { runProgram } from './child.ts';
import { findProgram } from './find-program.ts';
import { renderingEnvironment } from './surroundings.ts';

/** Milliseconds. */
const BUILDING = 60_000;

/** How to get kustomize. */
export const GET_KUSTOMIZE =
  'install kustomize (https://kubectl.docs.kubernetes.io/installation/kustomize/) or a kubectl, or where Go is: go install sigs.k8s.io/kustomize/kustomize/v5@v5.7.1';

/** The programs that build kustomizations, how each says its version, and how it builds. */
const PROGRAMS = [
  { name: 'kustomize', version: ['version'], build: ['build'] },
  { name: 'kubectl', version: ['version', '--client', '--output', 'json'], build: ['kustomize'] },
] as const;

/** The kustomize that is installed: by itself, or inside of kubectl. */
export class Kustomize {
  /** Of kustomize, also where kubectl has it: the same version builds the same. */
  readonly version: string;
  readonly #file: string;
  readonly #build: readonly string[];

  private constructor(file: string, build: readonly string[], version: string) {
    this.#file = file;
    this.#build = build;
    this.version = version;
  }

  /**
   * Finds kustomize in PATH, or kubectl.
   *
   * @param locked the version that is wanted where there are two. @default any
   */
  static async find(scratch: string, locked?: string): Promise<Kustomize | { readonly problem: string }> {
    const found: Kustomize[] = [];
    for (const { name, version, build } of PROGRAMS) {
      const file = findProgram(name);
      if (file === undefined) continue;
      const env = renderingEnvironment(scratch);
      const answer = await runProgram(file, version, { cwd: scratch, env, timeout: BUILDING });
      const said = 'stdout' in answer ? versionIn(answer.stdout) : undefined;
      if (said !== undefined) found.push(new Kustomize(file, build, said));
    }
    const wanted = found.find((one) => one.version === locked) ?? found[0];
    return wanted ?? { problem: 'there is no kustomize in PATH, and no kubectl that has it' };
  }

  /**
   * What the kustomization in a folder gives: without plugins, without helm, without files outside of its roots.
   *
   * @param folder absolute path
   */
  build(scratch: string, folder: string): Promise<Answer> {
    const env = renderingEnvironment(scratch);
    return runProgram(this.#file, [...this.#build, folder], { cwd: scratch, env, timeout: BUILDING });
  }
}

/** `v5.7.1`, `{Version:kustomize/v4.5.7 …}` of older ones, and `kustomizeVersion` of kubectl. */
function versionIn(text: string): string | undefined {
  const [, ofKubectl] = /"kustomizeVersion":\s*"(v\d+\.\d+\.\d+[\w.+-]*)"/.exec(text) ?? [];
  if (ofKubectl !== undefined || text.includes('clientVersion')) return ofKubectl;
  return /v\d+\.\d+\.\d+[\w.+-]*/.exec(text)?.[0];
}
