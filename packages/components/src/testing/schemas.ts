import {
  INGRESS_CLASS_PARAMS_API_VERSION,
  NODE_CLASS_API_VERSION,
  validateNodeClass,
} from '@nodeless/contracts/auto-mode';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '@nodeless/core';

const FOLDER = join(__dirname, '../../../../../shared/contracts/jsonschema');

/** `test` where the upstream contract files lie beside the project, a visible skip elsewhere. */
export const contractTest: jest.It = existsSync(FOLDER) ? test : test.skip;

interface KindIndex {
  readonly 'x-kinds': Readonly<Record<string, { readonly ref: string; readonly namespaced: boolean }>>;
}

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
const compiled = new Map<string, ValidateFunction>();
const read = <T>(file: string) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as T;

/** What is wrong with an object by the strict schema of its kind, as this Kubernetes version or its CRD has it. */
export function schemaProblems(manifest: Manifest, kubernetes: string): string[] {
  const { apiVersion, kind } = manifest;
  // AWS publishes no schemas of what Auto Mode brings: the guide, and the kind that the controller's has the fields of.
  if (apiVersion === NODE_CLASS_API_VERSION && kind === 'NodeClass')
    return validateNodeClass(manifest).map(({ path, message }) => `/${path.join('/')} ${message}`);
  if (apiVersion === INGRESS_CLASS_PARAMS_API_VERSION && kind === 'IngressClassParams')
    return schemaProblems({ ...manifest, apiVersion: 'elbv2.k8s.aws/v1beta1' }, kubernetes);
  const validate = validatorOf(manifest, kubernetes);
  validate(manifest);
  return (validate.errors ?? []).map(
    (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
  );
}

function validatorOf({ apiVersion, kind }: Manifest, kubernetes: string): ValidateFunction {
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  const crd = `${kind.toLowerCase()}.${group}.${version}.strict.json`;
  if (existsSync(join(FOLDER, crd))) return compile(crd, () => read<object>(crd));
  const id = `urn:k8s:v${kubernetes}`;
  if (ajv.getSchema(id) === undefined) ajv.addSchema(read<object>(`kubernetes-v${kubernetes}.strict.json`));
  const index = ajv.getSchema(id)?.schema as KindIndex;
  const entry = index['x-kinds'][`${apiVersion}/${kind}`];
  if (entry === undefined) throw new Error(`Kubernetes ${kubernetes} does not serve ${apiVersion} ${kind}`);
  return compile(id + entry.ref, () => ({ $ref: id + entry.ref }));
}

function compile(key: string, schema: () => object): ValidateFunction {
  const validate = compiled.get(key) ?? ajv.compile(schema());
  compiled.set(key, validate);
  return validate;
}
