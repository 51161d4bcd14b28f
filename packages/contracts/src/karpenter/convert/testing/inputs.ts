import { convertToV1, type Conversion, type ConvertOptions } from '../convert.ts';
import { convertibleSchema, type Convertible } from '../schemas/kinds.ts';

/** Reads plain objects as the schemas do; throws when one is refused. */
export function readAll(objects: readonly object[]): Convertible[] {
  return objects.map((object) => {
    const { apiVersion, kind } = object as { apiVersion: string; kind: string };
    const schema = convertibleSchema(apiVersion, kind);
    if (schema === undefined) throw new Error(`nothing reads ${apiVersion} ${kind}`);
    return schema.parse(object);
  });
}

/** Converts plain objects. */
export function converted(objects: readonly object[], options: ConvertOptions = {}): Conversion {
  return convertToV1(readAll(objects), options);
}

/** `0#spec.weight info convert/left-out` for every note, in the order in which they were taken. */
export function noted({ notes }: Conversion): string[] {
  return notes.map(({ at, severity, code }) => `${at.object}#${at.path.join('.')} ${severity} ${code}`);
}

/** Objects of files have no keys without values. */
function plain(apiVersion: string, kind: string, name: string, spec: object): object {
  return JSON.parse(JSON.stringify({ apiVersion, kind, metadata: { name }, spec })) as object;
}

export function provisioner(spec: object, name = 'default'): object {
  const ref = 'provider' in spec ? {} : { providerRef: { name: 'default' } };
  return plain('karpenter.sh/v1alpha5', 'Provisioner', name, { ...ref, ...spec });
}

export const SELECTORS = { subnetSelector: { a: 'b' }, securityGroupSelector: { c: 'd' } };

export function nodeTemplate(spec: object = {}, name = 'default'): object {
  return plain('karpenter.k8s.aws/v1alpha1', 'AWSNodeTemplate', name, { ...SELECTORS, ...spec });
}

export function oldNodePool(spec: object = {}, templateSpec: object = {}, name = 'default'): object {
  const template = { spec: { nodeClassRef: { name: 'default' }, requirements: [], ...templateSpec } };
  return plain('karpenter.sh/v1beta1', 'NodePool', name, { template, ...spec });
}

export const TERMS = {
  subnetSelectorTerms: [{ tags: { a: 'b' } }],
  securityGroupSelectorTerms: [{ tags: { c: 'd' } }],
};

export function oldNodeClass(spec: object = {}, name = 'default'): object {
  const smallest = { amiFamily: 'Bottlerocket', role: 'node', ...TERMS };
  return plain('karpenter.k8s.aws/v1beta1', 'EC2NodeClass', name, { ...smallest, ...spec });
}
