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

const SHARED = join(__dirname, '../../../../../shared');

/** Schemas of the programs of August 2026, and those of November: of the latter only what changed has files. */
export type ContractFolder = 'contracts' | 'contracts-2026-11';

const testWith = (...folders: readonly ContractFolder[]): jest.It =>
  folders.every((folder) => existsSync(join(SHARED, folder))) ? test : test.skip;

/** `test` where the upstream contract files lie beside the project, a visible skip elsewhere. */
export const contractTest: jest.It = testWith('contracts');

/** The same for the files of November 2026. */
export const novemberTest: jest.It = testWith('contracts', 'contracts-2026-11');

interface KindIndex {
  readonly 'x-kinds': Readonly<Record<string, { readonly ref: string; readonly namespaced: boolean }>>;
}

/** The schemas of two folders have the same ids. */
const KITS = { contracts: kit(), 'contracts-2026-11': kit() } as const;

interface Kit {
  readonly ajv: Ajv;
  readonly compiled: Map<string, ValidateFunction>;
}

function kit(): Kit {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  return { ajv, compiled: new Map() };
}

/** Where a schema is; one that did not change until November is that of August. */
function pathOf(folder: ContractFolder, file: string): string | undefined {
  return [folder, 'contracts']
    .map((one) => join(SHARED, one, 'jsonschema', file))
    .find((path) => existsSync(path));
}

function read<T>(folder: ContractFolder, file: string): T {
  const path = pathOf(folder, file);
  if (path === undefined) throw new Error(`${folder} has no ${file}`);
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

/**
 * EKS installs the CRD itself. Source: config/crd/bases/vpcresources.k8s.aws_securitygrouppolicies.yaml of
 * aws/amazon-vpc-resource-controller-k8s at 081e210b.
 */
const SECURITY_GROUP_POLICY = {
  type: 'object',
  additionalProperties: false,
  properties: {
    apiVersion: {},
    kind: {},
    metadata: { type: 'object' },
    spec: {
      type: 'object',
      additionalProperties: false,
      properties: {
        podSelector: {
          type: 'object',
          additionalProperties: false,
          properties: { matchLabels: { type: 'object', additionalProperties: { type: 'string' } } },
        },
        securityGroups: {
          type: 'object',
          additionalProperties: false,
          properties: { groupIds: { type: 'array', minItems: 1, maxItems: 16, items: { type: 'string' } } },
        },
      },
    },
  },
};

/** What is wrong with an object by the strict schema of its kind, as this Kubernetes version or its CRD has it. */
export function schemaProblems(
  manifest: Manifest,
  kubernetes: string,
  folder: ContractFolder = 'contracts',
): string[] {
  const { apiVersion, kind } = manifest;
  // AWS publishes no schemas of what Auto Mode brings: the guide, and the kind that the controller's has the fields of.
  if (apiVersion === NODE_CLASS_API_VERSION && kind === 'NodeClass')
    return validateNodeClass(manifest).map(({ path, message }) => `/${path.join('/')} ${message}`);
  if (apiVersion === INGRESS_CLASS_PARAMS_API_VERSION && kind === 'IngressClassParams')
    return schemaProblems({ ...manifest, apiVersion: 'elbv2.k8s.aws/v1beta1' }, kubernetes, folder);
  const validate =
    apiVersion === 'vpcresources.k8s.aws/v1beta1' && kind === 'SecurityGroupPolicy'
      ? compile(folder, kind, () => SECURITY_GROUP_POLICY)
      : validatorOf(manifest, kubernetes, folder);
  validate(manifest);
  return (validate.errors ?? []).map(
    (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
  );
}

function validatorOf(
  { apiVersion, kind }: Manifest,
  kubernetes: string,
  folder: ContractFolder,
): ValidateFunction {
  const { ajv } = KITS[folder];
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  const crd = `${kind.toLowerCase()}.${group}.${version}.strict.json`;
  if (pathOf(folder, crd) !== undefined) return compile(folder, crd, () => read<object>(folder, crd));
  const id = `urn:k8s:v${kubernetes}`;
  if (ajv.getSchema(id) === undefined)
    ajv.addSchema(read<object>(folder, `kubernetes-v${kubernetes}.strict.json`));
  const index = ajv.getSchema(id)?.schema as KindIndex;
  const entry = index['x-kinds'][`${apiVersion}/${kind}`];
  if (entry === undefined) throw new Error(`Kubernetes ${kubernetes} does not serve ${apiVersion} ${kind}`);
  return compile(folder, id + entry.ref, () => ({ $ref: id + entry.ref }));
}

function compile(folder: ContractFolder, key: string, schema: () => object): ValidateFunction {
  const { ajv, compiled } = KITS[folder];
  const validate = compiled.get(key) ?? ajv.compile(schema());
  compiled.set(key, validate);
  return validate;
}
