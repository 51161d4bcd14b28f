import {
  INGRESS_CLASS_PARAMS_API_VERSION,
  NODE_CLASS_API_VERSION,
  validateNodeClass,
} from '@nodeless/contracts/auto-mode';
import { isJsonObject, type JsonValue } from '@nodeless/core';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { contractExists, contractJson, type ContractFolder } from './contracts.ts';

const EKSCTL_SCHEMA = 'clusterconfig.schema.v0.230.0.json';

/** One of each for the schemas of a folder: those of two folders have the same ids. */
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

interface KindIndex {
  readonly 'x-kinds': Readonly<Record<string, { readonly ref: string; readonly namespaced: boolean }>>;
}

/**
 * The kind that the add-on snapshot-controller brings.
 * Source: https://github.com/kubernetes-csi/external-snapshotter/blob/v8.2.0/client/config/crd/snapshot.storage.k8s.io_volumesnapshotclasses.yaml
 */
const SNAPSHOT_CLASS = {
  type: 'object',
  properties: {
    apiVersion: {},
    kind: {},
    metadata: { type: 'object' },
    driver: { type: 'string' },
    deletionPolicy: { enum: ['Delete', 'Retain'] },
    parameters: { type: 'object', additionalProperties: { type: 'string' } },
  },
  required: ['deletionPolicy', 'driver'],
  additionalProperties: false,
};

/**
 * What the strict schema of an object says against it: that of its CRD, or of the Kubernetes version (`1.35`; 1.37 is in
 * the folder of November alone).
 */
export function objectProblems(
  object: JsonValue,
  kubernetes: string,
  folder: ContractFolder = 'contracts',
): string[] {
  if (!isJsonObject(object)) return ['is no map'];
  const { apiVersion, kind } = object;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return ['has no apiVersion or kind'];
  // AWS publishes no schemas of what Auto Mode brings: the guide, and the kind that the controller's has the fields of.
  if (apiVersion === NODE_CLASS_API_VERSION && kind === 'NodeClass')
    return validateNodeClass(object).map(({ path, message }) => `/${path.join('/')} ${message}`);
  if (apiVersion === INGRESS_CLASS_PARAMS_API_VERSION && kind === 'IngressClassParams')
    return objectProblems({ ...object, apiVersion: 'elbv2.k8s.aws/v1beta1' }, kubernetes, folder);
  if (apiVersion === 'snapshot.storage.k8s.io/v1' && kind === 'VolumeSnapshotClass')
    return problemsBy(
      validator(folder, kind, () => SNAPSHOT_CLASS),
      object,
    );
  const validate = schemaOf(folder, apiVersion, kind, kubernetes);
  return validate === undefined
    ? [`Kubernetes ${kubernetes} does not serve ${apiVersion} ${kind}`]
    : problemsBy(validate, object);
}

/** What eksctl's own schema says against a ClusterConfig. */
export function clusterConfigProblems(config: JsonValue): string[] {
  return problemsBy(
    validator('contracts', EKSCTL_SCHEMA, () => contractJson('contracts', 'eksctl', EKSCTL_SCHEMA) as object),
    config,
  );
}

function schemaOf(
  folder: ContractFolder,
  apiVersion: string,
  kind: string,
  kubernetes: string,
): ValidateFunction | undefined {
  const { ajv, compiled } = KITS[folder];
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  const crd = `${kind.toLowerCase()}.${group}.${version}.strict.json`;
  if (contractExists(folder, 'jsonschema', crd))
    return validator(folder, crd, () => contractJson(folder, 'jsonschema', crd) as object);
  const all = `kubernetes-v${kubernetes}.strict.json`;
  const known = compiled.get(`${all}/${apiVersion}/${kind}`);
  if (known !== undefined) return known;
  const index = contractJson(folder, 'jsonschema', all) as KindIndex;
  const entry = index['x-kinds'][`${apiVersion}/${kind}`];
  if (entry === undefined) return undefined;
  const id = `urn:k8s:v${kubernetes}`;
  if (ajv.getSchema(id) === undefined) ajv.addSchema(index as object);
  return validator(folder, `${all}/${apiVersion}/${kind}`, () => ({ $ref: `${id}${entry.ref}` }));
}

function validator(folder: ContractFolder, key: string, schema: () => object): ValidateFunction {
  const { ajv, compiled } = KITS[folder];
  const known = compiled.get(key) ?? ajv.compile(schema());
  compiled.set(key, known);
  return known;
}

function problemsBy(validate: ValidateFunction, value: JsonValue): string[] {
  if (validate(value) === true) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
