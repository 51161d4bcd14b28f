import type { ChangeReport } from '@nodeless/review';
import { bootstrapped, readTree, revisionOf } from '../testing/argocd-simulation/example.ts';
import { describeId } from '../testing/argocd-simulation/objects.ts';
import { GitRepository } from '../testing/git-repository.ts';
import type { Scenario } from '../testing/scenario.ts';
import { CLUSTER, SCENARIOS } from '../testing/scenarios.ts';

jest.setTimeout(300_000);
const repository = new GitRepository([CLUSTER]);
afterAll(() => repository.remove());

beforeAll(() => repository.start());

const tree = () => readTree(repository.root, CLUSTER);

describe.each(SCENARIOS)('$name', (scenario) => {
  beforeAll(() => {
    repository.git('checkout', '--quiet', '--force', '-B', 'scenario', 'main');
    repository.git('clean', '--quiet', '-d', '--force');
  });

  test('diff says what Argo CD then does', async () => {
    const simulation = bootstrapped(CLUSTER, tree());
    expect(simulation.settle().waiting).toEqual([]);
    await change(scenario);
    expect(await said()).toEqual({ changes: scenario.changes, dangers: scenario.dangers });

    scenario.before?.(simulation);
    simulation.commit(revisionOf('commit-2', CLUSTER, tree()));
    const { waiting, restless } = simulation.settle();
    expect(restless).toEqual([]);
    expect(waiting.filter(({ application }) => application !== 'root')).toEqual(
      Object.entries(scenario.waiting).map(([application, reason]) => ({
        application,
        reason: expect.stringContaining(reason) as string,
      })),
    );
    for (const id of scenario.live ?? [])
      expect([describeId(id), simulation.live.get(id)?.id]).toEqual([describeId(id), id]);
    for (const id of scenario.gone ?? [])
      expect([describeId(id), simulation.live.get(id)]).toEqual([describeId(id), undefined]);
    if (scenario.reverts !== true) return;
    repository.git('revert', '--no-edit', '--no-gpg-sign', 'HEAD');
    simulation.commit(revisionOf('commit-3', CLUSTER, tree()));
    expect(simulation.settle().waiting).toEqual([]);
  });
});

async function change({ name, edit, byHand }: Scenario): Promise<void> {
  edit(repository);
  if (byHand !== true) return repository.commit(name);
  repository.git('add', '--all');
  repository.git('commit', '--quiet', '--no-verify', '--allow-empty', '--message', name);
}

async function said() {
  const { out } = await repository.run('diff', '--base', 'main', '--head', 'HEAD', '--direct', '--json');
  const { changes, dangers } = JSON.parse(out) as ChangeReport;
  return {
    changes: changes.map(
      ({ operation, object: { kind, name }, places: [{ application }] }) =>
        `${operation} ${kind} ${name} in ${application}`,
    ),
    dangers: dangers.map(({ rule, title }) => [rule, title]),
  };
}
