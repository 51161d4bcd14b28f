import { isAbsolute } from 'node:path';
import {
  convertibleSchema,
  convertToV1,
  type Convertible,
  type ConvertOptions,
} from '@nodeless/contracts/karpenter';
import { hasErrors, printYaml, type Diagnostic, type JsonObject, type Manifest } from '@nodeless/core';
import type { SourceFile } from '@nodeless/sources';
import { EXIT } from '../exit-codes.ts';
import { report, type Format } from '../output/report.ts';
import { isProblem, isSource, readSource } from '../repository/read-source.ts';
import type { CommandContext } from './context.ts';
import { readObjects, type InputObject } from './convert-input.ts';
import { noteAt, nothingConverted, passedOver } from './convert-notes.ts';

export interface ConvertCommandOptions {
  readonly format: Format;
  readonly role?: string;
  readonly instanceProfile?: string;
  /** Version of the Karpenter that will read the objects, `1.15.2`. */
  readonly karpenter?: string;
}

/** The name of standard input, on the command line and in findings. */
const STANDARD_INPUT = { argument: '-', path: '<stdin>' } as const;

const MISSING_HINT = 'check the path: it starts at the current folder';

/**
 * Prints the objects of older versions of Karpenter as v1, and a note about everything that is not simply carried over.
 * Needs no repository: the files are relative to the current folder.
 */
export async function convertCommand(
  context: CommandContext,
  paths: readonly string[],
  options: ConvertCommandOptions,
): Promise<void> {
  const read = await readAll(context, paths);
  const files = read.filter(isSource);
  const { objects, diagnostics } = convert(files, read.filter(isProblem), optionsOf(options));
  const failed = hasErrors(diagnostics);
  report(context.console, context.cwd, options.format, {
    diagnostics,
    result: { objects: failed ? [] : objects },
    summary: failed || objects.length === 0 ? [] : [printed(objects)],
    everyNote: true,
    textOf: (file) => textOf(files, file),
  });
  if (failed) context.exit(EXIT.findings);
}

async function readAll({ cwd, stdin }: CommandContext, paths: readonly string[]) {
  return Promise.all(
    [...new Set(paths)].map(async (path): Promise<SourceFile | Diagnostic> => {
      if (path === STANDARD_INPUT.argument) return { path: STANDARD_INPUT.path, bytes: await stdin() };
      const read = readSource(isAbsolute(path) ? '' : cwd, path);
      return isProblem(read) && read.code === 'source/missing' ? { ...read, hint: MISSING_HINT } : read;
    }),
  );
}

function convert(
  files: readonly SourceFile[],
  unread: readonly Diagnostic[],
  options: ConvertOptions,
): { readonly objects: readonly Manifest[]; readonly diagnostics: readonly Diagnostic[] } {
  const { value: all = [], diagnostics } = readObjects(files);
  const found = [...unread, ...diagnostics];
  const inputs: InputObject[] = [];
  const valid: Convertible[] = [];
  for (const object of all) {
    const schema = convertibleSchema(object.apiVersion, object.kind);
    if (schema === undefined) {
      found.push(...passedOver(object));
      continue;
    }
    const outcome = object.source.validate(schema);
    found.push(...outcome.diagnostics);
    if (outcome.value === undefined) continue;
    inputs.push(object);
    valid.push(outcome.value);
  }
  const { objects, notes } = convertToV1(valid, options);
  found.push(...notes.map((note) => noteAt(note, inputs)));
  const errors = found.filter(({ severity }) => severity === 'error');
  // With an error nothing is printed, and then notes about it are of no use.
  if (errors.length > 0) return { objects, diagnostics: errors };
  return { objects, diagnostics: objects.length > 0 ? found : [...found, nothingConverted(all)] };
}

function optionsOf({ role, instanceProfile, karpenter }: ConvertCommandOptions): ConvertOptions {
  const release = karpenter === undefined ? {} : { release: { version: karpenter } };
  if (role !== undefined) return { identity: { role }, ...release };
  return instanceProfile === undefined ? release : { identity: { instanceProfile }, ...release };
}

/** YAML documents without the last line feed, which whoever prints lines adds. */
function printed(objects: readonly Manifest[]): string {
  return objects
    .map((object) => printYaml(object as unknown as JsonObject))
    .join('---\n')
    .slice(0, -1);
}

function textOf(files: readonly SourceFile[], path: string): string | undefined {
  const file = files.find((one) => one.path === path);
  return file && new TextDecoder().decode(file.bytes);
}
