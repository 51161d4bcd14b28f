import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { contractExists, contractJson, contractTest, REPOSITORY } from '../testing/contracts.ts';
import { renderedObjects, type RenderedObject } from '../testing/rendered.ts';

const CLUSTERS = readdirSync(join(REPOSITORY, 'clusters'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
const compiled = new Map<string, ValidateFunction>();

function validator(key: string, schema: () => object): ValidateFunction {
  const known = compiled.get(key) ?? ajv.compile(schema());
  compiled.set(key, known);
  return known;
}

interface KindIndex {
  readonly 'x-kinds': Readonly<Record<string, { readonly ref: string; readonly namespaced: boolean }>>;
}

/** The strict schema of an object: of its CRD, or of the Kubernetes version of its cluster. */
function schemaOf({ apiVersion, kind }: RenderedObject['object'], kubernetes: string): ValidateFunction {
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  const crd = `${kind.toLowerCase()}.${group}.${version}.strict.json`;
  if (contractExists('jsonschema', crd))
    return validator(crd, () => contractJson('jsonschema', crd) as object);
  const all = `kubernetes-v${kubernetes}.strict.json`;
  const index = contractJson('jsonschema', all) as KindIndex;
  const entry = index['x-kinds'][`${apiVersion}/${kind}`];
  if (entry === undefined) throw new Error(`Kubernetes ${kubernetes} does not serve ${apiVersion} ${kind}`);
  if (ajv.getSchema(`urn:k8s:v${kubernetes}`) === undefined) ajv.addSchema(index as object);
  return validator(`${all}${entry.ref}`, () => ({ $ref: `urn:k8s:v${kubernetes}${entry.ref}` }));
}

describe.each(CLUSTERS)('%s', (cluster) => {
  const rendered = join(REPOSITORY, 'clusters', cluster, 'rendered');
  const clusterConfig = () =>
    parse(readFileSync(join(rendered, 'eksctl', 'cluster.yaml'), 'utf8')) as {
      metadata: { version: string };
    };

  contractTest('every object is valid for its strict schema (needs ../shared/contracts)', () => {
    const { version } = clusterConfig().metadata;
    const objects = renderedObjects(rendered);
    expect(objects.length).toBeGreaterThan(10);
    const problems = objects.flatMap(({ path, object }) => {
      const validate = schemaOf(object, version);
      return validate(object) ? [] : [{ path, errors: ajv.errorsText(validate.errors) }];
    });
    expect(problems).toEqual([]);
  });

  contractTest('eksctl accepts the ClusterConfig (needs ../shared/contracts)', () => {
    const name = 'clusterconfig.schema.v0.230.0.json';
    const validate = validator(name, () => contractJson('eksctl', name) as object);
    validate(clusterConfig());
    expect(validate.errors ?? []).toEqual([]);
  });
});
