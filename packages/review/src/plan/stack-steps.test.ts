import { config, stepsOf } from '../testing/plans.ts';
import { reviewFiles } from '../testing/trees.ts';

const QUEUE = (name: string) => ({
  'cloudformation/karpenter.yaml': {
    Resources: { Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: name } } },
  },
});

describe('stacks', () => {
  const tags = (value: string) => ({
    metadata: { tags: { cost: value, 'karpenter.sh/discovery': 'prod' } },
  });
  const deploy =
    'aws cloudformation deploy --region eu-central-1 --stack-name Karpenter-prod --template-file clusters/prod/rendered/cloudformation/karpenter.yaml --capabilities CAPABILITY_NAMED_IAM --no-fail-on-empty-changeset';

  test('are updated with their tags, and what is replaced is said', () => {
    const { plans } = reviewFiles(
      { ...QUEUE('a'), ...config(tags('x')) },
      { ...QUEUE('b'), ...config(tags('x')) },
    );
    expect(plans[0]?.steps).toMatchObject([
      {
        title: 'update the stack of karpenter',
        commands: [`${deploy} --tags cost=x`],
        disrupts: 'replaced: Q',
      },
    ]);
  });

  test('that are new are created', () => {
    const { plans } = reviewFiles(config(tags('x')), { ...QUEUE('a'), ...config(tags('x')) });
    expect(plans[0]?.steps).toMatchObject([
      { title: 'create the stack of karpenter', commands: [`${deploy} --tags cost=x`], disrupts: 'nothing' },
    ]);
  });

  test('get the new tags of the cluster although their templates stay', () => {
    const steps = stepsOf(tags('x'), tags('y'), QUEUE('a'));
    expect(steps[0]).toMatchObject({
      title: 'update the stack of karpenter',
      commands: [`${deploy} --tags cost=y`],
    });
  });

  test('that go are deleted after the merge', () => {
    const { plans } = reviewFiles({ ...QUEUE('a'), ...config({}) }, config({}));
    expect(plans[0]?.steps).toMatchObject([
      {
        title: 'delete the stack of karpenter',
        when: 'after-merge',
        commands: ['aws cloudformation delete-stack --region eu-central-1 --stack-name Karpenter-prod'],
        disrupts: 'everything in it goes: Q',
      },
    ]);
  });
});
