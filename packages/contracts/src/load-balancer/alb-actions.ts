import { z } from 'zod';
import { codedCheck, type CodedIssue } from '../issue.ts';
import { forwardProblems } from './forward.ts';
import { flag, integer, item, list, matching, oneOf, shaped, words } from './options.ts';
import { serviceName, servicePort } from './values.ts';

const existingTargetGroup = {
  targetGroupARN: item(
    'ARN of a target group that exists.',
    'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:targetgroup/web/0123456789abcdef',
  ).optional(),
  targetGroupName: item('Name of a target group that exists.', 'web-blue').optional(),
};

const targetGroup = z.strictObject({
  ...existingTargetGroup,
  serviceName: serviceName().optional(),
  servicePort: servicePort().describe('Number or name of a port of the Service.').optional(),
  weight: integer({ min: 0, max: 999, example: 20 }, 'Share of the requests.').optional(),
});

const forwardConfig = z
  .strictObject({
    targetGroups: list(targetGroup, 'Where requests go, at most five places.'),
    targetGroupStickinessConfig: z
      .strictObject({
        enabled: flag('Send a client to the same target group again.').optional(),
        durationSeconds: integer(
          { min: 1, max: 604_800, example: 3600 },
          'Seconds that this lasts.',
        ).optional(),
      })
      .describe('Whether clients stay with a target group.')
      .optional(),
  })
  .check(codedCheck(({ targetGroups }) => forwardProblems(targetGroups, 5)));

const REDIRECT_PORT =
  /^(#\{port\}|[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$/;

const redirectConfig = z.strictObject({
  host: words('Host to go to.', 'www.example.com', '#{host}').optional(),
  path: matching(/^\/\S*$/, '/new/#{path}', 'Path to go to.', '/#{path}').optional(),
  port: matching(REDIRECT_PORT, '443', 'Port to go to, as text.', '#{port}').optional(),
  protocol: oneOf(['HTTP', 'HTTPS', '#{protocol}'], 'Protocol to go to.', '#{protocol}').optional(),
  query: words('Query without the question mark.', 'from=old&#{query}', '#{query}').optional(),
  statusCode: oneOf(['HTTP_301', 'HTTP_302'], 'Permanent or temporary.'),
});

const fixedResponseConfig = z.strictObject({
  contentType: oneOf(
    ['text/plain', 'text/css', 'text/html', 'application/javascript', 'application/json'],
    'Type of the body.',
  ).optional(),
  messageBody: shaped(
    /^[\s\S]{0,1024}$/,
    'text of at most 1024 characters',
    'Back soon',
    'Body of the answer.',
  ).optional(),
  statusCode: matching(/^[245][0-9]{2}$/, '503', 'Status of the answer, as text.'),
});

/** What an ALB does with requests for one path, by the controller's own field names. */
export const AlbActionSchema = z
  .strictObject({
    type: oneOf(
      ['forward', 'redirect', 'fixed-response'],
      'What to do; the configuration of the same name says how.',
    ),
    ...existingTargetGroup,
    forwardConfig: forwardConfig.describe('How requests are shared; for type: forward.').optional(),
    redirectConfig: redirectConfig.describe('Where clients are sent; for type: redirect.').optional(),
    fixedResponseConfig: fixedResponseConfig
      .describe('What is answered; for type: fixed-response.')
      .optional(),
  })
  .check(codedCheck(actionProblems))
  .meta({
    examples: [{ type: 'redirect', redirectConfig: { host: 'www.example.com', statusCode: 'HTTP_301' } }],
  });

interface Action {
  readonly type: string;
  readonly targetGroupARN?: unknown;
  readonly targetGroupName?: unknown;
  readonly forwardConfig?: unknown;
  readonly redirectConfig?: unknown;
  readonly fixedResponseConfig?: unknown;
}

const CONFIG_OF_TYPE = {
  forward: 'forwardConfig',
  redirect: 'redirectConfig',
  'fixed-response': 'fixedResponseConfig',
} as const;

function* actionProblems(action: Action): Iterable<CodedIssue> {
  const existing = action.targetGroupARN !== undefined || action.targetGroupName !== undefined;
  for (const [type, key] of Object.entries(CONFIG_OF_TYPE)) {
    const given = action[key] !== undefined;
    if (type !== action.type && given) {
      yield { code: 'spec/conflict', message: `${key} needs type: ${type}`, path: [key] };
    }
    if (type === action.type && !given && !(type === 'forward' && existing)) {
      yield { code: 'spec/missing-key', message: `an action of type ${type} needs ${key}`, path: [] };
    }
  }
  if (existing && (action.type !== 'forward' || action.forwardConfig !== undefined)) {
    const message =
      'targetGroupARN and targetGroupName stand for forwardConfig, in an action of type forward';
    yield { code: 'spec/conflict', message };
  }
}
