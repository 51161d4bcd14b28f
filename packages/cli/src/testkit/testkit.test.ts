import { defineConfig, defineDanger, defineRule, z, type NodelessConfig, type Rule } from '../kit.ts';
import {
  edited,
  expectDanger,
  expectFinding,
  expectNoDanger,
  expectNoErrors,
  expectNoFinding,
  objectNamed,
  renderCluster,
  reviewChange,
  sampleSources,
} from './index.ts';

const CLUSTER = 'clusters/sample/cluster.yaml';
const APP = 'apps/hello/app.yaml';

const CODE = { code: 'a.b/c', severity: 'error', title: 'One' } as const;

const replicas = defineRule({
  codes: [{ code: 'example.com/replicas', severity: 'error', title: 'hello has another number of pods' }],
  *check({ resources, finding }) {
    for (const { manifest, origin } of resources) {
      if (manifest.kind === 'Deployment' && manifest.metadata.name === 'hello')
        yield finding(origin.specPath, 'example.com/replicas', 'hello is deployed', { severity: 'warning' });
    }
  },
});
const scaled = defineDanger({
  id: 'example.com/scaled',
  severity: 'danger',
  consequence: 'more pods run',
  remedy: 'ask the owner',
  *check({ changes }) {
    for (const on of changes) if (on.object.kind === 'Deployment') yield { on, what: 'is scaled' };
  },
});
const CONFIG = defineConfig({ rules: [replicas], dangers: [scaled] });
const SCALED = edited(sampleSources(), APP, 'replicas: 2', 'replicas: 3');

