import { type Diagnostic, hasErrors } from '@nodeless/core';
import { type PlannedFile, PrintCache } from '@nodeless/tree';
import { type LoadedFleet, loadFleet, modelOf } from '../../fleet.ts';
import { renderCluster } from '../../pipeline.ts';
import { FLEET_SOURCES } from '../repository.ts';
import { type Choice, sourcesOf } from './sources.ts';

/** What comes of a choice: files, or the errors that refuse it. */
export type Attempt =
  | { readonly kind: 'rendered'; readonly files: readonly PlannedFile[] }
  | { readonly kind: 'refused'; readonly errors: readonly Diagnostic[] };

const printed = new PrintCache();
let loaded: LoadedFleet | undefined;

/** Renders a cluster with these answers, on the fleet of the tests. */
export function attempt(choice: Choice): Attempt {
  const model = modelOf(fleet(), sourcesOf(choice));
  if (model.value === undefined) return refused(model.diagnostics);
  const rendered = renderCluster(model.value, printed);
  return rendered.value === undefined || hasErrors(rendered.diagnostics)
    ? refused(rendered.diagnostics)
    : { kind: 'rendered', files: rendered.value.files };
}

function refused(diagnostics: readonly Diagnostic[]): Attempt {
  return { kind: 'refused', errors: diagnostics.filter(({ severity }) => severity === 'error') };
}

function fleet(): LoadedFleet {
  loaded ??= loadFleet(FLEET_SOURCES).value;
  if (loaded === undefined) throw new Error('the fleet of the tests is not valid');
  return loaded;
}
