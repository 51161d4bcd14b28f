import {
  INGRESS_CLASS_PARAMS_API_VERSION,
  NODE_CLASS_API_VERSION,
  validateNodeClass,
} from '@nodeless/contracts/auto-mode';
import { isJsonObject, type JsonValue } from '@nodeless/core';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { contractExists, contractJson } from './contracts.ts';

const EKSCTL_SCHEMA = 'clusterconfig.schema.v0.230.0.json';

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
const compiled = new Map<string, ValidateFunction>();

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

/** What the strict schema of an object says against it: that of its CRD, or of the Kubernetes version (`1.35`). */
export function objectProblems(object: JsonValue, kubernetes: string): string[] {
  if (!isJsonObject(object)) return ['is no map'];
  const { apiVersion, kind } = object;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return ['has no apiVersion or kind'];
  // AWS publishes no schemas of what Auto Mode brings: the guide, and the kind that the controller's has the fields of.
  if (apiVersion === NODE_CLASS_API_VERSION && kind === 'NodeClass')
    return validateNodeClass(object).map(({ path, message }) => `/${path.join('/')} ${message}`);
  if (apiVersion === INGRESS_CLASS_PARAMS_API_VERSION && kind === 'IngressClassParams')
    return objectProblems({ ...object, apiVersion: 'elbv2.k8s.aws/v1beta1' }, kubernetes);
  if (apiVersion === 'snapshot.storage.k8s.io/v1' && kind === 'VolumeSnapshotClass')
    return problemsBy(
      validator(kind, () => SNAPSHOT_CLASS),
      object,
    );
  const validate = schemaOf(apiVersion, kind, kubernetes);
  return validate === undefined
    ? [`Kubernetes ${kubernetes} does not serve ${apiVersion} ${kind}`]
    : problemsBy(validate, object);
}

/** What eksctl's own schema says against a ClusterConfig. */
export function clusterConfigProblems(config: JsonValue): string[] {
  return problemsBy(
    validator(EKSCTL_SCHEMA, () => contractJson('eksctl', EKSCTL_SCHEMA) as object),
    config,
  );
}

function schemaOf(apiVersion: string, kind: string, kubernetes: string): ValidateFunction | undefined {
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  const crd = `${kind.toLowerCase()}.${group}.${version}.strict.json`;
  if (contractExists('jsonschema', crd))
    return validator(crd, () => contractJson('jsonschema', crd) as object);
  const all = `kubernetes-v${kubernetes}.strict.json`;
  const known = compiled.get(`${all}/${apiVersion}/${kind}`);
  if (known !== undefined) return known;
  const index = contractJson('jsonschema', all) as KindIndex;
  const entry = index['x-kinds'][`${apiVersion}/${kind}`];
  if (entry === undefined) return undefined;
  const id = `urn:k8s:v${kubernetes}`;
  if (ajv.getSchema(id) === undefined) ajv.addSchema(index as object);
  return validator(`${all}/${apiVersion}/${kind}`, () => ({ $ref: `${id}${entry.ref}` }));
}

function validator(key: string, schema: () => object): ValidateFunction {
  const known = compiled.get(key) ?? ajv.compile(schema());
  compiled.set(key, known);
  return known;
}

function problemsBy(validate: ValidateFunction, value: JsonValue): string[] {
  if (validate(value) === true) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