describe('the sample', () => {
  const rendered = renderCluster(sampleSources());

  test('has no findings but notes, and all that a cluster is made of', () => {
    expect(rendered.name).toBe('sample');
    expect(rendered.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expectNoErrors(rendered);
    expect(objectNamed(rendered, 'Deployment', 'hello', 'hello')).toMatchObject({ spec: { replicas: 2 } });
    expect(rendered.files['clusters/sample/rendered/eksctl/cluster.yaml']).toContain('kind: ClusterConfig');
    expect(rendered.files['clusters/sample/rendered/manifests/hello/deployment-hello.hello.yaml']).toContain(
      'replicas: 2',
    );
  });

  test('is completed behind the lines that are given', () => {
    const sources = sampleSources({ clusterYaml: 'components:\n  kubeOpsView: { size: 1 }\n' });
    expect(sources[CLUSTER]).toMatch(/^components:\n {2}kubeOpsView: \{ size: 1 \}\napiVersion: /);
    const { diagnostics } = renderCluster(sources);
    expectFinding({ diagnostics }, { code: 'spec/unknown-key', at: `${CLUSTER}:2:18` });
    expect(diagnostics).toHaveLength(1);
  });

  test('takes the name that is given, and other files', () => {
    const sources = sampleSources({
      clusterYaml: 'name: other\napps: [web]',
      files: { 'apps/web/app.yaml': (sampleSources()[APP] ?? '').replace('name: hello', 'name: web') },
    });
    expect(sources[CLUSTER]).toBeUndefined();
    const other = renderCluster(sources);
    expectNoErrors(other);
    expect(other.name).toBe('other');
    objectNamed(other, 'Deployment', 'web');
    expect(() => objectNamed(other, 'Deployment', 'hello')).toThrow(
      'there is no Deployment hello; there are ',
    );
  });

  test('keeps what is no YAML, so that its findings can be looked at', () => {
    const { diagnostics, resources, files } = renderCluster(sampleSources({ clusterYaml: 'a: [\n' }));
    expectFinding({ diagnostics }, { code: 'yaml/syntax', severity: 'error' });
    expect({ resources, files }).toEqual({ resources: [], files: {} });
  });

  test.each([
    [CLUSTER, 'nothing', 'stands in clusters/sample/cluster.yaml 0 times'],
    [APP, 'http', 'times, and not once'],
    ['apps/web/app.yaml', 'a', 'there is no source apps/web/app.yaml; there are '],
  ])('an edit of %s that does not fit is refused', (path, from, message) => {
    expect(() => edited(sampleSources(), path, from, 'x')).toThrow(message);
  });
});

describe('what renderCluster refuses', () => {
  const sources = sampleSources();

  test('no cluster, several, one that is not there, and a missing file', () => {
    const { [CLUSTER]: cluster = '', ...rest } = sources;
    expect(() => renderCluster(rest)).toThrow('the sources hold no clusters/<name>/cluster.yaml');
    const two = { ...sources, 'clusters/b/cluster.yaml': cluster.replace('name: sample', 'name: b') };
    expect(() => renderCluster(two)).toThrow('name one of b, sample');
    expectNoErrors(renderCluster(two, {}, 'b'));
    expect(() => renderCluster(two, {}, 'c')).toThrow('the sources do not hold clusters/c/cluster.yaml');
  });

  test('a config that nodeless refuses, with all its problems', () => {
    const wrong = { rules: [{ codes: [{ ...CODE, code: 'own' }], check: 1 }] } as unknown as NodelessConfig;
    expect(() => renderCluster(sources, wrong)).toThrow(
      'the config is refused:\n  rules.0.codes.0.code: must look like example.com/image-registry\n  rules.0.check: must be a function',
    );
  });

  test('what code of the config throws, as it is', () => {
    const error = new Error('no');
    const check = (): never => {
      throw error;
    };
    expect(() => renderCluster(sources, { rules: [{ codes: [CODE], check }] })).toThrow(error);
    expect(() => reviewChange(sources, SCALED, { dangers: [{ ...scaled, check }] })).toThrow(error);
  });

  test.each([
    [
      () => [{ code: 'a.b/c', severity: 'fatal', message: 'one' }],
      'it found something of a wrong form: severity: ',
    ],
    [
      () => [{ code: 'a.b/d', severity: 'error', message: 'one' }],
      'it reports a.b/d, which is not in its codes',
    ],
  ])('a finding of a wrong form, and one that is not declared', (check, message) => {
    const wrong = { codes: [CODE], check } as unknown as Rule;
    const component = {
      ...{ key: 'own', title: 'Own', description: 'Own.', applications: ['own'] },
      ...{ options: z.strictObject({}), rules: [wrong] },
    };
    expect(() => renderCluster(sources, { rules: [wrong] })).toThrow(message);
    expect(() => renderCluster(sources, { components: [component] })).toThrow(message);
  });

  test('a danger of a wrong form', () => {
    const wrong = { ...scaled, check: () => [{ what: '' }] };
    expect(() => reviewChange(sources, SCALED, { dangers: [wrong] })).toThrow(
      'it found something of a wrong form',
    );
  });
});

test('a component of its own is rendered and checked', () => {
  const own: NodelessConfig = {
    components: [
      {
        key: 'own',
        title: 'Own',
        description: 'Own.',
        options: z.strictObject({ size: z.int().max(3).describe('Size.') }),
        applications: ['own'],
        problems: () => [],
      },
    ],
  };
  const wrong = sampleSources({ clusterYaml: 'components:\n  own: { size: 9 }\n' });
  expectFinding(renderCluster(wrong, own), {
    code: 'spec/invalid-value',
    at: `${CLUSTER}:2:16`,
    message: /largest|at most|too large/,
  });
  expectFinding(renderCluster(wrong), { code: 'spec/unknown-key', at: `${CLUSTER}:2` });
});

describe('assertions', () => {
  const rendered = renderCluster(sampleSources(), CONFIG);

  test('a finding is given back', () => {
    const { message } = expectFinding(rendered, {
      code: 'example.com/replicas',
      severity: 'warning',
      at: APP,
      message: 'is deployed',
    });
    expect(message).toContain('hello is deployed');
    expectNoFinding(rendered, { code: 'example.com/other' });
    expectNoFinding(rendered, { code: 'example.com/replicas', severity: 'error' });
  });

  test.each([
    [{ code: 'example.com/other' }, 'no finding is code example.com/other; there are:'],
    [{ code: 'example.com/replicas', at: `${APP}:1000` }, `at ${APP}:1000; there are:`],
    [{ code: 'example.com/replicas', at: 'apps/hello/app' }, 'there are:'],
    [{ code: 'example.com/replicas', severity: 'error' as const }, 'severity error; there are:'],
    [{ code: 'example.com/replicas', message: /^other/ }, 'message /^other/; there are:'],
  ])('one that is not there fails with all that are: %j', (expected, words) => {
    expect(() => expectFinding(rendered, expected)).toThrow(words);
    expect(() => expectFinding(rendered, expected)).toThrow(
      new RegExp(`warning example\\.com/replicas ${APP}:\\d+:\\d+ hello is deployed`),
    );
    expect(() => expectFinding({ diagnostics: [] }, expected)).toThrow('(none)');
  });

  test('the stack of a failure begins in the test', () => {
    const fails = (): unknown => expectFinding(rendered, { code: 'example.com/other' });
    const error = ((): unknown => {
      try {
        return fails();
      } catch (thrown) {
        return thrown;
      }
    })();
    expect((error as Error).stack?.split('\n').find((line) => line.includes(' at '))).toContain('fails');
  });

  test('a finding that must not be there, and errors, fail with their places', () => {
    expect(() => expectNoFinding(rendered, { code: 'example.com/replicas' })).toThrow(
      /there are findings:\n {2}warning example\.com\/replicas /,
    );
    expectNoErrors(rendered);
    const broken = renderCluster(sampleSources({ clusterYaml: 'region: nowhere\n' }));
    expect(() => expectNoErrors(broken)).toThrow(
      /^there are errors:\n {2}error spec\/.* clusters\/sample\/cluster\.yaml:1:9 /,
    );
  });

  test('an object that is not there, or twice, fails with those that are', () => {
    expect(() => objectNamed(rendered, 'Gateway', 'a')).toThrow(
      /no object of its kind; kinds are .*Deployment/,
    );
    const twice = { resources: [...rendered.resources, ...rendered.resources] };
    expect(() => objectNamed(twice, 'Deployment', 'hello')).toThrow(
      'there are 2 objects Deployment hello: name the namespace',
    );
  });
});

describe('a change', () => {
  const report = reviewChange(sampleSources(), SCALED, CONFIG);

  test('has the dangers of its own and of Nodeless', () => {
    expect(report.changes.map(({ object }) => object.name)).toEqual(['hello']);
    const { places } = expectDanger(report, {
      ...{ rule: 'example.com/scaled', severity: 'danger', title: 'is scaled' },
      ...{ object: 'Deployment hello/hello', waived: false },
    });
    expect(places[0].cluster).toBe('sample');
    const gone = edited(sampleSources(), CLUSTER, 'apps: [hello]', 'apps: []');
    expect(reviewChange(sampleSources(), gone).dangers.length).toBeGreaterThan(0);
    expectNoDanger(reviewChange(sampleSources(), sampleSources(), CONFIG), { rule: 'example.com/scaled' });
  });

  test.each([
    { rule: 'example.com/other' },
    { rule: 'example.com/scaled', severity: 'warning' as const },
    { rule: 'example.com/scaled', title: /^is/ },
    { rule: 'example.com/scaled', object: 'Deployment hello' },
    { rule: 'example.com/scaled', waived: true },
  ])('a danger that is not there fails with those that are: %j', (expected) => {
    expect(() => expectDanger(report, expected)).toThrow(
      '\n  danger example.com/scaled Deployment hello/hello is scaled',
    );
  });

  test('one that must not be there fails', () => {
    expect(() => expectNoDanger(report, { rule: 'example.com/scaled' })).toThrow(
      'there are dangers:\n  danger example.com/scaled ',
    );
  });

  test('a waiver counts until its day is over', () => {
    const waived = edited(
      SCALED,
      CLUSTER,
      'apps: [hello]',
      'apps: [hello]\nwaivers:\n  - { rule: example.com/scaled, reason: agreed with all, expires: 2027-01-31 }',
    );
    const on = (today: string) => reviewChange(sampleSources(), waived, CONFIG, { today });
    expectDanger(on('2027-01-31'), { rule: 'example.com/scaled', waived: true });
    expectDanger(on('2027-02-01'), { rule: 'example.com/scaled', waived: false });
    expect(() => reviewChange(sampleSources(), waived)).toThrow(
      /the sources after the change have errors:\n.*no danger of nodeless\.config is called "example\.com\/scaled"/,
    );
  });

  test('sources with errors are refused with their side', () => {
    const broken = sampleSources({ clusterYaml: 'region: nowhere\n' });
    expect(() => reviewChange(broken, SCALED)).toThrow(
      'the sources before the change have errors:\n  error spec/',
    );
    expect(() => reviewChange(SCALED, broken)).toThrow(
      'the sources after the change have errors:\n  error spec/',
    );
  });
});
