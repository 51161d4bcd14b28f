import { sep } from 'node:path';
import {
  isJsonObject,
  parseYaml,
  printYaml,
  type Diagnostic,
  type JsonObject,
  type Manifest,
  type Outcome,
  type SourceLocation,
} from '@nodeless/core';
import type { AppCode, Collector, DrawInput } from '@nodeless/sources';
import type { DrawApp } from '../app-code/define-app.ts';
import { drawn, type Draw, type Runnable } from '../app-code/run-code.ts';
import { Watch } from '../app-code/watch.ts';
import { firstFrame, placeIn } from '../config/stack-location.ts';
import { PACKAGE_FOLDER } from '../installation.ts';
import { clusterNames, renderedFrom } from './render-cluster.ts';
import { sampleSources, type Sources } from './sample.ts';

export interface RenderAppOptions<Values> {
  /** What the code gets. */
  readonly values: Values;
  /** Name of the app. Default: app */
  readonly name?: string;
  /** `namespace` of app.yaml. Default: the name of the app */
  readonly namespace?: string;
  /** `podSecurity` of app.yaml. Default: restricted */
  readonly podSecurity?: 'restricted' | 'baseline' | 'privileged';
  /** The beginning of cluster.yaml, see `sampleSources`. */
  readonly clusterYaml?: string;
  /** Other sources, see `sampleSources`. */
  readonly files?: Sources;
}

/** What the code of an app gives in one cluster. */
export interface RenderedApp {
  /** All findings of the cluster with the app, as `nodeless check` tells them. */
  readonly diagnostics: readonly Diagnostic[];
  /** The objects of the app; empty where an error stands in the sources, or the code asks for what it may not have. */
  readonly resources: readonly Manifest[];
}

/**
 * Runs the code of an app for a small cluster, with the checks, and under the watch for what it may not ask for.
 *
 * @param draw what app.ts exports
 * @throws what the code throws
 */
export function renderApp<Values>(
  draw: DrawApp<Values>,
  { name = 'app', clusterYaml = '', files = {}, values, ...settings }: RenderAppOptions<Values>,
): RenderedApp {
  const path = `apps/${name}/app.ts`;
  const head = { apiVersion: 'nodeless/v1alpha1', kind: 'Code', name };
  const app = JSON.parse(JSON.stringify({ ...head, ...settings, values })) as JsonObject;
  const sources = sampleSources({
    clusterYaml: listing(clusterYaml, name),
    files: { [`apps/${name}/app.yaml`]: printYaml(app), [path]: '', ...files },
  });
  const [cluster = ''] = clusterNames(sources);
  const code = new TestedCode(path, draw as unknown as Draw);
  const { draft, diagnostics } = renderedFrom(sources, {}, cluster, () => ({ value: code, diagnostics: [] }));
  const own = (draft?.components.resources ?? []).filter(({ application }) => application === name);
  return { diagnostics, resources: own.map(({ manifest }) => manifest) };
}

/** A cluster.yaml that lists the app, where it does not say itself what runs. */
function listing(clusterYaml: string, name: string): string {
  const parsed = parseYaml(clusterYaml);
  const [given] = 'problem' in parsed ? [] : parsed.documents;
  if (isJsonObject(given) && Object.hasOwn(given, 'apps')) return clusterYaml;
  return `${clusterYaml}${clusterYaml === '' || clusterYaml.endsWith('\n') ? '' : '\n'}apps: [${name}]\n`;
}

/** A function that a test imported, with whatever loads modules there. */
class TestedCode implements AppCode, Runnable {
  readonly file: string;
  readonly watch = new Watch(ownLine);
  readonly exported: SourceLocation;
  readonly #draw: Draw;

  constructor(file: string, draw: Draw) {
    this.file = file;
    this.exported = placeIn(file);
    this.#draw = draw;
  }

  drawFunction(): Draw {
    return this.#draw;
  }

  draw<T>(input: DrawInput, collect: (collector: Collector) => T): Outcome<T> {
    const thrown: unknown[] = [];
    const draw: Draw = (...given) => {
      try {
        return this.#draw(...given);
      } catch (error) {
        thrown.push(error);
        throw error;
      }
    };
    const runnable = {
      file: this.file,
      watch: this.watch,
      exported: this.exported,
      drawFunction: () => draw,
    };
    const outcome = drawn(runnable, input, collect);
    if (thrown.length > 0 && outcome.diagnostics.every(({ code }) => code !== 'app-ts/impure'))
      throw thrown[0];
    return outcome;
  }
}

/** The first line in a stack that is neither of a library nor of this program. */
function ownLine(stack: string): SourceLocation | undefined {
  return firstFrame(
    process.cwd(),
    stack,
    (file) =>
      !file.includes(`${sep}node_modules${sep}`) && (!file.startsWith(PACKAGE_FOLDER) || TEST.test(file)),
  );
}

/** In the repository of the program tests lie beside it. */
const TEST = /\.test\.[cm]?[jt]s$/;
